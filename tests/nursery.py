"""Servers born ready: one process has read the house in, and forks for each that is wanted.

Reading it in takes longer than most tests; a fork takes no time. What runs then is the command
itself, with a process, an environment and an installation of its own, so it may be killed as well.
`tests/commands` starts its servers from nothing, as people do.
"""

import atexit
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import traceback
from functools import cache

# As they are before gevent patches them: the nursery itself waits for nobody on a loop.
from os import close, waitpid
from pathlib import Path
from socket import socket as unpatched
from typing import Any, ClassVar
from unittest.mock import patch

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

ROOT = Path(__file__).resolve().parent.parent


class Born:
    """A `bedreilag` command that runs, as a test sees it: what it says, and whether it lives."""

    def __init__(
        self, nursery: "Nursery", words: tuple[str, ...], env: dict[str, str], stderr: int
    ) -> None:
        said, says = os.pipe()
        self._life, lives = os.pipe()
        self.stdout = os.fdopen(said, encoding="utf-8")
        self.returncode: int | None = None
        self._nursery = nursery
        complains = says if stderr == subprocess.STDOUT else stderr
        self.pid = nursery.ask([lives, says, complains], start=words, environment=env)
        close(says)
        close(lives)

    def poll(self) -> int | None:
        """Its exit code, or None while it lives."""
        if self.returncode is None and select.select([self._life], [], [], 0)[0]:
            self.wait()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end. Only a process that has ended lets go of its life."""
        if self.returncode is None:
            if not select.select([self._life], [], [], timeout)[0]:
                raise TimeoutError(f"{self.pid} goes on")
            close(self._life)
            self.returncode = self._nursery.ask([], bury=self.pid)
        return self.returncode

    def communicate(self) -> tuple[str, None]:
        """Everything it still says, to its end."""
        with self.stdout:
            said = self.stdout.read()
        self.wait()
        return said, None

    def send_signal(self, how: signal.Signals) -> None:
        if self.poll() is None:
            os.kill(self.pid, how)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class Nursery:
    """The process that forks, asked one thing at a time."""

    def __init__(self) -> None:
        self._door, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-m", "tests.nursery"]
            self._process = subprocess.Popen(
                command, cwd=ROOT, stdin=theirs, env=_without_settings()
            )
        atexit.register(self.close)

    def ask(self, handed_over: list[int], **wish: Any) -> int:
        words = json.dumps(wish).encode() + b"\n"
        socket.send_fds(self._door, [words], handed_over)
        return int(self._door.recv(64))

    def close(self) -> None:
        self._door.close()
        self._process.wait()


def bedreilag(*words: str, stderr: int = 2) -> Born:
    """`bedreilag("run", "--data", folder)` runs, and says what it says on its `stdout`."""
    return Born(_nursery(), words, _without_settings(), stderr)


@cache
def _nursery() -> Nursery:
    """One for each worker of the suite, from when the first server is wanted."""
    return Nursery()


def _without_settings() -> dict[str, str]:
    """The environment of a server whose settings are its own, and not of the one who tests."""
    return {k: v for k, v in os.environ.items() if not k.startswith("BEDREILAG_")}


# --- In the nursery itself.


def main() -> None:
    from gevent import monkey

    monkey.patch_all()
    # Nothing may run on gevent's loop here, so that each child begins one of its own.
    with patch.object(threading.Timer, "start"):
        _read_the_house_in()
    door = unpatched(fileno=0)
    alive: set[int] = set()
    while request := _next_request(door):
        wish, handed_over = request
        if "start" in wish:
            answer = _give_birth(door, wish, handed_over)
            alive.add(answer)
        else:
            answer = os.waitstatus_to_exitcode(waitpid(wish["bury"], 0)[1])
            alive.discard(wish["bury"])
        door.send(str(answer).encode())
    for pid in alive:
        os.kill(pid, signal.SIGKILL)


def _next_request(door: socket.socket) -> tuple[dict[str, Any], list[int]] | None:
    words, handed_over, _, _ = socket.recv_fds(door, 1 << 20, 3)
    while words and not words.endswith(b"\n"):
        words += door.recv(1 << 20)
    return (json.loads(words), list(handed_over)) if words else None


def _give_birth(door: socket.socket, wish: dict[str, Any], handed_over: list[int]) -> int:
    from gevent.os import fork_gevent

    if not (pid := int(fork_gevent())):
        _live(door, wish, *handed_over)
    for end in handed_over:
        close(end)
    return pid


def _live(door: socket.socket, wish: dict[str, Any], lives: int, *speaks: int) -> None:
    """Run the command as a process of its own would, and never come back."""
    code = 1
    try:
        door.close()
        os.set_inheritable(lives, False)
        for here, there in enumerate((os.open(os.devnull, os.O_RDONLY), *speaks)):
            os.dup2(there, here)
            close(there)
        os.environ.clear()
        os.environ.update(wish["environment"])
        sys.argv = ["bedreilag", *wish["start"]]
        sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
        from bedreilag.__main__ import main as run

        run()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


def _read_the_house_in() -> None:
    from flask import Flask

    import bedreilag.commands
    import bedreilag.rehearsal.commands
    import bedreilag.seminar_file.demo
    import bedreilag.serve
    import bedreilag.terminal
    from bedreilag.config import Settings
    from bedreilag.welcome import Welcome

    Flask.jinja_options = {"bytecode_cache": Compiled()}
    with tempfile.TemporaryDirectory() as nowhere:
        # A demo, made and thrown away: what is read in on the way to a database is here as well.
        with bedreilag.terminal.installation(Path(nowhere)):
            bedreilag.commands._prepare(Welcome("127.0.0.1", 0, ""), empty=False)
        house = bedreilag.create_app(Settings(data=Path(nowhere)))
        for name in house.jinja_env.list_templates():
            house.jinja_env.get_template(name)
    gc.collect()
    gc.freeze()


class Compiled(BytecodeCache):
    """Templates are compiled here, and each child has them from birth."""

    codes: ClassVar[dict[str, Any]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.codes.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.codes[bucket.key] = bucket.code


if __name__ == "__main__":
    main()
