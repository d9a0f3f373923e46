"""A real server in a process of its own, that a test may kill and start again."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Self

STARTED = re.compile(r"http://127\.0\.0\.1:(\d+)")


class Server:
    """One installation with the demo in it, on SQLite, at `url`."""

    def __init__(self, data: Path, port: int = 0) -> None:
        self.data, self.port = data, port
        self.url = ""
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> Self:
        command = [sys.executable, "-m", "bedreilag", "run", "--data", str(self.data)]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("BEDREILAG_")}
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port)],
            stdout=subprocess.PIPE,
            text=True,
            env=environment | {"PYTHONUNBUFFERED": "1"},
        )
        assert self.process.stdout
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
        if self.process and self.process.stdout:
            self.process.stdout.close()
