"""Which voices a group has (R016), and which group needs a newcomer the most.

Plain facts in, plain answers out: no database, no web. It warns; it never stops anyone.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

DECIDER, MUNICIPAL, SPECIALIST, NAV, USER = "decider", "municipal", "specialist", "nav", "user"
# In the order they are said to be missing.
PERSPECTIVES: Final = (USER, DECIDER, MUNICIPAL, SPECIALIST, NAV)
OF_LEVEL: Final = {
    "kommune": MUNICIPAL,
    "spesialisthelsetjeneste": SPECIALIST,
    "nav": NAV,
    "bruker_parorende": USER,
}
OF_POSITION: Final = {"bruker_parorende": USER}


@dataclass(frozen=True, slots=True)
class Voice:
    """What somebody brings to a table: a service level, a position, and whether they decide."""

    level: str
    position: str
    decides: bool = False

    @property
    def perspectives(self) -> frozenset[str]:
        """One person may bring several: a user representative comes from a municipality too."""
        brings = {OF_LEVEL.get(self.level), OF_POSITION.get(self.position)}
        if self.decides:
            brings.add(DECIDER)
        return frozenset(one for one in brings if one)


@dataclass(frozen=True, slots=True)
class Table:
    """A group as it stands: its number, its seats, and who sits there."""

    number: int
    capacity: int
    voices: Sequence[Voice]

    @property
    def is_full(self) -> bool:
        return len(self.voices) >= self.capacity


def present(voices: Iterable[Voice]) -> dict[str, int]:
    """How many bring each perspective, all of them named."""
    counted = Counter(one for voice in voices for one in voice.perspectives)
    return {one: counted[one] for one in PERSPECTIVES}


def missing(voices: Iterable[Voice]) -> list[str]:
    """The perspectives that nobody brings."""
    return [one for one, number in present(voices).items() if not number]


def neediest(tables: Iterable[Table], newcomer: Voice | None = None) -> Table | None:
    """The table with room that needs a newcomer most: the smallest, then what it is missing."""
    with_room = [table for table in tables if not table.is_full]
    brings = newcomer.perspectives if newcomer else frozenset()

    def need(table: Table) -> tuple[int, int, int]:
        answered = brings & set(missing(table.voices))
        return len(table.voices), -len(answered), table.number

    return min(with_room, key=need, default=None)
