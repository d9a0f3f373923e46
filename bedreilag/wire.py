"""A phone's WebSocket, as bytes: short messages in, whole messages out, no compression.

A frame for a room is made into bytes once and written straight to every socket in it; only what
the network does not take at once waits, and not for ever. So a phone costs one greenlet and no
queue, and one that never reads costs us a bounded number of bytes.

Compression would double the memory of each phone and save little on texts this short.
"""

import hashlib
import socket
from base64 import b64encode
from collections import deque
from contextlib import suppress
from typing import Any

import gevent
from engineio import exceptions, packet

from bedreilag import sockets

MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
LONGEST_CONTROL = 125
AT_A_TIME = 16_384
WRITABLE = 2  # what the loop calls a socket that takes more
# What an Engine.IO message of text begins with: close, ping, pong, message, upgrade, nothing.
ENGINE_PACKETS = frozenset("123456")
# Where the server's handler leaves the socket of a connection.
SOCKET = "bedreilag.socket"


class Hurt(Exception):
    """What came is no WebSocket of a browser's, or nothing came any more."""


class Door:
    """Lets one phone in by WebSocket, also one that came by long-polling first."""

    def __init__(self, bound: Any, _engine: Any) -> None:
        # The engine hands us a method of the phone it is about to connect.
        self.phone = bound.__self__
        self.phone.door = self
        self.sock: Any = None
        self.read = b""
        self.unsent: deque[bytes] = deque()
        self.unsent_bytes = 0
        self.watcher: Any = None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        key = environ.get("HTTP_SEC_WEBSOCKET_KEY", "")
        if "HTTP_ORIGIN" not in environ or not key:  # every browser says where its page is from
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b""]
        self.sock = environ[SOCKET]
        self.sock.settimeout(sockets.ASK_EACH + sockets.ANSWER_WITHIN)
        accept = b64encode(hashlib.sha1(key.encode() + MAGIC).digest())  # noqa: S324 -- the protocol
        self._write(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
        )
        try:
            self._converse()
        except (Hurt, OSError, exceptions.EngineIOError):  # a phone that has gone is no news
            pass
        finally:
            self.phone.close(wait=False, abort=True, reason="transport close")
            self.hang_up()
        return []

    def hang_up(self) -> None:
        """End the connection without a word, so that whoever waits for it wakes up."""
        self.unsent.clear()
        self.unsent_bytes = 0
        if self.watcher is not None:
            self.watcher.stop()
            self.watcher.close()
            self.watcher = None
        if self.sock is not None:
            with suppress(OSError):  # it may be gone already
                self.sock.shutdown(socket.SHUT_RDWR)

    def push(self, pkt: Any) -> None:
        """Send a packet; the same one to many is made into bytes only once."""
        if not self.phone.check_ping_timeout():
            return
        made: bytes | None = pkt.__dict__.get("made")
        if made is None:
            made = pkt.made = frame(pkt.encode().encode())
        self._write(made)
        if pkt.packet_type == packet.CLOSE:
            self.hang_up()

    def _converse(self) -> None:
        phone = self.phone
        if phone.connected:
            self._upgrade()
        phone.connected = phone.upgraded = True
        while not phone.queue.empty():  # what was said before the door was open
            if waiting := phone.queue.get(block=False):
                self.push(waiting)
        phone.send = self.push
        while True:
            said = packet.Packet(encoded_packet=self._message())
            with suppress(exceptions.UnknownPacketError):
                phone.receive(said)

    def _upgrade(self) -> None:
        """Take over from long-polling: the phone tries the door first, then comes through."""
        phone = self.phone
        phone.upgrading = True
        try:
            if self._message() != f"{packet.PING}probe":
                raise Hurt
            self._write(frame(f"{packet.PONG}probe".encode()))
            phone.queue.put(packet.Packet(packet.NOOP))  # the last poll is answered
            if self._message() != str(packet.UPGRADE):
                raise Hurt
        finally:
            phone.upgrading = False

    def _message(self) -> str:
        """The next whole text from the phone."""
        parts: list[bytes] = []
        while True:
            kind, is_last, content = self._next_frame()
            if kind == PING:
                self._write(frame(content, PONG))
            elif kind in (TEXT, 0) and (kind == 0) == bool(parts):
                parts.append(content)
                if sum(map(len, parts)) > sockets.LONGEST_MESSAGE:
                    raise Hurt
                if is_last:
                    return _text(b"".join(parts))
            elif kind != PONG:  # goodbye, binary, or a part of nothing
                raise Hurt

    def _next_frame(self) -> tuple[int, bool, bytes]:
        head = self._take(2)
        kind, size = head[0] & 15, head[1] & 127
        if not head[1] & 128 or head[0] & 112:  # browsers mask, and we agreed on no extension
            raise Hurt
        if kind >= CLOSE and (size > LONGEST_CONTROL or not head[0] & 128):
            raise Hurt
        if size > LONGEST_CONTROL:
            size = int.from_bytes(self._take(2 if size == 126 else 8), "big")
        if size > sockets.LONGEST_MESSAGE:
            raise Hurt
        mask = self._take(4)
        return kind, bool(head[0] & 128), _unmask(self._take(size), mask)

    def _take(self, size: int) -> bytes:
        while len(self.read) < size:
            received = self.sock.recv(AT_A_TIME)
            if not received:
                raise Hurt
            self.read += received
        taken, self.read = self.read[:size], self.read[size:]
        return taken

    def _write(self, content: bytes) -> None:
        """Write what the network takes now, and keep the rest until it takes more."""
        if not self.unsent:
            sent = self._send(content)
            if sent == len(content):
                return
            content = content[sent:]
            self._wait_to_write()
        # However long one frame is (a whole control panel late in the day), it is let through.
        elif self.unsent_bytes - max(map(len, self.unsent)) > sockets.MOST_UNSENT:
            self.hang_up()
            return
        self.unsent.append(content)
        self.unsent_bytes += len(content)

    def _send(self, content: bytes) -> int:
        try:
            sent: int = self.sock._sock.send(content)
        except BlockingIOError:
            return 0
        except OSError:
            self.hang_up()
            return len(content)
        return sent

    def _wait_to_write(self) -> None:
        if self.watcher is None:
            self.watcher = gevent.get_hub().loop.io(self.sock.fileno(), WRITABLE)
        self.watcher.start(self._write_more)

    def _write_more(self) -> None:
        while self.unsent:
            content = self.unsent[0]
            sent = self._send(content)
            if not self.unsent:  # hung up meanwhile
                return
            self.unsent_bytes -= sent
            if sent < len(content):
                self.unsent[0] = content[sent:]
                return
            self.unsent.popleft()
        self.watcher.stop()


def frame(content: bytes, kind: int = TEXT) -> bytes:
    """One whole WebSocket frame from a server, which does not mask."""
    size = len(content)
    if size <= LONGEST_CONTROL:
        return bytes((0x80 | kind, size)) + content
    if size < 65_536:
        return bytes((0x80 | kind, 126)) + size.to_bytes(2, "big") + content
    return bytes((0x80 | kind, 127)) + size.to_bytes(8, "big") + content


def _unmask(content: bytes, mask: bytes) -> bytes:
    size = len(content)
    whole = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(content, "big") ^ int.from_bytes(whole, "big")).to_bytes(size, "big")


def _text(content: bytes) -> str:
    try:
        text = content.decode()
    except UnicodeDecodeError as fault:
        raise Hurt from fault
    if text[:1] not in ENGINE_PACKETS:
        raise Hurt
    return text
