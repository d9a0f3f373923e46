"""What the groups wrote: problems, the clusters they were sorted into, and measures."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from bedreilag.clusters.models import Cluster, SortedProblem
from bedreilag.measures.models import AnsweredProblem, Measure
from bedreilag.problems.models import Problem
from bedreilag.seminar_file.parts.books import (
    USUAL_PROMISE,
    Entry,
    Incoming,
    Outgoing,
    unless_usual,
)


def store(incoming: Incoming) -> None:
    """Keep clusters, problems and measures, in the file's order."""
    document = incoming.document
    clusters = enumerate(document["clusters"])
    incoming.keep("cluster", [_cluster(incoming, *each) for each in clusters])
    incoming.keep("problem", [_problem(incoming, entry) for entry in document["problems"]])
    for entry in document["problems"]:
        _tie(incoming, entry)
    incoming.keep("measure", [_measure(incoming, entry) for entry in document["measures"]])


def _cluster(incoming: Incoming, position: int, entry: Entry) -> Cluster:
    return Cluster(
        seminar_id=incoming.seminar.id,
        ref=entry["id"],
        position=position,
        title=entry["title"],
        theme_ids=entry["theme_ids"],
        marks=entry.get("marks", []),
    )


def _problem(incoming: Incoming, entry: Entry) -> Problem:
    return Problem(
        seminar_id=incoming.seminar.id,
        ref=entry["id"],
        round_id=incoming.round_of("problem", entry.get("round_id")),
        group_id=incoming.id_of("group", entry["group_id"]),
        author_id=incoming.id_of("participant", entry["author_id"]),
        text=entry["text"],
        submitted_at_second=entry["submitted_at_second"],
        edited=entry["edited"],
        promise=entry.get("promise", USUAL_PROMISE),
    )


def _tie(incoming: Incoming, entry: Entry) -> None:
    """Tie a problem to its cluster and to the one it repeats, which may stand later in the file."""
    problem = incoming.rows["problem"][entry["id"]]
    problem.near_duplicate_of_id = incoming.id_of("problem", entry["near_duplicate_of"])
    cluster_id = incoming.id_of("cluster", entry["cluster_id"])
    if cluster_id is not None:
        incoming.session.add(SortedProblem(problem_id=problem.id, cluster_id=cluster_id))


def _measure(incoming: Incoming, entry: Entry) -> Measure:
    return Measure(
        seminar_id=incoming.seminar.id,
        ref=entry["id"],
        round_id=incoming.round_of("measure", entry.get("round_id")),
        group_id=incoming.id_of("group", entry["group_id"]),
        cluster_id=incoming.id_of("cluster", entry["cluster_id"]),
        title=entry["title"],
        description=entry["description"],
        benefit_for=entry["benefit_for"],
        promise=entry.get("promise", USUAL_PROMISE),
        measure_2023_ids=entry["measure_2023_ids"],
        answered=[
            AnsweredProblem(problem_id=incoming.id_of("problem", ref), position=position)
            for position, ref in enumerate(entry["problem_ids"])
        ],
    )


def write(outgoing: Outgoing) -> Entry:
    """Clusters, problems and measures. What the facilitator hid stays out, and so do ties to it."""
    key, session = outgoing.seminar.id, outgoing.session
    clusters = session.scalars(
        select(Cluster).filter_by(seminar_id=key).order_by(Cluster.position, Cluster.id)
    ).all()
    problems = session.scalars(
        select(Problem).filter_by(seminar_id=key, hidden_at=None).order_by(Problem.id)
    ).all()
    measures = session.scalars(
        select(Measure)
        .filter_by(seminar_id=key, hidden_at=None)
        .order_by(Measure.id)
        .options(selectinload(Measure.answered))
    ).all()
    outgoing.give_names("cluster", clusters, "c{:02}")
    outgoing.give_names("problem", problems, "p{:02}")
    outgoing.give_names("measure", measures, "m{:02}")
    sorted_into = _sorted_into(outgoing)
    return {
        "clusters": [_write_cluster(outgoing, cluster) for cluster in clusters],
        "problems": [
            _write_problem(outgoing, problem, sorted_into.get(problem.id)) for problem in problems
        ],
        "measures": [_write_measure(outgoing, measure) for measure in measures],
    }


def _sorted_into(outgoing: Outgoing) -> dict[int, int]:
    rows = outgoing.session.execute(
        select(SortedProblem.problem_id, SortedProblem.cluster_id)
        .join(Cluster)
        .where(Cluster.seminar_id == outgoing.seminar.id)
    )
    return {row.problem_id: row.cluster_id for row in rows}


def _write_cluster(outgoing: Outgoing, cluster: Cluster) -> Entry:
    return {
        "id": outgoing.name("cluster", cluster.id),
        "title": cluster.title,
        "theme_ids": cluster.theme_ids,
        **({"marks": cluster.marks} if cluster.marks else {}),
    }


def _write_problem(outgoing: Outgoing, problem: Problem, cluster: int | None) -> Entry:
    return {
        "id": outgoing.name("problem", problem.id),
        "group_id": outgoing.name("group", problem.group_id),
        "author_id": outgoing.name("participant", problem.author_id),
        "cluster_id": outgoing.name("cluster", cluster),
        "text": problem.text,
        "near_duplicate_of": outgoing.name("problem", problem.near_duplicate_of_id),
        "submitted_at_second": problem.submitted_at_second,
        "edited": problem.edited,
        **unless_usual(problem.promise),
        **outgoing.unless_first("problem", problem.round_id),
    }


def _write_measure(outgoing: Outgoing, measure: Measure) -> Entry:
    return {
        "id": outgoing.name("measure", measure.id),
        "group_id": outgoing.name("group", measure.group_id),
        "title": measure.title,
        "description": measure.description,
        "problem_ids": outgoing.known("problem", (tie.problem_id for tie in measure.answered)),
        "cluster_id": outgoing.name("cluster", measure.cluster_id),
        "measure_2023_ids": measure.measure_2023_ids,
        "benefit_for": measure.benefit_for,
        **unless_usual(measure.promise),
        **outgoing.unless_first("measure", measure.round_id),
    }
