"""Cards that look alike are drawn once and filled; nobody can tell that they are."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask, g
from werkzeug.datastructures import MultiDict

from bedreilag import pages
from bedreilag.doors import Refused
from bedreilag.problems.events import TEMPLATE

CARDS = ("card", "own_card", "panel_card")
FIRST = {"id": 7, "seminar_id": 1, "text": 'Mindre enn <b>to</b> & "fri" kl. 14:\nhelga.'}
OTHER = {"id": 8, "seminar_id": 2, "text": "Ingen ringer tilbake."}
RYPE = {"hidden_at": None, "is_silent": False, "is_repeated": False, "byline": "Rype"}
OTER = RYPE | {"byline": "Oter"}
HIDDEN = RYPE | {"hidden_at": "i dag", "is_silent": True, "is_repeated": True, "byline": ""}


@pytest.fixture(autouse=True)
def drawing(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def one_by_one(name: str, own: dict[str, Any], alike: dict[str, Any]) -> str:
    return pages.macro(TEMPLATE, name, SimpleNamespace(**own, **alike))


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("alike", [RYPE, HIDDEN])
def test_a_filled_card_is_the_card_that_would_have_been_drawn(
    name: str, alike: dict[str, Any]
) -> None:
    for own in (FIRST, OTHER, FIRST):
        assert pages.card(TEMPLATE, name, own, alike) == one_by_one(name, own, alike)


@pytest.mark.parametrize("name", CARDS)
def test_nothing_of_one_text_stands_on_the_card_of_another(name: str) -> None:
    first = pages.card(TEMPLATE, name, FIRST, RYPE)
    other = pages.card(TEMPLATE, name, OTHER, OTER)
    alike = pages.card(TEMPLATE, name, OTHER, RYPE)

    assert "helga" in first
    assert "helga" not in other + alike
    assert "Rype" not in other
    assert ("Rype" in first) == ("Rype" in alike) == (name != "own_card")


def test_a_text_that_names_what_is_left_open_is_only_a_text() -> None:
    sly = FIRST | {"text": f"{pages.OPEN}id{pages.CLOSE} og {pages.OPEN}text{pages.CLOSE}"}

    assert pages.card(TEMPLATE, "card", sly, RYPE) == one_by_one("card", sly, RYPE)


def test_the_page_that_gives_words_back_fills_no_moulds() -> None:
    pages.card(TEMPLATE, "own_card", FIRST, RYPE)
    seven = MultiDict({"problem": "7"})
    assert "Nei." not in pages.card(TEMPLATE, "own_card", FIRST, RYPE)
    g.refused = Refused("problem:edit", {"message": "Nei."}, seven)

    assert "Nei." in pages.card(TEMPLATE, "own_card", FIRST, RYPE)
    assert "Nei." not in pages.card(TEMPLATE, "own_card", OTHER, RYPE)
