"""No word is too long for its page, and every bar of a chart is drawn to the same length."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.server import Server

PLAN = "/samling/1/plan"
LONG = "Æ" * 200
# How many lengths the bars of each chart have.
LENGTHS = """() => [...document.querySelectorAll(".chart")].map(chart => new Set(
    [...chart.querySelectorAll(".bars__bar")].map(bar => bar.getBoundingClientRect().width)
).size)"""


@pytest.fixture
def long_words(server: Server) -> None:
    with closing(sqlite3.connect(server.data / "bedreilag.db")) as database, database:
        database.execute("update problem set text = ?", [LONG])
        database.execute("update measure set title = ?", [LONG])
        database.execute("update parked_measure set reason = ?", [LONG])


@pytest.mark.usefixtures("long_words")
def test_a_word_of_two_hundred_letters_widens_no_page_of_the_plan(
    organiser: Callable[..., Page],
) -> None:
    desk = organiser("koordinator")
    desk.goto(PLAN)
    first = str(desk.locator(".plan-item").first.get_attribute("id")).removeprefix("tiltak-")
    for size in (LAPTOP, PHONE):
        desk.set_viewport_size(size)  # type: ignore[arg-type]
        for page in (PLAN, f"{PLAN}/forslag", f"{PLAN}/tiltak/{first}"):
            desk.goto(page)
            assert desk.get_by_text(LONG).count()
            assert desk.evaluate("document.documentElement.scrollWidth") == size["width"], page


def test_the_bars_of_a_chart_are_drawn_to_the_same_length(organiser: Callable[..., Page]) -> None:
    desk = organiser("koordinator")
    desk.goto("/samling/1/undersokelse")
    # The figures beside the bars are not equally long.
    desk.evaluate("document.querySelector('#statements .bars__value').textContent = '9 %'")
    desk.evaluate("document.querySelector('#worked-further .bars__value').textContent = '9 %'")

    for size in (LAPTOP, PHONE):
        desk.set_viewport_size(size)  # type: ignore[arg-type]
        assert set(desk.evaluate(LENGTHS)) == {1}
