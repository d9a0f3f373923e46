"""Writing, changing, deleting and hiding problem statements."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from bedreilag.frames import EVERYTHING
from bedreilag.joining.queries import most_write
from bedreilag.problems import queries
from bedreilag.problems.alike import Alike, most_alike
from bedreilag.problems.models import Problem
from bedreilag.refusals import AskedFirst, NotFound, Refusal
from bedreilag.rounds import undo
from bedreilag.rounds.actions import writable_round
from bedreilag.seats.actions import forget_words
from bedreilag.seats.authors import promised
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Round, Seminar
from bedreilag.work import announce, when_stored

# Later stages that show a problem say here what else must be drawn again.
tell_also: list[Callable[[Session, Problem], None]] = []
# And what must be drawn when it is new, so that nothing can stand on it yet.
tell_of_new: list[Callable[[Session, Problem], None]] = []


class HiddenByFacilitator(Refusal):
    """The facilitator has hidden the text; its author may delete it, but not change it."""

    message = _("Prosesslederen har skjult denne teksten. Spør gjerne hvorfor.")


class HideFirst(Refusal):
    """Hiding takes it off every screen, and gives votes on it back to those who gave them."""

    message = _("Skjul det overalt først. Da kan det slettes for godt.")


class SomethingAlike(AskedFirst):
    """Another in the group has written something like it. The author knows best whether it is."""

    message = _("Noen har skrevet noe som ligner: «%(text)s»%(stop)s Vil du sende din også?")

    def __init__(self, alike: Alike) -> None:
        stop = "" if alike.text.endswith((".", "!", "?", "…")) else "."
        super().__init__("text", text=alike.text, stop=stop)
        self.alike = alike
        self.presses = (*self.presses, (_("Send som det samme"), "same_as", alike.id))

    @property
    def more(self) -> dict[str, Any]:
        shared = ", ".join(self.alike.words)
        return super().more | {"why": str(_("Begge handler om: %(words)s.")) % {"words": shared}}


def write_problem(
    session: Session,
    author: Participant,
    text: str,
    *,
    sure: bool = False,
    same_as: int | None = None,
    promise: str = "",
) -> Problem:
    """Store one problem statement of the author's group in the open problem round.

    In the shared part the author is asked once when somebody in the group has written something
    like it. `same_as` says that it is the same in other words: both stay, tied together.
    """
    current = writable_round(session, author.seminar_id, "problem")
    is_shared = current.state == "shared"
    if is_shared and not sure and not same_as and queries.may_be_alike(session, author, text):
        _ask_about_alike(text, queries.of_others(session, author))
    others = queries.of_others(session, author) if is_shared and same_as else []
    problem = Problem(
        seminar_id=author.seminar_id,
        round_id=current.id,
        group_id=author.group_id,
        author_id=author.id,
        text=text,
        promise=promised(author.seminar, promise),
        near_duplicate_of_id=same_as if same_as in {one.id for one in others} else None,
        submitted_at_second=_seconds_since(current.opened_at),
    )
    # What it belongs to is at hand, and need not be looked for when it is drawn.
    for name, row in (("seminar", author.seminar), ("round", current)):
        set_committed_value(problem, name, row)
    session.add(problem)
    _new_texts(session)[author.group_id] += 1
    when_stored(session, partial(tell, session, problem, is_new=True))
    return problem


def _ask_about_alike(text: str, others: list[Problem]) -> None:
    if alike := most_alike(text, [(one.id, one.text) for one in others]):
        raise SomethingAlike(alike)


def edit_problem(session: Session, author: Participant, problem_id: int, text: str) -> None:
    """Change one's own text, in every place that shows it."""
    problem = _own(session, author, problem_id)
    writable_round(session, author.seminar_id, "problem")
    if problem.hidden_at:
        raise HiddenByFacilitator
    problem.edited = problem.edited or problem.text != text
    problem.text = text
    tell(session, problem)


