"""What was found in 2023, to stand beside what is found now: figures exactly as printed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Measure2023:
    """One of the ten most mentioned measures; `label` is the short form for screens."""

    id: str
    text: str
    label: str
    theme_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement2023:
    text: str
    agree: int
    percent: str

    @property
    def printed(self) -> str:
        """The share who agreed, with as many decimals as it was printed with."""
        return f"{self.percent}\u00a0%"


@dataclass(frozen=True, slots=True)
class Evaluation2023:
    year: int
    answers: int
    invited: int
    response_rate: str
    worked_further: str
    statements: Mapping[str, Statement2023]


@lru_cache(maxsize=1)
def measures() -> tuple[Measure2023, ...]:
    """The ten, in the order they were most mentioned."""
    return tuple(
        Measure2023(entry["id"], entry["text"], entry["label"], tuple(entry["theme_ids"]))
        for entry in _read("measures_2023.json")["measures"]
    )


@lru_cache(maxsize=1)
def evaluation() -> Evaluation2023:
    """The seven statements of 2023 and how many agreed."""
    entry = _read("evaluation_2023.json")
    return Evaluation2023(
        year=entry["year"],
        answers=entry["answers"],
        invited=entry["invited"],
        response_rate=entry["response_rate"],
        worked_further=entry["worked_further"],
        statements={
            statement["id"]: Statement2023(
                statement["text"], statement["agree"], statement["percent"]
            )
            for statement in entry["statements"]
        },
    )


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(files(__package__).joinpath("data", name).read_bytes())
    return content
