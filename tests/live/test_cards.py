"""Cards that look alike are drawn once and filled; nobody can tell that they are."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask, g
from werkzeug.datastructures import MultiDict

from bedreilag import drawing
from bedreilag.doors import Refused
from bedreilag.problems.events import TEMPLATE

CARDS = ("card", "own_card", "panel_card")
FIRST = {
    "id": 7,
    "seminar_id": 1,
    "text": 'Mindre enn <b>to</b> & "fri" kl. 14:\nhelga.',
    "byline": "Rype & co",
}
OTHER = {"id": 8, "seminar_id": 2, "text": "Ingen ringer tilbake.", "byline": "Oter"}
NAMELESS = OTHER | {"byline": ""}
SHARED = {"hidden_at": False, "is_silent": False, "is_repeated": False}
HIDDEN = dict.fromkeys(SHARED, True)


@pytest.fixture(autouse=True)
def a_moment_to_draw_in(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def one_by_one(name: str, own: dict[str, Any], alike: dict[str, Any]) -> str:
    return drawing.macro(TEMPLATE, name, SimpleNamespace(**own, **alike))


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("alike", [SHARED, HIDDEN])
def test_a_filled_card_is_the_card_that_would_have_been_drawn(
    name: str, alike: dict[str, Any]
) -> None:
    for own in (FIRST, OTHER, NAMELESS, FIRST):
        assert drawing.card(TEMPLATE, name, own, alike) == one_by_one(name, own, alike)


@pytest.mark.parametrize("name", CARDS)
def test_nothing_of_one_text_stands_on_the_card_of_another(name: str) -> None:
    first = drawing.card(TEMPLATE, name, FIRST, SHARED)
    other = drawing.card(TEMPLATE, name, OTHER, SHARED)
    nameless = drawing.card(TEMPLATE, name, NAMELESS, SHARED)

    assert "helga" in first
    assert ("Rype" in first) == ("Oter" in other) == (name != "own_card")
    assert "helga" not in other + nameless
    assert "Rype" not in other + nameless
    assert "Oter" not in first + nameless


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("what", ["text", "byline"])
def test_words_that_name_what_is_left_open_are_only_words(name: str, what: str) -> None:
    words = "".join(f"{drawing.OPEN}{one}{drawing.CLOSE}" for one in (*FIRST, "noe annet"))
    sly = FIRST | {what: words}

    assert drawing.card(TEMPLATE, name, sly, SHARED) == one_by_one(name, sly, SHARED)
    assert drawing.card(TEMPLATE, name, FIRST, SHARED) == one_by_one(name, FIRST, SHARED)


def test_the_page_that_gives_words_back_fills_no_moulds() -> None:
    drawing.card(TEMPLATE, "own_card", FIRST, SHARED)
    seven = MultiDict({"problem": "7"})
    assert "Nei." not in drawing.card(TEMPLATE, "own_card", FIRST, SHARED)
    g.refused = Refused("problem:edit", {"message": "Nei."}, seven)

    assert "Nei." in drawing.card(TEMPLATE, "own_card", FIRST, SHARED)
    assert "Nei." not in drawing.card(TEMPLATE, "own_card", OTHER, SHARED)
