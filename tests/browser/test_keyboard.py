"""A keyboard is enough: to join, to write, to steer the day, to sort and to vote."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, faults_found_by_axe, next_step
from tests.browser.hands import tab_to, top_of

PROBLEM = "Ingen ringer tilbake før helga."
MEASURE = "Lag ei felles ringeliste"


@pytest.fixture
def rype_writes(phone: Callable[..., Page], facilitator: Page) -> Page:
    """A phone where the first round has begun."""
    rype = phone("Rype")
    next_step(facilitator)
    return rype


def test_joining_needs_no_more_than_a_keyboard(open_browser: Callable[..., Page]) -> None:
    page = open_browser(PHONE)
    page.goto("/")
    tab_to(page, page.get_by_label("Kode"))
    page.keyboard.type("mtny27")
    page.keyboard.press("Enter")
    press(page, page.get_by_role("button", name="Det er jeg med på"))
    choose(page, page.get_by_label("Ansatt eller kliniker", exact=True))
    choose(page, page.get_by_label("Kommune", exact=True))
    tab_to(page, page.get_by_label("Hvilken kommune?"))
    page.keyboard.type("Senja")
    choose(page, page.get_by_label("Gruppe 2"))
    tab_to(page, page.get_by_label("Navnet de andre i gruppa ser"))
    page.keyboard.type("Rype")
    page.keyboard.press("Enter")

    expect(page.locator("#table")).to_contain_text("Gruppe 2")


def test_writing_and_changing_a_text_needs_no_more_than_a_keyboard(rype_writes: Page) -> None:
    page = rype_writes
    write_by_keyboard(page)
    card = page.locator("[data-picture^=own_problem]")

    press(page, card.get_by_text("Endre", exact=True))
    tab_to(page, card.get_by_label("Endre teksten"))
    page.keyboard.press("End")
    page.keyboard.type(" Aldri.")
    press(page, card.get_by_role("button", name="Lagre endringen"))

    expect(card.locator(".card__text")).to_have_text(f"{PROBLEM} Aldri.")


def write_by_keyboard(page: Page, words: str = PROBLEM) -> None:
    tab_to(page, page.get_by_label("Din tekst"))
    page.keyboard.type(words)
    press(page, page.get_by_role("button", name="Send", exact=True))
    expect(page.locator("[data-picture^=own_problem]", has_text=words)).to_be_visible()


def test_the_day_is_steered_sorted_and_voted_on_with_a_keyboard(
    rype_writes: Page, facilitator: Page
) -> None:
    write_by_keyboard(rype_writes)
    step_by_keyboard(facilitator)
    expect(rype_writes.locator("#stage")).to_have_attribute("data-state", "shared")
    step_by_keyboard(facilitator)
    step_by_keyboard(facilitator)
    sort_by_keyboard(facilitator)
    for _ in range(2):
        step_by_keyboard(facilitator)
    expect(rype_writes.locator("#stage")).to_have_attribute("data-kind", "measure")
    propose_by_keyboard(rype_writes)
    for _ in range(3):
        step_by_keyboard(facilitator)
    vote_by_keyboard(rype_writes)


def test_a_round_is_added_with_its_own_question_and_minutes_by_keyboard(
    phone: Callable[..., Page], facilitator: Page
) -> None:
    rype = phone("Rype")
    press(facilitator, facilitator.locator("summary", has_text="Mer for dagen"))
    press(facilitator, facilitator.get_by_role("link", name="Legg til runde"))
    alone = facilitator.get_by_label("Minutter hver for seg")
    together = facilitator.get_by_label("Minutter sammen")
    expect(together).to_be_visible()
    assert faults_found_by_axe(facilitator) == []
    assert top_of(alone) == top_of(together)

    choose(facilitator, facilitator.get_by_label("Problemer: gruppene skriver"))
    for field, words in (
        (facilitator.get_by_label("Spørsmålet", exact=True), "Hva glemte vi?"),
        (facilitator.get_by_label("Hjelp til dem som svarer"), "Tenk på helgene."),
        (alone, "3"),
        (together, "12"),
    ):
        tab_to(facilitator, field)
        facilitator.keyboard.type(words)
    press(facilitator, facilitator.get_by_role("button", name="Legg til"))

    step_by_keyboard(facilitator)
    expect(rype.locator("h1")).to_have_text("Hva glemte vi?")
    expect(rype.get_by_text("Tenk på helgene.")).to_be_visible()
    expect(rype.locator("#stage .timer")).to_contain_text("3 minutter igjen")
    step_by_keyboard(facilitator)
    expect(rype.locator("#stage .timer")).to_contain_text("12 minutter igjen")


def test_the_shortcuts_can_be_switched_off_on_this_machine(facilitator: Page) -> None:
    next_step(facilitator)
    pause = facilitator.locator("button", has_text="Pause alle")
    expect(pause.locator("kbd")).to_be_visible()
    press(facilitator, facilitator.locator("summary", has_text="Hurtigtaster"))
    switch = facilitator.get_by_label("Bruk hurtigtaster på denne maskinen")
    tab_to(facilitator, switch)
    facilitator.keyboard.press("Space")
    expect(pause.locator("kbd")).to_be_hidden()

    facilitator.reload()

    step = facilitator.locator(".next-step").get_attribute("id")
    keys_on_the_page(facilitator, "p", "Enter")
    facilitator.wait_for_timeout(500)
    expect(pause).to_be_visible()
    expect(facilitator.locator(f"#{step}")).to_be_visible()
    facilitator.locator("summary", has_text="Hurtigtaster").click()
    switch.press("Space")
    keys_on_the_page(facilitator, "p")
    expect(facilitator.get_by_role("button", name="Fortsett")).to_be_visible()


def test_a_press_too_many_neither_shows_what_was_hidden_nor_takes_the_next_step(
    rype_writes: Page, facilitator: Page
) -> None:
    write_by_keyboard(rype_writes)
    next_step(facilitator)
    step = facilitator.locator(".next-step").get_attribute("id")
    card = facilitator.locator("[data-picture^='problem:']")
    press(facilitator, card.get_by_role("button", name="Skjul overalt"))
    expect(card).to_contain_text("Skjult på alle skjermer")
    facilitator.keyboard.press("Enter")
    facilitator.wait_for_timeout(500)
    expect(card).to_contain_text("Skjult på alle skjermer")
    expect(facilitator.locator(f"#{step}")).to_be_visible()

    press(facilitator, card.locator("summary", has_text="Vis igjen"))
    press(facilitator, card.get_by_role("button", name="Ja, vis igjen"))
    expect(card).not_to_contain_text("Skjult på alle skjermer")
    facilitator.keyboard.press("Enter")
    facilitator.wait_for_timeout(500)
    expect(card.get_by_role("button", name="Skjul overalt")).to_be_visible()
    expect(facilitator.locator(f"#{step}")).to_be_visible()


def test_whoever_deletes_a_text_goes_on_at_the_next_one_and_after_the_last_at_the_heading(
    rype_writes: Page,
) -> None:
    page = rype_writes
    cards = page.locator("[data-picture^=own_problem]")
    for words in ("Først.", "Så."):
        write_by_keyboard(page, words)

    for card, lands in (
        (cards.first, cards.filter(has_text="Så.").get_by_text("Endre", exact=True)),
        (cards.last, page.get_by_role("heading", name="Mine tekster")),
    ):
        press(page, card.get_by_text("Slett", exact=True))
        press(page, card.get_by_role("button", name="Ja, slett"))
        expect(lands).to_be_focused()

    expect(cards).to_have_count(0)


def test_whoever_erases_a_text_on_the_panel_stands_where_a_press_too_many_does_nothing(
    rype_writes: Page, facilitator: Page
) -> None:
    facilitator.goto("/samling/2/lofte")
    facilitator.get_by_text("heller ikke hvilken gruppe teksten er fra").click()
    facilitator.get_by_role("button", name="Gi dette løftet").click()
    expect(facilitator.locator("#connection")).to_have_text("Lagret")
    for words in ("Først.", "Så."):
        write_by_keyboard(rype_writes, words)
    next_step(facilitator)
    step = facilitator.locator(".next-step").get_attribute("id")
    cards = facilitator.locator("[data-picture^='problem:']")
    heading = facilitator.get_by_role("heading", name="Tekstene", exact=True)

    for words, lands in (("Så.", cards.get_by_text("Først.")), ("Først.", heading)):
        card = cards.filter(has_text=words)
        press(facilitator, card.get_by_role("button", name="Skjul overalt"))
        press(facilitator, card.locator("summary", has_text="Slett for godt"))
        press(facilitator, card.get_by_role("button", name="Ja, slett"))
        expect(card).to_have_count(0)
        expect(lands).to_be_focused()
        facilitator.keyboard.press("Enter")
        facilitator.wait_for_timeout(500)
        expect(facilitator.get_by_text("Skjult på alle skjermer")).to_have_count(0)
        expect(facilitator.locator(f"#{step}")).to_be_visible()


def keys_on_the_page(panel: Page, *keys: str) -> None:
    """Pressed by somebody who stands on nothing."""
    expect(panel.locator("#connection")).to_have_text("Lagret")
    panel.evaluate("document.activeElement.blur()")
    for key in keys:
        panel.keyboard.press(key)


def step_by_keyboard(panel: Page) -> None:
    """Enter is the next step. When it asks once more, the answer is the next stop of Tab."""
    expect(panel.locator("#connection")).to_have_text("Lagret")
    this_one = panel.locator(f"#{panel.locator('.next-step').get_attribute('id')}")
    panel.locator("body").press("Enter")
    if this_one.locator("summary").count():
        panel.keyboard.press("Tab")
        expect(this_one.locator("button[type=submit]")).to_be_focused()
        panel.keyboard.press("Enter")
    expect(this_one).to_have_count(0)


def sort_by_keyboard(panel: Page) -> None:
    press(panel, panel.get_by_role("link", name="Sortering"))
    text = panel.get_by_label(PROBLEM)
    tab_to(panel, text)
    panel.keyboard.press("Space")
    tab_to(panel, panel.get_by_label("Tittel på temaet", exact=True), "Shift+Tab")
    panel.keyboard.type("Vi får ikke tak i hverandre")
    panel.keyboard.press("Enter")
    expect(panel.locator(".tema")).to_contain_text("Vi får ikke tak i hverandre")
    press(panel, panel.get_by_role("link", name="Til dagen"), "Shift+Tab")


def propose_by_keyboard(phone: Page) -> None:
    tab_to(phone, phone.get_by_label("Hvilket tema svarer tiltaket på?"))
    phone.keyboard.press("ArrowDown")
    tab_to(phone, phone.get_by_label("Hva foreslår du?"))
    phone.keyboard.type(MEASURE)
    press(phone, phone.get_by_role("button", name="Send", exact=True))
    expect(phone.locator("[data-picture^=own_measure]")).to_contain_text(MEASURE)


def vote_by_keyboard(phone: Page) -> None:
    give = phone.get_by_role("button", name="Gi stemme")
    press(phone, give)
    expect(phone.locator(".vote__number")).to_have_text("1")
    expect(give).to_be_focused()
    phone.keyboard.press("Enter")
    expect(phone.locator(".vote__number")).to_have_text("2")


def press(page: Page, target: Locator, key: str = "Tab") -> None:
    tab_to(page, target, key)
    page.keyboard.press("Enter")


def choose(page: Page, radio: Locator) -> None:
    """Into the row of choices with Tab, then down with the arrow."""
    row = "it => document.activeElement.name === it.name"
    for _ in range(80):
        if radio.evaluate(row):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(20):
        if radio.is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrows never come to {radio}")
