"""Reading votes. Who gave what leaves this file only for the one who gave it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag.clusters import queries as clusters
from bedreilag.measures import queries as measures
from bedreilag.measures.models import Measure
from bedreilag.rounds import queries as rounds
from bedreilag.seats import queries as seats
from bedreilag.seminars.models import Round
from bedreilag.voting.count import count
from bedreilag.voting.models import Ballot, Vote


@dataclass(frozen=True, slots=True)
class Ranked:
    """One line of the result."""

    measure: Measure
    votes: int
    voters: int
    share: float
    rank: int


@dataclass(frozen=True, slots=True)
class Section:
    """The measures under one cluster. The key is its place on the ballot."""

    key: str
    title: str
    measures: Sequence[Measure]


# Measures of no cluster stand last.
LAST = "999"


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many have voted, of how many who may."""

    voted: int
    total: int


def vote_round(session: Session, seminar_id: int) -> Round | None:
    """The newest vote round that has begun."""
    return rounds.latest_round(session, seminar_id, "vote")


def sections(session: Session, seminar_id: int) -> list[Section]:
    """What can be voted on: every measure that is not hidden, under its cluster."""
    on_ballot = measures.of_seminar(session, seminar_id)
    titles = {one.id: one.title for one in clusters.clusters_of(session, seminar_id)}
    keys = {cluster_id: str(place) for place, cluster_id in enumerate(titles)}
    return [
        Section(key, titles.get(cluster_id or 0, ""), found)
        for cluster_id, key in [*keys.items(), (None, LAST)]
        if (found := [one for one in on_ballot if one.cluster_id == cluster_id])
    ]


def section_of(session: Session, measure: Measure) -> str:
    """The key of the section a measure stands in."""
    ids = [one.id for one in clusters.clusters_of(session, measure.seminar_id)]
    return str(ids.index(measure.cluster_id)) if measure.cluster_id in ids else LAST


def result(session: Session, round_: Round) -> list[Ranked]:
    """Every measure that is not hidden, ranked. Whether anyone may see it is not asked here."""
    shown = {m.id: m for m in measures.of_seminar(session, round_.seminar_id)}
    return [
        Ranked(shown[line.measure], line.votes, line.voters, line.share, line.rank)
        for line in count(list(shown), _ballots(session, round_.id).values())
    ]


def result_of_seminar(session: Session, seminar_id: int) -> list[Ranked]:
    """The result of the newest vote once the facilitator has opened it; until then nothing."""
    found = vote_round(session, seminar_id)
    return result(session, found) if found and is_shown(found) else []


def is_shown(round_: Round) -> bool:
    """Whether the facilitator has opened this vote's result, and nobody votes any more."""
    return round_.results_shown_at is not None and not round_.is_open


def turnout(session: Session, round_: Round) -> Turnout:
    """How far the voting has come, without a word about where the votes lie."""
    voted = len(_ballots(session, round_.id))
    # Seats are deleted some weeks after the day; the ballots stay.
    return Turnout(voted, max(voted, seats.how_many(session, round_.seminar_id)))


def given(session: Session, round_id: int, seat_id: int) -> dict[int, int]:
    """Measure id → how many votes this participant has given it."""
    rows = session.execute(
        select(Vote.measure_id, Vote.votes)
        .join(Ballot, Vote.ballot_id == Ballot.id)
        .where(Ballot.round_id == round_id, Ballot.participant_id == seat_id)
    )
    return dict(rows.all())


def ballot(session: Session, round_id: int, seat_id: int) -> Ballot | None:
    """The participant's ballot in this round, if there is one yet."""
    mine = select(Ballot).where(Ballot.round_id == round_id, Ballot.participant_id == seat_id)
    return session.scalar(mine)


def votes_on(session: Session, round_id: int, measure_id: int) -> list[Vote]:
    """The votes that lie on one measure in one round."""
    return list(
        session.scalars(
            select(Vote)
            .join(Ballot, Vote.ballot_id == Ballot.id)
            .where(Ballot.round_id == round_id, Vote.measure_id == measure_id)
        )
    )


def _ballots(session: Session, round_id: int) -> dict[int, dict[int, int]]:
    """Ballot id → what was given to which measure. A ballot without votes is none."""
    rows = session.execute(
        select(Vote.ballot_id, Vote.measure_id, Vote.votes)
        .join(Ballot, Vote.ballot_id == Ballot.id)
        .where(Ballot.round_id == round_id)
        .order_by(Vote.ballot_id)
    )
    found: dict[int, dict[int, int]] = {}
    for ballot_id, measure_id, votes in rows:
        found.setdefault(ballot_id, {})[measure_id] = votes
    return found
