"""The phone: one address for the whole day, `/rom`, that shows what the room is doing."""

from flask import Blueprint, render_template, request
from werkzeug.datastructures import MultiDict

from bedreilag import access, doors
from bedreilag.access import open_to
from bedreilag.database import reading
from bedreilag.rounds import queries as rounds
from bedreilag.screens.drawn import draw_page

bp = Blueprint("phone", __name__)


@bp.get("/rom")
@open_to("participant")
def room() -> str:
    """The participant's place in the room, whatever is going on in it."""
    with reading() as session:
        seat = access.participant(session)
        return render_template(
            "screens/phone.html",
            seminar=seat.seminar,
            group=seat.participant.group,
            seat=seat.participant,
            round=rounds.current_round(session, seat.seminar.id),
            drawn=draw_page(session, seat.seminar.id, seat.rooms, back="/rom"),
            welcome_back="igjen" in request.args,
        )


@doors.page_after_refusal("participant")
def room_again(_fields: MultiDict[str, str]) -> str:
    """The same page with what was written and why it was refused."""
    page: str = room()
    return page
