"""Dealing people to groups so that every table is as mixed as the room (R026).

Plain facts in, a group for each person out: no database, no web, and no chance in it, so that
what is shown before it is done is what is done.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

# Beyond this there is no need to look for a better seat for everyone, and it would take long.
FINE_TUNED = 200
ROUNDS_OF_TUNING = 4
# What makes two tables uneven, heavier first.
DECIDERS, MUNICIPALITIES, POSITIONS = 3, 2, 1
# A helper and the one helped belong together before anything else is even.
APART = 1_000


@dataclass(frozen=True, slots=True)
class Person:
    """What the mix looks at. Whoever helps somebody should come to the same table."""

    id: int
    kind: str
    municipality: str = ""
    position: str = ""
    decides: bool = False
    helped_by: int | None = None

    @property
    def marks(self) -> dict[tuple[str, str], int]:
        """What should be spread over the tables besides the kind, and how much it matters."""
        found = {("position", self.position): POSITIONS}
        if self.municipality:
            found["municipality", self.municipality] = MUNICIPALITIES
        if self.decides:
            found["decides", ""] = DECIDERS
        return found


@dataclass(slots=True)
class _Tables:
    """Who sits where so far, counted by what must be even."""

    capacity: Mapping[int, int]
    at: dict[int, int] = field(default_factory=dict)
    size: Counter[int] = field(default_factory=Counter)
    kinds: Counter[tuple[int, str]] = field(default_factory=Counter)
    marks: Counter[tuple[int, tuple[str, str]]] = field(default_factory=Counter)

    def seat(self, person: Person, group: int) -> None:
        self.at[person.id] = group
        self._count(person, group, 1)

    def leave(self, person: Person) -> None:
        self._count(person, self.at.pop(person.id), -1)

    def _count(self, person: Person, group: int, number: int) -> None:
        self.size[group] += number
        self.kinds[group, person.kind] += number
        for mark in person.marks:
            self.marks[group, mark] += number

    def best_for(self, person: Person) -> int:
        """Where there are fewest of the kind, then fewest people, then fewest with the marks."""

        def crowded(group: int) -> tuple[bool, int, int, int, int]:
            full = self.size[group] >= self.capacity[group]
            alike = sum(self.marks[group, mark] * by for mark, by in person.marks.items())
            return full, self.kinds[group, person.kind], self.size[group], alike, group

        return min(self.capacity, key=crowded)


def mix(people: Iterable[Person], groups: Mapping[int, int]) -> dict[int, int]:
    """Person id → group id. `groups` maps each group to its number of seats.

    When no group is full, the number of each kind of organisation, and the size, differ by at most
    one from table to table. Municipalities, those who decide and positions are then spread as well
    as that allows.
    """
    tables = _Tables(dict(groups))
    everyone = sorted(people, key=lambda one: (one.kind, one.municipality, one.position, one.id))
    for person in everyone:
        tables.seat(person, tables.best_for(person))
    if len(everyone) <= FINE_TUNED:
        _fine_tune(tables, everyone, _pairs(everyone))
    return tables.at


def _pairs(people: Sequence[Person]) -> dict[int, list[int]]:
    """Those who belong together, from both sides."""
    here = {person.id for person in people}
    together: dict[int, list[int]] = {}
    for one in people:
        if one.helped_by in here and one.helped_by is not None:
            together.setdefault(one.id, []).append(one.helped_by)
            together.setdefault(one.helped_by, []).append(one.id)
    return together


def _fine_tune(tables: _Tables, people: Sequence[Person], together: dict[int, list[int]]) -> None:
    """Let two of the same kind change places as long as it makes the tables more even.

    That leaves the number of each kind and the size of every group as they are.
    """
    for _ in range(ROUNDS_OF_TUNING):
        changed = False
        for one, other in combinations(people, 2):
            if one.kind == other.kind and tables.at[one.id] != tables.at[other.id]:
                changed |= _swap_if_better(tables, one, other, together)
        if not changed:
            return


def _swap_if_better(
    tables: _Tables, one: Person, other: Person, together: dict[int, list[int]]
) -> bool:
    before = _uneven(tables, one, other, together)
    _swap(tables, one, other)
    if _uneven(tables, one, other, together) < before:
        return True
    _swap(tables, one, other)
    return False


def _swap(tables: _Tables, one: Person, other: Person) -> None:
    here, there = tables.at[one.id], tables.at[other.id]
    tables.leave(one)
    tables.leave(other)
    tables.seat(one, there)
    tables.seat(other, here)


def _uneven(tables: _Tables, one: Person, other: Person, together: dict[int, list[int]]) -> int:
    """How uneven two tables are in what these two bring, and who is apart from their helper."""
    groups = (tables.at[one.id], tables.at[other.id])
    weights = (one.marks | other.marks).items()
    marks = sum(by * tables.marks[group, mark] ** 2 for group in groups for mark, by in weights)
    apart = sum(
        tables.at[person.id] != tables.at[mate]
        for person in (one, other)
        for mate in together.get(person.id, ())
    )
    return marks + APART * apart
