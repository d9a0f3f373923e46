"""Somebody without a phone: a seat of their own, and one who writes and votes for them.

One person acts at a time: the participant at the same table who is their helper, and if there is
none, whoever steers. It stands on the seat, so that it can be seen; a text or a vote says nothing.
"""

from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session

from bedreilag.joining.actions import Newcomer, demand_room, sit_down, tell, tell_of_seats
from bedreilag.refusals import NotFound, Refusal
from bedreilag.seats import queries as seats
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Group, Seminar
from bedreilag.work import announce

# One more would be a ballot box rather than a helping hand.
MOST_HELPED = 2


class HelpsEnough(Refusal):
    """A helper has two hands."""

    message = _("Du skriver alt for to. Be en annen ved bordet eller prosesslederen om hjelp.")


class HelpedAlready(Refusal):
    """One person acts for another, not several."""

    message = _("Noen skriver alt for denne deltakeren.")


def seat_beside(session: Session, helper: Participant, newcomer: Newcomer) -> Participant:
    """A table mate without a phone takes a seat, with this participant as helper."""
    demand_room(session, helper.seminar, helper.group)
    _demand_hands(session, helper)
    announce(session, helper.seminar_id, f"seat:{helper.id}", "helping")
    return sit_down(
        session, helper.seminar, helper.group, newcomer, without_phone=True, helper_id=helper.id
    )


def seat_at(session: Session, seminar: Seminar, group: Group, newcomer: Newcomer) -> Participant:
    """Whoever steers gives somebody without a phone a seat, and acts for them."""
    return sit_down(session, seminar, group, newcomer, without_phone=True)


def help_(session: Session, helper: Participant, seat_id: int) -> None:
    """Act for a table mate whom nobody at the table helps."""
    other = session.get(Participant, seat_id)
    if other is None or not other.without_phone or other.group_id != helper.group_id:
        raise NotFound
    if other.helper_id == helper.id:
        return
    if other.helper_id is not None:
        raise HelpedAlready
    _demand_hands(session, helper)
    other.helper_id = helper.id
    _tell(session, other, helper.id)


def let_go(session: Session, seminar: Seminar, seat_id: int) -> None:
    """From now on whoever steers acts for this participant, until somebody at the table helps."""
    other = without_phone_in(session, seminar, seat_id)
    before, other.helper_id = other.helper_id, None
    _tell(session, other, before)


def remove(session: Session, seat: Participant) -> None:
    """Take a seat away. Ask first whether anything has come from it (`screens/removing.py`)."""
    session.delete(seat)
    session.flush()
    tell(session, seat.seminar_id, seat.group_id)
    if seat.helper_id:
        announce(session, seat.seminar_id, f"seat:{seat.helper_id}", "helping")


def without_phone_in(session: Session, seminar: Seminar, seat_id: int) -> Participant:
    """Somebody without a phone in this seminar."""
    found = seat_in(session, seminar, seat_id)
    if not found.without_phone:
        raise NotFound
    return found


def seat_in(session: Session, seminar: Seminar, seat_id: int) -> Participant:
    """Somebody with a seat in this seminar, with a phone or without."""
    found = session.get(Participant, seat_id)
    if found is None or found.seminar_id != seminar.id:
        raise NotFound
    return found


def _demand_hands(session: Session, helper: Participant) -> None:
    if len(seats.helped_by(session, [helper.id])) >= MOST_HELPED:
        raise HelpsEnough


def _tell(session: Session, other: Participant, helper_id: int | None) -> None:
    session.flush()
    tell_of_seats(session, other.seminar_id)
    if helper_id:
        announce(session, other.seminar_id, f"seat:{helper_id}", "helping")
