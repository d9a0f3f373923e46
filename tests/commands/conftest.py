"""The real thing: the command in a process of its own, on a port that was free."""

import os
import re
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import pytest
import requests
from sqlalchemy import create_engine, text

from tests import nursery

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "bedreilag"]


def bedreilag(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [*COMMAND, *words],
        cwd=ROOT,
        env=_environment(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def born(*words: str) -> subprocess.CompletedProcess[str]:
    """The same, from the nursery: for what does not begin with how the house is read in."""
    with TemporaryFile("w+", encoding="utf-8") as complaints:
        process = nursery.bedreilag(*words, stderr=complaints.fileno())
        stdout, _ = process.communicate()
        complaints.seek(0)
        return subprocess.CompletedProcess(words, process.wait(), stdout, complaints.read())


@dataclass
class Server:
    """A running server, and what it said when it was ready."""

    process: "subprocess.Popen[str]"
    folder: Path
    database_url: str = ""
    said: list[str] = field(default_factory=list)
    opened: str = ""

    @property
    def address(self) -> str:
        return self.find(r"kjører på (http://\S+)")

    def find(self, pattern: str) -> str:
        [found] = re.findall(pattern, "\n".join(self.said))
        return found

    def scalar(self, query: str) -> Any:
        """One value from the server's database."""
        engine = create_engine(self.database_url or f"sqlite:///{self.folder / 'bedreilag.db'}")
        with engine.connect() as connection:
            value = connection.scalar(text(query))
        engine.dispose()
        return value

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Stop it; answers its exit code and everything it said to the log."""
        self.process.send_signal(how)
        _, log = self.process.communicate(timeout=30)
        return self.process.returncode, log


@pytest.fixture(scope="module")
def start() -> Iterator[Callable[..., Server]]:
    """`start("--data", folder)` is a server that is ready."""
    servers: list[Server] = []

    def begin(*words: str, **environment: str) -> Server:
        process = subprocess.Popen(
            [*COMMAND, "run", "--port", "0", *words],
            cwd=ROOT,
            env=_environment(environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        folder = Path(words[words.index("--data") + 1])
        server = Server(process, folder, environment.get("BEDREILAG_DATABASE_URL", ""))
        servers.append(server)
        for line in process.stdout or ():
            server.said.append(line.rstrip())
            if "Ctrl-C" in line:
                return server
        pytest.fail(process.stderr.read() if process.stderr else "it never became ready")

    yield begin
    for server in servers:
        if server.process.poll() is None:
            server.process.kill()
            server.process.communicate()


@pytest.fixture(scope="module")
def demo(
    start: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory, database_url: str
) -> Server:
    """A server with the demo; on PostgreSQL when the suite runs there."""
    if database_url:
        _forget_everything(database_url)
    folder = str(tmp_path_factory.mktemp("demo"))
    return start("--data", folder, BEDREILAG_DATABASE_URL=database_url)


@pytest.fixture(scope="module")
def empty(start: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A server that begins with nothing, lets phones in, and opens a browser that takes notes."""
    folder = tmp_path_factory.mktemp("empty")
    browser = folder / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {folder}/opened\n')
    browser.chmod(0o700)
    os.mkfifo(folder / "opened")
    words = ("--data", str(folder), "--empty", "--host", "0.0.0.0", "--open")
    # Open at both ends, so that nobody waits for somebody else to open it.
    with (folder / "opened").open("r+b", buffering=0) as note:
        server = start(*words, BROWSER=f"{browser} %s")
        if select.select([note], [], [], 30)[0]:
            server.opened = (note.read(1000) or b"").decode()
    return server


def csrf_token(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return found.group(1)


def log_in(server: Server, email: str, password: str) -> requests.Session:
    """A browser that is logged in at the server."""
    browser = requests.Session()
    token = csrf_token(browser.get(f"{server.address}/logg-inn").text)
    answer = browser.post(
        f"{server.address}/logg-inn",
        data={"csrf_token": token, "email": email, "password": password},
        allow_redirects=False,
    )
    assert answer.status_code == 303, answer.text
    return browser


def _forget_everything(url: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


def _environment(more: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BEDREILAG_")}
    return kept | more
