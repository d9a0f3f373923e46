"""What was done while sorting, by whom, and the way back.

A step keeps the whole board as it lay before. Going back to it undoes that step and every newer
one, so what comes out is always a board that the room has seen.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from flask_babel import lazy_gettext as _
from sqlalchemy import delete, select
from sqlalchemy.orm import Session, joinedload

from bedreilag.clusters import queries
from bedreilag.clusters.models import Cluster, SortedProblem, SortingStep
from bedreilag.problems.models import Problem
from bedreilag.refusals import NotFound, Refusal
from bedreilag.seminars.models import Seminar

KEPT: Final = 40
# In a seminar file «c01» stays «c01», also when the way back goes through its removal.
LOOKS: Final = ("ref", "position", "title", "theme_ids", "marks", "suggested")

# A later stage that ties something to a cluster says here what (thing → cluster), and ties again.
Ties = dict[str, int]
ties_of: list[Callable[[Session, int], Ties]] = []
tie_again: list[Callable[[Session, int, Ties], None]] = []


@dataclass(frozen=True, slots=True)
class Sorting:
    """Whose hands are on the board of which seminar."""

    seminar: Seminar
    account_id: int | None = None


class MoreWasDone(Refusal):
    """Somebody sorted on while this list was looked at."""

    message = _("Noen har sortert mer i mellomtida. Se over lista, og prøv igjen.")


def steps(session: Session, seminar_id: int) -> list[SortingStep]:
    """What can be undone, the newest first."""
    found = select(SortingStep).where(SortingStep.seminar_id == seminar_id)
    newest_first = found.options(joinedload(SortingStep.account)).order_by(SortingStep.id.desc())
    return list(session.scalars(newest_first.limit(KEPT)))


def board_now(session: Session, seminar_id: int) -> dict[str, Any]:
    """The board as it lies, in ids and titles."""
    return {
        "clusters": {
            str(one.id): {name: getattr(one, name) for name in LOOKS}
            for one in queries.clusters_of(session, seminar_id)
        },
        "lies_in": {str(p): c for p, c in queries.sorted_into(session, seminar_id).items()},
    }


@contextmanager
def step(
    session: Session, sorting: Sorting, deed: str, title: str = "", texts: int = 0
) -> Iterator[None]:
    """What is done inside is one step that can be undone, if it makes any difference."""
    seminar_id = sorting.seminar.id
    before = board_now(session, seminar_id)
    ties = [read(session, seminar_id) for read in ties_of]
    yield
    session.flush()
    if board_now(session, seminar_id) == before:
        return
    session.add(
        SortingStep(
            seminar_id=seminar_id,
            account_id=sorting.account_id,
            at=datetime.now(UTC),
            deed=deed,
            title=title,
            texts=texts,
            before=before | {"ties": ties},
        )
    )
    session.flush()
    oldest = steps(session, seminar_id)[-1].id
    too_old = (SortingStep.seminar_id == seminar_id, SortingStep.id < oldest)
    session.execute(delete(SortingStep).where(*too_old))


def go_back(session: Session, seminar: Seminar, step_id: int, newest_id: int) -> set[int]:
    """Lay the board as it lay before this step; answers the texts that were moved.

    `newest_id` is the newest step that was seen: what was done since is not undone blindly.
    """
    known = steps(session, seminar.id)
    if not known or known[0].id != newest_id:
        raise MoreWasDone
    found = next((one for one in known if one.id == step_id), None)
    if found is None:
        raise NotFound
    moved = _lay(session, seminar.id, found.before)
    for one in known[: known.index(found) + 1]:
        for tie, ties in zip(tie_again, one.before.get("ties", ()), strict=False):
            tie(session, seminar.id, ties)
    since = (SortingStep.seminar_id == seminar.id, SortingStep.id >= found.id)
    session.execute(delete(SortingStep).where(*since))
    return moved


def _lay(session: Session, seminar_id: int, board: dict[str, Any]) -> set[int]:
    wanted = {int(key): looks for key, looks in board["clusters"].items()}
    there = {one.id: one for one in queries.clusters_of(session, seminar_id)}
    was_in = queries.sorted_into(session, seminar_id)
    for key, looks in wanted.items():
        cluster = there.get(key) or Cluster(id=key, seminar_id=seminar_id)
        for name in LOOKS:
            setattr(cluster, name, looks[name])
        session.add(cluster)
    session.flush()
    lies_in = _still_there(session, seminar_id, board["lies_in"])
    for problem_id, cluster_id in lies_in.items():
        session.merge(SortedProblem(problem_id=problem_id, cluster_id=cluster_id))
    for problem_id in was_in.keys() - lies_in.keys():
        session.delete(session.get_one(SortedProblem, problem_id))
    session.flush()
    session.expire_all()
    for key in there.keys() - wanted.keys():
        session.delete(session.get_one(Cluster, key))
    session.flush()
    every = was_in.keys() | lies_in.keys()
    return {key for key in every if was_in.get(key) != lies_in.get(key)}


def _still_there(session: Session, seminar_id: int, lies_in: dict[str, int]) -> dict[int, int]:
    """Without the texts that their authors, or the facilitator, have deleted meanwhile."""
    problems = set(session.scalars(select(Problem.id).where(Problem.seminar_id == seminar_id)))
    return {int(key): cluster for key, cluster in lies_in.items() if int(key) in problems}


def forget(session: Session, seminar_id: int) -> None:
    """Who sorted what is nobody's business after the day."""
    session.execute(delete(SortingStep).where(SortingStep.seminar_id == seminar_id))
