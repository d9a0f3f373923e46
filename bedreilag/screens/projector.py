"""The projector: what the facilitator has chosen to show, readable at ten metres, without names."""

from datetime import UTC, datetime

from flask import Blueprint, Response, make_response, render_template, request
from flask_babel import lazy_gettext as _
from markupsafe import Markup
from sqlalchemy.orm import Session

from bedreilag import access, frames
from bedreilag.access import open_to
from bedreilag.database import reading
from bedreilag.frames import Drawn, Keys, Room, picture
from bedreilag.pages import POLICY, address, macro
from bedreilag.rounds import queries as rounds
from bedreilag.screens.drawn import draw_page
from bedreilag.seminars.models import Seminar
from bedreilag.seminars.qr import qr_svg

bp = Blueprint("projector", __name__)


@bp.get("/lerret/<token>")
@open_to("projector")
def screen(token: str) -> Response:
    """The big screen. `?mork=1` is for dark rooms."""
    with reading() as session:
        seminar = access.projector(session, token).seminar
        page = render_template(
            "screens/projector.html",
            seminar=seminar,
            token=token,
            projector_scheme="dark" if "mork" in request.args else "light",
            drawn=draw_page(session, seminar.id, ["projector"], back=""),
        )
    response = make_response(page)
    # The control panel shows a small live copy of it.
    response.headers["Content-Security-Policy"] = POLICY.replace(
        "frame-ancestors 'none'", "frame-ancestors 'self'"
    )
    return response


@picture("view", rooms=["projector"])
def draw_view(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The scene on the screen. Parts that change by themselves are pictures of their own in it."""
    seminar = session.get_one(Seminar, room.seminar_id)
    stage = rounds.stage_of(session, room.seminar_id)
    join_address = f"{address()}/b/{seminar.join_code}"

    def part(name: str) -> Markup:
        found = frames.pictures[name].draw(session, room, None) if name in frames.pictures else {}
        html: Markup = found.get("", {}).get("html", Markup())
        return html

    html = macro(
        "screens/projector_macros.html",
        "view",
        seminar=seminar,
        stage=stage,
        round=rounds.current_round(session, room.seminar_id),
        part=part,
        short_address=address().partition("://")[2],
        qr=qr_svg(join_address, str(_("QR-kode til samlingen"))),
        now=datetime.now(UTC),
    )
    return {"": {"html": html}}
