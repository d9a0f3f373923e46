"""What one socket may ask of us and leave with us, whoever holds it: a fair share, and no more.

A phone that never reads, a flood, a packet that is no packet: none of them may fill the memory,
fill the log or keep the neighbours waiting.
"""

import logging
from collections import deque
from collections.abc import Callable
from functools import partial
from json import JSONEncoder
from time import monotonic, time
from typing import Any

from engineio.base_socket import BaseSocket
from engineio.packet import PING
from engineio.packet import Packet as EnginePacket
from socketio import packet
from socketio.packet import Packet
from socketio.server import Server

# Bytes in one message from a browser, and what may wait in memory for one that does not read.
LONGEST_MESSAGE = 64_000
MOST_UNSENT = 1_000_000
MOST_UNSENT_PACKETS = 500
# So few are never too many, and counting their bytes would be work for nothing.
SOON_SENT = 8
# Fingers and a phone that catches up are far below this. A flood is heard slowly, not refused.
MESSAGES_A_SECOND = 50
# Whoever says more than this in a second lets the others speak in between.
TALKATIVE = 5
# A guest who has not said who they are by then is shown out.
SECONDS_TO_STEP_IN = 20
# How often we ask whether a phone is there, and how long it may take to say so.
ASK_EACH = 10
ANSWER_WITHIN = 20

log = logging.getLogger(__name__)

FROM_A_BROWSER = (packet.CONNECT, packet.DISCONNECT, packet.EVENT)
NOT_A_WISH = ("connect", "disconnect")


class Malformed(ValueError):
    """What came is nothing a browser of ours says."""


class Compact:
    """JSON as short as it can be said, by an encoder that is made once and not for each message."""

    encode = JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode
    loads = staticmethod(Packet.json.loads)  # the library takes no number of a thousand figures

    @classmethod
    def dumps(cls, value: Any, **_asked_for: Any) -> str:
        """As the standard library, whatever spacing was asked for."""
        return cls.encode(value)


class TextPacket(Packet):  # type: ignore[misc]
    """Socket.IO without binary attachments: nobody can park megabytes with us."""

    uses_binary_events = False
    json = Compact
    data: Any

    def decode(self, encoded_packet: Any) -> int:
        """Read a packet from a browser; it is a greeting, a goodbye or one named event."""
        try:
            super().decode(encoded_packet)
        except (ValueError, TypeError, IndexError, RecursionError) as fault:
            raise Malformed from fault
        if self.packet_type not in FROM_A_BROWSER:
            raise Malformed
        if self.packet_type == packet.EVENT:
            self.data = _event(self.data)
        return 0


def _event(data: Any) -> list[Any]:
    """The name of the event and what came with it; more than that is no event of ours."""
    if not isinstance(data, list) or not 1 <= len(data) <= 2:
        raise Malformed
    if not isinstance(data[0], str) or data[0] in NOT_A_WISH:
        raise Malformed
    return data


def same_host(origin: str | None, environ: dict[str, Any]) -> bool:
    """Whether a page of our own asks. For installations that do not say what address they have."""
    return origin == f"{environ['wsgi.url_scheme']}://{environ.get('HTTP_HOST', '')}"


def guard(server: Server) -> None:
    """Stand between this server and the browsers' sockets."""
    between = _Between(server)
    server.eio.on("message", between.message)
    server.eio.on("connect", between.connect)
    server.eio.send_packet = between.send_packet
    server.eio.disconnect = between.disconnect


