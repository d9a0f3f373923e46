"""The groups on the control panel: numbers only, and what asks for the facilitator's eyes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from flask_babel import LazyString
from markupsafe import Markup
from sqlalchemy.orm import Session

from bedreilag.drawing import card, macro
from bedreilag.frames import Drawn, Keys, Room, ids, once, picture
from bedreilag.joining.queries import most_write
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
    of_measures: bool
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
    seminar = session.get_one(Seminar, room.seminar_id)
    tiles = _tiles(session, seminar)
    seated = sum(len(tile.table.people) for tile in tiles)
    html = macro(
        TEMPLATE,
        "tiles",
        tiles=[_drawn(session, tile) for tile in tiles],
        seated=seated,
        expected=max(seminar.expected_participants, seated),
    )
    return {"": {"html": html}}


@picture("tile", rooms=["panel"])
def draw_tile(session: Session, room: Room, keys: Keys) -> Drawn:
    """One group's tile alone, when something happened at that table and nowhere else."""
    tiles = _tiles(session, session.get_one(Seminar, room.seminar_id), ids(keys))
    return {str(tile.group.id): {"html": _drawn(session, tile)} for tile in tiles}


@picture("tile_texts", rooms=["panel"])
def draw_tile_texts(session: Session, room: Room, keys: Keys) -> Drawn:
    """How many texts a group has, inside its tile; drawn alone, because it changes all the time."""
    texts, of_measures = _texts(session, room.seminar_id)
    groups = ids(keys)
    if groups is None:
        groups = [group.id for group in session.get_one(Seminar, room.seminar_id).groups]
    return {
        str(group): {"html": _number(group, texts.get(group, 0), of_measures)} for group in groups
    }


def _tiles(session: Session, seminar: Seminar, groups: Collection[int] | None = None) -> list[Tile]:
    current = rounds.current_round(session, seminar.id)
    texts, of_measures = _texts(session, seminar.id)
    most = most_write(session, seminar.id, texts)
    return [
        Tile(table, texts.get(table.group.id, 0), of_measures, current, most)
        for table in tables_here(session, seminar, groups)
    ]


def _drawn(session: Session, tile: Tile) -> Markup:
    def draw() -> Markup:
        number = _number(tile.group.id, tile.texts, tile.of_measures)
        return macro(TEMPLATE, "tile", tile, number)

    drawn: Markup = once(session, ("tile", tile.group.id), draw)
    return drawn


def _number(group_id: int, texts: int, of_measures: bool) -> Markup:
    # The number as a word, because nought is a number too.
    own: dict[str, str | int] = {"id": group_id, "number": str(texts)}
    return card(TEMPLATE, "texts", own, {"is_one": texts == 1, "of_measures": of_measures})


def _texts(session: Session, seminar_id: int) -> tuple[Mapping[int, int], bool]:
    """Group id → how many texts, or measures while those are written; and which of the two."""
    current = rounds.current_round(session, seminar_id)
    of_measures = current is not None and current.kind == "measure"
    return (measures if of_measures else problems).counts(session, seminar_id), of_measures