def delete_problem(session: Session, author: Participant, problem_id: int) -> None:
    """Take one's own text away for good. Deleting it twice is deleting it once."""
    problem = queries.own(session, author, problem_id)
    if problem is None:
        return
    writable_round(session, author.seminar_id, "problem")
    _take_away(session, problem)


def hide_problem(session: Session, seminar: Seminar, problem_id: int, hidden: bool) -> None:
    """Hide a text on every screen at once, or show it again."""
    problem = session.get(Problem, problem_id)
    if problem is None or problem.seminar_id != seminar.id:
        raise NotFound
    problem.hidden_at = datetime.now(UTC) if hidden else None
    tell(session, problem)


def erase_problem(session: Session, seminar: Seminar, problem_id: int) -> None:
    """Take a text out of the database for good, whoever wrote it. Twice is doing it once."""
    problem = queries.on_panel(session, seminar.id, problem_id)
    if problem is None:
        return
    if problem.hidden_at is None:
        raise HideFirst
    _take_away(session, problem)
    forget_words(session, seminar.id, "problem", problem.id)


def _take_away(session: Session, problem: Problem) -> None:
    """What was tied to the text stands alone from now on."""
    tell(session, problem)  # while it can still be seen where the text is shown
    for one in queries.tied_to(session, problem):
        # To nobody else: the table would see which texts were tied.
        announce(session, one.seminar_id, f"seat:{one.author_id}", "own_problem", one.id)
        announce(session, one.seminar_id, "sorting", EVERYTHING)
    session.delete(problem)


def tell(session: Session, problem: Problem, *, is_new: bool = False) -> None:
    """Everyone who can see the text, or count it, draws it again.

    While the round is silent the others hear of a number and nothing else: not even that there
    is a text with an id.
    """
    seminar_id, key = problem.seminar_id, problem.id
    queries.read_anew(session, problem if is_new else None)
    if problem.author_id:
        announce(session, seminar_id, f"seat:{problem.author_id}", "own_problem", key)
    announce(session, seminar_id, f"group:{problem.group_id}", "problem_count")
    announce(session, seminar_id, "projector", "problem_count")
    announce(session, seminar_id, "panel", "tile_texts", problem.group_id)
    if not is_new:
        announce(session, seminar_id, "panel", "tiles")  # that a group has none is said there
    elif _had_none(session, problem):
        _tell_of_the_first(session, problem)
    if session.get_one(Round, problem.round_id).state == "silent":
        return
    announce(session, seminar_id, f"group:{problem.group_id}", "problem", key)
    announce(session, seminar_id, "panel", "problem", key)
    for also in tell_of_new if is_new else tell_also:
        also(session, problem)


def _had_none(session: Session, problem: Problem) -> bool:
    """Whether all that the group has written is in this batch."""
    written = queries.how_many(session, problem.group_id, problem.seminar_id)
    return written <= _new_texts(session)[problem.group_id]


def _tell_of_the_first(session: Session, problem: Problem) -> None:
    """Once most groups have begun the others are said to be late, until they have begun too."""
    seminar_id, new = problem.seminar_id, _new_texts(session)
    now = queries.counts(session, seminar_id)
    before = {group: number - new[group] for group, number in now.items()}
    if most_write(session, seminar_id, before):
        announce(session, seminar_id, "panel", "tile", problem.group_id)
    elif most_write(session, seminar_id, now):
        announce(session, seminar_id, "panel", "tiles")


def _new_texts(session: Session) -> Counter[int]:
    new: Counter[int] = session.info.setdefault("new_texts", Counter())
    return new


def _own(session: Session, author: Participant, problem_id: int) -> Problem:
    problem = queries.own(session, author, problem_id)
    if problem is None:
        raise NotFound
    return problem


def _seconds_since(opened_at: datetime | None) -> int:
    return int((datetime.now(UTC) - opened_at).total_seconds()) if opened_at else 0


undo.answered_in.append(Problem.round_id)
