"""The demo seminar: an invented one, complete from the programme to the six-month answers."""

import json
from importlib.resources import files
from typing import Any


def demo_seminar() -> dict[str, Any]:
    """The demo seminar as a seminar file; a new copy each time, for the caller to change."""
    content: dict[str, Any] = json.loads(demo_file())
    return content


def demo_file() -> bytes:
    return files(__package__).joinpath("data", "demo_seminar.json").read_bytes()
