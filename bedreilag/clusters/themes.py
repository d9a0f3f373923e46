"""The themes that «tema» may be filed under in reports; nobody has to choose one on a phone."""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme. `set` tells the five of the health authority from those of the seminars."""

    id: str
    set: str
    label: str
    text: str
    plain: str
    keywords: tuple[str, ...]


@lru_cache(maxsize=1)
def themes() -> tuple[Theme, ...]:
    """Every theme, the five of the health authority first."""
    content = json.loads(files(__package__).joinpath("data", "problem_themes.json").read_bytes())
    return tuple(
        Theme(
            id=entry["id"],
            set=entry["set"],
            label=entry["label"],
            text=entry.get("text", entry["label"]),
            plain=entry.get("plain", ""),
            keywords=tuple(entry["keywords"]),
        )
        for entry in content["themes"]
    )
