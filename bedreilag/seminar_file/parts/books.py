"""What the parts share: which row has which name in the file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any, Protocol

from sqlalchemy.orm import Session

from bedreilag.seminars.models import Seminar

Entry = dict[str, Any]


class Named(Protocol):
    """A row that may have a name in the file, or get one."""

    @property
    def id(self) -> int: ...

    @property
    def ref(self) -> str | None: ...


@dataclass(slots=True)
class Incoming:
    """A file on its way in: the rows made so far, by sort and by their name in the file."""

    session: Session
    document: Entry
    seminar: Seminar
    now: datetime
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)

    def keep(self, what: str, rows: Sequence[Any]) -> None:
        """Give the rows their keys, in the file's order, and remember them by name."""
        for row in rows:
            self.session.add(row)
        self.session.flush()
        self.rows[what] = {row.ref: row for row in rows}

    def id_of(self, what: str, ref: str | None) -> int | None:
        """The key of the row with this name; the references have been checked."""
        return None if ref is None else int(self.rows[what][ref].id)

    def round_of(self, kind: str, ref: str | None) -> int:
        """The round something was made in: the one named, else the first of its kind."""
        if ref is not None:
            return int(self.rows["round"][ref].id)
        return next(each.id for each in self.seminar.rounds if each.kind == kind)


@dataclass(slots=True)
class Outgoing:
    """A seminar on its way out: the names its rows have in the file, by sort and key."""

    session: Session
    seminar: Seminar
    names: dict[str, dict[int, str]] = field(default_factory=dict)
    # The plan's items by what answers and cases call them: their old name, or their key here.
    items: dict[str, str] = field(default_factory=dict)

    def give_names(self, what: str, rows: Iterable[Named], pattern: str) -> None:
        """Name every row: its own name from an earlier file, or the next free one."""
        self.names[what] = refs(list(rows), pattern)

    def name(self, what: str, key: int | None) -> str | None:
        """The row's name; None when it is not in the file, because it is hidden or gone."""
        return None if key is None else self.names[what].get(key)

    def known(self, what: str, keys: Iterable[int]) -> list[str]:
        """The names of those rows that are in the file."""
        return [name for key in keys if (name := self.name(what, key)) is not None]

    def unless_first(self, kind: str, round_id: int) -> Entry:
        """Which round something was made in, said only when it was not the first of its kind."""
        first = next(each.id for each in self.seminar.rounds if each.kind == kind)
        return {} if round_id == first else {"round_id": self.names["round"][round_id]}


def refs(rows: Sequence[Named], pattern: str) -> dict[int, str]:
    """A name for each row, like `p01`, `p02`; names from an earlier file are never taken again."""
    taken = {row.ref for row in rows}
    free: Iterator[str] = (
        name for number in count(1) if (name := pattern.format(number)) not in taken
    )
    return {row.id: row.ref or next(free) for row in rows}


USUAL_PROMISE = "group"


def unless_usual(promise: str) -> Entry:
    """What was promised about authors, said only when it was not the usual."""
    return {} if promise == USUAL_PROMISE else {"promise": promise}


def filled(**optional: Any) -> Entry:
    """The keys that have something in them; the format leaves the others out."""
    return {key: value for key, value in optional.items() if value}
