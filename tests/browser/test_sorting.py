"""Sorting in plenary by keyboard: sixty texts into twelve tema, with suggestions and without."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import faults_found_by_axe
from tests.browser.server import Server
from tests.browser.test_keyboard import press, tab_to

TEMA = 12


@pytest.fixture
def server(demo_data: Path, tmp_path: Path) -> Iterator[Server]:
    """The demo seminar with all its texts, and nothing sorted yet."""
    shutil.copytree(demo_data, tmp_path / "data")
    with closing(sqlite3.connect(tmp_path / "data/bedreilag.db")) as database, database:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("DELETE FROM cluster")
    server = Server(tmp_path / "data").start()
    yield server
    server.stop()


@pytest.fixture
def board(organiser: Callable[..., Page]) -> Page:
    page = organiser("prosessleder")
    page.goto("/samling/1/sortering")
    expect(page.locator("#connection")).to_have_text("Lagret")
    return page


def test_sixty_texts_become_twelve_tema_with_a_keyboard(board: Page) -> None:
    expect(board.locator("[data-picture^='unsorted:']")).to_have_count(62)
    expect(board.locator("#unsorted-count")).to_contain_text("62 tekster er ikke sortert")
    refuse_the_first(board)
    for _ in range(TEMA - 2):
        accept_the_first(board)
    gather_the_rest(board)
    expect(board.locator("#unsorted-count")).to_have_text("Ingen tekster venter på å bli sortert")
    expect(board.locator("#clusters > .tema")).to_have_count(TEMA)
    undo(board)
    expect(board.locator("#clusters > .tema")).to_have_count(TEMA - 1)


def refuse_the_first(board: Page) -> None:
    first = board.locator("[data-suggested]").first
    this_one = board.locator(f"#{first.get_attribute('id')}")
    press(board, first.get_by_role("button", name="Avvis"))
    expect(this_one).to_have_count(0)
    expect(board.locator("#suggestions-heading")).to_be_focused()


def accept_the_first(board: Page) -> None:
    """Change its title a little, and accept it; the next one is where the focus goes."""
    first = board.locator("[data-suggested]").first
    this_one = board.locator(f"#{first.get_attribute('id')}")
    before = board.locator("#clusters > .tema").count()
    if first.get_by_label("Nytt tema").count():
        tab_to(board, first.get_by_label("Nytt tema"))
        board.keyboard.press("End")
        board.keyboard.type(f" ({before + 1})")
    press(board, first.get_by_role("button", name="Godta"))
    expect(this_one).to_have_count(0)
    expect(board.locator("#suggestions-heading")).to_be_focused()


def gather_the_rest(board: Page) -> None:
    """Tick what is left, and spread it over the tema that are missing."""
    while missing := TEMA - board.locator("#clusters > .tema").count():
        left = board.locator("[data-picture^='unsorted:'] input")
        share = left.count() if missing == 1 else 1
        for box in left.all()[:share]:
            tab_to(board, box)
            board.keyboard.press("Space")
        title = board.get_by_label("Tittel på temaet", exact=True).first
        tab_to(board, title, "Shift+Tab")
        board.keyboard.type(f"Rest {missing}")
        board.keyboard.press("Enter")
        expect(board.locator("#clusters > .tema")).to_have_count(TEMA - missing + 1)


def undo(board: Page) -> None:
    press(board, board.get_by_role("button", name="Angre", exact=True))


def test_the_board_has_no_faults(board: Page) -> None:
    accept_the_first(board)
    assert faults_found_by_axe(board) == []
    board.locator(".menu summary").first.click()
    board.get_by_role("link", name="Merk temaet").click()
    expect(board.get_by_role("button", name="Lagre merkene")).to_be_visible()
    assert faults_found_by_axe(board) == []
    board.get_by_text("Tomrom: ingen").click()
    board.get_by_role("button", name="Lagre merkene").click()
    expect(board.locator("#clusters")).to_contain_text("Tomrom")


def test_whoever_has_ticked_nothing_is_told_so_beside_the_button(board: Page) -> None:
    board.get_by_role("button", name="Samle", exact=True).click()

    expect(board.locator("#sorting-answer")).to_have_text("Kryss av minst én tekst først.")
    expect(board.locator(".notice")).to_have_count(0)


def test_a_title_that_was_forgotten_costs_no_ticks(board: Page) -> None:
    box = board.locator("[data-picture^='unsorted:'] input").first
    box.press("Space")

    board.get_by_role("button", name="Samle", exact=True).click()

    expect(board.locator("#sorting-answer")).to_have_text("Gi temaet en tittel.")
    expect(box).to_be_checked()


def test_two_who_sort_at_once_see_each_other(board: Page, organiser: Callable[..., Page]) -> None:
    other = organiser("koordinator")
    other.goto("/samling/1/sortering")
    first = other.locator("[data-suggested]").first
    title = first.get_by_label("Nytt tema").input_value()

    first.get_by_role("button", name="Godta").click()

    expect(board.locator("#clusters")).to_contain_text(title)
    expect(board.locator("#sorting-history")).to_contain_text("godtok forslaget")
