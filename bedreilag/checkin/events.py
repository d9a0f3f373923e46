"""The check-in in the live room: one press, nobody's name, and one picture for all."""

from sqlalchemy.orm import Session

from bedreilag import access, live
from bedreilag.access import Seat
from bedreilag.checkin import actions, queries
from bedreilag.checkin.forms import CheckInForm
from bedreilag.drawing import macro
from bedreilag.frames import Drawn, Keys, Room, picture
from bedreilag.rounds import queries as rounds
from bedreilag.seats import answered
from bedreilag.seminars import usual
from bedreilag.voting.queries import is_counted_in, is_shown

TEMPLATE = "checkin/macros.html"


@live.wish("checkin:answer", CheckInForm, who=access.participant, anonymous=True)
def check_in(session: Session, seat: Seat, form: CheckInForm) -> None:
    actions.check_in(session, seat.participant, form.answer.data)


@picture("check_in", rooms=["seat"])
def draw_check_in(session: Session, room: Room, _keys: Keys) -> Drawn:
    """Five numbers and «vet ikke» while the round is open, and a thank you after the press."""
    found = rounds.open_round(session, room.seminar_id, queries.WHAT)
    if found is None:
        return {}
    has = answered.has_answered(session, room.number, found.id, queries.WHAT)
    return {"": {"html": macro(TEMPLATE, "question", has)}}


@picture("check_in_turnout", rooms=["projector", "panel"])
def draw_turnout(session: Session, room: Room, _keys: Keys) -> Drawn:
    """How many have answered the check-in, never what."""
    found = queries.check_in_round(session, room.seminar_id)
    if found is None or is_shown(found) or not is_counted_in(session, room.kind, found):
        return {}
    return {"": {"html": macro(TEMPLATE, "turnout", queries.turnout(session, found))}}


@picture("checked_in", rooms=["phones", "projector"])
def draw_checked_in(session: Session, room: Room, _keys: Keys) -> Drawn:
    """How the answers are distributed, once the facilitator has opened it for everyone."""
    found = queries.check_in_round(session, room.seminar_id)
    if found is None or not is_shown(found):
        return {}
    counts, turnout = queries.shown(session, room.seminar_id), queries.turnout(session, found)
    shown = (found.title, counts, turnout)
    if room.kind != "projector":
        return {"": {"html": macro(TEMPLATE, "result", *shown)}}
    # The survey asks the usual question; one of the house's own is asked this once.
    asked_again = found.title == usual.MORE["checkin"].title
    return {"": {"html": macro(TEMPLATE, "scene", *shown, asked_again)}}
