"""A real server with the demo in it, real sockets, and people who mean no good."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from bedreilag.accounts import demo as demo_accounts
from bedreilag.rehearsal.browser import Browser
from bedreilag.rehearsal.cast import Panel
from bedreilag.rehearsal.desk import LogIn
from bedreilag.rehearsal.line import Post
from tests.hostile.raw import RawSocket
from tests.nursery import bedreilag

CODE, SEMINAR = "MTNY27", 2


class Server:
    """`bedreilag run`, with everything it says to its log."""

    def __init__(self, data: Path) -> None:
        self.log = data / "log"
        with self.log.open("w") as log:
            folder = ("--data", str(data))
            self.process = bedreilag("run", *folder, "--port", "0", stderr=log.fileno())
        said = ""
        for line in self.process.stdout:
            said += line
            if "Ctrl-C" in line:
                break
        self.url = said.partition("kjører på ")[2].split()[0]
        self.port = int(self.url.rpartition(":")[2])

    @property
    def megabytes(self) -> float:
        """How much memory the process holds."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
        [line] = [line for line in status.splitlines() if line.startswith("VmRSS:")]
        return int(line.split()[1]) / 1024

    def stop(self) -> None:
        self.process.terminate()
        self.process.communicate()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all the mischief of a file: whoever comes next must find it standing."""
    server = Server(tmp_path_factory.mktemp("data"))
    yield server
    server.stop()


@pytest.fixture(scope="module")
def shared_round(server: Server) -> None:
    """The problem round is open, and the tables see each other's texts."""
    [one] = [one for one in demo_accounts.LOG_INS if one.email.startswith("prosessleder")]
    panel = Panel(LogIn(one.email, one.password).enter(server.url), SEMINAR, Post())
    panel.open()
    panel.press("round:open")
    panel.press("round:share")
    panel.line.close()


def take_seat(server: Server, name: str, group: int = 1) -> Browser:
    """Somebody's phone with a seat, through the doors everyone uses."""
    browser = Browser(server.url)
    page = browser.get(f"/b/{CODE}/om-deg")
    form = page.form(f"/b/{CODE}/om-deg")
    who = {"role": "ansatt", "kind": "kommune", "municipality": "5530", "display_name": name}
    browser.submit(page, form, form.filled(**who, group=str(group)))
    return browser


@pytest.fixture(scope="module")
def cookie(server: Server) -> Callable[[str], str]:
    """`cookie("Rype")` is what proves Rype's seat at the first table."""
    return cache(lambda name: take_seat(server, name).cookies)


@pytest.fixture
def connect(server: Server) -> Iterator[Callable[..., RawSocket]]:
    """`connect(cookie)` is a WebSocket to the server, with a seat or without."""
    opened: list[RawSocket] = []

    def open_one(cookie: str = "", **options: object) -> RawSocket:
        opened.append(RawSocket(server.port, cookie, **options))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()
