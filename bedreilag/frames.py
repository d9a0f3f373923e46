"""Frames out: what a room may see, drawn from committed state, whole or since a given seq.

A room of a seminar is an audience: `phones`, `group:7`, `seat:31`, `projector`, `panel`, `sorting`.
A picture is one small visible thing in it: a card, a count, the round. First sight, push,
reconnect and polling all end in `frame_of`, so they cannot disagree.
"""

from collections import deque
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from time import monotonic
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag.database import known
from bedreilag.seminars.models import Pulse
from bedreilag.work import Change

# Drawn pictures by key; a wanted key that is missing is gone. `None` asks for every key.
Drawn = Mapping[str, dict[str, Any]]
Keys = frozenset[str] | None
Draw = Callable[[Session, "Room", Keys], Drawn]

# Announced instead of a picture's name when a step of the day changes what a room may see.
EVERYTHING = "*"
# The widest first: that is the order in which a step of the day is told.
KINDS_OF_ROOM = ("phones", "projector", "panel", "sorting", "group", "seat")
REMEMBERED_CHANGES = 4_000


@dataclass(frozen=True, slots=True)
class Room:
    """One audience of one seminar."""

    seminar_id: int
    name: str

    @property
    def kind(self) -> str:
        return self.name.partition(":")[0]

    @property
    def number(self) -> int:
        """The group's or the participant's id. Only `group:…` and `seat:…` have one."""
        return int(self.name.partition(":")[2])

    @property
    def address(self) -> str:
        return f"{self.seminar_id}/{self.name}"


@dataclass(frozen=True, slots=True)
class Picture:
    """A kind of picture: who may see it and how it is drawn."""

    name: str
    rooms: frozenset[str]
    draw: Draw


pictures: dict[str, Picture] = {}


def picture(name: str, rooms: Iterable[str]) -> Callable[[Draw], Draw]:
    """Register `draw(session, room, keys)` for the picture `name` in these kinds of room.

    It answers `{key: {"html": …}}`; a picture there is only one of has the key "". What a room
    may not see is never drawn for it.
    """
    seen_by = frozenset(rooms)
    if not seen_by <= set(KINDS_OF_ROOM):
        raise ValueError(f"unknown kind of room among {sorted(seen_by)}")

    def register(draw: Draw) -> Draw:
        pictures[name] = Picture(name, seen_by, draw)
        return draw

    return register


def ids(keys: Keys) -> list[int] | None:
    """The wanted keys of a picture whose keys are database ids."""
    return None if keys is None else [int(key) for key in keys]


def once(session: Session, key: Hashable, make: Callable[..., Any], *args: Any) -> Any:
    """What several pictures share is made once for the moment this drawing session looks at."""
    made = session.info.setdefault("made", {})
    if key not in made:
        made[key] = make(*args)
    return made[key]


def of_room(
    session: Session,
    room: Room,
    name: str,
    keys: Keys,
    one: Callable[[Session, int, list[int] | None], list[Any]],
    many: Callable[[Session, int, list[int] | None], Mapping[int, list[Any]]],
) -> list[Any]:
    """The rows a picture shows in one group or seat, fetched together with those of the other
    rooms that are drawn at the same moment.

    `one(session, number, ids)` finds them for one room, `many(session, seminar_id, ids)` for every
    room of its kind: number → rows.
    """
    due = _due(session).get((room.seminar_id, room.kind, name))
    if due is None:
        return one(session, room.number, ids(keys))
    key = (name, room.seminar_id, room.kind)
    found = once(session, key, many, session, room.seminar_id, ids(due.keys))
    mine = found.get(room.number, [])
    return mine if keys is None else [row for row in mine if str(row.id) in keys]


def fact(
    session: Session,
    room: Room,
    name: str,
    ask: Callable[[Collection[int]], Mapping[Any, Any]],
    what: str = "",
) -> Any:
    """What is known of one group or seat, asked together for all of its kind that are drawn now.

    `name` is the picture being drawn, `ask(numbers)` answers number → what is known; a picture that
    must know two things gives each a name in `what`.
    """
    numbers = drawn_now(session, room, name)
    key = ("fact", name, what, room.seminar_id, room.kind, *numbers)
    return once(session, key, ask, numbers).get(room.number)


def drawn_now(session: Session, room: Room, name: str) -> list[int]:
    """The numbers of the rooms of this kind in which the picture is drawn at this moment."""
    due = _due(session).get((room.seminar_id, room.kind, name))
    return [room.number] if due is None else due.numbers


@dataclass(slots=True)
class Due:
    """A picture that several rooms of one kind draw at the same moment."""

    keys: Keys = frozenset()
    numbers: list[int] = field(default_factory=list)

    def add(self, room: Room, keys: Keys) -> None:
        self.keys = None if keys is None or self.keys is None else self.keys | keys
        self.numbers.append(room.number)


