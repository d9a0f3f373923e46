"""Who is in the room, as each room may know it: a number for all, nicknames at one's own table."""

from datetime import datetime

from sqlalchemy.orm import Session

from bedreilag.frames import Drawn, Keys, Room, picture
from bedreilag.joining import queries
from bedreilag.pages import OSLO, macro
from bedreilag.seats import queries as seats
from bedreilag.seminars import queries as seminars
from bedreilag.seminars.models import Group, Seminar


@picture("programme", rooms=["phones"])
def draw_programme(session: Session, room: Room, _keys: Keys) -> Drawn:
    """What is on now and what is next, by the clock on the wall in Norway (R022)."""
    seminar = session.get_one(Seminar, room.seminar_id)
    now = datetime.now(OSLO)
    lines = seminars.lines_at(seminar, now)
    if all(line.state == "done" for line in lines):
        return {}
    return {"": {"html": macro("joining/macros.html", "programme", lines, now)}}


@picture("joined", rooms=["projector"])
def draw_joined(session: Session, room: Room, _keys: Keys) -> Drawn:
    """«31 av 40 er med», never who."""
    number = seats.how_many(session, room.seminar_id)
    expected = session.get_one(Seminar, room.seminar_id).expected_participants
    return {"": {"html": macro("joining/macros.html", "joined", number, max(expected, number))}}


@picture("table", rooms=["group"])
def draw_table(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The group one is in, and the table it sits at."""
    group = session.get_one(Group, room.number)
    return {"": {"html": macro("joining/macros.html", "table", group)}}


@picture("neighbours", rooms=["group"])
def draw_neighbours(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The nicknames at one table."""
    names = queries.nicknames(session, room.number)
    return {"": {"html": macro("joining/macros.html", "neighbours", names)}}
