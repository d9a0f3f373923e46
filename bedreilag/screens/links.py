"""New addresses for the projector, the survey and the plan, with one press where they stand."""

from functools import partial
from typing import Final

from flask import Blueprint, redirect
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from bedreilag import access, live, work
from bedreilag.access import Deed, open_to
from bedreilag.refusals import NotFound
from bedreilag.screens.panel import WALL_ADDRESS
from bedreilag.seminars.links import change_link
from bedreilag.work import transaction

bp = Blueprint("links", __name__)
# Where the address stands, and what one must be allowed to do there.
PAGES: Final[dict[str, tuple[str, Deed]]] = {
    "lerret": ("dagen", "steer"),
    "undersokelse": ("undersokelse", "organise"),
    "plan": ("plan", "organise"),
}


@bp.post("/samling/<int:seminar_id>/ny-lenke/<what>")
@open_to("organiser")
def change(seminar_id: int, what: str) -> ResponseReturnValue:
    """Make the address that is out there worthless, and go back to where the new one stands.

    The screens that stand open with the old one are shown out, as after a log-out.
    """
    with transaction() as session:
        page, deed = PAGES.get(what, ("", "organise"))
        seminar = access.seminar_for(session, seminar_id, deed)
        if not page:
            raise NotFound
        change_link(session, seminar, what)
        if what == "lerret":
            _tell_of_the_wall(session, seminar_id)
    return redirect(f"/samling/{seminar_id}/{page}", 303)


def _tell_of_the_wall(session: Session, seminar_id: int) -> None:
    work.then(session, partial(live.turn_out_walls, seminar_id))
    for part in WALL_ADDRESS:
        work.announce(session, seminar_id, "panel", "wall_address", part)
