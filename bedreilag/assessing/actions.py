"""Answering how much a measure would do, and whether it can be carried out."""

from sqlalchemy.orm import Session

from bedreilag.assessing.models import Assessment
from bedreilag.measures import actions as proposing
from bedreilag.measures.models import Measure
from bedreilag.refusals import NotFound
from bedreilag.rounds.actions import writable_round
from bedreilag.seats import queries as seats
from bedreilag.seats.models import Participant
from bedreilag.voting import queries as voting
from bedreilag.voting.actions import ballot_of
from bedreilag.work import announce, take_turn


def assess(session: Session, who: Participant, measure_id: int, scale: str, answer: int) -> None:
    """Keep one press; the last one on a scale is the one that counts."""
    take_turn(session, who.seminar_id)
    current = writable_round(session, who.seminar_id, "assess")
    if measure_id not in {one.id for one in voting.on_ballot(session, current)}:
        raise NotFound
    ballot = ballot_of(session, current, who)
    found = session.get(Assessment, (ballot.id, measure_id))
    if found is None:
        found = Assessment(ballot_id=ballot.id, measure_id=measure_id)
        session.add(found)
        for room in ("projector", "panel"):
            announce(session, who.seminar_id, room, "assess_turnout")
    setattr(found, scale, answer)
    announce(session, who.seminar_id, f"seat:{who.id}", "assessment", measure_id)


def _tell_of_measure(session: Session, measure: Measure) -> None:
    """A measure was changed or hidden: what is asked about it follows at once."""
    for seat_id in seats.ids_in(session, measure.seminar_id):
        for key in (measure.id, voting.NO_MEASURES):
            announce(session, measure.seminar_id, f"seat:{seat_id}", "assessment", key)
    for room in ("phones", "projector"):
        announce(session, measure.seminar_id, room, "assessed")


proposing.tell_also.append(_tell_of_measure)
