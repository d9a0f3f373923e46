"""The control panel: one hand on the mouse, eyes on the room."""

from typing import Any

from flask import Blueprint, render_template
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from bedreilag import access, doors
from bedreilag.access import open_to
from bedreilag.database import reading
from bedreilag.frames import Drawn, Keys, Room, picture
from bedreilag.pages import macro, remember_address
from bedreilag.screens.drawn import draw_page
from bedreilag.screens.projector import views_of
from bedreilag.seminars.models import Round, Seminar

bp = Blueprint("panel", __name__)


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
            projector=access.projector_token(seminar),
            choices=views_of(session, seminar),
            drawn=draw_page(session, seminar_id, ["panel"], back=f"/samling/{seminar_id}/dagen"),
        )


@doors.page_after_refusal("facilitator")
def day_again(fields: MultiDict[str, str]) -> str:
    """The same panel, with why the step was refused."""
    page: str = day(fields.get("seminar", 0, type=int))
    return page


@picture("day_line", rooms=["panel"])
def draw_day_line(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The programme of the day, with what is done, on now and next."""
    seminar = session.get_one(Seminar, room.seminar_id)
    html = macro("screens/panel_macros.html", "day_line", seminar, _entries(seminar))
    return {"": {"html": html}}


def _entries(seminar: Seminar) -> list[dict[str, Any]]:
    """Programme entries with a state, told by their rounds: after the last one that has begun."""
    state_of = {found.id: _state(found) for found in seminar.rounds}
    states = [state_of.get(entry.round_id or 0, "") for entry in seminar.programme]
    begun = max((n for n, state in enumerate(states) if state in ("now", "done")), default=-1)
    return [
        {
            "start": entry.start.replace(":", "."),
            "title": entry.title,
            "state": states[n] or ("done" if n < begun else "next" if n == begun + 1 else ""),
        }
        for n, entry in enumerate(seminar.programme)
    ]


def _state(found: Round) -> str:
    return {"silent": "now", "shared": "now", "closed": "done"}.get(found.state, "")
