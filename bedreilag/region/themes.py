"""The themes that «tema» may be filed under in reports, and that a seminar may look at above all.

Nobody has to choose one on a phone.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from bedreilag.norwegian import parts, stem, words


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme. `set` tells the five of the health authority from those of the seminars."""

    id: str
    set: str
    label: str
    text: str
    plain: str
    in_a_sentence: str
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
            in_a_sentence=entry.get("in_a_sentence", _lowered(entry["label"])),
            keywords=tuple(entry["keywords"]),
        )
        for entry in content["themes"]
    )


def _lowered(label: str) -> str:
    return label[0].lower() + label[1:]


@lru_cache(maxsize=1)
def labels() -> dict[str, str]:
    """Theme id → what it is called."""
    return {theme.id: theme.label for theme in themes()}


def topics(word: str) -> Collection[str]:
    """The themes that have this stem, or a part of it, as a keyword."""
    known = _by_keyword()
    return set().union(*(known[one] for one in {word, *parts(word, known)} if one in known))


def fitting(texts: Iterable[str]) -> list[Theme]:
    """The themes whose keywords stand in these texts, the one of most texts first."""
    told = Counter(
        theme for text in texts for theme in {t for stem, _ in words(text) for t in topics(stem)}
    )
    return sorted((t for t in themes() if told[t.id]), key=lambda theme: -told[theme.id])


@lru_cache(maxsize=1)
def _by_keyword() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for theme in themes():
        for keyword in theme.keywords:
            if " " not in keyword:
                found.setdefault(stem(keyword.lower()), set()).add(theme.id)
    return found
