"""The stage picture: what is going on right now, the same for every phone in the room."""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from bedreilag.drawing import macro
from bedreilag.frames import Drawn, Keys, Room, picture
from bedreilag.rounds import queries as rounds
from bedreilag.rounds.next_step import KINDS_TO_BE_READY_FOR
from bedreilag.rounds.words import VIEWS
from bedreilag.seminars.models import Seminar
from bedreilag.seminars.words import focus_in

# What the wall shows that a phone has a form of its own for.
FOR_PHONES_TOO = ("clusters", "result", "agreement", "assessed", "checkin", "plan")


@picture("stage", rooms=["phones"])
def draw_stage(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The round's question, its timer and where to write; between rounds, the programme."""
    seminar = session.get_one(Seminar, room.seminar_id)
    current = rounds.current_round(session, room.seminar_id)
    html = macro(
        "screens/stage.html",
        "stage",
        seminar=seminar,
        round=current,
        steering=rounds.stage_of(session, room.seminar_id),
        now=datetime.now(UTC),
        focus=focus_in(seminar, current),
    )
    return {"": {"html": html}}


@picture("ready", rooms=["seat"])
def draw_ready(session: Session, room: Room, _keys: Keys) -> Drawn:
    """«Jeg er klar», or that one has said so."""
    current = rounds.current_round(session, room.seminar_id)
    if current is None or not current.is_open or current.kind not in KINDS_TO_BE_READY_FOR:
        return {}
    if rounds.stage_of(session, room.seminar_id).paused_at:
        return {}
    ready = rounds.is_ready(session, room.number, current.id)
    return {"": {"html": macro("screens/stage.html", "ready", ready)}}


@picture("on_the_wall", rooms=["phones"])
def draw_on_the_wall(session: Session, room: Room, _keys: Keys) -> Drawn:
    """What the room is doing and what the wall shows, also for those who look back."""
    current = rounds.current_round(session, room.seminar_id)
    title = current.title if current and current.is_open else ""
    stage = rounds.stage_of(session, room.seminar_id)
    html = macro(
        "screens/stage.html",
        "on_the_wall",
        title,
        stage.view,
        VIEWS[stage.view],
        can_follow=stage.view in FOR_PHONES_TOO,
    )
    return {"": {"html": html}}


@picture("message", rooms=["phones"])
def draw_message(session: Session, room: Room, _keys: Keys) -> Drawn:
    """What the wall says to everybody, for as long as it says it."""
    stage = rounds.stage_of(session, room.seminar_id)
    if stage.view != "message" or not stage.message:
        return {}
    return {"": {"html": macro("screens/stage.html", "message", stage.message)}}


@picture("look_back", rooms=["phones"])
def draw_look_back(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The way back to every finished round, and never to one that is to come."""
    finished = [one for one in rounds.rounds_of(session, room.seminar_id) if one.state == "closed"]
    return {"": {"html": macro("screens/stage.html", "look_back", finished)}} if finished else {}
