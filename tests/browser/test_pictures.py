"""The two pictures in README.md. BEDREILAG_PICTURES=1 takes them again and puts them in place."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HOUSE, next_step

PICTURES = HOUSE / "docs/pictures"
AT_MOST = 120_000
TEXTS = (
    "Epikrisen kommer etter at folk er hjemme.",
    "Ingen vet hvem som har ansvaret når noen flytter mellom kommunene.",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return PICTURES if os.environ.get("BEDREILAG_PICTURES") else tmp_path


def test_the_pictures_of_a_phone_and_the_projector(
    phone: Callable[..., Page], facilitator: Page, projector: Page, folder: Path
) -> None:
    rype = phone("Rype", 3)
    next_step(facilitator)
    for text in TEXTS:
        rype.get_by_label("Din tekst").fill(text)
        rype.get_by_role("button", name="Send", exact=True).click()
        expect(rype.get_by_role("article").filter(has_text=text)).to_be_visible()
    expect(projector.locator("#problem-count")).to_have_text("Gruppene har skrevet 2 problemer")
    projector.set_viewport_size({"width": 960, "height": 540})
    projector.locator("[data-still]").wait_for()  # the button that fills the screen is gone
    rype.locator("h1").click()  # no field has the ring of focus

    rype.screenshot(path=folder / "phone.png")
    projector.screenshot(path=folder / "projector.png")

    for name in ("phone.png", "projector.png"):
        is_small_and_shown(folder / name)


def is_small_and_shown(picture: Path) -> None:
    assert picture.stat().st_size < AT_MOST
    kept = PICTURES / picture.name
    assert kept.stat().st_size < AT_MOST
    readme = (HOUSE / "README.md").read_text("utf-8")
    assert re.search(rf"!\[.+\]\(docs/pictures/{kept.name}\)", readme)
