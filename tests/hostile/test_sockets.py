"""Whatever one socket does, memory stays bounded, the log quiet, and the neighbour is heard."""

import json
import socket
from contextlib import suppress

import pytest
import requests
from engineio.socket import Socket
from websocket import ABNF, WebSocketBadStatusException

from bedreilag import live, serve, sockets

MALFORMED = {
    "an empty message": "",
    "no packet at all": "hei",
    "an unknown engine packet": "9",
    "an unknown packet": "49",
    "an event without a name": "42[]",
    "an event that is a number": "421",
    "an event that is a word": '42"problem:write"',
    "an event that is an object": '42{"a":1}',
    "an event with nothing in it": "42",
    "a name that is no word": "42[7]",
    "a name of the house": '42["connect",{}]',
    "a goodbye as an event": '42["disconnect"]',
    "too many things": '42["problem:write",{},{}]',
    "half an event": '42["problem:write",{"text":',
    "an endless nest": "42" + "[" * 30_000,
    "an endless number": "42" + "1" * 200 + '["problem:write"]',
    "an answer nobody asked for": "431[1]",
    "an error of its own": '44{"message":"no"}',
    "an attachment to come": '451-["problem:write",{"_placeholder":true,"num":0}]',
    "millions of attachments": '459999999-["problem:write"]',
    "an answer with an attachment": '461-1[{"_placeholder":true,"num":0}]',
}
EVERYTHING = {"as": "phone", "since": -1}
A_LONG_TEXT = "Epikrisen kommer for sent, og ingen vet hvem som skal ringe. " * 6


pytestmark = pytest.mark.usefixtures("shared_round")


def test_nonsense_costs_nothing_but_the_connection_it_came_on(server, connect, cookie):
    seat, rype = cookie("Oter"), connect(cookie("Rype")).step_in()
    for packet in MALFORMED.values():
        stranger = connect(seat).step_in()
        stranger.say(packet)
        assert stranger.is_hung_up(), packet
    strangers = [connect(), connect()]
    strangers[0].say_bytes(b"\x00" * 60_000)
    strangers[1].ws.send_frame(_text_that_is_no_text())

    assert all(stranger.is_hung_up() for stranger in strangers)
    assert rype.ask("problem:write", text="Én rolig tekst.", sure="y")["ok"]
    assert server.log.read_text("utf-8") == ""


def test_a_message_of_sixty_megabytes_is_not_taken_in(server, connect, cookie):
    rype, stranger = connect(cookie("Rype")).step_in(), connect(cookie("Oter")).step_in()
    before = server.megabytes

    with suppress(OSError):  # hung up before all of it was sent
        stranger.say('42["problem:write",{"text":"' + "x" * 60_000_000 + '"}]')

    assert stranger.is_hung_up()
    assert server.megabytes - before < 20
    assert rype.ask("problem:write", text="Én rolig tekst.", sure="y")["ok"]


def test_sixty_megabytes_by_the_plain_doors_are_not_taken_in(server, cookie):
    before = server.megabytes
    phone = {"Cookie": cookie("Rype"), "Content-Type": "application/json"}
    session = requests.get(f"{server.url}/socket.io/?EIO=4&transport=polling", timeout=30).text
    sid = json.loads(session[1:])["sid"]

    for path in ("/onske/problem/write", f"/socket.io/?EIO=4&transport=polling&sid={sid}"):
        with suppress(requests.ConnectionError):  # hung up before all of it was sent
            answer = requests.post(server.url + path, b"x" * 60_000_000, headers=phone, timeout=30)
            assert answer.status_code >= 400, path

    assert server.megabytes - before < 20
    assert requests.get(server.url, timeout=30).ok


def test_a_phone_that_asks_for_everything_and_reads_nothing_costs_little(server, connect, cookie):
    rype = connect(cookie("Rype")).step_in()
    _write_much(connect, cookie)
    silent = connect(cookie("Oter"), window=65_536).step_in()
    whole = len(str(rype.ask("catch:up", **EVERYTHING)))
    before = server.megabytes

    with suppress(OSError):
        for _ in range(500):
            silent.wish("catch:up", **EVERYTHING)

    assert rype.ask("problem:write", text="Én rolig tekst.", sure="y")["ok"]
    assert 500 * whole > 20_000_000, "all of it would be too much"
    assert server.megabytes - before < 10
    assert server.log.read_text("utf-8") == ""


