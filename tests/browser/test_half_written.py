"""What somebody is in the middle of stays with them: ticks, changes, comments, and late words."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import next_step, nothing_is_kept

FIRST = "Ingen ringer."
CHANGED = "Ingen ringer tilbake før helga."


def start(panel: Page, title: str) -> None:
    """Start this round, out of its turn."""
    panel.get_by_text("Flere valg", exact=True).click()
    panel.get_by_role("button", name=re.compile(f"^Start: {title}")).click()


def half_way_through_a_change(page: Page, panel: Page) -> Locator:
    """Somebody has sent a text and is changing it; answers the field."""
    next_step(panel)
    page.get_by_label("Din tekst").fill(FIRST)
    page.get_by_role("button", name="Send", exact=True).click()
    page.locator("[data-picture^=own_problem]").get_by_text("Endre", exact=True).click()
    field = page.get_by_label("Endre teksten")
    field.fill(CHANGED)
    return field


def test_a_change_that_comes_too_late_is_given_back_where_it_is_seen(
    phone: Callable[..., Page], facilitator: Page
) -> None:
    rype = phone("Rype")
    field = half_way_through_a_change(rype, facilitator)
    next_step(facilitator)
    next_step(facilitator)
    expect(field).to_be_hidden()

    field.evaluate("field => field.form.requestSubmit()")

    given_back = rype.locator("main > .notice[role=alert]")
    expect(given_back).to_be_visible()
    expect(given_back).to_contain_text(CHANGED)


def test_a_half_made_change_is_still_there_until_it_is_saved(
    phone: Callable[..., Page], facilitator: Page
) -> None:
    rype = phone("Rype")
    field = half_way_through_a_change(rype, facilitator)

    rype.reload()
    card = rype.locator("[data-picture^=own_problem]")
    card.get_by_text("Endre", exact=True).click()
    expect(field).to_have_value(CHANGED)

    card.get_by_role("button", name="Lagre endringen").click()
    expect(card.locator(".card__text")).to_have_text(CHANGED)
    nothing_is_kept(rype, "edit-problem")


def test_a_half_written_measure_keeps_its_ticks_through_a_pause(
    phone: Callable[..., Page], facilitator: Page
) -> None:
    rype = phone("Rype")
    start(facilitator, "Hva kan vi gjøre")
    boxes = rype.locator("#write-measure [name=benefit_for]")
    rype.locator("label[for^=benefit]").first.click()
    expect(boxes.first).to_be_checked()

    facilitator.get_by_role("button", name="Pause alle").click()
    expect(boxes).to_have_count(0)
    facilitator.get_by_role("button", name="Fortsett").click()

    expect(boxes.first).to_be_checked()
    expect(boxes.last).not_to_be_checked()


def test_a_half_made_evaluation_is_still_there_until_it_is_sent(
    phone: Callable[..., Page], facilitator: Page
) -> None:
    rype = phone("Rype")
    start(facilitator, "Kort evaluering")
    form = rype.locator("#exit-form")
    form.locator("textarea").fill("En god dag.")
    form.locator("fieldset label").first.click()

    rype.reload()

    expect(form.locator("textarea")).to_have_value("En god dag.")
    expect(form.locator("[type=radio]").first).to_be_checked()
