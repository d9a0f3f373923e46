"""What the whole room is doing right now."""

from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bedreilag.rounds.models import Stage
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Round, Seminar

NEVER = datetime.min.replace(tzinfo=UTC)


def stage_of(session: Session, seminar_id: int) -> Stage:
    """The facilitator's grip on this seminar."""
    return session.get_one(Stage, seminar_id)


def is_on_the_wall(session: Session, seminar_id: int, view: str) -> bool:
    """Whether one of the screens shows this now. A step of the day draws what it shows next."""
    stage = stage_of(session, seminar_id)
    return view in (stage.view, stage.second_view)


def rounds_of(session: Session, seminar_id: int) -> list[Round]:
    """All rounds of the day, in order."""
    return list(
        session.scalars(
            select(Round).where(Round.seminar_id == seminar_id).order_by(Round.position)
        )
    )


def current_round(session: Session, seminar_id: int) -> Round | None:
    """The open round; between rounds the one that closed last; before the first, None."""
    return next(iter(_begun(session, seminar_id)), None)


def open_round(session: Session, seminar_id: int, kind: str) -> Round | None:
    """The open round, if it is of this kind."""
    found = current_round(session, seminar_id)
    return found if found and found.is_open and found.kind == kind else None


def can_write(session: Session, seminar_id: int, kind: str) -> bool:
    """Whether such a round is open, and the room does not rest."""
    is_open = open_round(session, seminar_id, kind) is not None
    return is_open and stage_of(session, seminar_id).paused_at is None


def latest_round(session: Session, seminar_id: int, kind: str) -> Round | None:
    """The round of this kind that counts: the open one, or else the one that closed last."""
    return next((found for found in _begun(session, seminar_id) if found.kind == kind), None)


def how_many_ready(session: Session, round_id: int) -> int:
    """How many have said «Jeg er klar» to this round."""
    ready = select(func.count()).select_from(Participant)
    return session.scalar(ready.where(Participant.ready_in_round_id == round_id)) or 0


def is_ready(session: Session, seat_id: int, round_id: int) -> bool:
    """Whether this participant has said «Jeg er klar» to this round."""
    return session.get_one(Participant, seat_id).ready_in_round_id == round_id


def _begun(session: Session, seminar_id: int) -> list[Round]:
    """Every round that has begun: the open one first, then the one that closed last.

    Read once for everything that is drawn or done together, however many ask.
    """
    seminar = session.get(Seminar, seminar_id)
    begun = [found for found in seminar.rounds if found.state != "waiting"] if seminar else []
    return sorted(begun, key=lambda found: (found.is_open, found.closed_at or NEVER), reverse=True)
