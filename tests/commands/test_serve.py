"""The server's own parts: its listening socket, its WebSockets, and what it says at the start."""

import socket

import pytest

from bedreilag import serve, welcome
from bedreilag.welcome import Welcome


def test_connections_do_not_hold_back_small_answers():
    listener = serve.listen("127.0.0.1", 0)
    with socket.create_connection(listener.getsockname()):
        listener.setblocking(True)
        phone, _ = listener.accept()
        assert phone.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        phone.close()
    listener.close()


def test_a_machine_that_opens_too_few_files_says_so(monkeypatch):
    resource = pytest.importorskip("resource")
    monkeypatch.setattr(resource, "getrlimit", lambda _which: (256, 1024))
    asked = []
    monkeypatch.setattr(resource, "setrlimit", lambda _which, limits: asked.append(limits))

    assert serve.allow_many_files() == (
        "Maskinen lar oss åpne 1024 filer. Det holder til omtrent 341 telefoner."
    )
    assert asked == [(1024, 1024)]


@pytest.mark.parametrize(
    ("facts", "here", "for_phones"),
    [
        ({"host": "127.0.0.1"}, "http://127.0.0.1:8000", ""),
        ({"host": "0.0.0.0"}, "http://127.0.0.1:8000", "http://10.0.0.7:8000"),
        ({"host": "::1"}, "http://[::1]:8000", ""),
        (
            {"host": "127.0.0.1", "public_url": "https://bedreilag.example.no/"},
            "http://127.0.0.1:8000",
            "https://bedreilag.example.no",
        ),
    ],
)
def test_the_addresses_are_those_a_browser_understands(monkeypatch, facts, here, for_phones):
    monkeypatch.setattr(welcome, "address_on_the_network", lambda: "10.0.0.7")
    said = Welcome(port=8000, **facts)

    assert (said.here, said.for_phones) == (here, for_phones)


def test_phones_are_sent_straight_to_the_open_seminar():
    said = Welcome("127.0.0.1", 8000, "https://bedreilag.example.no")
    said.open_seminars = [("Bedre i lag", "MTRM26")]

    assert "Telefoner på samme nett: https://bedreilag.example.no/b/MTRM26" in said.lines()


def test_a_machine_without_a_network_has_no_address_to_give(monkeypatch):
    def no_way(*_):
        raise OSError

    monkeypatch.setattr(socket.socket, "connect", no_way)

    assert welcome.address_on_the_network() == ""
