"""Reading «tema». A text that nobody else may read is in none of them, and is counted nowhere."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bedreilag.clusters.models import Cluster, KeptApart, SortedProblem
from bedreilag.clusters.suggest import Suggestion, Text, suggestions
from bedreilag.problems import queries as problems
from bedreilag.problems.models import Problem
from bedreilag.region.models import OrganisationKind
from bedreilag.rounds import queries as rounds
from bedreilag.seats.models import Participant
from bedreilag.small_cells import LIMIT

BOTH_LEVELS = ("kommune", "spesialisthelsetjeneste")


@dataclass(frozen=True, slots=True)
class Filled:
    """A cluster with the texts in it that may be read."""

    cluster: Cluster
    texts: tuple[Problem, ...]
    on_both_levels: bool = False

    @property
    def groups(self) -> int:
        """How many groups the texts come from."""
        return len({problem.group_id for problem in self.texts})

    def of_group(self, group_id: int) -> list[Problem]:
        """The texts one group wrote."""
        return [problem for problem in self.texts if problem.group_id == group_id]


@dataclass(frozen=True, slots=True)
class Board:
    """Every text the room may read: the clusters in their order, and what is not sorted."""

    clusters: tuple[Filled, ...]
    unsorted: tuple[Problem, ...]


def board(session: Session, seminar_id: int) -> Board:
    """The whole board, in the same few queries however much lies on it."""
    texts = problems.of_seminar(session, seminar_id)
    lies_in = sorted_into(session, seminar_id)
    level_of = _levels(session, seminar_id)
    return Board(
        tuple(
            _filled(cluster, [p for p in texts if lies_in.get(p.id) == cluster.id], level_of)
            for cluster in clusters_of(session, seminar_id)
        ),
        tuple(problem for problem in texts if problem.id not in lies_in),
    )


def unsorted(
    session: Session, seminar_id: int, ids: Collection[int] | None = None
) -> list[Problem]:
    """The texts that lie in no cluster, of all that may be read or of these."""
    texts = problems.of_seminar(session, seminar_id, ids)
    lies_in = sorted_into(session, seminar_id, ids)
    return [problem for problem in texts if problem.id not in lies_in]


def how_many_unsorted(session: Session, seminar_id: int) -> tuple[int, int]:
    """How many texts lie in no cluster, and how many there are, of those that may be read."""
    counted = problems.readable(seminar_id).outerjoin(
        SortedProblem, SortedProblem.problem_id == Problem.id
    )
    number = func.count()
    columns = (number.filter(SortedProblem.problem_id.is_(None)), number)
    without, total = session.execute(counted.with_only_columns(*columns)).one()
    return without, total


def by_theme(board: Board) -> list[tuple[str, int, int]]:
    """Theme → how many clusters and texts are about it, most texts first (R042)."""
    clusters, texts = Counter[str](), Counter[str]()
    for one in board.clusters:
        for theme in one.cluster.theme_ids:
            clusters[theme] += 1
            texts[theme] += len(one.texts)
    return [(theme, clusters[theme], number) for theme, number in texts.most_common()]


def suggested(session: Session, seminar_id: int, board: Board) -> tuple[Suggestion, ...]:
    """What might be gathered, or added to a cluster, of what is not sorted yet."""
    in_clusters = [(one.cluster.id, text) for one in board.clusters for text in one.texts]
    texts = [(None, text) for text in board.unsorted] + in_clusters
    apart = frozenset(frozenset(pair) for pair in kept_apart(session, seminar_id))
    return suggestions(
        tuple(Text(t.id, t.text, cluster, t.near_duplicate_of_id) for cluster, t in texts), apart
    )


def clusters_of(session: Session, seminar_id: int) -> list[Cluster]:
    """All clusters of a seminar, in their order."""
    clusters = select(Cluster).where(Cluster.seminar_id == seminar_id)
    return list(session.scalars(clusters.order_by(Cluster.position, Cluster.id)))


def in_seminar(session: Session, seminar_id: int, cluster_id: int) -> Cluster | None:
    """The cluster, if it is one of this seminar's."""
    found = session.get(Cluster, cluster_id)
    return found if found and found.seminar_id == seminar_id else None


def titled(session: Session, seminar_id: int, title: str) -> Cluster | None:
    """The cluster with this title, whether its letters are large or small."""
    same = [c for c in clusters_of(session, seminar_id) if c.title.lower() == title.lower()]
    return same[0] if same else None


def next_position(session: Session, seminar_id: int) -> int:
    """Behind the last one."""
    last = select(func.max(Cluster.position)).where(Cluster.seminar_id == seminar_id)
    return (session.scalar(last) or 0) + 1


def is_sorted(session: Session, problem_id: int) -> bool:
    """Whether the text lies in a cluster."""
    return session.get(SortedProblem, problem_id) is not None


def lying_in(session: Session, cluster_id: int) -> set[int]:
    """The ids of the problems in a cluster, also of those that nobody may read now."""
    inside = select(SortedProblem.problem_id).where(SortedProblem.cluster_id == cluster_id)
    return set(session.scalars(inside))


def kept_apart(session: Session, seminar_id: int) -> set[tuple[int, int]]:
    """Pairs of texts that the room has said do not belong together."""
    pairs = select(KeptApart.problem_id, KeptApart.other_id).join(
        Problem, KeptApart.problem_id == Problem.id
    )
    rows = session.execute(pairs.where(Problem.seminar_id == seminar_id))
    return {(row.problem_id, row.other_id) for row in rows}


def forget_apart(session: Session, seminar_id: int) -> None:
    """Let everything be suggested again."""
    here = select(Problem.id).where(Problem.seminar_id == seminar_id)
    session.execute(delete(KeptApart).where(KeptApart.problem_id.in_(here)))


def sorted_into(
    session: Session, seminar_id: int, ids: Collection[int] | None = None
) -> dict[int, int]:
    """Problem → the cluster it lies in, also for texts that nobody may read now."""
    lies_in = (
        select(SortedProblem.problem_id, SortedProblem.cluster_id)
        .join(Cluster, SortedProblem.cluster_id == Cluster.id)
        .where(Cluster.seminar_id == seminar_id)
    )
    if ids is not None:
        lies_in = lies_in.where(SortedProblem.problem_id.in_(ids))
    return dict(session.execute(lies_in).all())


def _levels(session: Session, seminar_id: int) -> dict[int, str]:
    """Seat → service level; empty while the room sorts.

    If it were said while texts are moved one at a time, the moment it appears would tell which
    level the moved text came from.
    """
    if rounds.open_round(session, seminar_id, "sort"):
        return {}
    rows = session.execute(
        select(Participant.id, OrganisationKind.service_level)
        .join(OrganisationKind, Participant.organisation_kind == OrganisationKind.id)
        .where(Participant.seminar_id == seminar_id)
    )
    return dict(rows.all())


def _filled(cluster: Cluster, texts: Sequence[Problem], level_of: Mapping[int, str]) -> Filled:
    return Filled(cluster, tuple(texts), _are_on_both_levels(texts, level_of))


def _are_on_both_levels(texts: Sequence[Problem], level_of: Mapping[int, str]) -> bool:
    """Said only when enough people wrote, two or more of them from each level, and each level has

    enough people in the room to be anyone of. One text from a level would point at its author."""
    authors = {p.author_id for p in texts if p.author_id in level_of}
    wrote = Counter(level_of[author] for author in authors if author is not None)
    crowd = Counter(level_of.values())
    return len(authors) >= LIMIT and all(
        wrote[level] > 1 and crowd[level] >= LIMIT for level in BOTH_LEVELS
    )
