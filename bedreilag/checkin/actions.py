"""Answering the check-in, once for each seat."""

from sqlalchemy.orm import Session

from bedreilag.checkin import queries
from bedreilag.checkin.models import CheckInCount
from bedreilag.rounds import undo
from bedreilag.rounds.actions import writable_round
from bedreilag.seats import answered
from bedreilag.seats.models import Participant
from bedreilag.work import announce, take_turn


def check_in(session: Session, seat: Participant, answer: int) -> None:
    """Count one press. The first one stands: nobody knows which it was, so none can be changed."""
    take_turn(session, seat.seminar_id)
    found = writable_round(session, seat.seminar_id, queries.WHAT)
    if answered.has_answered(session, seat.id, found.id, queries.WHAT):
        return
    answered.mark(session, seat, found.id, queries.WHAT)
    counted = session.get(CheckInCount, (found.id, answer))
    if counted is None:
        session.add(CheckInCount(round_id=found.id, answer=answer, people=1))
    else:
        counted.people += 1
    announce(session, seat.seminar_id, f"seat:{seat.id}", "check_in")
    for room in ("projector", "panel"):
        announce(session, seat.seminar_id, room, "check_in_turnout")


undo.answered_in.append(CheckInCount.round_id)
