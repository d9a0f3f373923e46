"""Finding a seat by what the phone knows."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from bedreilag.seats.models import Participant
from bedreilag.tokens import fingerprint


def by_token(session: Session, token: str) -> Participant | None:
    """The seat this token opens, with its group and seminar, in one query."""
    if not token:
        return None
    return session.scalar(
        select(Participant)
        .options(joinedload(Participant.group), joinedload(Participant.seminar))
        .where(Participant.token_hash == fingerprint(token))
    )


def how_many(session: Session, seminar_id: int) -> int:
    """How many have taken a seat."""
    seats = select(func.count()).select_from(Participant)
    return session.scalar(seats.where(Participant.seminar_id == seminar_id)) or 0


def in_seminar(session: Session, seminar_id: int) -> list[Participant]:
    """Everyone with a seat, in the order they came."""
    seats = select(Participant).options(joinedload(Participant.group))
    return list(
        session.scalars(seats.where(Participant.seminar_id == seminar_id).order_by(Participant.id))
    )


def ids_in(session: Session, seminar_id: int) -> list[int]:
    """The ids of every seat in the seminar."""
    return list(session.scalars(select(Participant.id).where(Participant.seminar_id == seminar_id)))
