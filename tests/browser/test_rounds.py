"""The room goes on together, and nobody is pushed."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import next_step

HALF = "Jeg er ikke ferd"


def test_whoever_reads_further_down_is_told_of_a_new_round_and_not_moved(
    phone: Callable[..., Page], facilitator: Page
) -> None:
    rype = phone("Rype")
    rype.set_viewport_size({"width": 320, "height": 300})
    next_step(facilitator)
    expect(rype.locator("#stage")).to_have_attribute("data-kind", "problem")
    way = rype.locator("#new-round")
    rype.get_by_role("heading", name="Mine tekster").scroll_into_view_if_needed()
    rype.get_by_label("Din tekst").fill(HALF)
    rype.mouse.wheel(0, 2000)
    rype.wait_for_function("document.getElementById('stage').getBoundingClientRect().top < 0")
    expect(way).to_be_hidden()

    next_step(facilitator)
    expect(rype.locator("#stage")).to_have_attribute("data-state", "shared")
    expect(way).to_be_hidden()  # the same round goes on
    next_step(facilitator)
    next_step(facilitator)

    expect(way).to_have_text("Ny runde: Vi samler problemene i tema")
    expect(rype.locator("#new-round-said")).to_have_text("Ny runde: Vi samler problemene i tema")
    way.click()
    expect(rype.locator("h1")).to_be_in_viewport()
    expect(way).to_be_hidden()
    assert HALF in rype.evaluate("Object.values(localStorage).join()")


def test_the_question_about_one_step_never_stands_open_for_the_next(
    phone: Callable[..., Page], facilitator: Page
) -> None:
    next_step(facilitator)
    phone("Tind")
    step = facilitator.locator(".next-step")
    expect(step.locator("summary")).to_have_text("Vis tekstene")
    step.locator("summary").click()
    expect(step.get_by_role("button", name="Ja, gå videre")).to_be_visible()

    step.get_by_role("button", name="Ja, gå videre").click()

    expect(step.locator("summary")).to_have_text("Avslutt runden")
    expect(step.get_by_role("button", name="Ja, gå videre")).to_be_hidden()


def test_a_pause_is_said_clearly_and_keeps_what_is_half_written(
    phone: Callable[..., Page], facilitator: Page
) -> None:
    rype = phone("Rype")
    for _ in range(6):  # problems: open, shared, closed; tema: open, closed; measures: open
        next_step(facilitator)
    field = rype.get_by_label("Hva foreslår du?")
    field.fill(HALF)

    facilitator.get_by_role("button", name="Pause alle").click()
    expect(rype.get_by_text("Prosesslederen har satt runden på pause.")).to_be_visible()
    expect(field).to_have_count(0)
    facilitator.get_by_role("button", name="Fortsett").click()

    expect(field).to_have_value(HALF)


def test_a_pause_in_the_silent_part_says_nothing_of_what_the_others_have_written(
    phone: Callable[..., Page], facilitator: Page
) -> None:
    rype = phone("Rype")
    next_step(facilitator)
    facilitator.get_by_role("button", name="Pause alle").click()
    expect(rype.locator("#stage")).to_have_attribute("data-state", "paused")
    expect(rype.get_by_role("heading", name="Mine tekster")).to_be_visible()
    expect(rype.get_by_role("heading", name="Gruppas tekster")).to_be_hidden()
    facilitator.get_by_role("button", name="Fortsett").click()
    next_step(facilitator)

    facilitator.get_by_role("button", name="Pause alle").click()

    expect(rype.locator("#stage")).to_have_attribute("data-state", "paused")
    expect(rype.get_by_role("heading", name="Gruppas tekster")).to_be_visible()
