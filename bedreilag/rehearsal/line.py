"""A live connection as a phone, a panel or a projector has it: wishes out, pictures in."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from socket import SHUT_RDWR
from threading import Event, Thread
from time import monotonic, sleep
from typing import Any
from uuid import uuid4

import socketio
from socketio.exceptions import ConnectionError as NotConnected
from socketio.exceptions import SocketIOError

from bedreilag.rehearsal.browser import ASK_AGAIN_AFTER, PATIENCE, Browser

ANSWER_WITHIN = 5
# A tired server is asked again later and later, and gets longer and longer to answer.
LONGEST_PAUSE = 5
LONGEST_ANSWER = 30
LOOK_AGAIN_AFTER = 0.2
Answer = dict[str, Any]
Drawn = dict[str, Any]


class Refused(Exception):
    """The room said no, for a reason that asking again does not change."""

    def __init__(self, event: str, answer: Answer) -> None:
        super().__init__(f"{event}: {answer.get('message', answer)}")
        self.answer = answer


class NeverAnswered(Exception):
    """The wish was sent again and again, and no answer ever came."""


@dataclass(slots=True)
class Post:
    """What all the lines together have sent, and how they were answered."""

    sent: int = 0
    acked: int = 0
    again: int = 0
    unanswered: int = 0
    refused: list[str] = field(default_factory=list)
    slowest: float = 0
    slowest_wish: str = ""

    def answered(self, event: str, seconds: float) -> None:
        self.acked += 1
        if seconds > self.slowest:
            self.slowest, self.slowest_wish = seconds, event


class Line:
    """One socket that comes back by itself and then asks for what it missed."""

    def __init__(self, browser: Browser, auth: dict[str, Any], post: Post) -> None:
        self.browser, self.auth, self.post = browser, auth, post
        self.rooms: dict[str, dict[str, Drawn]] = {}
        self.seen: dict[str, int] = {}
        self.drawn_at: dict[tuple[str, str], int] = {}
        self.first_seen: dict[tuple[str, str], float] = {}
        self.seq = -1
        self.patience: float = ANSWER_WITHIN
        self.owed = False  # we have asked what was missed and do not have it yet
        self.on_picture: Callable[[str, str, Drawn], None] = lambda _room, _name, _drawn: None
        self.client = socketio.Client()
        self.is_open = Event()
        self.news = Event()
        self.turn: object = None  # whose turn it is to keep the line open

    def open(self) -> None:
        """Connect, and have everything the rooms show."""
        self.turn = turn = object()
        beside(lambda: self._keep_open(turn))
        if not self.is_open.wait(PATIENCE):
            raise NotConnected("Tjeneren slipper ikke inn en linje.")

    def close(self) -> None:
        self.turn = None
        self.client.shutdown()

    def _keep_open(self, turn: object) -> None:
        """Call, and call again whenever the line is gone, each time with a new telephone."""
        while self.turn is turn:
            if not self.client.connected:
                self._call()
            sleep(ASK_AGAIN_AFTER)

    def _call(self) -> None:
        self.client = client = socketio.Client(reconnection=False)
        client.on("connect", self._connected)
        client.on("disconnect", lambda *_reason: self._disconnected(client))
        client.on("frame", self._hear)
        client.on("pulse", self._mind_the_pulse)
        try:
            client.connect(
                self.browser.url,
                headers={"Cookie": self.browser.cookies},
                auth=self.auth,
                transports=["websocket"],
                wait_timeout=int(self.patience),
            )
        except NotConnected:
            client.shutdown()

    def cut(self) -> None:
        """The network is gone in the middle of whatever was said; nobody says goodbye."""
        connection = getattr(self.client.eio.ws, "sock", None)
        if connection is not None:
            with suppress(OSError):
                connection.shutdown(SHUT_RDWR)

    def fall_asleep(self) -> None:
        """The phone is in a pocket: nothing is heard and nothing said."""
        self.turn = None
        self.client.disconnect()
        self.is_open.clear()

    def ask(self, event: str, **fields: Any) -> Answer:
        """Make a wish until it is answered. It is the same wish however often it is sent."""
        wish = self.auth | fields | {"wish_id": str(uuid4())}
        begun, pause = monotonic(), ASK_AGAIN_AFTER
        self.post.sent += 1
        while monotonic() < begun + PATIENCE:
            answer = self._send(event, wish)
            if answer is not None and answer.get("ok"):
                self.post.answered(event, monotonic() - begun)
                return answer
            if answer is not None and answer.get("presses"):
                first = answer["presses"][0]  # only asked: «Send likevel»
                wish[first["name"]] = first["value"]
                continue
            if answer is not None and answer.get("code") not in ("TooFast", "ServerFault"):
                self.post.refused.append(f"{event}: {answer.get('message')}")
                raise Refused(event, answer)
            self.post.again += 1
            sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        self.post.unanswered += 1
        raise NeverAnswered(event)

    def room(self, kind: str) -> dict[str, Drawn]:
        """The pictures of the room of this kind: `group`, `seat`, `panel`, …"""
        for name, pictures in self.rooms.items():
            if name.partition(":")[0] == kind:
                return pictures
        return {}

    def html(self, kind: str, name: str) -> str:
        return str(self.room(kind).get(name, {}).get("html", ""))

    def wait_for(self, true: Callable[[], bool], patience: float = PATIENCE) -> bool:
        """Wait until the pictures say so; ask for what may have been missed now and then."""
        until, ask_at = monotonic() + patience, monotonic() + 2
        while not true():
            if monotonic() > until:
                return False
            if monotonic() > ask_at:
                self.catch_up()
                ask_at = monotonic() + 2
            self.news.clear()
            self.news.wait(LOOK_AGAIN_AFTER)
        return True

    def catch_up(self) -> None:
        """Ask for everything newer than what we stand at."""
        self.owed = True
        answer = self._send("catch:up", {**self.auth, "since": self.seq})
        if answer is None or not answer.get("ok"):
            return
        self.owed = False
        for elsewhere in self.rooms.keys() - {frame["room"] for frame in answer["frames"]}:
            del self.rooms[elsewhere]  # somebody has been moved to another table
        for frame in answer["frames"]:
            self._take(frame)
        self.seq = max(self.seq, answer["seq"])

    def _send(self, event: str, fields: dict[str, Any]) -> Answer | None:
        """Send once. None when there is no line, or no answer in time."""
        if not self.is_open.wait(ANSWER_WITHIN):
            return None
        try:
            answer = self.client.call(event, fields, timeout=self.patience)
        except (SocketIOError, OSError):
            self.patience = min(2 * self.patience, LONGEST_ANSWER)
            return None
        self.patience = ANSWER_WITHIN
        return answer if isinstance(answer, dict) else None

    def _connected(self) -> None:
        self.is_open.set()
        beside(self.catch_up)

    def _disconnected(self, client: socketio.Client) -> None:
        if client is self.client:
            self.is_open.clear()

    def _hear(self, frame: dict[str, Any]) -> None:
        missed = (frame.get("after") or -1) > self.seen.get(frame["room"], self.seq)
        self._take(frame)
        if missed:
            beside(self.catch_up)

    def _mind_the_pulse(self, pulse: dict[str, Any]) -> None:
        if self.owed or pulse["seq"] > self.seen.get(pulse["room"], self.seq):
            beside(self.catch_up)

    def _take(self, frame: dict[str, Any]) -> None:
        """An older frame may hold what a newer one did not have to: each picture keeps its own."""
        room, seq, drawn = frame["room"], frame["seq"], frame["pictures"]
        self.seen[room] = max(seq, self.seen.get(room, -1))
        shown = self.rooms.setdefault(room, {})
        whole = frame.get("whole", ())
        gone = [n for n in shown if n.partition(":")[0] in whole and n not in drawn]
        for name in (*gone, *drawn):
            if seq >= self.drawn_at.get((room, name), -1):
                self.drawn_at[room, name] = seq
                self._show(room, name, drawn.get(name))
        self.news.set()

    def _show(self, room: str, name: str, drawn: Drawn | None) -> None:
        pictures = self.rooms[room]
        if drawn is None:
            pictures.pop(name, None)
            return
        pictures[name] = drawn
        self.first_seen.setdefault((room.partition(":")[0], name), monotonic())
        self.on_picture(room, name, drawn)


def beside(task: Callable[[], None]) -> None:
    """Do this while the rest goes on."""
    Thread(target=task, daemon=True).start()
