"""Telling the rooms: draw what changed once per room and tick, and push it to everyone there.

Nothing depends on a push arriving. A frame says which frame came before it (`after`), and pulses
say twice more where the room stands, so a screen that missed something asks for it.
"""

import logging
from collections.abc import Collection, Iterable, Iterator
from time import monotonic
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session

from bedreilag import frames, work
from bedreilag.frames import EVERYTHING, KINDS_OF_ROOM, Room
from bedreilag.live import socketio
from bedreilag.memory import Memory
from bedreilag.work import Change

log = logging.getLogger(__name__)

PULSE_SECONDS = 5
# After its last frame a room is told so many times where it stands; who hears that it has missed
# something asks until it has it.
PULSES = 2
# A group of eight sees a word at once, and a step of the day is seen by all at once. Otherwise
# large rooms gather for a tick: forty phones that each write something would otherwise be forty
# frames to everyone.
AT_ONCE = ("group", "seat")
A_TABLE = 25
# So many tables are drawn, or told where they stand, before whoever waits gets a turn.
AT_A_TIME = 12
# Drawing a large room takes at most one part in so many of our time, unless somebody who sorts or
# looks at a wall would then wait longer than this before it is drawn again.
REST = 10
LONGEST_REST = 0.5
# Phones that all were away for less than this are told what they missed, and not everything.
A_BREAK = 2 * 60 * 60


class Broadcaster:
    """Remembers which pictures are due in which rooms, and sends them in order, one sender."""

    def __init__(self, app: Flask, tick_ms: int) -> None:
        self.app = app
        self.memory: Memory = app.extensions["memory"]
        self.tick = tick_ms / 1000
        self.due: dict[Room, dict[Change, None]] = {}
        self.newest: dict[int, int] = {}
        self.sent: dict[str, int] = {}
        self.pulses: dict[str, int] = {}
        self.awake = False
        self.wide_at: dict[Room, float] = {}

    def hear(self, seminar_id: int, seq: int, changes: list[Change]) -> None:
        """Note what is due after a commit; without a tick (as in tests) send it at once."""
        self.newest[seminar_id] = max(seq, self.newest.get(seminar_id, 0))
        for change in changes:
            self.due.setdefault(Room(seminar_id, change.room), {})[change] = None
        if not self.tick:
            self.send(list(self.due))
        elif changes and not self.awake:
            self.awake = True
            socketio.start_background_task(self.work)

    def work(self) -> None:
        """Send to small rooms often and to large rooms after the tick, until nothing is due."""
        try:
            while self.due:
                for rooms in self._turns([room for room in self.due if self._urgent(room)]):
                    self.send(rooms)
                    socketio.sleep(0)  # whoever waits to be answered goes first
                socketio.sleep(self.tick / 2)
                for room in [room for room in self.due if self._is_its_time(room)]:
                    begun = monotonic()
                    self.send([room])
                    # What takes long to draw is drawn less often, so that no wish waits for it.
                    rest = min(REST * (monotonic() - begun), LONGEST_REST)
                    self.wide_at[room] = monotonic() + max(self.tick, rest)
        finally:
            self.awake = False

    def _turns(self, urgent: list[Room]) -> Iterator[list[Room]]:
        """First what everybody looks at, then the tables: all together when they are drawn whole,
        for they share their queries; otherwise some at a time."""
        tables = [room for room in urgent if room.kind in AT_ONCE]
        whole = [room for room in tables if self._is_step(room)]
        in_part = [room for room in tables if not self._is_step(room)]
        yield [room for room in urgent if room.kind not in AT_ONCE]
        yield whole
        for first in range(0, len(in_part), AT_A_TIME):
            yield in_part[first : first + AT_A_TIME]

    def send(self, rooms: Iterable[Room]) -> None:
        """Draw and push the due pictures of these rooms from one committed moment."""
        due = {room: self.due.pop(room) for room in sorted(rooms, key=_widest_first)}
        listening = {room: changes for room, changes in due.items() if _listeners(room.address)}
        if not listening:
            return
        try:
            with self.app.app_context(), self.memory.look() as session:
                frames.foresee(session, listening)
                for room, changes in listening.items():
                    self._draw(session, room, changes)
        except Exception:
            log.exception("could not look at what is committed")
            for room in listening:
                self._stands_at(room, self.newest.get(room.seminar_id, 0))

    def _draw(self, session: Session, room: Room, changes: Collection[Change]) -> None:
        try:
            self._push(room, frames.frame_of(session, room, changes))
        except Exception:  # one broken picture must not silence the other rooms
            log.exception("could not draw for %s", room.address)
            # The next pulse tells the room that it has missed something.
            self._stands_at(room, self.newest.get(room.seminar_id, 0))

    def _push(self, room: Room, frame: dict[str, Any]) -> None:
        frame["after"] = self.sent.get(room.address)
        self._stands_at(room, frame["seq"])
        socketio.emit("frame", frame, to=room.address)

    def _stands_at(self, room: Room, seq: int) -> None:
        self.sent[room.address] = seq
        self.pulses[room.address] = PULSES

    def _urgent(self, room: Room) -> bool:
        if self._is_step(room):
            return True
        return room.kind in AT_ONCE and _listeners(room.address) <= A_TABLE

    def _is_step(self, room: Room) -> bool:
        return any(change.name == EVERYTHING for change in self.due[room])

    def _is_its_time(self, room: Room) -> bool:
        return not self._urgent(room) and monotonic() >= self.wide_at.get(room, 0)

    def pulse(self) -> None:
        """Say where the rooms stand, and that the line is open, for ever."""
        while True:
            socketio.sleep(PULSE_SECONDS)
            self.tidy()
            socketio.emit("alive")
            self.say_where_rooms_stand()

    def say_where_rooms_stand(self) -> None:
        """Tell every room that has had a frame lately; where nothing happens there is no news."""
        now, self.pulses = self.pulses, {}
        for number, (address, left) in enumerate(now.items(), 1):
            seq = self.sent.get(address)
            socketio.emit("pulse", {"room": address.partition("/")[2], "seq": seq}, to=address)
            if left > 1:
                self.pulses.setdefault(address, left - 1)
            if number % AT_A_TIME == 0:  # a hall has a thousand rooms
                socketio.sleep(0)

    def tidy(self) -> None:
        """Forget the rooms that nobody is in any more; whoever comes back asks for what is new."""
        self.sent = {room: seq for room, seq in self.sent.items() if _listeners(room)}
        self.pulses = {room: left for room, left in self.pulses.items() if room in self.sent}
        self.wide_at = {room: at for room, at in self.wide_at.items() if at > monotonic()}
        seminars = {int(room.partition("/")[0]) for room in self.sent}
        self.newest = {key: seq for key, seq in self.newest.items() if key in seminars}
        frames.forget_older_than(monotonic() - A_BREAK)


def start(app: Flask, tick_ms: int) -> Broadcaster:
    """Begin to listen for commits on behalf of this application."""
    broadcaster = Broadcaster(app, tick_ms)
    work.forget_listeners()
    work.after_commit(frames.remember)
    work.after_commit(broadcaster.hear)
    return broadcaster


def _widest_first(room: Room) -> int:
    return KINDS_OF_ROOM.index(room.kind)


def _listeners(address: str) -> int:
    return len(socketio.server.manager.rooms.get("/", {}).get(address, ()))
