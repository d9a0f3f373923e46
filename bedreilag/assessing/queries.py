"""Reading what was answered about effect and feasibility; who answered what leaves only to them."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bedreilag.assessing.models import Assessment
from bedreilag.assessing.spread import Measured, measured
from bedreilag.measures.models import Measure
from bedreilag.rounds import queries as rounds
from bedreilag.seats import queries as seats
from bedreilag.seminars.models import Round
from bedreilag.voting import queries as voting
from bedreilag.voting.models import Ballot
from bedreilag.voting.queries import Turnout


@dataclass(frozen=True, slots=True)
class Assessed:
    """One measure in the picture; None where fewer than five had an opinion."""

    number: int
    measure: Measure
    effect: Measured | None
    feasibility: Measured | None


def assess_round(session: Session, seminar_id: int) -> Round | None:
    """The round that counts: the one that is open, or else the one that closed last."""
    return rounds.latest_round(session, seminar_id, "assess")


def mine(session: Session, round_id: int, seat_id: int) -> dict[int, Assessment]:
    """Measure id → what this participant has answered about it."""
    rows = session.scalars(
        select(Assessment)
        .join(Ballot, Assessment.ballot_id == Ballot.id)
        .where(Ballot.round_id == round_id, Ballot.participant_id == seat_id)
    )
    return {row.measure_id: row for row in rows}


def turnout(session: Session, round_: Round) -> Turnout:
    """How many have answered something, without a word about what."""
    answered = select(func.count(func.distinct(Assessment.ballot_id))).join(
        Ballot, Assessment.ballot_id == Ballot.id
    )
    number = session.scalar(answered.where(Ballot.round_id == round_.id)) or 0
    return Turnout(number, max(number, seats.how_many(session, round_.seminar_id)))


def result(session: Session, round_: Round) -> list[Assessed]:
    """Every measure of the round, the greatest effect first; who may see it is asked elsewhere."""
    answers: dict[int, list[tuple[int | None, int | None]]] = {}
    rows = session.execute(
        select(Assessment.measure_id, Assessment.effect, Assessment.feasibility)
        .join(Ballot, Assessment.ballot_id == Ballot.id)
        .where(Ballot.round_id == round_.id)
    )
    for measure_id, effect, feasibility in rows:
        answers.setdefault(measure_id, []).append((effect, feasibility))
    found = [
        (
            measure,
            measured(effect for effect, _ in answers.get(measure.id, ())),
            measured(feasibility for _, feasibility in answers.get(measure.id, ())),
        )
        for measure in voting.on_ballot(session, round_)
    ]
    found.sort(key=lambda each: (-_mean(each[1]), -_mean(each[2]), each[0].id))
    return [Assessed(number, *each) for number, each in enumerate(found, 1)]


def _mean(one: Measured | None) -> float:
    return one.mean if one else 0.0
