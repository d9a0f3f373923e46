"""Which screens are drawn again when the facilitator does something to the room."""

from sqlalchemy.orm import Session

from bedreilag.frames import EVERYTHING
from bedreilag.seats import queries as seats
from bedreilag.seminars.models import Seminar
from bedreilag.work import announce


def tell_walls(session: Session, seminar: Seminar) -> None:
    """Every screen on the wall is drawn again, and whoever is told what they show."""
    tell(session, seminar, "projector")
    announce(session, seminar.id, "panel", "showing")
    announce(session, seminar.id, "phones", "on_the_wall")
    announce(session, seminar.id, "phones", "message")


def tell_everyone(session: Session, seminar: Seminar) -> None:
    """A step of the day changes what every room may see, so every room is drawn whole."""
    tell(session, seminar, "phones", "projector", "panel", "sorting")
    _tell_tables(session, seminar)


def tell_of_rest(session: Session, seminar: Seminar) -> None:
    """Who may write has changed, and the time; what has been written has not."""
    tell_of_time(session, seminar)
    _tell_tables(session, seminar)


def tell_of_time(session: Session, seminar: Seminar) -> None:
    """The time is on phones and walls, and beside the next step."""
    tell(session, seminar, "phones", "projector")
    announce(session, seminar.id, "panel", "steering")


def _tell_tables(session: Session, seminar: Seminar) -> None:
    tell(session, seminar, *(f"group:{group.id}" for group in seminar.groups))
    tell(session, seminar, *(f"seat:{seat_id}" for seat_id in seats.ids_in(session, seminar.id)))


def tell(session: Session, seminar: Seminar, *rooms: str) -> None:
    """These rooms are drawn whole."""
    for room in rooms:
        announce(session, seminar.id, room, EVERYTHING)
