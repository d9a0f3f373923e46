"""A real server in a process of its own, that a test may kill and start again."""

import re
import signal
from pathlib import Path
from typing import Self

from tests.nursery import Born, bedreilag

STARTED = re.compile(r"http://127\.0\.0\.1:(\d+)")


class Server:
    """One installation with the demo in it, on SQLite, at `url`."""

    def __init__(self, data: Path, port: int = 0) -> None:
        self.data, self.port = data, port
        self.url = ""
        self.process: Born | None = None

    def start(self) -> Self:
        self.process = bedreilag("run", "--data", str(self.data), "--port", str(self.port))
        for line in self.process.stdout:
            if found := STARTED.search(line):
                self.port = int(found[1])
                self.url = f"http://127.0.0.1:{self.port}"
                return self
        raise AssertionError("the server said no address")

    def kill(self) -> None:
        """As a power cut does: no goodbye, nothing finished."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(10)
        if self.process:
            self.process.stdout.close()
