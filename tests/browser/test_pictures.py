"""The pictures in README.md and docs/pictures.md. BEDREILAG_PICTURES=1 takes them again."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HOUSE, PROJECTOR, next_step

PICTURES = HOUSE / "docs/pictures"
AT_MOST = 160_000
TEXTS = (
    "Epikrisen kommer etter at folk er hjemme.",
    "Ingen vet hvem som har ansvaret når noen flytter mellom kommunene.",
)
# On the wall of the finished demo: what to press, and the title that then stands there.
WALLS = {
    "tema": ("Tema", "Problemene våre, samlet i tema"),
    "result": ("Resultat", "Disse tiltakene fikk flest stemmer"),
    "plan": ("Planen", "Plan for endringsarbeid i Midt-Troms 2026"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return PICTURES if os.environ.get("BEDREILAG_PICTURES") else tmp_path


def test_the_pictures_of_a_phone_the_panel_and_the_projector(
    phone: Callable[..., Page], facilitator: Page, projector: Page, folder: Path
) -> None:
    rype = phone("Rype", 3)
    next_step(facilitator)
    for text in TEXTS:
        rype.get_by_label("Din tekst").fill(text)
        rype.get_by_role("button", name="Send", exact=True).click()
        expect(rype.get_by_role("article").filter(has_text=text)).to_be_visible()
    expect(projector.locator("#problem-count")).to_have_text("Gruppene har skrevet 2 problemer")
    expect(facilitator.locator("#tiles")).to_contain_text("2 tekster")
    make_small(projector)
    rype.locator("h1").click()  # no field has the ring of focus

    rype.screenshot(path=folder / "phone.png")
    facilitator.screenshot(path=folder / "panel.png")
    projector.screenshot(path=folder / "projector.png")

    for name in ("phone", "panel", "projector"):
        is_small_and_shown(folder / f"{name}.png")


def test_the_pictures_of_what_a_day_becomes(
    organiser: Callable[..., Page], open_browser: Callable[..., Page], folder: Path
) -> None:
    panel = organiser("prosessleder")
    panel.goto("/samling/1/dagen")
    wall = open_browser(PROJECTOR)
    wall.goto(str(panel.get_by_role("link", name="Åpne lerretet").get_attribute("href")))

    for name, (press, title) in WALLS.items():
        choice = panel.locator("#showing").get_by_role("button", name=press)
        choice.click()
        expect(choice).to_have_attribute("aria-pressed", "true")
        expect(wall.get_by_role("heading", name=title)).to_be_visible()
        make_small(wall)
        wall.screenshot(path=folder / f"{name}.png")
        is_small_and_shown(folder / f"{name}.png")


def make_small(wall: Page) -> None:
    wall.set_viewport_size({"width": 960, "height": 540})
    wall.locator("[data-still]").wait_for()  # the button that fills the screen is gone


def is_small_and_shown(picture: Path) -> None:
    assert picture.stat().st_size < AT_MOST
    kept = PICTURES / picture.name
    assert kept.stat().st_size < AT_MOST
    told = (HOUSE / "docs/pictures.md").read_text("utf-8")
    assert re.search(rf"!\[.+\]\(pictures/{kept.name}\)", told)
