"""HUKI: who is accountable, who does the work, who is asked and who is told."""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Letter:
    """One of the four letters, and how many parties an item may have with it."""

    letter: str
    id: str
    name: str
    plain: str
    min: int
    max: int | None
    needs_decision_authority: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of HUKI. An `error` stops the adoption of the plan; a `warning` is advice."""

    id: str
    text: str
    severity: str


@lru_cache(maxsize=1)
def letters() -> tuple[Letter, ...]:
    """H, U, K and I, in that order."""
    return tuple(Letter(**entry) for entry in _file()["letters"])


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    return tuple(Rule(**entry) for entry in _file()["rules"])


def _file() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(
        files(__package__).joinpath("data", "huki.json").read_bytes()
    )
    return content