class _Between:
    """What the engine would do at once, done with care."""

    def __init__(self, server: Server) -> None:
        self.server, self.engine = server, server.eio
        self.greet, self.hear = server._handle_eio_connect, server._handle_eio_message
        self.send = server.eio.send_packet
        self.strangers = Later(server, SECONDS_TO_STEP_IN, partial(_show_out_a_stranger, server))
        self.pings = Later(server, ASK_EACH, _ask_whether_it_is_there)

    def connect(self, sid: str, environ: dict[str, Any]) -> None:
        self.greet(sid, environ)
        if socket := self.engine.sockets.get(sid):
            socket.schedule_ping = partial(self._ping_later, socket)
            self.strangers.add(socket)

    def _ping_later(self, socket: BaseSocket) -> None:
        if socket.last_ping:  # it has answered the last one
            socket.last_ping = None
            self.pings.add(socket)

    def message(self, sid: str, data: Any) -> None:
        try:
            while seconds := _turn_of(self.engine.sockets.get(sid)):
                self.server.sleep(seconds)
            if seconds is not None:
                self.server.sleep(0)
            self.hear(sid, data)
        except Malformed:
            hang_up(self.engine.sockets.get(sid))

    def send_packet(self, sid: str, pkt: Any) -> None:
        socket = self.engine.sockets.get(sid)
        if socket is None or socket.closed:
            return  # it left while this was being said
        if socket.upgraded:  # the door itself counts what is not read
            socket.send(pkt)
            return
        if _reads_nothing(socket):
            hang_up(socket)
        self.send(sid, pkt)

    def disconnect(self, sid: str | None = None) -> None:
        # The engine's own waits until all that was on its way has been read, perhaps for ever.
        for one in [sid] if sid else list(self.engine.sockets):
            if socket := self.engine.sockets.pop(one, None):
                socket.close(wait=False, reason=self.engine.reason.SERVER_DISCONNECT)


class Later:
    """Does something about each of many sockets so many seconds from now, with one task for all.

    The engine has a task for each of them, and a task costs more than all else that a phone does.
    """

    def __init__(
        self, server: Server, seconds: float, deed: Callable[[BaseSocket], object]
    ) -> None:
        self.server, self.seconds, self.deed = server, seconds, deed
        self.waiting: deque[tuple[float, BaseSocket]] = deque()
        self.awake = False

    def add(self, socket: BaseSocket) -> None:
        """This one too; whoever came first is first."""
        self.waiting.append((monotonic() + self.seconds, socket))
        if not self.awake:
            self.awake = True
            self.server.start_background_task(self._work)

    def _work(self) -> None:
        try:
            while self.waiting:
                if (left := self.waiting[0][0] - monotonic()) > 0:
                    self.server.sleep(left)
                    continue
                self._do(self.waiting.popleft()[1])
        finally:
            self.awake = False

    def _do(self, socket: BaseSocket) -> None:
        try:
            if not socket.closing and not socket.closed:
                self.deed(socket)
        except Exception:  # the others are waited for too
            log.exception("a socket could not be looked after")


def hang_up(socket: BaseSocket | None) -> None:
    """End this connection now, and forget what waited for it."""
    if socket is None or socket.closed:
        return
    while not socket.queue.empty():
        socket.queue.get(block=False)
        socket.queue.task_done()
    socket.close(wait=False, abort=True)
    if door := getattr(socket, "door", None):
        door.hang_up()


def _turn_of(socket: BaseSocket | None) -> float | None:
    """Seconds until this socket is heard; None when there is nothing to wait for."""
    if socket is None or socket.closed:
        return None
    now = monotonic()
    begun: float
    begun, heard = socket.session.get("heard", (now, 0))
    if now >= begun + 1:
        begun, heard = now, 0
    if heard >= MESSAGES_A_SECOND:
        return begun + 1 - now
    socket.session["heard"] = begun, heard + 1
    return 0 if heard >= TALKATIVE else None


def _reads_nothing(socket: BaseSocket) -> bool:
    waiting = socket.queue.qsize()
    if waiting <= SOON_SENT:
        return False
    unsent = sum(len(each.data or "") for each in list(socket.queue.queue) if each is not None)
    return waiting > MOST_UNSENT_PACKETS or unsent > MOST_UNSENT


def _show_out_a_stranger(server: Server, socket: BaseSocket) -> None:
    if server.manager.sid_from_eio_sid(socket.sid, "/") is None:
        hang_up(socket)


def _ask_whether_it_is_there(socket: BaseSocket) -> None:
    socket.last_ping = time()
    socket.send(EnginePacket(PING))
