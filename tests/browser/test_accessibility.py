"""Axe-core finds nothing against WCAG 2.2 AA on any page, at any time of the day."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, faults_found_by_axe, next_step
from tests.browser.server import Server

PROBLEM = "Ingen ringer tilbake før helga."
MEASURE = "Lag ei felles ringeliste"
HELD = "/samling/1"
FRESH = "/samling/2"
# The pages of the desk, for somebody who organises. `{item}` is the first item of the plan.
DESK = [
    "/bord",
    "/omrade/midt-troms",
    "/samling/ny?omrade=midt-troms",
    *(f"{FRESH}{page}" for page in ("", "/program", "/deltakere", "/arbeidsgruppe", "/plan")),
    f"{FRESH}/undersokelse",
    f"{HELD}/fil",
    f"{HELD}/plan",
    f"{HELD}/plan/forslag",
    f"{HELD}/plan/om",
    f"{HELD}/plan/parter",
    f"{HELD}/plan/ansvar",
    f"{HELD}/plan/tiltak/{{item}}",
    f"{HELD}/plan/tiltak/{{item}}/ansvar",
    f"{HELD}/undersokelse",
    f"{HELD}/evaluering",
    f"{HELD}/sortering",
    "/konto/passord",
]
# What the panel calls the state that the phones are in.
STATES = {"Stille del": "silent", "I gang": "shared", "Avsluttet": "closed"}
OPEN_TO_ALL = ["/", "/logg-inn", "/personvern", "/b/MTNY27", "/b/FINNES", "/finnes-ikke"]


@pytest.fixture(scope="module")
def server(shared_server: Server) -> Server:
    return shared_server


def test_axe_finds_nothing_on_the_pages_of_the_desk(organiser: Callable[..., Page]) -> None:
    laptop = organiser("koordinator")
    laptop.goto(f"{HELD}/plan")
    first = str(laptop.locator(".plan-item").first.get_attribute("id")).removeprefix("tiltak-")

    assert faults_on(laptop, [page.format(item=first) for page in DESK]) == {}


def test_axe_finds_nothing_on_the_pages_that_anyone_may_open(
    open_browser: Callable[..., Page],
) -> None:
    assert faults_on(open_browser(PHONE), OPEN_TO_ALL) == {}


def test_axe_finds_nothing_when_something_is_wrong(open_browser: Callable[..., Page]) -> None:
    phone = open_browser(PHONE)
    phone.goto("/b/MTNY27")
    phone.get_by_role("button", name="Det er jeg med på").click()
    expect(phone.get_by_role("button", name="Bli med")).to_be_visible()
    assert faults_found_by_axe(phone) == []
    phone.get_by_role("button", name="Bli med").click()
    expect(phone.get_by_role("alert")).to_be_visible()

    assert faults_found_by_axe(phone) == []


def faults_on(page: Page, addresses: list[str]) -> dict[str, list[str]]:
    faults = {}
    for address in addresses:
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        faults[address] = faults_found_by_axe(page)
    return {address: found for address, found in faults.items() if found}


def test_axe_finds_nothing_in_the_room_at_any_time_of_the_day(
    phone: Callable[..., Page], facilitator: Page, projector: Page
) -> None:
    pages = {"phone": phone("Rype"), "panel": facilitator, "projector": projector}
    faults = {}
    for number, moment in enumerate(the_day(pages["phone"], facilitator)):
        for name, page in pages.items():
            faults[f"{name} {number}: {moment}"] = faults_found_by_axe(page)
    assert len(faults) == len(pages) * 16
    assert {where: found for where, found in faults.items() if found} == {}


def the_day(phone: Page, panel: Page) -> Iterator[str]:
    """Every step of the day, with a text, a measure and a vote in it."""
    stage = phone.locator("#stage")
    yield "before it begins"
    while panel.locator(".next-step").count():
        next_step(panel)
        title = panel.locator("#round-title").inner_text()
        state = STATES[str(panel.locator(".panel-timer .quiet").text_content())]
        expect(stage).to_contain_text(title)
        expect(stage).to_have_attribute("data-state", state)
        take_part(phone)
        yield f"{title} ({state})"


def take_part(phone: Page) -> None:
    kind, state = (
        phone.locator("body").get_attribute(f"data-{name}") for name in ("kind", "state")
    )
    if (kind, state) == ("problem", "silent"):
        phone.get_by_label("Din tekst").fill(PROBLEM)
        phone.get_by_role("button", name="Send", exact=True).click()
        expect(phone.locator("[data-picture^=own_problem]")).to_be_visible()
    if (kind, state) == ("measure", "silent"):
        phone.get_by_label("Hva foreslår du?").fill(MEASURE)
        phone.locator("#measure-problems label", has_text=PROBLEM).click()
        phone.get_by_role("button", name="Send", exact=True).click()
        expect(phone.locator("[data-picture^=own_measure]")).to_be_visible()
    if (kind, state) == ("vote", "shared"):
        phone.get_by_role("button", name="Gi stemme").click()
        expect(phone.get_by_role("status").get_by_text("4 stemmer igjen")).to_be_visible()
