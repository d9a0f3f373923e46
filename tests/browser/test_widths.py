"""No word is too long for its page, and every bar of a chart is drawn to the same length.

And every page of the phone is whole on the smallest of them, and with twice the text.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PHONE, join, next_step
from tests.browser.server import Server
from tests.browser.test_asked import NAMED
from tests.browser.test_vote_reveal import CALL, LIST, give, propose

PLAN = "/samling/1/plan"
LONG = "Æ" * 200
# How many lengths the bars of each chart have.
LENGTHS = """() => [...document.querySelectorAll(".chart")].map(chart => new Set(
    [...chart.querySelectorAll(".bars__bar")].map(bar => bar.getBoundingClientRect().width)
).size)"""


# The smallest phone, and the usual one with twice the text and with twice the size.
READERS = {
    "320": ({"width": 320, "height": 640}, ""),
    "twice the text": (PHONE, "200%"),
    "twice the size": ({"width": 195, "height": 422}, ""),
}
FAULTS = Path(__file__).with_name("faults_on_a_phone.js").read_text("utf-8")
LONG_TITLE = (
    "Samhandlingskoordinatorstilling i alle kommunene i opptaksområdet, med fast telefontid"
)


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


def fits(page: Page, moment: str) -> None:
    """Whoever reads it, on whatever phone, sees all of it and reaches every press."""
    page.wait_for_load_state()
    for reader, (size, text) in READERS.items():
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert page.evaluate(FAULTS, text) == [], (moment, reader)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]


def test_every_step_of_joining_fits_the_smallest_phone_and_twice_the_text(
    open_browser: Callable[..., Page], complaints: list[str]
) -> None:
    page = open_browser(PHONE)
    page.goto("/")
    fits(page, "the front page")
    page.get_by_label("Kode").fill("MTNY2X")
    page.get_by_role("button", name="Bli med").click()
    fits(page, "a wrong code")
    page.get_by_label("Kode").fill("MTNY27")
    page.get_by_role("button", name="Bli med").click()
    fits(page, "the ground rules")
    page.get_by_role("button", name="Det er jeg med på").click()
    fits(page, "about you")
    page.get_by_role("button", name="Bli med").click()
    expect(page.get_by_role("alert")).to_be_visible()
    fits(page, "what is missing about you")
    page.goto("/personvern")
    fits(page, "the privacy notice")
    join(page, "Rype")
    fits(page, "waiting")
    page.goto("/rom/uten-telefon")
    fits(page, "somebody without a phone")
    complaints.clear()  # 404 and 422 were asked for


def test_every_round_fits_the_smallest_phone_and_twice_the_text(
    phone: Callable[..., Page], facilitator: Page
) -> None:
    rype, tind = phone("Rype"), phone("Tind")
    they_write(rype, tind, facilitator)
    they_sort(rype, facilitator)
    they_propose(rype, tind, facilitator)
    they_vote(rype, tind, facilitator)
    they_go_on_with_the_top(rype, facilitator)
    they_look_back(rype)


def they_write(rype: Page, tind: Page, panel: Page) -> None:
    next_step(panel)
    at(rype, "problem", "silent")
    rype.get_by_label("Din tekst").fill(NAMED)
    rype.get_by_role("button", name="Send", exact=True).click()
    expect(rype.locator("[data-asked]")).to_be_visible()
    fits(rype, "asked about a text")
    panel.get_by_role("button", name="Pause alle").click()
    at(rype, "problem", "paused")
    panel.get_by_role("button", name="Fortsett").click()
    rype.get_by_role("button", name="Send", exact=True).click()
    rype.get_by_role("button", name="Send likevel").click()
    tind.get_by_label("Din tekst").fill(
        "Epikrisen kommer etter at samhandlingskoordinatoren er gått."
    )
    tind.get_by_role("button", name="Send", exact=True).click()
    expect(tind.locator("[data-picture^=own_problem]")).to_have_count(1)
    next_step(panel)
    at(rype, "problem", "shared")
    next_step(panel)
    at(rype, "problem", "closed")


def they_sort(rype: Page, panel: Page) -> None:
    next_step(panel)
    panel.get_by_role("link", name="Sortering").click()
    panel.get_by_text(NAMED, exact=True).click()
    panel.get_by_label("Tittel på temaet", exact=True).fill("Vi får ikke tak i hverandre")
    panel.get_by_role("button", name="Samle", exact=True).click()
    expect(rype.locator(".tema")).to_contain_text("Vi får ikke tak i hverandre")
    at(rype, "sort", "shared")
    rype.goto("/rom/lerret")
    fits(rype, "following the wall")
    rype.goto("/rom")
    panel.get_by_role("link", name="Til dagen").click()
    next_step(panel)


def they_propose(rype: Page, tind: Page, panel: Page) -> None:
    next_step(panel)
    at(rype, "measure", "silent")
    for phone, title in ((rype, CALL), (rype, LONG_TITLE), (tind, LIST)):
        phone.get_by_label("Hvilket tema svarer tiltaket på?").select_option(index=1)
        propose(phone, title)
    next_step(panel)
    at(rype, "measure", "shared")
    next_step(panel)
    at(rype, "measure", "closed")


def they_vote(rype: Page, tind: Page, panel: Page) -> None:
    next_step(panel)
    at(rype, "vote", "shared")
    give(rype, CALL)
    give(tind, LONG_TITLE)
    panel.get_by_role("button", name="Pause alle").click()
    at(rype, "vote", "paused")
    panel.get_by_role("button", name="Fortsett").click()
    next_step(panel)
    at(rype, "vote", "closed")
    next_step(panel)
    expect(rype.locator("#result")).to_be_visible()
    fits(rype, "the result")
    rype.goto("/rom/lerret")
    fits(rype, "following the result")
    rype.goto("/rom")


def they_go_on_with_the_top(rype: Page, panel: Page) -> None:
    panel.get_by_label("Gå videre med de øverste tiltakene").fill("2")
    panel.get_by_role("button", name="Vurder effekt").click()
    expect(panel.locator(".next-step")).to_contain_text("Hva gir effekt")
    next_step(panel)
    at(rype, "assess", "shared")
    next_step(panel)
    next_step(panel)
    expect(rype.locator("#assessed")).to_be_visible()
    fits(rype, "effect and feasibility")
    next_step(panel)
    at(rype, "plan", "shared")
    next_step(panel)
    next_step(panel)
    at(rype, "exit", "shared")


def they_look_back(rype: Page) -> None:
    for address in [one.get_attribute("href") for one in rype.locator("#look-back a").all()]:
        rype.goto(str(address))
        fits(rype, f"looking back at {address}")


def at(phone: Page, kind: str, state: str) -> None:
    stage = phone.locator("#stage")
    expect(stage).to_have_attribute("data-kind", kind)
    expect(stage).to_have_attribute("data-state", state)
    fits(phone, f"{kind}, {state}")


def test_the_check_in_and_its_answers_fit_the_smallest_phone_and_twice_the_text(
    phone: Callable[..., Page], facilitator: Page
) -> None:
    facilitator.goto("/samling/2/runde/ny")
    facilitator.get_by_text("Innsjekk").click()
    facilitator.get_by_role("button", name="Legg til").click()
    facilitator.goto("/samling/2/dagen")
    rype = phone("Rype")
    next_step(facilitator)
    at(rype, "checkin", "shared")
    rype.get_by_role("button", name="4", exact=True).click()
    expect(rype.locator("#check-in")).to_contain_text("Takk")
    fits(rype, "after the check-in")


def test_every_page_of_the_survey_fits_twice_the_text(
    open_browser: Callable[..., Page], organiser: Callable[..., Page], server: Server
) -> None:
    with closing(sqlite3.connect(server.data / "bedreilag.db")) as database, database:
        database.execute("update survey set closes_on = '2090-01-01'")
        database.execute("update survey_answer set ref = null")  # as if they were given here
    desk = organiser("koordinator")
    desk.goto("/samling/1/undersokelse")
    link = str(desk.locator("[data-copy]").first.get_attribute("data-copy"))
    page = open_browser(PHONE)
    for address in (link, *(f"{link}/side/{n}" for n in range(2, 7)), f"{link}/takk"):
        page.goto(address)
        fits(page, address)
