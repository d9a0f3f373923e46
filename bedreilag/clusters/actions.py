"""Sorting: gather, move, split, rename, mark, take away, undo. Only a facilitator gets this far."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session

from bedreilag.clusters import history, queries
from bedreilag.clusters.history import Sorting, step
from bedreilag.clusters.models import Cluster, KeptApart, SortedProblem
from bedreilag.problems import actions as problems
from bedreilag.problems import queries as readable
from bedreilag.problems.models import Problem
from bedreilag.refusals import NotFound, Refusal
from bedreilag.rounds import queries as rounds
from bedreilag.seminars.models import Seminar
from bedreilag.wording import TextEmpty
from bedreilag.work import announce

# Later stages that show a cluster say here what else must be drawn again.
tell_also: list[Callable[[Session, Seminar], None]] = []


class NothingTicked(Refusal):
    """No text was chosen, or those that were are gone."""

    message = _("Kryss av minst én tekst først.")


class Untitled(TextEmpty):
    """A cluster is known by its title, so it must have one."""

    message = _("Gi temaet en tittel.")


class SameTitle(Refusal):
    """A cluster cannot be split into itself."""

    message = _("Temaet heter det allerede. Gi de valgte tekstene en annen tittel.")


class SortedByOther(Refusal):
    """Somebody else moved a ticked text a moment ago. Nothing of theirs is undone unseen."""

    message = _(
        "%(who)s har nettopp sortert noe du krysset av. "
        "De tekstene er ikke krysset av lenger. Se over, og prøv igjen."
    )


class NothingLeft(Refusal):
    """Every text of the cluster was chosen, so nothing would be split."""

    message = _("Kryss av noen av tekstene i temaet, ikke alle. Vil du gi temaet nytt navn?")


@dataclass(frozen=True, slots=True)
class Tick:
    """A ticked text. `seen_in` is the cluster it lay in when it was ticked: 0 is none of them."""

    problem_id: int
    seen_in: int | None = None


def gather(session: Session, sorting: Sorting, ticks: Collection[Tick], title: str) -> Cluster:
    """Put these texts together under a title; a title that is there already gets them too."""
    chosen = _ticked(session, sorting, ticks)
    with step(session, sorting, "gather", title, len(chosen)):
        cluster = _titled(session, sorting.seminar, title)
        _put(session, chosen, cluster.id)
    tell(session, sorting.seminar, chosen)
    return cluster


def move(
    session: Session, sorting: Sorting, ticks: Collection[Tick], cluster_id: int | None
) -> None:
    """Move texts to another cluster, or with no cluster back among the unsorted."""
    chosen = _ticked(session, sorting, ticks)
    target = _cluster(session, sorting.seminar, cluster_id) if cluster_id else None
    with step(session, sorting, "move", target.title if target else "", len(chosen)):
        _put(session, chosen, target.id if target else None)
    tell(session, sorting.seminar, chosen)


def split(
    session: Session, sorting: Sorting, cluster_id: int, ticks: Collection[Tick], title: str
) -> Cluster:
    """Make a new cluster of some of the texts in this one."""
    cluster = _cluster(session, sorting.seminar, cluster_id)
    if queries.titled(session, sorting.seminar.id, title) is cluster:
        raise SameTitle("title")
    inside = queries.lying_in(session, cluster.id)
    chosen = _ticked(session, sorting, [one for one in ticks if one.problem_id in inside])
    if set(chosen) == inside:
        raise NothingLeft
    with step(session, sorting, "split", title, len(chosen)):
        new = _titled(session, sorting.seminar, title)
        _put(session, chosen, new.id)
    tell(session, sorting.seminar, chosen)
    return new


def rename(session: Session, sorting: Sorting, cluster_id: int, title: str) -> None:
    """Give a cluster another title."""
    cluster = _cluster(session, sorting.seminar, cluster_id)
    with step(session, sorting, "rename", title):
        cluster.title = title
    tell(session, sorting.seminar)


def mark(
    session: Session,
    sorting: Sorting,
    cluster_id: int,
    theme_ids: Collection[str],
    marks: Collection[str],
) -> None:
    """Say what a cluster is about, for reports, and whether it is a gap or an overlap."""
    cluster = _cluster(session, sorting.seminar, cluster_id)
    with step(session, sorting, "mark", cluster.title):
        cluster.theme_ids, cluster.marks = list(theme_ids), list(marks)
    tell(session, sorting.seminar)


def reorder(session: Session, sorting: Sorting, cluster_id: int, by: int) -> None:
    """Move a cluster one place up (-1) or down (1). At the end of the row it stays."""
    cluster = _cluster(session, sorting.seminar, cluster_id)
    with step(session, sorting, "order", cluster.title):
        row = queries.clusters_of(session, sorting.seminar.id)
        here = row.index(cluster)
        row.insert(max(0, here + by), row.pop(here))
        for position, one in enumerate(row, 1):
            one.position = position
    tell(session, sorting.seminar)


def remove(session: Session, sorting: Sorting, cluster_id: int) -> None:
    """Take a cluster away; its texts become unsorted. Taking it away twice is doing it once."""
    cluster = queries.in_seminar(session, sorting.seminar.id, cluster_id)
    if cluster is None:
        return
    inside = queries.lying_in(session, cluster.id)
    with step(session, sorting, "remove", cluster.title, len(inside)):
        session.delete(cluster)
    tell(session, sorting.seminar, inside)


def undo(session: Session, sorting: Sorting, step_id: int, newest_id: int) -> None:
    """Lay the board as it lay before a step: that one and every newer one are undone."""
    moved = history.go_back(session, sorting.seminar, step_id, newest_id)
    tell(session, sorting.seminar, moved)


def accept(
    session: Session, sorting: Sorting, ticks: Collection[Tick], title: str, cluster_id: int | None
) -> Cluster:
    """Do as suggested, with what was changed in it: texts unticked, or another title."""
    chosen = _ticked(session, sorting, ticks)
    if cluster_id:
        cluster = _cluster(session, sorting.seminar, cluster_id)
        title = cluster.title
    elif not title:
        raise Untitled("title")
    with step(session, sorting, "accept", title, len(chosen)):
        if not cluster_id:
            known = queries.titled(session, sorting.seminar.id, title)
            cluster = known or _new(session, sorting.seminar, title, suggested=True)
        _put(session, chosen, cluster.id)
    tell(session, sorting.seminar, chosen)
    return cluster


def refuse(
    session: Session, sorting: Sorting, ids: Collection[int], cluster_id: int | None
) -> None:
    """Remember that these do not belong together, or not in that cluster, until a reset."""
    if cluster_id:
        _cluster(session, sorting.seminar, cluster_id)
    loose = {one.id for one in readable.of_seminar(session, sorting.seminar.id, ids)}
    others = queries.lying_in(session, cluster_id) if cluster_id else loose
    known = queries.kept_apart(session, sorting.seminar.id)
    pairs = {(min(a, b), max(a, b)) for a in loose for b in others if a != b}
    session.add_all(KeptApart(problem_id=a, other_id=b) for a, b in pairs - known)
    announce(session, sorting.seminar.id, "sorting", "suggestions")


def reset(session: Session, sorting: Sorting) -> None:
    """Begin again with the suggestions: what grew out of them is dissolved, and none is refused."""
    clusters = queries.clusters_of(session, sorting.seminar.id)
    grown = [cluster for cluster in clusters if cluster.suggested]
    inside = set().union(*(queries.lying_in(session, cluster.id) for cluster in grown))
    with step(session, sorting, "reset", texts=len(inside)):
        for cluster in grown:
            session.delete(cluster)
    queries.forget_apart(session, sorting.seminar.id)
    tell(session, sorting.seminar, inside)


def tell(session: Session, seminar: Seminar, ids: Collection[int] = ()) -> None:
    """Every screen that shows clusters draws them again; the page for sorting also these texts."""
    for group in seminar.groups:
        announce(session, seminar.id, f"group:{group.id}", "clusters")
    for room in ("projector", "sorting"):
        announce(session, seminar.id, room, "clusters")
    for problem_id in ids:
        announce(session, seminar.id, "sorting", "unsorted", problem_id)
    for name in ("unsorted_count", "suggestions", "sorting_history"):
        announce(session, seminar.id, "sorting", name)
    announce(session, seminar.id, "panel", "unsorted_count")
    for also in tell_also:
        also(session, seminar)


def _tell_of_problem(session: Session, problem: Problem) -> None:
    """A text was written, changed, hidden or deleted; unsorted ones only those who sort can see."""
    if queries.is_sorted(session, problem.id):
        tell(session, session.get_one(Seminar, problem.seminar_id), [problem.id])
    else:
        _tell_of_unsorted(session, problem)


def _tell_of_unsorted(session: Session, problem: Problem) -> None:
    announce(session, problem.seminar_id, "sorting", "unsorted", problem.id)
    for name in ("unsorted_count", "suggestions"):
        announce(session, problem.seminar_id, "sorting", name)
    if rounds.open_round(session, problem.seminar_id, "sort"):
        announce(session, problem.seminar_id, "panel", "unsorted_count")
    if rounds.is_on_the_wall(session, problem.seminar_id, "clusters"):
        announce(session, problem.seminar_id, "projector", "clusters")


problems.tell_also.append(_tell_of_problem)
problems.tell_of_new.append(_tell_of_unsorted)


def _cluster(session: Session, seminar: Seminar, cluster_id: int) -> Cluster:
    found = queries.in_seminar(session, seminar.id, cluster_id)
    if found is None:
        raise NotFound
    return found


def _ticked(session: Session, sorting: Sorting, ticks: Collection[Tick]) -> list[int]:
    """Those of the ticked texts that may be read, if they lie where they lay when ticked.

    One may have been hidden a second ago; that one is left out.
    """
    ids = [tick.problem_id for tick in ticks]
    found = [problem.id for problem in readable.of_seminar(session, sorting.seminar.id, ids)]
    lies_in = queries.sorted_into(session, sorting.seminar.id)
    seen_in = {tick.problem_id: tick.seen_in for tick in ticks if tick.seen_in is not None}
    if any(lies_in.get(key, 0) != seen_in.get(key, lies_in.get(key, 0)) for key in found):
        raise SortedByOther("problems", who=_last_sorter(session, sorting))
    if not found:
        raise NothingTicked("problems")
    return found


def _last_sorter(session: Session, sorting: Sorting) -> str:
    last = next(iter(history.steps(session, sorting.seminar.id)), None)
    others = last and last.account and last.account_id != sorting.account_id
    return last.account.name if last and last.account and others else str(_("Noen"))


def _titled(session: Session, seminar: Seminar, title: str) -> Cluster:
    return queries.titled(session, seminar.id, title) or _new(session, seminar, title)


def _new(session: Session, seminar: Seminar, title: str, *, suggested: bool = False) -> Cluster:
    cluster = Cluster(
        seminar_id=seminar.id,
        position=queries.next_position(session, seminar.id),
        title=title,
        theme_ids=[],
        marks=[],
        suggested=suggested,
    )
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
