"""The projector: what the facilitator has chosen to show, readable at ten metres, without names."""

from datetime import UTC, datetime

from flask import Blueprint, Response, make_response, render_template, request
from flask_babel import lazy_gettext as _
from markupsafe import Markup
from sqlalchemy.orm import Session

from bedreilag import access, frames
from bedreilag.access import open_to
from bedreilag.database import reading
from bedreilag.drawing import macro
from bedreilag.frames import Drawn, Keys, Room, picture
from bedreilag.pages import OSLO, POLICY, address
from bedreilag.refusals import NotFound
from bedreilag.rounds import queries as rounds
from bedreilag.rounds import words
from bedreilag.rounds.actions import usual_view
from bedreilag.rounds.models import SCREENS, VIEW_NEEDS, VIEWS
from bedreilag.screens.drawn import draw_page
from bedreilag.seminars import queries as seminars
from bedreilag.seminars.models import Seminar
from bedreilag.seminars.qr import qr_svg
from bedreilag.seminars.wifi import wifi_code
from bedreilag.seminars.words import focus_in

bp = Blueprint("projector", __name__)
# The number key of a scene is the same all day. A scene that may be added to the day has none.
WITHOUT_KEY = ("assessed", "checkin", "wifi", "message")
KEY_OF = {view: n for n, view in enumerate((v for v in VIEWS if v not in WITHOUT_KEY), 1)}


@bp.get("/lerret/<token>")
@open_to("projector")
def screen(token: str) -> Response:
    """A big screen. `?skjerm=2` is the other one in the room; `?mork=1` is always dark."""
    with reading() as session:
        seminar = access.projector(session, token).seminar
        page = render_template(
            "screens/projector.html",
            seminar=seminar,
            token=token,
            screen=2 if request.args.get("skjerm") == "2" else 1,
            projector_scheme="dark" if "mork" in request.args else "light",
            drawn=draw_page(session, seminar.id, ["projector"], back=""),
        )
    return _framed_by_the_panel(page)


@bp.get("/samling/<int:seminar_id>/lerret/<view>")
@open_to("organiser")
def preview(seminar_id: int, view: str) -> Response:
    """What a view would look like now, before it is shown; and the presses that show it."""
    if view not in VIEWS:
        raise NotFound
    with reading() as session:
        seminar = access.seminar_for(session, seminar_id, "steer")
        stage = rounds.stage_of(session, seminar_id)
        page = render_template(
            "screens/preview.html",
            seminar=seminar,
            view=view,
            words=words.VIEWS[view],
            scene=_scene(session, Room(seminar_id, "projector"), view),
            screens=SCREENS,
            shown_on=[number for number in SCREENS if stage.view_of(number) == view],
            here=request.path,
        )
    return _framed_by_the_panel(page)


@picture("view", rooms=["projector"])
def draw_view(session: Session, room: Room, _keys: Keys) -> Drawn:
    """What each screen shows. Parts that change by themselves are pictures of their own in it."""
    stage = rounds.stage_of(session, room.seminar_id)
    first = _scene(session, room, stage.view)
    second = _scene(session, room, stage.second_view) if stage.second_view else first
    return {"": {"html": first}, "2": {"html": str(second).replace(*AS_SECOND)}}


@picture("showing", rooms=["panel"])
def draw_showing(session: Session, room: Room, _keys: Keys) -> Drawn:
    """What is on the projector now, and what to show next."""
    stage = rounds.stage_of(session, room.seminar_id)
    choices = views_of(session, session.get_one(Seminar, room.seminar_id))
    usual = usual_view(rounds.current_round(session, room.seminar_id))
    shown = (stage, choices, words.VIEWS, KEY_OF, usual)
    html = macro("screens/wall.html", "showing", room.seminar_id, *shown)
    return {"": {"html": html}}


def views_of(session: Session, seminar: Seminar) -> list[tuple[str, str]]:
    """The views this day has something for, with their names. A message is written, not chosen."""
    kinds = {found.kind for found in rounds.rounds_of(session, seminar.id)}
    has_no = {"message"} | {view for view, kind in VIEW_NEEDS.items() if kind not in kinds}
    if not seminar.wifi_name:
        has_no.add("wifi")
    return [(view, str(words.VIEWS[view])) for view in VIEWS if view not in has_no]


AS_SECOND = ('data-picture="view"', 'data-picture="view:2"', 1)


def _scene(session: Session, room: Room, view: str) -> Markup:
    seminar = session.get_one(Seminar, room.seminar_id)
    stage = rounds.stage_of(session, room.seminar_id)
    current = rounds.current_round(session, room.seminar_id)
    join_address = f"{address()}/b/{seminar.join_code}"
    network = wifi_code(seminar.wifi_name, seminar.wifi_password)

    def part(name: str) -> Markup:
        found = frames.pictures[name].draw(session, room, None) if name in frames.pictures else {}
        html: Markup = found.get("", {}).get("html", Markup())
        return html

    return macro(
        "screens/projector_macros.html",
        "view",
        scene=view,
        seminar=seminar,
        stage=stage,
        round=current,
        focus=focus_in(seminar, current),
        part=part,
        short_address=address().partition("://")[2],
        qr=qr_svg(join_address, str(_("QR-kode til samlingen"))),
        wifi=qr_svg(network, str(_("QR-kode til nettet"))) if view == "wifi" else "",
        now=datetime.now(UTC),
        rest=seminars.break_at(seminar, datetime.now(OSLO)) if view == "pause" else None,
    )


def _framed_by_the_panel(page: str) -> Response:
    """The control panel shows a small copy of it."""
    response = make_response(page)
    response.headers["Content-Security-Policy"] = POLICY.replace(
        "frame-ancestors 'none'", "frame-ancestors 'self'"
    )
    return response
