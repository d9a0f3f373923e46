"""Who is in the room, as each room may know it: a number for all, nicknames at one's own table."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bedreilag.frames import Drawn, Keys, Room, picture
from bedreilag.joining import queries
from bedreilag.pages import OSLO, macro
from bedreilag.seminars import queries as seminars
from bedreilag.seminars.models import Seminar
from bedreilag.seminars.queries import Line


@picture("programme", rooms=["phones"])
def draw_programme(session: Session, room: Room, _keys: Keys) -> Drawn:
    """What is on now and what is next, by the clock on the wall in Norway (R022)."""
    seminar = session.get_one(Seminar, room.seminar_id)
    lines = seminars.lines_at(seminar, datetime.now(OSLO))
    if not any(line.state in ("now", "next") for line in lines):
        return {}
    return {"": {"html": macro("joining/macros.html", "programme", [*map(_timed, lines)])}}


@picture("joined", rooms=["phones", "projector", "panel"])
def draw_joined(session: Session, room: Room, _keys: Keys) -> Drawn:
    """«31 av 40 er med»; for those who steer also how many sit at each table."""
    taken = queries.taken(session, room.seminar_id)
    number = sum(taken.values())
    expected = session.get_one(Seminar, room.seminar_id).expected_participants
    drawn = {"html": macro("joining/macros.html", "joined", number, max(expected, number))}
    if room.kind == "panel":
        return {"": drawn | {"data": {"groups": {str(key): n for key, n in taken.items()}}}}
    return {"": drawn}


@picture("neighbours", rooms=["group"])
def draw_neighbours(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The nicknames at one table."""
    names = queries.nicknames(session, room.number)
    return {"": {"html": macro("joining/macros.html", "neighbours", names)}}


def _timed(line: Line) -> dict[str, Any]:
    """A line with the moments it lives between, so that a phone that lies open can move on."""
    entry = line.entry
    return {
        "title": entry.title,
        "who": ", ".join(filter(None, [entry.speaker_role, entry.organisation])),
        "start": entry.start.replace(":", "."),
        "end": entry.end.replace(":", "."),
        "from": line.begins.isoformat(),
        "to": line.ends.isoformat(),
        "state": line.state,
    }
