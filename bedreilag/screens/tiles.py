"""The groups on the control panel: numbers only, and what asks for the facilitator's eyes."""

from dataclasses import dataclass

from flask_babel import LazyString
from sqlalchemy.orm import Session

from bedreilag.frames import Drawn, Keys, Room, picture
from bedreilag.joining.tables import TableHere, tables_here
from bedreilag.measures import queries as measures
from bedreilag.pages import macro
from bedreilag.problems import queries as problems
from bedreilag.rounds import queries as rounds
from bedreilag.rounds.next_step import KINDS_TO_BE_READY_FOR
from bedreilag.seminars.models import Group, Round, Seminar


@dataclass(frozen=True, slots=True)
class Tile:
    """One group: seats, phones on the line, ready, and how many texts; never a text."""

    table: TableHere
    texts: int
    round: Round | None

    @property
    def group(self) -> Group:
        return self.table.group

    @property
    def phones(self) -> int:
        return len(self.table.people) - self.without_phone

    @property
    def without_phone(self) -> int:
        return self.table.how_many("")

    @property
    def connected(self) -> int:
        return self.phones - self.gone

    @property
    def resting(self) -> int:
        return self.table.how_many("resting")

    @property
    def gone(self) -> int:
        return self.table.how_many("gone")

    @property
    def is_writing(self) -> bool:
        return bool(self.round and self.round.is_open and self.round.kind in KINDS_TO_BE_READY_FOR)

    @property
    def ready(self) -> int:
        here = self.round.id if self.round else 0
        return sum(one.seat.ready_in_round_id == here for one in self.table.people)

    @property
    def is_quiet(self) -> bool:
        """Whether there are people who could have written, and have not."""
        return bool(self.is_writing and self.table.people and not self.texts)

    @property
    def missing(self) -> list[LazyString]:
        return self.table.missing


@picture("tiles", rooms=["panel"])
def draw_tiles(session: Session, room: Room, _keys: Keys) -> Drawn:
    """One tile per group: seats, phones on the line, ready, and how many texts; never a text."""
    current = rounds.current_round(session, room.seminar_id)
    seminar = session.get_one(Seminar, room.seminar_id)
    of_measures = current is not None and current.kind == "measure"
    texts = (measures if of_measures else problems).counts(session, room.seminar_id)
    tiles = [
        Tile(table, texts.get(table.group.id, 0), current)
        for table in tables_here(session, seminar)
    ]
    seated = sum(len(tile.table.people) for tile in tiles)
    html = macro(
        "screens/tiles.html",
        "tiles",
        tiles=tiles,
        seated=seated,
        expected=max(seminar.expected_participants, seated),
        of_measures=of_measures,
    )
    return {"": {"html": html}}
