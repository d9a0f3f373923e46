"""What is asked before words are sent: on the page, after a lost network, without a script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import faults_found_by_axe, next_step
from tests.browser.test_network import cut, mine, write

NAMED = "Pasienten Snefrid venter, ring 912 34 567."
FRIDAY = "Utskriving på fredager! Ingen på jobb i kommunen før mandag."
LIKE_IT = "Pasienter skrives ut fredag uten at noen vet om utskrivingen."


@pytest.fixture
def rype(phone: Callable[..., Page], facilitator: Page) -> Page:
    """A phone in the silent part of the first round."""
    page = phone("Rype")
    next_step(facilitator)
    return page


def test_words_that_may_identify_stand_in_their_form_until_a_second_press(rype: Page) -> None:
    write(rype, NAMED)
    asked = rype.locator("[data-asked]")
    expect(asked).to_contain_text("Det ser ut som et telefonnummer og et navn.")
    expect(rype.get_by_label("Din tekst")).to_have_value(NAMED)
    assert faults_found_by_axe(rype) == []

    rype.get_by_label("Din tekst").fill(f"{NAMED} Igjen.")
    rype.get_by_role("button", name="Send", exact=True).click()
    expect(asked).to_have_count(1)  # changed words are asked about again
    rype.get_by_role("button", name="Send likevel").click()

    expect(mine(rype)).to_have_text([f"{NAMED} Igjen."])
    expect(asked).to_have_count(0)
    expect(rype.get_by_label("Din tekst")).to_have_value("")


def test_words_asked_about_after_a_closed_tab_stand_in_their_form_again(rype: Page) -> None:
    cut(rype)
    write(rype, NAMED)
    expect(rype.locator("#connection")).to_have_text("Uten nett")
    expect(rype.locator("#waiting")).to_contain_text(NAMED)
    rype.close()
    rype.context.set_offline(False)
    again = rype.context.new_page()
    again.goto("/rom")

    expect(again.locator("[data-asked]")).to_contain_text("Se over teksten")
    expect(again.get_by_label("Din tekst")).to_have_value(NAMED)
    expect(mine(again)).to_have_count(0)
    again.get_by_role("button", name="Send likevel").click()

    expect(mine(again)).to_have_text([NAMED])


def test_words_asked_about_stand_apart_when_newer_words_are_in_the_form(rype: Page) -> None:
    cut(rype)
    write(rype, NAMED)
    rype.get_by_label("Din tekst").fill(FRIDAY)
    rype.context.set_offline(False)

    expect(rype.locator("main > .notice")).to_contain_text("Se over teksten")
    expect(rype.locator("main > .notice")).to_contain_text(NAMED)
    expect(rype.get_by_label("Din tekst")).to_have_value(FRIDAY)
    expect(rype.get_by_role("button", name="Send likevel")).to_have_count(0)
    rype.get_by_role("button", name="Send", exact=True).click()

    expect(mine(rype)).to_have_text([FRIDAY])
    expect(rype.locator("main > .notice")).to_contain_text(NAMED)


def test_words_asked_about_stand_once_in_a_pause_and_in_their_form_after_it(
    rype: Page, facilitator: Page
) -> None:
    write(rype, NAMED)
    expect(rype.locator("[data-asked]")).to_be_visible()

    facilitator.get_by_role("button", name="Pause alle").click()

    expect(rype.locator("#stage")).to_have_attribute("data-state", "paused")
    expect(rype.get_by_text(NAMED)).to_have_count(1)
    expect(rype.locator(".kept-draft").get_by_text(NAMED)).to_be_visible()
    expect(rype.get_by_text("Bli den første!")).to_have_count(0)
    facilitator.get_by_role("button", name="Fortsett").click()
    expect(rype.get_by_label("Din tekst")).to_have_value(NAMED)


def test_words_asked_about_stand_once_when_their_round_is_over(
    rype: Page, facilitator: Page
) -> None:
    write(rype, NAMED)
    expect(rype.locator("[data-asked]")).to_be_visible()

    next_step(facilitator)
    next_step(facilitator)

    expect(rype.locator("#stage")).to_have_attribute("data-state", "closed")
    expect(rype.get_by_text(NAMED)).to_have_count(1)
    expect(rype.locator(".kept-draft").get_by_text(NAMED)).to_be_visible()


def test_a_like_text_is_shown_with_the_reason_and_can_be_the_same(
    rype: Page, phone: Callable[..., Page], facilitator: Page
) -> None:
    write(rype, FRIDAY)
    expect(rype.locator("[data-picture^='own_problem']")).to_have_count(1)
    next_step(facilitator)
    oter = phone("Oter")
    write(oter, LIKE_IT)
    asked = oter.locator("[data-asked]")
    expect(asked).to_contain_text(FRIDAY)
    expect(asked).to_contain_text("Begge handler om: utskrivingen, fredag.")

    oter.get_by_role("button", name="Send som det samme").click()

    expect(mine(oter)).to_have_text([LIKE_IT])


def test_without_a_script_the_question_is_a_page(
    rype: Page, phone: Callable[..., Page], facilitator: Page
) -> None:
    write(rype, FRIDAY)
    expect(rype.locator("[data-picture^='own_problem']")).to_have_count(1)
    next_step(facilitator)
    oter = phone("Oter", java_script_enabled=False)
    write(oter, LIKE_IT)
    expect(oter.get_by_label("Din tekst")).to_have_value(LIKE_IT)
    expect(oter.locator("[data-asked]")).to_contain_text(FRIDAY)

    oter.get_by_role("button", name="Send likevel").click()

    expect(mine(oter)).to_have_text([LIKE_IT])


def test_what_a_measure_lacks_is_said_at_the_field_it_lacks(rype: Page, facilitator: Page) -> None:
    write(rype, FRIDAY)
    expect(mine(rype)).to_have_text([FRIDAY])
    for _ in range(3):  # the texts are shown; the round is over; they are sorted
        next_step(facilitator)
    make_a_tema(facilitator)
    for _ in range(2):
        next_step(facilitator)
    rype.get_by_label("Hva foreslår du?").fill("Ringe før helga")

    rype.get_by_role("button", name="Send", exact=True).click()

    tema = rype.get_by_label("Hvilket tema svarer tiltaket på?")
    expect(tema).to_have_accessible_description(re.compile("^Velger du bare.*Velg temaet eller"))
    expect(tema).to_have_attribute("aria-invalid", "true")
    expect(tema).to_be_focused()
    expect(rype.get_by_text("Velg temaet eller problemet")).to_be_in_viewport()
    assert faults_found_by_axe(rype) == []
    tema.select_option(label="Fredager")
    rype.get_by_role("button", name="Send", exact=True).click()
    expect(rype.locator("#write-measure > [data-answer]")).to_contain_text("Sendt.")
    expect(tema).not_to_have_attribute("aria-invalid", "true")


def make_a_tema(panel: Page) -> None:
    panel.get_by_role("link", name="Sortering").click()
    panel.get_by_label(FRIDAY).press("Space")
    panel.get_by_label("Tittel på temaet", exact=True).fill("Fredager")
    panel.get_by_label("Tittel på temaet", exact=True).press("Enter")
    expect(panel.locator(".tema")).to_contain_text("Fredager")
    panel.get_by_role("link", name="Til dagen").click()


def test_a_double_tap_sends_once_and_leaves_the_receipt(rype: Page) -> None:
    rype.get_by_label("Din tekst").fill(FRIDAY)

    rype.get_by_role("button", name="Send", exact=True).dblclick()

    expect(mine(rype)).to_have_text([FRIDAY])
    expect(rype.locator("#write-problem [data-answer]")).to_contain_text("Sendt.")
    expect(rype.locator("#connection")).to_have_text("Lagret")
    expect(rype.get_by_text("Skriv noe før du sender.")).to_have_count(0)
    expect(rype.locator("#write-problem [data-answer]")).to_contain_text("Sendt.")