def foresee(session: Session, due: Mapping[Room, Collection[Change]]) -> None:
    """Say what this session is going to draw, so that rooms of a kind can fetch it together."""
    found = _due(session)
    for room, changes in due.items():
        if room.kind in ("group", "seat"):
            for name, keys in _wanted(room, _told(changes)).items():
                found.setdefault((room.seminar_id, room.kind, name), Due()).add(room, keys)


def _due(session: Session) -> dict[tuple[int, str, str], Due]:
    due: dict[tuple[int, str, str], Due] = session.info.setdefault("due", {})
    return due


def frame_since(session: Session, room: Room, since: int) -> dict[str, Any]:
    """Everything in the room that is newer than `since`; the whole room when we cannot tell."""
    seq = seq_of(session, room.seminar_id)
    changes = _trail_of(room.seminar_id).since(since, seq)
    if changes is None:
        return _frame(session, room, seq, None)
    mine = [change for change in changes if change.room == room.name]
    return _frame(session, room, seq, mine)


def frame_of(session: Session, room: Room, changes: Collection[Change] | None) -> dict[str, Any]:
    """The room's changed pictures (all of them for `None`) as they are committed now."""
    return _frame(session, room, seq_of(session, room.seminar_id), changes)


def seq_of(session: Session, seminar_id: int) -> int:
    """The seq of everything that is committed for this seminar, at the moment we look at."""
    found: dict[int, int] = known(session, "seq")
    if seminar_id not in found:
        newest = select(Pulse.seq).where(Pulse.seminar_id == seminar_id)
        found[seminar_id] = session.scalar(newest) or 0
    return found[seminar_id]


def _frame(
    session: Session, room: Room, seq: int, changes: Collection[Change] | None
) -> dict[str, Any]:
    changes = _told(changes)
    wanted = _wanted(room, changes)
    drawn: dict[str, Any] = {}
    for name, keys in wanted.items():
        found = pictures[name].draw(session, room, keys)
        for key in found if keys is None else keys:
            drawn[f"{name}:{key}" if key else name] = found.get(key)
    frame = {"room": room.name, "seq": seq, "pictures": drawn}
    if changes is None:
        frame["whole"] = sorted(wanted)  # what is not in it, of these kinds, is gone
    return frame


def _told(changes: Collection[Change] | None) -> Collection[Change] | None:
    """None when a step of the day is among the changes: then everything is drawn."""
    if changes is not None and any(change.name == EVERYTHING for change in changes):
        return None
    return changes


def _wanted(room: Room, changes: Iterable[Change] | None) -> dict[str, Keys]:
    seen_here = _seen_in(room.kind)
    if changes is None:
        return dict.fromkeys(seen_here)
    keys: dict[str, set[str]] = {}
    for change in changes:
        if change.name in seen_here:
            keys.setdefault(change.name, set()).add(change.key)
    return {name: frozenset(some) for name, some in keys.items()}


@cache
def _seen_in(kind_of_room: str) -> list[str]:
    """The pictures of such a room; all of them are registered before the first is drawn."""
    return [name for name, picture in pictures.items() if kind_of_room in picture.rooms]


@dataclass(slots=True)
class Trail:
    """What changed in one seminar since this process began to listen, newest last."""

    steps: deque[tuple[int, Change]] = field(default_factory=deque)
    known_from: int = 0
    last: int = -1
    at: float = 0

    def add(self, seq: int, changes: Iterable[Change]) -> None:
        if seq != self.last + 1:  # somebody else wrote in between, and we do not know what
            self.steps.clear()
            self.known_from = seq - 1
        self.last, self.at = seq, monotonic()
        self.steps.extend((seq, change) for change in changes)
        while len(self.steps) > REMEMBERED_CHANGES:
            self.known_from = self.steps.popleft()[0]

    def since(self, since: int, now: int) -> list[Change] | None:
        """What changed after `since`, or None when the trail does not reach."""
        if since == now:
            return []
        if not self.known_from <= since < now <= self.last:
            return None
        return [change for seq, change in self.steps if seq > since]


_trails: dict[int, Trail] = {}


def _trail_of(seminar_id: int) -> Trail:
    return _trails.setdefault(seminar_id, Trail())


def remember(seminar_id: int, seq: int, changes: list[Change]) -> None:
    """Keep the newest changes, so that a phone that was away gets only what it missed."""
    _trail_of(seminar_id).add(seq, changes)


def forget_older_than(moment: float) -> None:
    """Let go of the seminars in which nothing has changed since then."""
    for seminar_id in [one for one, trail in _trails.items() if trail.at < moment]:
        del _trails[seminar_id]


def forget() -> None:
    """Start with no memory of changes, as a fresh process does."""
    _trails.clear()