def test_a_flood_waits_and_the_neighbour_does_not(server, connect, cookie):
    rype, flood = connect(cookie("Rype")).step_in(), connect(cookie("Oter")).step_in()
    before = server.megabytes
    sent = [flood.wish("problem:write", text=f"Tekst {n}.", sure="y") for n in range(5_000)]

    answers = [rype.ask("problem:write", text=f"Rolig {n}.", sure="y")["ok"] for n in range(5)]

    assert answers == [True] * 5
    assert server.megabytes - before < 20
    assert flood.answer(1)["ok"], "nobody is shut out for talking fast"
    assert flood.heard_at_once() < len(sent)


def test_a_page_of_somebody_elses_gets_no_line(connect, cookie):
    rype = cookie("Rype")
    assert connect(rype).step_in()

    for origin in ("https://example.no", "null", None):
        with pytest.raises(WebSocketBadStatusException):
            connect(rype, origin=origin)


class Clock:
    """A server whose tasks run when we say so, and where waiting takes no time."""

    def __init__(self, monkeypatch):
        self.tasks, self.now = [], 0.0
        self.start_background_task = self.tasks.append
        monkeypatch.setattr(sockets, "monotonic", lambda: self.now)

    def sleep(self, seconds):
        self.now += seconds


def test_who_never_says_who_they_are_is_shown_out(app):
    server = live.socketio.server
    stranger = Socket(server.eio, "x")

    sockets._show_out_a_stranger(server, stranger)

    assert stranger.closed


def test_one_task_looks_after_all_sockets_each_in_its_time(app, monkeypatch):
    clock, seen = Clock(monkeypatch), []
    first, gone, last = (Socket(live.socketio.server.eio, name) for name in "abc")
    later = sockets.Later(clock, 10, lambda socket: seen.append((socket.sid, clock.now)))
    later.add(first)
    later.add(gone)
    clock.now = 4
    later.add(last)
    gone.closed = True

    [task] = clock.tasks
    task()

    assert seen == [("a", 10), ("c", 14)]


def test_a_socket_that_cannot_be_looked_after_does_not_stop_the_others(app, monkeypatch, caplog):
    clock, seen = Clock(monkeypatch), []
    first, last = (Socket(live.socketio.server.eio, name) for name in "ab")
    later = sockets.Later(clock, 1, lambda socket: seen.append(socket.sid) or 1 / (socket is last))
    later.add(first)
    later.add(last)

    clock.tasks[0]()

    assert seen == ["a", "b"]
    assert "could not be looked after" in caplog.text


def test_throwing_somebody_out_does_not_wait_for_them_to_read(app):
    engine = live.socketio.server.eio
    phone = engine.sockets["x"] = Socket(engine, "x")
    phone.queue.put("what it never reads")

    engine.disconnect("x")

    assert phone.closed
    assert "x" not in engine.sockets


def test_what_a_phone_has_not_read_is_bounded_in_the_kernel_too():
    listener = serve.listen("127.0.0.1", 0)
    # Linux answers with twice of what it was asked for.
    assert listener.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF) <= 2 * serve.SENT_AHEAD
    listener.close()


def _text_that_is_no_text():
    return ABNF.create_frame(b"\xff\xfe4", ABNF.OPCODE_TEXT)


def _write_much(connect, cookie):
    """A table's whole day of long texts, so that one answer is large."""
    writers = [connect(cookie(f"Skriver {n}")).step_in() for n in range(4)]
    for n in range(15):
        wishes = [
            (one, one.wish("problem:write", text=f"{n} {A_LONG_TEXT}", sure="y")) for one in writers
        ]
        assert all(one.answer(number)["ok"] for one, number in wishes)
