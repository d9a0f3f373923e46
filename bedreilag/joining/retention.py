"""What the privacy text promises: nicknames and seats are deleted, and nothing is left of them."""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, or_, select
from sqlalchemy.orm import Session

from bedreilag import journal
from bedreilag.pages import OSLO
from bedreilag.seats.models import Participant, Wish
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction

log = logging.getLogger(__name__)

Forget = Callable[[Session, int], None]
_also: list[Forget] = []


def also_forget(forget: Forget) -> Forget:
    """Let a later stage delete, with the seats of a seminar, what it kept only for the day."""
    _also.append(forget)
    return forget


def tidy(now: datetime, days: int) -> int:
    """Delete the seats of every seminar that ended more than `days` local days ago.

    What people wrote and voted stays, without them. Returns how many seats were deleted.
    """
    last_kept = now.astimezone(OSLO).date() - timedelta(days=days)
    with transaction() as session:
        due = session.scalars(
            select(Seminar).where(Seminar.last_day < last_kept, or_(_never_done(), _has_seats()))
        ).all()
        deleted = [(_delete_seats(session, seminar, now), seminar.fictional) for seminar in due]
    # Every time: if somebody was reading the last time, old pages were left in the journal.
    journal.empty()
    # Nobody was promised anything in a made-up seminar, and so nobody is told.
    if promised := sum(seats for seats, is_fictional in deleted if not is_fictional):
        log.info("%s plasser er slettet, slik deltakerne er lovet", promised)
    return sum(seats for seats, _ in deleted)


def _never_done() -> ColumnElement[bool]:
    return Seminar.seats_deleted_at.is_(None)


def _has_seats() -> ColumnElement[bool]:
    """Somebody opened the door again afterwards, and somebody came in."""
    return exists().where(Participant.seminar_id == Seminar.id)


def _delete_seats(session: Session, seminar: Seminar, now: datetime) -> int:
    seats = session.scalars(select(Participant).where(Participant.seminar_id == seminar.id)).all()
    before = Counter(seminar.headcount if seminar.seats_deleted_at else ())
    seminar.headcount = dict(before + Counter(seat.organisation_kind for seat in seats))
    seminar.seats_deleted_at = now
    seminar.join_open = False
    session.execute(delete(Wish).where(Wish.seminar_id == seminar.id))
    session.execute(delete(Participant).where(Participant.seminar_id == seminar.id))
    for forget in _also:
        forget(session, seminar.id)
    return len(seats)
