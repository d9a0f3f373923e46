"""What the whole room is doing right now."""

from datetime import UTC, datetime

from sqlalchemy import event, func, select
from sqlalchemy.orm import Session, object_session

from bedreilag.database import known
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

    Found out once for everything that is drawn or done together, however many ask.
    """
    begun: dict[int, list[Round]] = known(session, "begun")
    if seminar_id not in begun:
        seminar = session.get(Seminar, seminar_id)
        found = [one for one in seminar.rounds if one.state != "waiting"] if seminar else []
        begun[seminar_id] = sorted(found, key=_how_recent, reverse=True)
    return begun[seminar_id]


def _how_recent(begun: Round) -> tuple[bool, datetime]:
    return begun.is_open, begun.closed_at or NEVER


@event.listens_for(Round.state, "set")
@event.listens_for(Round.closed_at, "set")
def _another_has_begun(changed: Round, *_: object) -> None:
    if session := object_session(changed):
        known(session, "begun").clear()
