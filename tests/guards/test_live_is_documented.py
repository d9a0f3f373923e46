"""docs/live.md lists every wish and every picture with its audience, and nothing else."""

import re
from pathlib import Path

from bedreilag import frames, live

PAGE = (Path(__file__).parents[2] / "docs/live.md").read_text("utf-8")


def rows(heading: str) -> dict[str, str]:
    """First column → second column of the table under a heading."""
    section = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return dict(re.findall(r"^\| `([^`]+)` \| ([^|]+?) \|", section, re.MULTILINE))


def test_every_wish_is_documented_with_who_may_ask(app):
    assert rows("Wishes") == {event: wish.who.access for event, wish in live.wishes.items()}


def test_every_picture_is_documented_with_who_may_see_it(app):
    documented = {name: set(seen_by.split(", ")) for name, seen_by in rows("Frames").items()}

    assert documented == {name: set(one.rooms) for name, one in frames.pictures.items()}


def test_every_wish_says_who_may_ask(app):
    assert {wish.who.access for wish in live.wishes.values()} == {"participant", "facilitator"}
