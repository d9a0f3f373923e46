"""Sorting: gather, move, split, rename, reorder and take away. Only a facilitator gets this far."""

from collections.abc import Callable, Collection

from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session

from bedreilag.clusters import queries
from bedreilag.clusters.models import Cluster, SortedProblem
from bedreilag.problems import actions as problems
from bedreilag.problems import queries as readable
from bedreilag.problems.models import Problem
from bedreilag.refusals import NotFound, Refusal
from bedreilag.seminars.models import Seminar
from bedreilag.work import announce

# Later stages that show a cluster say here what else must be drawn again.
tell_also: list[Callable[[Session, Seminar], None]] = []


class NothingTicked(Refusal):
    """No text was chosen, or those that were are gone."""

    message = _("Kryss av minst én tekst først.")


class NothingLeft(Refusal):
    """Every text of the cluster was chosen, so nothing would be split."""

    message = _("Kryss av noen av tekstene i temaet, ikke alle. Vil du gi temaet nytt navn?")


def gather(session: Session, seminar: Seminar, ids: Collection[int], title: str) -> Cluster:
    """Put these texts together under a title; a title that is there already gets them too."""
    chosen = _readable(session, seminar, ids)
    cluster = queries.titled(session, seminar.id, title) or _new(session, seminar, title)
    _put(session, chosen, cluster.id)
    tell(session, seminar, chosen)
    return cluster


def move(session: Session, seminar: Seminar, ids: Collection[int], cluster_id: int | None) -> None:
    """Move texts to another cluster, or with no cluster back among the unsorted."""
    chosen = _readable(session, seminar, ids)
    target = _cluster(session, seminar, cluster_id).id if cluster_id else None
    _put(session, chosen, target)
    tell(session, seminar, chosen)


def split(
    session: Session, seminar: Seminar, cluster_id: int, ids: Collection[int], title: str
) -> Cluster:
    """Make a new cluster of some of the texts in this one."""
    cluster = _cluster(session, seminar, cluster_id)
    inside = queries.lying_in(session, cluster.id)
    chosen = _readable(session, seminar, inside & set(ids))
    if set(chosen) == inside:
        raise NothingLeft
    return gather(session, seminar, chosen, title)


def rename(session: Session, seminar: Seminar, cluster_id: int, title: str) -> None:
    """Give a cluster another title."""
    _cluster(session, seminar, cluster_id).title = title
    tell(session, seminar)


def reorder(session: Session, seminar: Seminar, cluster_id: int, step: int) -> None:
    """Move a cluster one place up (-1) or down (1). At the end of the row it stays."""
    cluster = _cluster(session, seminar, cluster_id)
    row = queries.clusters_of(session, seminar.id)
    here = row.index(cluster)
    row.insert(max(0, here + step), row.pop(here))
    for position, one in enumerate(row):
        one.position = position
    tell(session, seminar)


def remove(session: Session, seminar: Seminar, cluster_id: int) -> None:
    """Take a cluster away; its texts become unsorted. Taking it away twice is doing it once."""
    cluster = queries.in_seminar(session, seminar.id, cluster_id)
    if cluster is None:
        return
    inside = queries.lying_in(session, cluster.id)
    session.delete(cluster)
    session.flush()
    tell(session, seminar, inside)


def tell(session: Session, seminar: Seminar, ids: Collection[int] = ()) -> None:
    """Every screen that shows clusters draws them again; the panel also these texts."""
    for group in seminar.groups:
        announce(session, seminar.id, f"group:{group.id}", "clusters")
    for room in ("projector", "panel"):
        announce(session, seminar.id, room, "clusters")
    for problem_id in ids:
        announce(session, seminar.id, "panel", "unsorted", problem_id)
    announce(session, seminar.id, "panel", "unsorted_count")
    for also in tell_also:
        also(session, seminar)


def _tell_of_problem(session: Session, problem: Problem) -> None:
    """A text was written, changed, hidden or deleted; unsorted ones only those who sort can see."""
    if queries.is_sorted(session, problem.id):
        tell(session, session.get_one(Seminar, problem.seminar_id), [problem.id])
        return
    announce(session, problem.seminar_id, "panel", "unsorted", problem.id)
    announce(session, problem.seminar_id, "panel", "unsorted_count")
    announce(session, problem.seminar_id, "projector", "clusters")


problems.tell_also.append(_tell_of_problem)


def _cluster(session: Session, seminar: Seminar, cluster_id: int) -> Cluster:
    found = queries.in_seminar(session, seminar.id, cluster_id)
    if found is None:
        raise NotFound
    return found


def _readable(session: Session, seminar: Seminar, ids: Collection[int]) -> list[int]:
    """Those of the chosen texts that may be read; one may have been hidden a second ago."""
    found = readable.of_seminar(session, seminar.id, ids)
    if not found:
        raise NothingTicked("problems")
    return [problem.id for problem in found]


def _new(session: Session, seminar: Seminar, title: str) -> Cluster:
    position = queries.next_position(session, seminar.id)
    cluster = Cluster(seminar_id=seminar.id, position=position, title=title)
    session.add(cluster)
    session.flush()
    return cluster


def _put(session: Session, ids: Collection[int], cluster_id: int | None) -> None:
    for problem_id in ids:
        lies = session.get(SortedProblem, problem_id)
        if lies is None and cluster_id:
            session.add(SortedProblem(problem_id=problem_id, cluster_id=cluster_id))
        elif lies and cluster_id:
            lies.cluster_id = cluster_id
        elif lies:
            session.delete(lies)
    session.flush()
