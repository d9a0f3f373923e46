"""Every picture on the wall fits the screen and is read from the back of the room (R030, R041)."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PROJECTOR
from tests.browser.server import Server

SMALL = {"width": 1280, "height": 720}
# Ten metres away, on a screen 1920 pixels wide.
SMALLEST = 28
VIEWS = {
    "Bli med": "Bli med i Bedre i lag",
    "Spørsmålet": "Kort evaluering",
    "Tema": "Problemene våre, samlet i tema",
    "Tiltak": "Dette foreslår gruppene",
    "Resultat": "Disse tiltakene fikk flest stemmer",
    "Planen": "Plan for endringsarbeid",
    "Tida": "Ingen tid går nå.",
    "Pause": "Pause",
}
ITEMS = 8
LONG_MESSAGE = (
    "Maten står klar i kantina nå. Vi begynner igjen klokka 13.00, og da sitter gruppene sammen "
    "ved de samme bordene som før lunsj. Ta gjerne med kaffen inn."
)
FAULTS = Path(__file__).with_name("faults_on_the_wall.js").read_text("utf-8")


@pytest.fixture(scope="module")
def server(shared_server: Server) -> Server:
    return shared_server


@pytest.fixture
def panel(organiser: Callable[..., Page]) -> Page:
    """The control panel of the seminar that has been held: twelve tema, a vote and a plan."""
    page = organiser("prosessleder", LAPTOP)
    page.goto("/samling/1/dagen")
    return page


@pytest.fixture
def walls(open_browser: Callable[..., Page], panel: Page) -> dict[str, Page]:
    """Two sizes, light and dark, all following the same panel."""
    address = str(panel.get_by_role("link", name="Åpne lerretet").get_attribute("href"))
    walls = {}
    for name, size in (("1920", PROJECTOR), ("1280", SMALL)):
        for scheme in ("", "?mork=1"):
            page = open_browser(size)
            page.goto(address + scheme)
            walls[name + scheme] = page
    return walls


def test_a_wall_whose_link_was_changed_shows_nothing_of_the_day(
    panel: Page, open_browser: Callable[..., Page]
) -> None:
    panel.goto("/samling/2/dagen")
    wall = open_browser(PROJECTOR)
    wall.goto(str(panel.get_by_role("link", name="Åpne lerretet").get_attribute("href")))
    expect(wall.get_by_text("Bli med i Bedre i lag")).to_be_visible()

    panel.locator("summary", has_text="Mer for dagen").click()
    panel.locator("summary", has_text="Lag ny lenke").click()
    panel.get_by_role("button", name="Ja, lag ny").click()

    expect(wall.get_by_text("Vi finner ikke siden.")).to_be_visible()
    expect(wall.get_by_text("Bli med i Bedre i lag")).to_have_count(0)


def test_nothing_on_the_wall_scrolls_is_cut_or_is_too_small(
    panel: Page, walls: dict[str, Page]
) -> None:
    faults: dict[str, list[str]] = {}
    for words in every_picture(panel):
        for name, wall in walls.items():
            expect(wall.locator(".scene-holder")).to_contain_text(words)
            faults[f"{words}, {name}"] = faults_of(wall)
    assert len(faults) == len(walls) * (len(VIEWS) + 1 + ITEMS + 1)
    assert {name: found for name, found in faults.items() if found} == {}


def every_picture(panel: Page) -> Iterator[str]:
    """Show one picture after the other, and say what should then stand on the wall."""
    for view, words in VIEWS.items():
        panel.locator("#showing").get_by_role("button", name=view).click()
        yield words
    panel.get_by_label("Beskjed til alle").fill(LONG_MESSAGE)
    panel.get_by_role("button", name="Vis beskjeden").click()
    yield LONG_MESSAGE
    turn = panel.locator("#plan-steering")
    turn.get_by_role("button", name="Til forsiden").click()
    for number in range(1, ITEMS + 1):
        turn.get_by_role("button", name="Neste").click()
        yield f"Tiltak {number} av {ITEMS}"
    turn.get_by_role("button", name="Neste").click()
    yield "Hvem gjør hva"


def faults_of(wall: Page) -> list[str]:
    assert wall.viewport_size
    found: list[str] = wall.evaluate(
        FAULTS, SMALLEST * wall.viewport_size["width"] / PROJECTOR["width"]
    )
    return found


def test_twelve_tema_have_titles_of_at_least_28_pixels(panel: Page, walls: dict[str, Page]) -> None:
    panel.locator("#showing").get_by_role("button", name="Tema").click()
    titles = walls["1920"].locator(".tema-tile__title")
    expect(titles).to_have_count(12)

    sizes = titles.evaluate_all(
        "all => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )

    assert min(sizes) >= SMALLEST


def test_an_open_panel_follows_the_wall_to_its_new_address(
    facilitator: Page, organiser: Callable[..., Page]
) -> None:
    link = facilitator.get_by_role("link", name="Åpne lerretet")
    old = str(link.get_attribute("href"))
    another = organiser("koordinator")
    another.goto("/samling/2/dagen")
    another.get_by_text("Mer for dagen").click()
    another.get_by_text("Lag ny lenke").click()

    another.get_by_role("button", name="Ja, lag ny").click()

    expect(link).not_to_have_attribute("href", old)
    expect(facilitator.frame_locator(".wall__thumb").locator(".join-code")).to_be_visible()
