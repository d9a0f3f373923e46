"""Reading measures. `_shared` and `_not_hidden` are the one place that says who may read which."""

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from bedreilag.measures.models import AnsweredProblem, Measure
from bedreilag.problems import queries as problems
from bedreilag.problems.models import Problem
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Round

Threads = dict[int, list[Problem]]


def of_group(session: Session, group_id: int, ids: Collection[int] | None = None) -> list[Measure]:
    """The measures a group may read: none of those written in a round that is still silent."""
    return _list(session, _readable().where(Measure.group_id == group_id), ids)


def of_seminar(
    session: Session, seminar_id: int, ids: Collection[int] | None = None
) -> list[Measure]:
    """Every measure that may be shown to the whole room: those that can be voted on."""
    return _list(session, _readable().where(Measure.seminar_id == seminar_id), ids)


def for_panel(
    session: Session, seminar_id: int, ids: Collection[int] | None = None
) -> list[Measure]:
    """What the facilitator may read: the hidden ones too, so that they can be shown again."""
    return _list(session, _shared().where(Measure.seminar_id == seminar_id), ids)


def ids_of_round(session: Session, round_id: int) -> set[int]:
    """Which measures were written in this round, without a word about who may read them."""
    return set(session.scalars(select(Measure.id).where(Measure.round_id == round_id)))


def on_panel(session: Session, seminar_id: int, measure_id: int) -> Measure | None:
    """The measure, if the facilitator may read it."""
    return next(iter(for_panel(session, seminar_id, [measure_id])), None)


def of_author(
    session: Session, author_id: int, ids: Collection[int] | None = None
) -> list[Measure]:
    """A participant's own measures, the silent and the hidden ones included."""
    return _list(session, select(Measure).where(Measure.author_id == author_id), ids)


def by_group(
    session: Session, seminar_id: int, ids: Collection[int] | None = None
) -> dict[int, list[Measure]]:
    """What `of_group` finds, for every group of the seminar: group id → measures."""
    found: dict[int, list[Measure]] = {}
    for measure in of_seminar(session, seminar_id, ids):
        found.setdefault(measure.group_id, []).append(measure)
    return found


def by_author(
    session: Session, seminar_id: int, ids: Collection[int] | None = None
) -> dict[int, list[Measure]]:
    """What `of_author` finds, for every participant of the seminar: seat id → measures."""
    found: dict[int, list[Measure]] = {}
    for measure in _list(session, select(Measure).where(Measure.seminar_id == seminar_id), ids):
        found.setdefault(measure.author_id or 0, []).append(measure)
    return found


def all_of(session: Session, seminar_id: int) -> list[Measure]:
    """Every measure of the seminar, whoever may read it."""
    return _list(session, select(Measure).where(Measure.seminar_id == seminar_id), None)


def answering(session: Session, problem_id: int) -> list[Measure]:
    """The measures that answer this problem."""
    ids = select(AnsweredProblem.measure_id).where(AnsweredProblem.problem_id == problem_id)
    return _list(session, select(Measure).where(Measure.id.in_(ids)), None)


def threads(session: Session, measures: Iterable[Measure]) -> Threads:
    """Measure id → the problems it answers that may be read, in the order they were chosen.

    All measures that have been read by now are answered for with one query.
    """
    measures = list(measures)
    known: dict[int, Problem | None] = session.info.setdefault("answered", {})
    asked = {tie.problem_id for measure in measures for tie in measure.answered}
    if asked - known.keys():
        read_by_now = (row for row in session.identity_map.values() if isinstance(row, Measure))
        ties = (tie for one in read_by_now if "answered" in one.__dict__ for tie in one.answered)
        ids = asked | {tie.problem_id for tie in ties}
        known.update(dict.fromkeys(ids))
        found = problems.of_seminar(session, measures[0].seminar_id, ids)
        known.update({problem.id: problem for problem in found})
    return {
        measure.id: [p for tie in measure.answered if (p := known[tie.problem_id])]
        for measure in measures
    }


def counts(session: Session, seminar_id: int) -> dict[int, int]:
    """How many measures each group has written: group id → number. Never a secret."""
    rows = session.execute(
        select(Measure.group_id, func.count())
        .where(Measure.seminar_id == seminar_id, _not_hidden())
        .group_by(Measure.group_id)
    )
    return dict(rows.all())


def own(session: Session, author: Participant, measure_id: int) -> Measure | None:
    """The participant's own measure, or None when it is somebody else's or gone."""
    found = session.get(Measure, measure_id)
    return found if found and found.author_id == author.id else None


def _readable() -> Select[Measure]:
    """Measures others may read: shared, and not hidden by the facilitator."""
    return _shared().where(_not_hidden())


def _shared() -> Select[Measure]:
    written_in = Measure.round_id == Round.id
    return select(Measure).join(Round, written_in).where(Round.state != "silent")


def _not_hidden() -> ColumnElement[bool]:
    return Measure.hidden_at.is_(None)


def _list(
    session: Session, measures: Select[Measure], ids: Collection[int] | None
) -> list[Measure]:
    if ids is not None:
        measures = measures.where(Measure.id.in_(ids))
    with_threads = measures.options(
        joinedload(Measure.cluster), selectinload(Measure.answered)
    ).order_by(Measure.id)
    return list(session.scalars(with_threads))
