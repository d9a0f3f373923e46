"""A facilitator steers with one hand: nobody loses a word, and a slip is taken back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PROJECTOR, faults_found_by_axe, next_step
from tests.browser.test_projector import LONG_MESSAGE, SMALL, faults_of

HALF = "Jeg er midt i en set"
A_CENTIMETRE = 37.8


@pytest.fixture
def rype(phone: Callable[..., Page], facilitator: Page) -> Page:
    """Rype's phone in the problem round, half-way through a sentence."""
    page = phone("Rype")
    next_step(facilitator)
    page.get_by_label("Din tekst").fill(HALF)
    return page


def test_a_half_written_text_lives_through_every_change_of_the_round(
    rype: Page, facilitator: Page
) -> None:
    field, kept = rype.get_by_label("Din tekst"), rype.locator(".kept-draft blockquote")

    facilitator.get_by_role("button", name="Pause alle").click()
    expect(rype.locator("#stage .notice__title")).to_have_text("Pause")
    expect(field).to_have_count(0)
    expect(kept).to_have_text(HALF)
    facilitator.get_by_role("button", name="Fortsett").click()
    expect(field).to_have_value(HALF)

    next_step(facilitator)
    expect(rype.locator("#stage")).to_have_attribute("data-state", "shared")
    expect(field).to_have_value(HALF)

    next_step(facilitator)
    expect(rype.get_by_text("Dette rakk du ikke å sende.")).to_be_visible()
    expect(kept).to_have_text(HALF)
    rype.reload()
    expect(kept).to_have_text(HALF)

    facilitator.get_by_role("button", name="Angre").click()
    expect(field).to_have_value(HALF)


def test_the_panel_is_steered_by_keyboard_alone(
    phone: Callable[..., Page], facilitator: Page
) -> None:
    rype = phone("Rype")
    stage, last = rype.locator("#stage"), facilitator.locator(".last-step")
    facilitator.locator("h1").focus()

    facilitator.keyboard.press("Enter")
    expect(stage).to_have_attribute("data-kind", "problem")
    expect(last).to_contain_text("Start runden · ")
    facilitator.keyboard.press("p")
    expect(stage).to_have_attribute("data-state", "paused")
    expect(last).to_contain_text("Pause alle · ")
    facilitator.keyboard.press("a")
    expect(stage).to_have_attribute("data-state", "silent")
    expect(last).to_contain_text("Angret: Pause alle · ")
    facilitator.keyboard.press("t")
    expect(rype.get_by_text("Tida står stille")).to_be_visible()


def test_looking_back_never_pulls_anybody_away_and_the_way_home_is_there(
    rype: Page, facilitator: Page
) -> None:
    rype.get_by_role("button", name="Send").click()
    next_step(facilitator)
    next_step(facilitator)
    rype.get_by_role("link", name="Hva er vanskeligst i samarbeidet vårt?").click()
    expect(rype.get_by_text("Du blar fritt")).to_be_visible()
    expect(rype.locator(".card__text")).to_have_text(HALF)

    next_step(facilitator)

    expect(rype.get_by_text("I rommet nå: Vi samler problemene i tema")).to_be_visible()
    expect(rype.get_by_text("Du blar fritt")).to_be_visible()
    assert faults_found_by_axe(rype) == []
    rype.get_by_role("link", name="Følg rommet igjen").click()
    expect(rype.locator("#stage")).to_have_attribute("data-kind", "sort")


def test_a_phone_far_from_the_wall_follows_what_is_on_it(rype: Page, facilitator: Page) -> None:
    rype.get_by_role("button", name="Send").click()
    for _ in ("share", "close", "open"):
        next_step(facilitator)
    rype.get_by_role("link", name="Se det her").click()
    expect(rype.get_by_text("Telefonen følger lerretet")).to_be_visible()
    tema = rype.locator("section[data-show-view=clusters]")
    expect(tema).to_be_visible()
    assert faults_found_by_axe(rype) == []

    facilitator.locator("#showing").get_by_role("button", name="Pause").click()

    expect(rype.get_by_text("Dette står bare på lerretet.")).to_be_visible()
    expect(tema).to_be_hidden()
    rype.get_by_role("link", name="Tilbake til runden").click()
    expect(rype.locator("#stage")).to_have_attribute("data-kind", "sort")


