"""Writing, changing, deleting and hiding measures, and the thread from each to what it answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from flask_babel import lazy_gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bedreilag.clusters import actions as sorting
from bedreilag.clusters import history
from bedreilag.clusters import queries as clusters
from bedreilag.measures import queries
from bedreilag.measures.models import AnsweredProblem, Measure
from bedreilag.problems import actions as writing
from bedreilag.problems.actions import HiddenByFacilitator, HideFirst
from bedreilag.problems.models import Problem
from bedreilag.refusals import NotFound, Refusal
from bedreilag.rounds import queries as rounds
from bedreilag.rounds import undo
from bedreilag.rounds.actions import writable_round
from bedreilag.seats.actions import forget_words
from bedreilag.seats.authors import promised
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Round, Seminar
from bedreilag.work import announce

# Later stages that show a measure say here what else must be drawn again.
tell_also: list[Callable[[Session, Measure], None]] = []


class AnswersNothing(Refusal):
    """A measure without a problem would be a wish in the air."""

    status = 422
    message = _("Velg temaet eller problemet som tiltaket svarer på.")


class InThePlan(Refusal):
    """The plan grew out of this measure, and what stands there is the plan's own."""

    message = _(
        "Tiltaket er tatt med i planen. Ta det ut av planen først, og slett det her etterpå."
    )


class InUse(Refusal):
    """Votes or the plan stand on this measure."""

    message = _("Tiltaket er tatt med videre og kan ikke slettes. Be prosesslederen skjule det.")


@dataclass(frozen=True, slots=True)
class Written:
    """What a participant writes about a measure, and chooses for it."""

    title: str
    description: str = ""
    benefit_for: Sequence[str] = ()
    problem_ids: Sequence[int] = ()
    cluster_id: int | None = None
    promise: str = ""


def write_measure(session: Session, author: Participant, written: Written) -> Measure:
    """Store one measure of the author's group in the open measure round."""
    current = writable_round(session, author.seminar_id, "measure")
    measure = Measure(
        seminar_id=author.seminar_id,
        round_id=current.id,
        group_id=author.group_id,
        author_id=author.id,
        promise=promised(author.seminar, written.promise),
        measure_2023_ids=[],
    )
    _fill(session, measure, written)
    session.add(measure)
    session.flush()
    tell(session, measure)
    return measure


def edit_measure(session: Session, author: Participant, measure_id: int, written: Written) -> None:
    """Change one's own measure, in every place that shows it."""
    measure = queries.own(session, author, measure_id)
    if measure is None:
        raise NotFound
    writable_round(session, author.seminar_id, "measure")
    if measure.hidden_at:
        raise HiddenByFacilitator
    _fill(session, measure, written)
    session.flush()
    tell(session, measure)


def delete_measure(session: Session, author: Participant, measure_id: int) -> None:
    """Take one's own measure away for good, unless the day has gone on with it."""
    measure = queries.own(session, author, measure_id)
    if measure is None:
        return
    writable_round(session, author.seminar_id, "measure")
    if rounds.latest_round(session, author.seminar_id, "vote"):
        raise InUse
    _take_away(session, measure, InUse)


def hide_measure(session: Session, seminar: Seminar, measure_id: int, hidden: bool) -> None:
    """Hide a measure on every screen at once, or show it again."""
    measure = session.get(Measure, measure_id)
    if measure is None or measure.seminar_id != seminar.id:
        raise NotFound
    measure.hidden_at = datetime.now(UTC) if hidden else None
    session.flush()
    tell(session, measure)


def erase_measure(session: Session, seminar: Seminar, measure_id: int) -> None:
    """Take a measure, and the votes on it, out of the database for good. Twice is once."""
    measure = queries.on_panel(session, seminar.id, measure_id)
    if measure is None:
        return
    if measure.hidden_at is None:
        raise HideFirst
    _take_away(session, measure, InThePlan)
    forget_words(session, seminar.id, "measure", measure_id)


def _take_away(session: Session, measure: Measure, refusal: type[Refusal]) -> None:
    tell(session, measure)  # while it can still be seen where it is shown
    session.delete(measure)
    try:
        session.flush()
    except IntegrityError as in_the_plan:
        raise refusal from in_the_plan


