"""No network, phone or clumsy finger costs anyone a word."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import join, next_step
from tests.browser.server import Server

WORDS = "Ingen ringer tilbake før helga."
# Milliseconds from when the way is open until everything is as it should be.
CONVERGED = 10_000


def write(phone: Page, words: str) -> None:
    phone.locator("#problem-text").fill(words)
    phone.get_by_role("button", name="Send", exact=True).click()


def cut(phone: Page) -> None:
    """Take the network away, once all of the page is there."""
    phone.locator("body[data-connection=saved]").wait_for()
    phone.wait_for_load_state("networkidle")
    phone.context.set_offline(True)


def mine(phone: Page) -> Locator:
    """The words of one's own texts, as they stand on the phone."""
    return phone.locator("[data-picture^='own_problem'] .card__text")


@pytest.fixture
def writing(facilitator: Page) -> None:
    next_step(facilitator)


def test_what_is_written_without_a_network_arrives_once_when_it_is_back(
    phone: Callable[..., Page], writing: None
) -> None:
    rype = phone("Rype")
    cut(rype)
    write(rype, WORDS)
    expect(rype.locator("#connection")).to_have_text("Uten nett")
    expect(mine(rype)).to_have_count(0)
    expect(rype.locator("#waiting")).to_contain_text(WORDS)
    expect(rype.locator("#waiting")).to_contain_text("Venter på nett. Sendes av seg selv.")

    rype.context.set_offline(False)

    expect(rype.locator("#connection")).to_have_text("Lagret", timeout=CONVERGED)
    expect(rype.locator("[data-picture^='own_problem']")).to_have_count(1)
    expect(rype.locator("#waiting")).to_be_hidden()
    rype.reload()
    expect(mine(rype)).to_have_text([WORDS])


def test_a_closed_tab_does_not_lose_what_waits_on_the_phone(
    phone: Callable[..., Page], writing: None
) -> None:
    rype = phone("Rype")
    cut(rype)
    write(rype, WORDS)
    expect(rype.locator("#connection")).to_have_text("Uten nett")
    rype.close()
    rype.context.set_offline(False)

    again = rype.context.new_page()
    again.goto("/rom")

    expect(mine(again)).to_have_text([WORDS])


def test_a_killed_server_costs_nothing_that_was_sent(
    phone: Callable[..., Page], facilitator: Page, writing: None, server: Server
) -> None:
    rype = phone("Rype")
    write(rype, "Før.")
    expect(rype.locator("[data-picture^='own_problem']")).to_have_count(1)

    server.kill()
    write(rype, WORDS)
    expect(rype.locator("#connection")).to_have_text(re.compile("Uten nett|Sender …"))
    server.start()

    expect(rype.locator("[data-picture^='own_problem']")).to_have_count(2, timeout=CONVERGED)
    rype.reload()
    expect(mine(rype)).to_have_text(["Før.", WORDS])
    expect(facilitator.locator("#connection")).to_have_text("Lagret", timeout=CONVERGED)


def test_half_written_words_survive_a_change_of_round_and_come_back(
    phone: Callable[..., Page], facilitator: Page, writing: None
) -> None:
    rype = phone("Rype")
    rype.locator("#problem-text").fill("Jeg er ikke ferd")

    next_step(facilitator)  # the groups see each other's texts
    expect(rype.locator("#stage")).to_have_attribute("data-state", "shared")
    expect(rype.locator("#problem-text")).to_have_value("Jeg er ikke ferd")
    rype.reload()

    expect(rype.locator("#problem-text")).to_have_value("Jeg er ikke ferd")


def test_it_works_where_websockets_are_blocked(
    phone: Callable[..., Page], facilitator: Page, writing: None
) -> None:
    rype = phone("Rype")
    rype.add_init_script("delete window.WebSocket")
    rype.reload()

    write(rype, WORDS)

    expect(mine(rype)).to_have_text([WORDS])


def test_it_works_where_socket_io_is_blocked_altogether(
    phone: Callable[..., Page], facilitator: Page, writing: None
) -> None:
    rype = phone("Rype")
    rype.context.route("**/socket.io/**", lambda route: route.abort())
    rype.reload()

    write(rype, WORDS)
    expect(mine(rype)).to_have_text([WORDS])
    next_step(facilitator)

    stage = rype.locator("#stage")
    expect(stage).to_have_attribute("data-state", "shared", timeout=CONVERGED)


def test_it_works_without_javascript(
    phone: Callable[..., Page], facilitator: Page, writing: None
) -> None:
    rype = phone("Rype", java_script_enabled=False)

    write(rype, WORDS)

    expect(mine(rype)).to_have_text([WORDS])


def test_words_that_come_too_late_for_their_round_are_given_back(
    phone: Callable[..., Page], facilitator: Page, writing: None
) -> None:
    rype = phone("Rype")
    cut(rype)
    write(rype, WORDS)
    expect(rype.locator("#connection")).to_have_text("Uten nett")
    next_step(facilitator)
    next_step(facilitator)

    rype.context.set_offline(False)

    given_back = rype.get_by_role("alert")
    expect(given_back).to_contain_text("Runden er avsluttet. Du kan lese, men ikke skrive.")
    expect(rype.locator(".kept-draft").get_by_text(WORDS)).to_be_visible()
    expect(rype.get_by_text(WORDS)).to_have_count(1)
    expect(mine(rype)).to_have_count(0)


def test_nobody_sends_what_somebody_else_wrote_on_the_same_phone(
    phone: Callable[..., Page], writing: None
) -> None:
    rype = phone("Rype")
    cut(rype)
    write(rype, WORDS)
    expect(rype.locator("#connection")).to_have_text("Uten nett")
    rype.close()
    rype.context.set_offline(False)
    rype.context.clear_cookies()

    lom = rype.context.new_page()
    join(lom, "Lom")
    write(lom, "Mine egne ord.")

    expect(mine(lom)).to_have_text("Mine egne ord.")
    expect(lom.locator("#connection")).to_have_text("Lagret")
