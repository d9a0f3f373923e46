"""What a day leaves behind: texts, tema, measures and votes, set directly in the database."""

from itertools import cycle

from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag.clusters.models import Cluster, SortedProblem
from bedreilag.measures.models import AnsweredProblem, Measure
from bedreilag.problems.models import Problem
from bedreilag.seats import queries as seats
from bedreilag.seminars.models import Seminar
from bedreilag.voting.models import Ballot, Vote

TEMA = 12


def furnish(session: Session, seminar: Seminar, problems: int, measures: int) -> None:
    """So many problems in tema, and measures that answer them, written by those who sit there."""
    authors = seats.in_seminar(session, seminar.id)
    round_of = {found.kind: found.id for found in seminar.rounds}
    clusters = [
        Cluster(seminar_id=seminar.id, position=n, title=f"Tema nummer {n}") for n in range(TEMA)
    ]
    texts = [
        Problem(
            seminar_id=seminar.id,
            round_id=round_of["problem"],
            group_id=author.group_id,
            author_id=author.id,
            text=f"Epikrisen kommer for sent, og ingen vet hvem som skal ringe. Nummer {n}.",
        )
        for n, author in zip(range(problems), cycle(authors), strict=False)
    ]
    session.add_all([*clusters, *texts])
    session.flush()
    for text, cluster in zip(texts, cycle(clusters), strict=False):
        session.add(SortedProblem(problem_id=text.id, cluster_id=cluster.id))
    for n, author in zip(range(measures), cycle(authors), strict=False):
        cluster = clusters[n % TEMA]
        measure = Measure(
            seminar_id=seminar.id,
            round_id=round_of["measure"],
            group_id=author.group_id,
            author_id=author.id,
            cluster_id=cluster.id,
            title=f"Fast møte før utskrivning, nummer {n}",
        )
        session.add(measure)
        session.flush()
        answered = texts[n % problems].id
        session.add(AnsweredProblem(measure_id=measure.id, problem_id=answered, position=0))
    session.flush()


def vote(session: Session, seminar: Seminar) -> None:
    """Everyone gives two measures a vote."""
    [round_id] = [found.id for found in seminar.rounds if found.kind == "vote"]
    found = list(session.scalars(select(Measure.id).where(Measure.seminar_id == seminar.id)))
    for n, seat in enumerate(seats.in_seminar(session, seminar.id)):
        ballot = Ballot(round_id=round_id, participant_id=seat.id)
        session.add(ballot)
        session.flush()
        chosen = {found[n % len(found)], found[(n + 1) % len(found)]}
        session.add_all(Vote(ballot_id=ballot.id, measure_id=one, votes=1) for one in chosen)
