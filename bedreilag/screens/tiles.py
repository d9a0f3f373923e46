"""The groups on the control panel: numbers only, and what asks for the facilitator's eyes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import LazyString
from sqlalchemy.orm import Session

from bedreilag.drawing import macro, macro_once
from bedreilag.frames import Drawn, Keys, Room, ids, picture
from bedreilag.joining.tables import TableHere, tables_here
from bedreilag.measures import queries as measures
from bedreilag.problems import queries as problems
from bedreilag.rounds import queries as rounds
from bedreilag.rounds.next_step import KINDS_TO_BE_READY_FOR
from bedreilag.seminars.models import Group, Round, Seminar

TEMPLATE = "screens/tiles.html"


@dataclass(frozen=True, slots=True)
class Tile:
    """One group: seats, phones on the line, ready, and how many texts; never a text."""

    table: TableHere
    texts: int
    round: Round | None
    most_write: bool

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
        """Whether there are people who could have written, and have not, as most groups have."""
        return bool(self.is_writing and self.most_write and self.table.people and not self.texts)

    @property
    def missing(self) -> list[LazyString]:
        return self.table.missing


@picture("tiles", rooms=["panel"])
def draw_tiles(session: Session, room: Room, _keys: Keys) -> Drawn:
    """One tile per group: seats, phones on the line, ready, and how many texts; never a text."""
    current = rounds.current_round(session, room.seminar_id)
    seminar = session.get_one(Seminar, room.seminar_id)
    texts, of_measures = _texts(session, room.seminar_id)
    tables = tables_here(session, seminar)
    most_write = _do_most_write(tables, texts)
    tiles = [Tile(table, texts.get(table.group.id, 0), current, most_write) for table in tables]
    seated = sum(len(tile.table.people) for tile in tiles)
    html = macro(
        TEMPLATE,
        "tiles",
        tiles=tiles,
        seated=seated,
        expected=max(seminar.expected_participants, seated),
        of_measures=of_measures,
    )
    return {"": {"html": html}}


@picture("tile_texts", rooms=["panel"])
def draw_tile_texts(session: Session, room: Room, keys: Keys) -> Drawn:
    """How many texts a group has, inside its tile; drawn alone, because it changes all the time."""
    texts, of_measures = _texts(session, room.seminar_id)
    groups = ids(keys)
    if groups is None:
        groups = [group.id for group in session.get_one(Seminar, room.seminar_id).groups]
    return {
        str(group): {"html": macro_once(TEMPLATE, "texts", group, texts.get(group, 0), of_measures)}
        for group in groups
    }


def _do_most_write(tables: Sequence[TableHere], texts: Mapping[int, int]) -> bool:
    """Whether at least half of the groups with people have begun: before that nobody is late."""
    peopled = [table.group.id for table in tables if table.people]
    return 2 * sum(texts.get(group, 0) > 0 for group in peopled) >= len(peopled)


def _texts(session: Session, seminar_id: int) -> tuple[Mapping[int, int], bool]:
    """Group id → how many texts, or measures while those are written; and which of the two."""
    current = rounds.current_round(session, seminar_id)
    of_measures = current is not None and current.kind == "measure"
    return (measures if of_measures else problems).counts(session, seminar_id), of_measures