def tell(session: Session, measure: Measure) -> None:
    """Everyone who can see the measure, or count it, draws it again.

    In the silent part that is its author alone; to the others it is one more.
    """
    for room in (f"group:{measure.group_id}", "projector"):
        announce(session, measure.seminar_id, room, "measure_count")
    announce(session, measure.seminar_id, "panel", "tiles")
    _tell_cards(session, measure)
    if _is_silent(session, measure):
        return
    announce(session, measure.seminar_id, "projector", "measures_wall")
    for also in tell_also:
        also(session, measure)


def _tell_cards(session: Session, measure: Measure) -> None:
    seminar_id, key = measure.seminar_id, measure.id
    if measure.author_id:
        announce(session, seminar_id, f"seat:{measure.author_id}", "own_measure", key)
    if _is_silent(session, measure):
        return
    for room in (f"group:{measure.group_id}", "panel"):
        announce(session, seminar_id, room, "measure", key)


def _is_silent(session: Session, measure: Measure) -> bool:
    return session.get_one(Round, measure.round_id).state == "silent"


def _tell_of_problem(session: Session, problem: Problem) -> None:
    """A text was changed, hidden or deleted: what stands on it shows it so, or no more."""
    for measure in queries.answering(session, problem.id):
        _tell_cards(session, measure)
    _tell_of_new_problem(session, problem)


def _tell_of_new_problem(session: Session, problem: Problem) -> None:
    _tell_forms(session, session.get_one(Seminar, problem.seminar_id))


def _tell_of_clusters(session: Session, seminar: Seminar) -> None:
    """The room was sorted again: measures stand under their cluster's new title."""
    for measure in queries.all_of(session, seminar.id):
        _tell_cards(session, measure)
    _tell_forms(session, seminar)


def _ties(session: Session, seminar_id: int) -> dict[str, int]:
    """Measure → the cluster it belongs to, which a cluster that is taken away takes with it."""
    tied = select(Measure.id, Measure.cluster_id).where(Measure.seminar_id == seminar_id)
    rows = session.execute(tied.where(Measure.cluster_id.is_not(None)))
    return {str(measure_id): cluster_id for measure_id, cluster_id in rows if cluster_id}


def _tie_again(session: Session, seminar_id: int, ties: dict[str, int]) -> None:
    """The thread lost with its cluster is there again; what its author chose since then stays."""
    there = {one.id for one in clusters.clusters_of(session, seminar_id)}
    for measure in queries.all_of(session, seminar_id):
        cluster_id = ties.get(str(measure.id))
        if measure.cluster_id is None and cluster_id in there:
            measure.cluster_id = cluster_id
    session.flush()


def _tell_forms(session: Session, seminar: Seminar) -> None:
    if rounds.open_round(session, seminar.id, "measure"):
        for group in seminar.groups:
            announce(session, seminar.id, f"group:{group.id}", "measure_form")


writing.tell_also.append(_tell_of_problem)
writing.tell_of_new.append(_tell_of_new_problem)
sorting.tell_also.append(_tell_of_clusters)
history.ties_of.append(_ties)
history.tie_again.append(_tie_again)


def _fill(session: Session, measure: Measure, written: Written) -> None:
    measure.title, measure.description = written.title, written.description
    measure.benefit_for = list(dict.fromkeys(written.benefit_for))
    chosen, cluster_id = _answers(session, measure.seminar_id, written)
    measure.cluster_id = cluster_id
    measure.answered = [
        AnsweredProblem(problem_id=problem_id, position=position)
        for position, problem_id in enumerate(chosen)
    ]


def _answers(
    session: Session, seminar_id: int, written: Written
) -> tuple[Sequence[int], int | None]:
    """The problems it answers and the cluster it belongs to.

    A cluster alone stands for all its texts; texts alone stand for the cluster they share.
    """
    board = clusters.board(session, seminar_id)
    texts_in = {one.cluster.id: [text.id for text in one.texts] for one in board.clusters}
    readable = {text.id for text in board.unsorted}.union(*texts_in.values())
    chosen = [key for key in dict.fromkeys(written.problem_ids) if key in readable]
    if written.cluster_id in texts_in:
        return chosen or texts_in[written.cluster_id], written.cluster_id
    if readable and not chosen:
        raise AnswersNothing("cluster" if texts_in else "problems")
    sharing = [key for key, texts in texts_in.items() if chosen and set(chosen) <= set(texts)]
    return chosen, sharing[0] if sharing else None


undo.answered_in.append(Measure.round_id)
