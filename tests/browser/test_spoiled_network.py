"""Lines that are dead and look alive, networks that block sockets, phones that slept long."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, PROJECTOR, next_step, take_a_seat
from tests.browser.server import Server
from tests.browser.wire import Wire

WORDS = "Ingen ringer tilbake før helga."
# Noticing takes ten seconds; then the way is open.
NOTICED = 30_000


@pytest.fixture
def wire(server: Server) -> Iterator[Wire]:
    wire = Wire(server.port).start()
    yield wire
    wire.stop()


@pytest.fixture
def through(browser: Browser, wire: Wire) -> Iterator[Callable[..., Page]]:
    """`through(PHONE)` is a browser behind the wire."""
    contexts = []

    def open_one(viewport: dict[str, int]) -> Page:
        contexts.append(browser.new_context(viewport=viewport, locale="nb-NO", base_url=wire.url))
        return contexts[-1].new_page()

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def rype(through: Callable[..., Page]) -> Page:
    page = through(PHONE)
    take_a_seat(page, "Rype")
    expect(page.locator("#connection")).to_have_text("Lagret")
    return page


def test_a_line_that_is_dead_and_looks_open_is_called_again(
    wire: Wire, rype: Page, facilitator: Page, through: Callable[..., Page]
) -> None:
    wall = through(PROJECTOR)
    path = str(facilitator.get_by_role("link", name="Åpne lerretet").get_attribute("href"))
    wall.goto(path)
    expect(wall.locator("#connection")).to_have_attribute("data-state", "saved")

    wire.mute()
    next_step(facilitator)

    stage = re.compile("silent|shared|open")
    expect(rype.locator("#stage")).to_have_attribute("data-state", stage, timeout=NOTICED)
    expect(rype.locator("#connection")).to_have_text("Lagret", timeout=NOTICED)
    expect(wall.locator("#connection")).to_have_attribute("data-state", "saved", timeout=NOTICED)
    rype.locator("#problem-text").fill(WORDS)
    rype.get_by_role("button", name="Send", exact=True).click()
    expect(rype.locator("[data-picture^='own_problem'] .card__text")).to_have_text([WORDS])


def test_a_network_that_forbids_sockets_still_pushes(wire: Wire, rype: Page) -> None:
    wire.forbids_sockets = True
    rype.reload()
    answers: list[str] = []
    rype.on("response", lambda answer: answers.append(answer.url))

    expect(rype.locator("#connection")).to_have_text("Lagret")
    rype.wait_for_event("response", lambda answer: "transport=polling" in answer.url)

    assert not any("/live/siden" in url for url in answers), "the plain door was not needed"


def test_a_page_that_is_too_old_says_so_and_since_when(rype: Page) -> None:
    rype.clock.install()
    rype.reload()
    expect(rype.locator("#connection")).to_have_text("Lagret")

    rype.context.set_offline(True)
    rype.clock.fast_forward("01:00")

    expect(rype.locator("#connection")).to_have_text(
        re.compile(r"^Uten nett · sist oppdatert kl\. \d\d\.\d\d$")
    )


def test_a_phone_that_was_frozen_wakes_up_in_the_right_round_with_its_draft(
    rype: Page, facilitator: Page
) -> None:
    next_step(facilitator)
    rype.locator("#problem-text").fill("Jeg er ikke ferd")
    phone = rype.context.new_cdp_session(rype)

    phone.send("Page.setWebLifecycleState", {"state": "frozen"})
    next_step(facilitator)
    phone.send("Page.setWebLifecycleState", {"state": "active"})

    expect(rype.locator("#stage")).to_have_attribute("data-state", "shared", timeout=NOTICED)
    expect(rype.locator("#problem-text")).to_have_value("Jeg er ikke ferd")
    expect(rype.locator("#connection")).to_have_text("Lagret")
