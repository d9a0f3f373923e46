"""Who is in the room, as each room may know it: a number for all, nicknames at one's own table."""

from sqlalchemy.orm import Session

from bedreilag.frames import Drawn, Keys, Room, picture
from bedreilag.joining import queries
from bedreilag.pages import macro
from bedreilag.seats import queries as seats
from bedreilag.seminars.models import Seminar


@picture("joined", rooms=["phones", "projector", "panel"])
def draw_joined(session: Session, room: Room, _keys: Keys) -> Drawn:
    """«31 av 40 er med»."""
    number = seats.how_many(session, room.seminar_id)
    expected = session.get_one(Seminar, room.seminar_id).expected_participants
    return {"": {"html": macro("joining/macros.html", "joined", number, max(expected, number))}}


@picture("neighbours", rooms=["group"])
def draw_neighbours(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The nicknames at one table."""
    names = queries.nicknames(session, room.number)
    return {"": {"html": macro("joining/macros.html", "neighbours", names)}}
