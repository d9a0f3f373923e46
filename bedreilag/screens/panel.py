"""The control panel: one hand on the mouse, eyes on the room."""

from datetime import datetime

from flask import Blueprint, render_template
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from bedreilag import access, doors
from bedreilag.access import open_to
from bedreilag.database import reading
from bedreilag.drawing import macro
from bedreilag.frames import Drawn, Keys, Room, picture
from bedreilag.pages import OSLO, day_and_month, remember_address
from bedreilag.screens.drawn import draw_page
from bedreilag.screens.projector import views_of
from bedreilag.seminars import queries as seminars
from bedreilag.seminars.models import Seminar

bp = Blueprint("panel", __name__)
# What on the panel holds the address of the wall.
WALL_ADDRESS = ("links", "thumb")


@bp.get("/samling/<int:seminar_id>/dagen")
@open_to("organiser")
def day(seminar_id: int) -> str:
    """The whole day on one page."""
    remember_address()
    with reading() as session:
        seminar = access.seminar_for(session, seminar_id, "steer")
        return render_template(
            "screens/panel.html",
            seminar=seminar,
            area=seminar.area,
            account=access.organiser(session).account,
            choices=views_of(session, seminar),
            drawn=draw_page(session, seminar_id, ["panel"], back=f"/samling/{seminar_id}/dagen"),
        )


@doors.page_after_refusal("facilitator")
def day_again(fields: MultiDict[str, str]) -> str:
    """The same panel, with why the step was refused."""
    page: str = day(fields.get("seminar", 0, type=int))
    return page


@picture("wall_address", rooms=["panel"])
def draw_wall_address(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The links to the wall and its small copy, at the address that holds now."""
    address = f"/lerret/{access.projector_token(session.get_one(Seminar, room.seminar_id))}"
    return {
        part: {"html": macro("screens/wall.html", f"address_{part}", address)}
        for part in WALL_ADDRESS
    }


@picture("day_line", rooms=["panel"])
def draw_day_line(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The programme of the day, with what is done, on now and next."""
    seminar = session.get_one(Seminar, room.seminar_id)
    now = datetime.now(OSLO)
    lines = seminars.lines_at(seminar, now)
    days = [
        (_("Dag %(n)s, %(date)s", n=n, date=day_and_month(date)), list(of_day))
        for n, date in enumerate(seminar.days, 1)
        if (of_day := [line for line in lines if min(line.entry.day, len(seminar.days)) == n])
    ]
    html = macro("screens/panel_macros.html", "day_line", days, now)
    return {"": {"html": html}}
