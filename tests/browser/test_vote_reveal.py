"""A vote on two phones and a wall: nobody sees how it stands, and then everybody does, at once."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import faults_found_by_axe, next_step

CALL, LIST, WAIT = "Avtal faste møter", "Lag ei felles ringeliste", "Vent og se"


def test_the_result_opens_for_everyone_at_once(
    facilitator: Page, projector: Page, phone: Callable[..., Page]
) -> None:
    rype, tind = phone("Rype"), phone("Tind")
    everyone = (rype, tind, projector, facilitator)
    they_propose(facilitator, rype, tind)

    next_step(facilitator)  # opens the vote
    give(rype, CALL)
    give(rype, CALL)
    give(rype, LIST)
    expect(projector.locator("#turnout")).to_have_text("1 av 2 har stemt")
    tind.get_by_role("button", name="Stem blankt").click()
    expect(projector.locator("#turnout")).to_have_text("2 av 2 har stemt")
    tind.get_by_role("button", name="Jeg vil stemme").click()
    expect(facilitator.locator("#turnout")).to_have_text("1 av 2 har stemt")
    give(tind, CALL)
    assert faults_found_by_axe(rype) == []
    nothing_is_shown(everyone)
    next_step(facilitator)  # ends the vote
    expect(rype.locator("#stage")).to_contain_text("Resultatet kommer på lerretet.")
    nothing_is_shown(everyone)

    next_step(facilitator)  # asks once more: fewer than five have voted

    for page in (rype, tind, projector):
        bars = page.locator("#result .bars > .bars__row")
        expect(bars.locator(".bars__label").first).to_have_text(CALL)
        expect(bars.locator(".bars__value").first).to_have_text("3")
    expect(rype.locator("#agreement")).to_have_count(0)  # two voters have no levels

    they_go_on_with_the_top(facilitator, projector, rype)


def they_go_on_with_the_top(panel: Page, wall: Page, rype: Page) -> None:
    panel.get_by_label("Gå videre med de øverste tiltakene").fill("2")
    panel.get_by_role("button", name="Vurder effekt").click()
    expect(panel.locator(".next-step")).to_contain_text("Hva gir effekt")
    next_step(panel)
    expect(rype.locator("[data-pictures=assessment] article")).to_have_count(2)
    expect(rype.locator("[data-pictures=assessment]")).not_to_contain_text(WAIT)
    effect = rype.get_by_role("group", name=re.compile("Effekt")).first
    effect.get_by_role("button", name="4", exact=True).press("Enter")
    expect(effect.get_by_role("button", name="4")).to_have_attribute("aria-pressed", "true")
    expect(wall.locator("#assess-turnout")).to_have_text("1 av 2 har svart")
    assert faults_found_by_axe(rype) == []


def they_propose(panel: Page, rype: Page, tind: Page) -> None:
    next_step(panel)  # problems, alone
    rype.get_by_label("Din tekst").fill("Ingen ringer tilbake før helga.")
    rype.get_by_role("button", name="Send", exact=True).click()
    expect(rype.locator("[data-picture^=own_problem]")).to_have_count(1)
    for _ in range(4):  # shared, ended; sorted and ended
        next_step(panel)
    next_step(panel)  # measures, alone
    for phone, titles in ((rype, [CALL, WAIT]), (tind, [LIST])):
        for title in titles:
            propose(phone, title)
    next_step(panel)
    next_step(panel)


def propose(phone: Page, title: str) -> None:
    expect(phone.get_by_label("Hva foreslår du?")).to_be_visible()
    problems = phone.locator("#measure-problems")
    if problems.count() and problems.get_by_text("Ingen ringer").count():
        problems.get_by_text("Ingen ringer").click()
    phone.get_by_label("Hva foreslår du?").fill(title)
    phone.get_by_role("button", name="Send", exact=True).click()
    expect(phone.locator("[data-picture^=own_measure]").filter(has_text=title)).to_have_count(1)


def give(phone: Page, title: str) -> None:
    row: Locator = phone.locator(".vote", has_text=title)
    before = int(row.locator("output").inner_text())
    row.get_by_role("button", name="Gi stemme").click()
    expect(row.locator("output")).to_have_text(str(before + 1))


def nothing_is_shown(pages: tuple[Page, ...]) -> None:
    for page in pages:
        expect(page.locator("#result")).to_have_count(0)
        expect(page.get_by_text("Disse tiltakene fikk flest stemmer")).to_have_count(0)
