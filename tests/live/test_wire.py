"""A phone's WebSocket byte by byte: what browsers send is understood, and nothing else is."""

import socket

import gevent
import pytest
from engineio import Server, packet
from engineio.socket import Socket
from gevent import socket as gevent_socket

from bedreilag import sockets, wire
from bedreilag.wire import CLOSE, PING, PONG, TEXT


def masked(content: bytes, kind: int = TEXT, last: bool = True, mask: bytes = b"\1\2\3\4") -> bytes:
    """One frame as a browser sends it."""
    size = len(content)
    short = bytes([0x80 | size]) if size < 126 else b"\xfe" + size.to_bytes(2, "big")
    whole = bytes(byte ^ mask[at % 4] for at, byte in enumerate(content))
    return bytes([(0x80 if last else 0) | kind]) + short + mask + whole


class Line:
    """A phone at one end, the server's door at the other, and what the door heard."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        engine = Server(async_mode="gevent", logger=False, monitor_clients=False)
        engine.on("message", lambda _sid, said: self.heard.append(said))
        engine.async_handlers = False
        self.ours, self.phones = gevent_socket.socketpair()
        self.phones.settimeout(5)
        self.socket = Socket(engine, "sid")
        self.door = wire.Door(self.socket._websocket_handler, engine)
        environ = {"HTTP_ORIGIN": "http://x", "HTTP_SEC_WEBSOCKET_KEY": "k", wire.SOCKET: self.ours}
        self.running = gevent.spawn(self.door, environ, None)
        self.greeting = self.phones.recv(4096)

    def say(self, *frames: bytes) -> None:
        self.phones.sendall(b"".join(frames))

    def hears(self, *texts: str) -> bool:
        with gevent.Timeout(5, False):
            while len(self.heard) < len(texts):
                gevent.sleep(0)
        return self.heard == list(texts)

    def is_over(self) -> bool:
        self.running.join(timeout=5)
        return self.socket.closed and self.phones.recv(4096) == b""


@pytest.fixture
def line():
    line = Line()
    yield line
    line.running.kill()
    line.ours.close()
    line.phones.close()


def test_the_door_greets_as_the_protocol_says(line):
    assert line.greeting.startswith(b"HTTP/1.1 101 ")
    assert b"Extensions" not in line.greeting


def test_a_text_is_heard_whole_however_it_is_cut(line):
    sent = masked("4Epikrisen på norsk".encode())
    for part in sent[:9], sent[9:11], sent[11:]:
        line.say(part)
        gevent.sleep(0)
    line.say(masked(b"4in ", last=False), masked(b"two", kind=0), masked(b"4" + b"x" * 200))

    assert line.hears("Epikrisen på norsk", "in two", "x" * 200)


def test_a_ping_is_answered_also_in_the_middle_of_a_text(line):
    line.say(masked(b"4a", last=False), masked(b"?", kind=PING), masked(b"b", kind=0))

    assert line.phones.recv(4096) == bytes([0x80 | PONG, 1]) + b"?"
    assert line.hears("ab")


@pytest.mark.parametrize(
    "nonsense",
    [
        b"\x81\x02hi",
        masked(b"4x", kind=TEXT | 64),
        masked(b"4binary", kind=2),
        masked(b"part of nothing", kind=0),
        masked(b"4\xff\xfe"),
        masked(b"not Engine.IO"),
        masked(b""),
        masked(b"4a", last=False) + masked(b"4b"),
        masked(b"x" * 126, kind=PING),
        masked(b"", kind=CLOSE),
        b"\x81\xff" + (2**62).to_bytes(8, "big"),
        b"\x81\xfe" + (sockets.LONGEST_MESSAGE + 1).to_bytes(2, "big"),
        b"".join([masked(b"4" + b"x" * 60_000, last=False), masked(b"x" * 60_000, kind=0)]),
    ],
    ids=lambda sent: f"{sent[:6].hex()}-{len(sent)}",
)
def test_what_no_browser_says_ends_the_connection(line, nonsense):
    line.say(masked(b"4first"))
    assert line.hears("first")
    assert not line.socket.closed

    line.say(nonsense)

    assert line.is_over()
    assert line.heard == ["first"]


def test_a_long_message_to_a_slow_phone_arrives_whole_and_in_order(line):
    line.ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    texts = [letter * 300_000 for letter in "abc"]
    received = b""

    for text in texts:
        line.socket.send(packet.Packet(packet.MESSAGE, text))
    whole = b"".join(wire.frame(f"4{text}".encode()) for text in texts)
    while len(received) < len(whole):
        received += line.phones.recv(65536)

    assert received == whole


def test_one_packet_to_many_is_made_into_bytes_once(line):
    other = Line()
    told = packet.Packet(packet.MESSAGE, "to all")

    line.socket.send(told)
    made = told.made
    other.socket.send(told)

    assert told.made is made
    assert line.phones.recv(4096) == other.phones.recv(4096) == wire.frame(b"4to all")


def test_a_phone_that_never_reads_is_hung_up_on(line):
    line.ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    told = packet.Packet(packet.MESSAGE, "x" * 500_000)
    line.socket.send(told)
    assert line.door.unsent

    for _ in range(sockets.MOST_UNSENT // 500_000 + 4):
        if not line.socket.closed:
            line.socket.send(told)
    line.running.join(timeout=5)

    assert line.socket.closed
    assert not line.door.unsent


def test_one_frame_may_be_longer_than_what_may_wait(line):
    whole = "x" * (sockets.MOST_UNSENT + 500_000)
    received = b""

    line.socket.send(packet.Packet(packet.MESSAGE, whole))
    while len(received) < len(whole) + 11:
        received += line.phones.recv(65536)

    assert received == wire.frame(f"4{whole}".encode())
    assert not line.socket.closed


def test_hanging_up_wakes_whoever_waits_for_a_phone_that_has_vanished(line):
    gevent.sleep(0)
    assert not line.running.ready()

    line.door.hang_up()

    assert line.is_over()


def test_a_goodbye_from_the_server_ends_the_connection(line):
    line.socket.close(wait=False)

    assert line.phones.recv(4096) == wire.frame(b"1")
    assert line.is_over()


def test_whoever_does_not_say_where_the_page_is_from_stays_outside():
    engine = Server(async_mode="gevent", monitor_clients=False)
    door = wire.Door(Socket(engine, "sid")._websocket_handler, engine)
    said = []

    door({"HTTP_SEC_WEBSOCKET_KEY": "k"}, lambda status, _headers: said.append(status))

    assert said == ["403 Forbidden"]


def test_norwegian_letters_are_sent_as_they_are_and_nothing_is_spaced():
    said = sockets.TextPacket(2, data=["frame", {"html": "Mål på én dag", "seq": 7}])

    assert said.encode() == '2["frame",{"html":"Mål på én dag","seq":7}]'
