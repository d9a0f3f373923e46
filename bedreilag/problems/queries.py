"""Reading problems. `_readable` is the one place that says who may read which text when."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session, joinedload

from bedreilag import memory
from bedreilag.database import known, rows
from bedreilag.problems.alike import Heard
from bedreilag.problems.models import Problem
from bedreilag.seats import queries as seats
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Round

COUNTED = select(Problem.group_id, Problem.id).where(
    Problem.seminar_id == bindparam("seminar"), Problem.hidden_at.is_(None)
)


def of_group(session: Session, group_id: int, ids: Collection[int] | None = None) -> list[Problem]:
    """The texts a group may read: none of those written in a round that is still silent."""
    return _list(session, _readable().where(Problem.group_id == group_id), ids)


def of_seminar(
    session: Session, seminar_id: int, ids: Collection[int] | None = None
) -> list[Problem]:
    """Every text that may be shown to the whole room, for sorting and for the projector."""
    if ids is not None:
        shown = (one for one in _these(session, seminar_id, ids) if _not_hidden(one))
        return [problem for problem in shown if _shared(problem.round)]
    return _list(session, readable(seminar_id), None)


def for_panel(
    session: Session, seminar_id: int, ids: Collection[int] | None = None
) -> list[Problem]:
    """What the facilitator may read: the hidden texts too, so that they can be shown again."""
    if ids is not None:
        return [problem for problem in _these(session, seminar_id, ids) if _shared(problem.round)]
    shared = select(Problem).join(Round, Problem.round_id == Round.id).where(_shared(Round))
    with_groups = shared.where(Problem.seminar_id == seminar_id).options(joinedload(Problem.group))
    return _list(session, with_groups, None)


def of_author(
    session: Session, author_id: int, ids: Collection[int] | None = None
) -> list[Problem]:
    """A participant's own texts, the silent and the hidden ones included."""
    return _list(session, select(Problem).where(Problem.author_id == author_id), ids)


def of_others(session: Session, author: Participant) -> list[Problem]:
    """What the author may read of the group's that somebody else wrote.

    Several who write at the same moment are read for together.
    """
    groups = {author.group_id, *(seat.group_id for seat in seats.foreseen(session))}
    texts: dict[int, list[Problem]] = known(session, "texts")
    if author.group_id not in texts:
        new = {group: list[Problem]() for group in groups if group not in texts}
        for problem in _list(session, _readable().where(Problem.group_id.in_(new)), None):
            new[problem.group_id].append(problem)
        texts.update(new)
    return [problem for problem in texts[author.group_id] if problem.author_id != author.id]


def may_be_alike(session: Session, author: Participant, text: str) -> bool:
    """Whether anything the group has written may be like this; `of_others` tells what."""
    heard = known(session, "heard")
    if author.group_id not in heard:
        of_others(session, author)
        texts: list[Problem] = known(session, "texts")[author.group_id]
        heard[author.group_id] = Heard(one.text for one in texts)
    return bool(heard[author.group_id].may_be_like(text))


def tied_to(session: Session, problem: Problem) -> list[Problem]:
    """The texts whose authors have said that they say the same as this one."""
    here = select(Problem).where(Problem.seminar_id == problem.seminar_id)
    return _list(session, here.where(Problem.near_duplicate_of_id == problem.id), None)


def ids_of_round(session: Session, round_id: int) -> set[int]:
    """Which texts were written in this round, without a word about who may read them."""
    return set(session.scalars(select(Problem.id).where(Problem.round_id == round_id)))


def read_anew(session: Session, new: Problem | None = None) -> None:
    """Forget what was read or counted, for a text is not any more what it was; or there is a new
    one, which is the last of its group."""
    texts, heard, counted = (known(session, what) for what in ("texts", "heard", "counted"))
    if new is None:
        for known_so_far in (texts, heard, counted):
            known_so_far.clear()
        return
    # It may have been read already, with others of its batch; then it is there once all the same.
    if new not in texts.get(new.group_id, [new]):
        texts[new.group_id].append(new)
    if new.group_id in heard:
        heard[new.group_id].hear(new.text)
    if new.seminar_id in counted:
        counted[new.seminar_id].setdefault(new.group_id, set()).add(new.id)


# `read_anew` is called for every text that is written.
memory.kept_true.add(Problem)


def on_panel(session: Session, seminar_id: int, problem_id: int) -> Problem | None:
    """The text, if the facilitator may read it."""
    return next(iter(for_panel(session, seminar_id, [problem_id])), None)


def by_group(
    session: Session, seminar_id: int, ids: Collection[int] | None = None
) -> dict[int, list[Problem]]:
    """What `of_group` finds, for every group of the seminar: group id → texts."""
    found: dict[int, list[Problem]] = {}
    for problem in of_seminar(session, seminar_id, ids):
        found.setdefault(problem.group_id, []).append(problem)
    return found


def by_author(
    session: Session, seminar_id: int, ids: Collection[int] | None = None
) -> dict[int, list[Problem]]:
    """What `of_author` finds, for every participant of the seminar: seat id → texts."""
    found: dict[int, list[Problem]] = {}
    if ids is not None:
        problems = _these(session, seminar_id, ids)
    else:
        problems = _list(session, select(Problem).where(Problem.seminar_id == seminar_id), None)
    for problem in problems:
        found.setdefault(problem.author_id or 0, []).append(problem)
    return found


def counts(session: Session, seminar_id: int) -> dict[int, int]:
    """How many texts each group has written: group id → number. A count is never a secret."""
    return {group: len(texts) for group, texts in _texts_of(session, seminar_id).items()}


def how_many(session: Session, group_id: int, seminar_id: int) -> int:
    """How many texts one group has written."""
    return len(_texts_of(session, seminar_id).get(group_id, ()))


def own(session: Session, author: Participant, problem_id: int) -> Problem | None:
    """The participant's own text, or None when it is somebody else's or gone."""
    found = session.get(Problem, problem_id)
    return found if found and found.author_id == author.id else None


def readable(seminar_id: int) -> Select[Problem]:
    """Every text of the seminar that may be shown to the whole room."""
    return _readable().where(Problem.seminar_id == seminar_id)


def _readable() -> Select[Problem]:
    """Texts others may read: shared, and not hidden by the facilitator."""
    of_rounds = select(Problem).join(Round, Problem.round_id == Round.id)
    return of_rounds.where(_shared(Round), _not_hidden(Problem))


# Said once, of a row that is here already as well as of rows to be asked for.
def _shared(of: Any) -> Any:
    return of.state != "silent"


def _not_hidden(of: Any) -> Any:
    return of.hidden_at == None  # noqa: E711 -- of a column it is a question to the database


def _texts_of(session: Session, seminar_id: int) -> dict[int, set[int]]:
    """The ids of all texts that are counted, by group."""
    counted: dict[int, dict[int, set[int]]] = known(session, "counted")
    if seminar_id not in counted:
        counted[seminar_id] = {}
        for group_id, key in session.execute(COUNTED, {"seminar": seminar_id}):
            counted[seminar_id].setdefault(group_id, set()).add(key)
    return counted[seminar_id]


def _these(session: Session, seminar_id: int, ids: Collection[int]) -> list[Problem]:
    return [one for one in rows(session, Problem, ids) if one.seminar_id == seminar_id]


def _list(
    session: Session, problems: Select[Problem], ids: Collection[int] | None
) -> list[Problem]:
    if ids is not None:
        problems = problems.where(Problem.id.in_(ids))
    return list(session.scalars(problems.order_by(Problem.id)))
