"""The survey in a real browser: kept on the device, and fit for a small one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag.followup.models import Survey, SurveyAnswer
from bedreilag.seminars.models import Seminar
from tests.browser.conftest import nothing_is_kept
from tests.followup.answers import demo_answers
from tests.followup.stored import LONG, close, store

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js").read_text("utf-8")
WORKED_FURTHER = (
    "Har du eller arbeidsstedet ditt arbeidet videre med tiltak og mål fra gruppearbeidet?"
)
SAVED = "Svaret ditt er lagret på denne enheten. Trykk «Send svar» når du er ferdig."
KEPT = "Object.keys(localStorage).filter((key) => key.includes('svar'))"


@pytest.fixture
def phone_browser(browser: Browser, served: str) -> BrowserContext:
    """A phone of the smallest kind, with an address book of its own."""
    return browser.new_context(base_url=served, viewport={"width": 320, "height": 640})


def choose(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=question, exact=True).get_by_text(answer, exact=True).click()


def is_chosen(page: Page, question: str, answer: str) -> None:
    group = page.get_by_role("group", name=question, exact=True)
    expect(group.get_by_role("radio", name=answer, exact=True)).to_be_checked()


def fill_in_the_first_page(page: Page) -> None:
    choose(page, "Hva er rollen din?", "Leder")
    choose(page, "Hvor hører du til?", "Kommune")
    choose(page, "Var du med på samlingen?", "Nei")


def kept_on(page: Page) -> Any:
    return page.evaluate(KEPT)


def test_a_closed_tab_costs_nothing_and_sending_clears_the_device(
    phone_browser: BrowserContext, served: str, link: str, survey: Survey, session: Session
) -> None:
    page = phone_browser.new_page()
    page.goto(link)
    expect(page.get_by_text(SAVED)).to_be_hidden()

    fill_in_the_first_page(page)
    expect(page.get_by_text(SAVED)).to_be_visible()
    page.get_by_role("button", name="Neste").click()
    expect(page).to_have_url(f"{served}{link}/side/3")
    choose(page, WORKED_FURTHER, "Vet ikke")
    page.close()

    page = phone_browser.new_page()
    page.goto(link)
    is_chosen(page, "Hva er rollen din?", "Leder")
    page.get_by_role("link", name="Fortsett på side 3").click()
    is_chosen(page, WORKED_FURTHER, "Vet ikke")
    page.go_back()
    is_chosen(page, "Var du med på samlingen?", "Nei")
    page.go_forward()
    page.get_by_role("button", name="Neste").click()
    choose(page, "Varsling før planlagt utskriving", "Planlagt")
    choose(page, LONG, "Vet ikke")
    page.get_by_role("button", name="Neste").click()
    page.get_by_role("heading", name="Tiltak som mange startet med i 2023").wait_for()
    page.get_by_role("button", name="Neste").click()
    page.get_by_label("Hva har fungert?").fill("Vi ringer hverandre")
    expect(page.get_by_text(SAVED)).to_be_visible()
    page.reload()
    expect(page.get_by_label("Hva har fungert?")).to_have_value("Vi ringer hverandre")
    assert kept_on(page)

    page.get_by_role("button", name="Send svar").click()

    expect(page.get_by_text("Takk! Svaret ditt er sendt.")).to_be_visible()
    nothing_is_kept(page, "svar")
    page.goto(link)
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    assert kept_on(page) == []
    stored = session.scalars(select(SurveyAnswer)).one()
    assert (stored.position_group, stored.attended, stored.worked_further) == (
        "leder",
        "nei",
        "vet_ikke",
    )
    assert stored.open_answers["fungert"] == "Vi ringer hverandre"


def test_a_faulty_page_says_so_in_place_and_moves_the_reader_there(
    phone_browser: BrowserContext, link: str, survey: Survey
) -> None:
    page = phone_browser.new_page()
    page.goto(link)
    choose(page, "Hva er rollen din?", "Leder")

    page.get_by_role("button", name="Neste").click()

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("Hvor hører du til: Velg et svar.")
    is_chosen(page, "Hva er rollen din?", "Leder")
    choose(page, "Hvor hører du til?", "NAV")
    choose(page, "Var du med på samlingen?", "Ja, hele")
    page.get_by_role("button", name="Neste").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hva har «Bedre i lag» betydd?")


def test_answers_can_be_taken_away_from_a_borrowed_device(
    phone_browser: BrowserContext, link: str, survey: Survey
) -> None:
    page = phone_browser.new_page()
    page.goto(link)
    fill_in_the_first_page(page)
    assert kept_on(page)

    page.get_by_text("Slett svaret her", exact=True).click()
    expect(page.get_by_text("Alle svarene på denne enheten blir borte.")).to_be_visible()
    page.get_by_role("button", name="Nei, behold").click()
    assert kept_on(page)

    page.get_by_text("Slett svaret her", exact=True).click()
    page.get_by_role("button", name="Ja, slett").click()

    nothing_is_kept(page, "svar")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    assert kept_on(page) == []


def faults(page: Page) -> list[str]:
    """What axe finds, and a line for a page that is wider than its screen."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [fault["id"] for fault in found] + (["wider than the screen"] if wide else [])


def test_every_page_of_the_survey_fits_a_small_phone_and_everyone(
    browser: Browser, served: str, link: str, survey: Survey, seminar: Seminar
) -> None:
    viewport = {"width": 320, "height": 640}
    page = browser.new_context(base_url=served, viewport=viewport, bypass_csp=True).new_page()
    found: dict[str, list[str]] = {}

    for address in (link, *(f"{link}/side/{n}" for n in range(2, 7)), f"{link}/takk"):
        page.goto(address)
        found[address] = faults(page)
    close(seminar)
    page.goto(link)
    found["closed"] = faults(page)

    assert len(found) == 8
    assert {address: some for address, some in found.items() if some} == {}


def test_the_results_fit_a_small_phone_and_everyone(
    browser: Browser,
    served: str,
    survey: Survey,
    seminar: Seminar,
    organiser: Callable[..., FlaskClient],
) -> None:
    viewport = {"width": 320, "height": 640}
    context = browser.new_context(base_url=served, viewport=viewport, bypass_csp=True)
    cookie = organiser("working_group").get_cookie("konto")
    assert cookie
    context.add_cookies([{"name": "konto", "value": cookie.value, "url": served}])
    page = context.new_page()
    store(survey, demo_answers(), {"fungert": "Vi ringer hverandre"})

    page.goto(f"/samling/{seminar.id}/undersokelse")
    while_open = faults(page)
    close(seminar)
    page.reload()

    expect(page.get_by_text("Andel som er enig", exact=True).first).to_be_visible()
    assert (while_open, faults(page)) == ([], [])