def test_two_screens_show_different_things_and_one_is_looked_at_first(
    facilitator: Page, open_browser: Callable[..., Page]
) -> None:
    walls = []
    for name in ("Åpne lerretet", "Åpne skjerm 2"):
        wall = open_browser(PROJECTOR)
        wall.goto(str(facilitator.get_by_role("link", name=name).get_attribute("href")))
        walls.append(wall)
    first, second = walls
    facilitator.locator("#preview > summary").click()
    facilitator.locator("#preview").get_by_role("link", name="Pause").click()
    preview = facilitator.frame_locator("iframe[name=preview]")
    expect(preview.locator(".scene__big")).to_have_text("Pause")
    expect(second.locator(".scene-join")).to_be_visible()

    preview.get_by_role("button", name="Vis på 2").click()

    expect(second.locator(".scene__big")).to_have_text("Pause")
    expect(first.locator(".scene-join")).to_be_visible()
    assert faults_found_by_axe(facilitator) == []
    facilitator.locator("#second-screen > summary").click()
    facilitator.get_by_role("button", name="Mørkt").click()
    expect(first.locator(".scene-holder")).to_have_attribute("data-color-scheme", "dark")
    facilitator.get_by_role("button", name="Skjerm 2: Følg skjerm 1").click()
    expect(second.locator(".scene-join")).to_be_visible()
    assert faults_found_by_axe(first) == []


def test_nothing_that_ends_or_takes_away_is_within_a_centimetre_of_the_next_step(
    rype: Page, facilitator: Page
) -> None:
    facilitator.locator("#more-steps > summary").click()
    step = facilitator.locator(".next-step .primary, .next-step summary").first.bounding_box()
    others = facilitator.locator("[data-color=danger], .panel-aside button").all()
    assert step
    assert len(others) >= 2

    for other in others:
        box = other.bounding_box()
        assert box is None or box["y"] - (step["y"] + step["height"]) > A_CENTIMETRE


def test_the_sorting_and_the_texts_are_one_press_from_the_first_sight(
    rype: Page, facilitator: Page
) -> None:
    rype.get_by_role("button", name="Send").click()
    for _ in ("share", "close", "open"):
        next_step(facilitator)
    left = facilitator.locator("#unsorted-count")
    expect(left).to_contain_text("Én tekst er ikke sortert")
    expect(left.get_by_role("link", name="Sorter tekstene")).to_be_in_viewport()

    facilitator.get_by_role("link", name="Les og skjul tekster").click()

    expect(facilitator.get_by_role("button", name="Skjul overalt")).to_be_in_viewport()
    facilitator.evaluate("scrollTo(0, 0)")
    left.get_by_role("link", name="Sorter tekstene").click()
    expect(facilitator.get_by_role("heading", level=1)).to_have_text("Samle problemene i tema")


@pytest.mark.parametrize("size", [PROJECTOR, SMALL])
def test_a_message_to_all_leaves_the_question_the_time_and_the_way_in_on_the_wall(
    facilitator: Page, projector: Page, size: dict[str, int]
) -> None:
    projector.set_viewport_size(size)
    next_step(facilitator)
    facilitator.get_by_label("Beskjed til alle").fill(LONG_MESSAGE)

    facilitator.get_by_role("button", name="Vis beskjeden").click()

    expect(projector.locator("h1")).to_have_text(LONG_MESSAGE)
    expect(projector.get_by_text("Hva er vanskeligst i samarbeidet vårt?")).to_be_visible()
    for part in (".timer", ".qr", "#problem-count"):
        expect(projector.locator(part)).to_be_visible()
    assert faults_of(projector) == []


def test_in_the_evening_the_panel_still_says_that_the_round_nobody_has_held_is_next(
    rype: Page, facilitator: Page
) -> None:
    for _ in ("share", "close"):
        next_step(facilitator)
    sort = facilitator.locator("#day-line li", has_text="samler dem i tema")
    expect(sort).not_to_have_attribute("data-state", "done")

    facilitator.locator("#day-line ol").evaluate_all(
        "all => all.forEach(({ dataset: d }) => d.now = `${d.now.slice(0, 10)}T23:30+01:00`)"
    )

    expect(facilitator.locator("#day-line [data-state=now]")).to_have_count(0)
    expect(sort).to_have_attribute("data-state", "next")
