"""Reading problems. `_readable` is the one place that says who may read which text when."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, joinedload

from bedreilag.problems.models import Problem
from bedreilag.seats import queries as seats
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Round


def of_group(session: Session, group_id: int, ids: Collection[int] | None = None) -> list[Problem]:
    """The texts a group may read: none of those written in a round that is still silent."""
    return _list(session, _readable().where(Problem.group_id == group_id), ids)


def of_seminar(
    session: Session, seminar_id: int, ids: Collection[int] | None = None
) -> list[Problem]:
    """Every text that may be shown to the whole room, for sorting and for the projector."""
    return _list(session, _readable().where(Problem.seminar_id == seminar_id), ids)


def for_panel(
    session: Session, seminar_id: int, ids: Collection[int] | None = None
) -> list[Problem]:
    """What the facilitator may read: the hidden texts too, so that they can be shown again."""
    shared = select(Problem).join(Round, Problem.round_id == Round.id).where(_shared())
    with_groups = shared.where(Problem.seminar_id == seminar_id).options(joinedload(Problem.group))
    return _list(session, with_groups, ids)


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
    known: dict[int, list[Problem]] = session.info.setdefault("texts", {})
    if author.group_id not in known:
        known.update({group: [] for group in groups})
        for problem in _list(session, _readable().where(Problem.group_id.in_(groups)), None):
            known[problem.group_id].append(problem)
    return [problem for problem in known[author.group_id] if problem.author_id != author.id]


def ids_of_round(session: Session, round_id: int) -> set[int]:
    """Which texts were written in this round, without a word about who may read them."""
    return set(session.scalars(select(Problem.id).where(Problem.round_id == round_id)))


def read_anew(session: Session) -> None:
    """Forget what `of_others` has read: a text is not any more what it was."""
    session.info.pop("texts", None)


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
    for problem in _list(session, select(Problem).where(Problem.seminar_id == seminar_id), ids):
        found.setdefault(problem.author_id or 0, []).append(problem)
    return found


def counts(
    session: Session, seminar_id: int, groups: Collection[int] | None = None
) -> dict[int, int]:
    """How many texts each group has written: group id → number. A count is never a secret."""
    counted = (
        select(Problem.group_id, func.count())
        .where(Problem.seminar_id == seminar_id, Problem.hidden_at.is_(None))
        .group_by(Problem.group_id)
    )
    if groups is not None:
        counted = counted.where(Problem.group_id.in_(groups))
    return dict(session.execute(counted).all())


def own(session: Session, author: Participant, problem_id: int) -> Problem | None:
    """The participant's own text, or None when it is somebody else's or gone."""
    found = session.get(Problem, problem_id)
    return found if found and found.author_id == author.id else None


def _readable() -> Select[Problem]:
    """Texts others may read: shared, and not hidden by the facilitator."""
    return select(Problem).join(Round, Problem.round_id == Round.id).where(_shared(), _not_hidden())


def _shared() -> ColumnElement[bool]:
    return Round.state != "silent"


def _not_hidden() -> ColumnElement[bool]:
    return Problem.hidden_at.is_(None)


def _list(
    session: Session, problems: Select[Problem], ids: Collection[int] | None
) -> list[Problem]:
    if ids is not None:
        problems = problems.where(Problem.id.in_(ids))
    return list(session.scalars(problems.order_by(Problem.id)))
