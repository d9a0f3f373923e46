"""The phone: one address for the whole day, `/rom`, that shows what the room is doing."""

from collections.abc import Mapping

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from bedreilag import access, doors, live, presence
from bedreilag.access import Seat, open_to
from bedreilag.database import reading
from bedreilag.refusals import NotFound
from bedreilag.rounds import queries as rounds
from bedreilag.screens import looking_back
from bedreilag.screens.drawn import draw_page
from bedreilag.seminars import queries as seminars

bp = Blueprint("phone", __name__)


@bp.get("/rom")
@open_to("participant")
def room() -> str:
    """The participant's place in the room, whatever is going on in it."""
    return _page({})


@bp.get("/rom/for/<int:seat_id>")
@open_to("whoever acts for the participant")
def in_place_of(seat_id: int) -> str:
    """The same for somebody without a phone, on the screen of the one who acts for them."""
    return _page({"for_seat": str(seat_id)})


@bp.get("/rom/lerret")
@open_to("participant")
def following() -> str:
    """What the wall shows, on the phone, for those who sit far from it; it follows the wall."""
    with reading() as session:
        seat = _come_in(session)
        return render_template(
            "screens/following.html",
            seminar=seat.seminar,
            group=seat.participant.group,
            seat=seat,
            drawn=draw_page(session, seat.seminar.id, seat.rooms, back="/rom/lerret"),
        )


@bp.get("/rom/tilbake/<int:round_id>")
@open_to("participant")
def look_back(round_id: int) -> ResponseReturnValue:
    """A finished round, for reading. One that goes on is read in the room; others are not there."""
    with reading() as session:
        seat = _come_in(session)
        found = seminars.round_(seat.seminar, round_id)
        if found.state == "waiting":
            raise NotFound
        if found.is_open:
            return redirect("/rom", 303)
        here = f"/rom/tilbake/{round_id}"
        drawn = draw_page(session, seat.seminar.id, seat.rooms, back=here)
        return render_template(
            "screens/look_back.html",
            seminar=seat.seminar,
            group=seat.participant.group,
            seat=seat,
            round=found,
            drawn=drawn,
            texts=looking_back.texts_of(session, found),
            results=looking_back.results_of(session, found, drawn),
        )


def _come_in(session: Session, fields: Mapping[str, str] | None = None) -> Seat:
    """Whose page it is; a phone that has no socket is seen by this alone."""
    seat: Seat = access.participant(session, fields)
    live.came_plainly(seat, presence.A_PAGE)
    return seat


def _page(fields: Mapping[str, str]) -> str:
    with reading() as session:
        seat = _come_in(session, fields)
        return render_template(
            "screens/phone.html",
            seminar=seat.seminar,
            group=seat.participant.group,
            seat=seat,
            round=rounds.current_round(session, seat.seminar.id),
            drawn=draw_page(
                session,
                seat.seminar.id,
                seat.rooms,
                back=seat.page,
                for_seat=seat.participant.id if seat.by else None,
            ),
            welcome_back="igjen" in request.args,
        )


@doors.page_after_refusal("participant")
def room_again(fields: MultiDict[str, str]) -> str:
    """The same page with what was written and why it was refused."""
    return _page(fields)
