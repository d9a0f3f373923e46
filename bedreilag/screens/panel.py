"""The control panel: one hand on the mouse, eyes on the room."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, render_template
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from bedreilag import access, doors, live
from bedreilag.access import open_to
from bedreilag.database import reading
from bedreilag.frames import Drawn, Keys, Room, picture
from bedreilag.measures import queries as measures
from bedreilag.pages import macro, remember_address
from bedreilag.problems import queries as problems
from bedreilag.rounds import queries as rounds
from bedreilag.rounds.guidance import HELP
from bedreilag.rounds.models import VIEWS
from bedreilag.rounds.next_step import NextStep, next_step
from bedreilag.screens.drawn import draw_page
from bedreilag.seats import queries as seats
from bedreilag.seminars.models import Round, Seminar
from bedreilag.small_cells import LIMIT
from bedreilag.voting import queries as voting

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
            drawn=draw_page(session, seminar_id, ["panel"], back=f"/samling/{seminar_id}/dagen"),
        )


@doors.page_after_refusal("facilitator")
def day_again(fields: MultiDict[str, str]) -> str:
    """The same panel, with why the step was refused."""
    page: str = day(fields.get("seminar", 0, type=int))
    return page


@picture("steering", rooms=["panel"])
def draw_steering(session: Session, room: Room, _keys: Keys) -> Drawn:
    """What phones see now, the next step, the timer, and what pauses or ends."""
    all_rounds = rounds.rounds_of(session, room.seminar_id)
    current = rounds.current_round(session, room.seminar_id)
    step = next_step(all_rounds)
    total = seats.how_many(session, room.seminar_id)
    ready = rounds.how_many_ready(session, current.id) if current and current.is_open else 0
    html = macro(
        "screens/panel_macros.html",
        "steering",
        seminar_id=room.seminar_id,
        round=current,
        stage=rounds.stage_of(session, room.seminar_id),
        step=step,
        few_voted=_few_voted(session, step),
        ready=ready,
        total=total,
        help=HELP.get(current.kind) if current else None,
        now=datetime.now(UTC),
    )
    return {"": {"html": html}}


def _few_voted(session: Session, step: NextStep | None) -> bool:
    """Whether the result that comes next would tell each of those who voted what the others did."""
    if step is None or step.wish != "result:show":
        return False
    return 0 < voting.turnout(session, step.round).voted < LIMIT


@picture("day_line", rooms=["panel"])
def draw_day_line(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The programme of the day, with what is done, on now and next."""
    seminar = session.get_one(Seminar, room.seminar_id)
    html = macro("screens/panel_macros.html", "day_line", seminar, _entries(seminar))
    return {"": {"html": html}}


@picture("tiles", rooms=["panel"])
def draw_tiles(session: Session, room: Room, _keys: Keys) -> Drawn:
    """One tile per group: seats, phones on the line, ready, and how many texts; never a text."""
    current = rounds.current_round(session, room.seminar_id)
    seminar = session.get_one(Seminar, room.seminar_id)
    people = seats.in_seminar(session, room.seminar_id)
    counts = measures.counts if _is(current, "measure") else problems.counts
    texts = counts(session, room.seminar_id)
    html = macro(
        "screens/panel_macros.html",
        "tiles",
        groups=seminar.groups,
        expected=max(seminar.expected_participants, len(people)),
        seated=Counter(seat.group_id for seat in people),
        connected={group.id: _phones_in(seminar.id, group.id) for group in seminar.groups},
        ready=Counter(
            seat.group_id for seat in people if current and seat.ready_in_round_id == current.id
        ),
        texts={group.id: texts.get(group.id, 0) for group in seminar.groups},
        round=current,
    )
    return {"": {"html": html}}


@picture("showing", rooms=["panel"])
def draw_showing(session: Session, room: Room, _keys: Keys) -> Drawn:
    """What is on the projector now, and what to show next."""
    stage = rounds.stage_of(session, room.seminar_id)
    html = macro("screens/panel_macros.html", "showing", room.seminar_id, stage, VIEWS)
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


def _is(current: Round | None, kind: str) -> bool:
    return current is not None and current.kind == kind


def _phones_in(seminar_id: int, group_id: int) -> int:
    room = Room(seminar_id, f"group:{group_id}")
    return len(list(live.socketio.server.manager.get_participants("/", room.address)))
