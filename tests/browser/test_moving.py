"""People change tables in the middle of a sentence, and one writes for another."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import LAPTOP, PHONE, faults_found_by_axe, next_step
from tests.browser.hands import bottom_of, tab_to, top_of

HALF = "Ingen vet hvem som har ansvaret når"


@pytest.fixture
def people(organiser: Callable[..., Page]) -> Page:
    """The page «Deltakere og grupper», on another laptop than the control panel's."""
    page = organiser("koordinator")
    page.goto("/samling/2/deltakere")
    return page


def test_a_person_is_moved_under_a_half_written_text(
    phone: Callable[..., Page], facilitator: Page, people: Page
) -> None:
    rype, oter = phone("Rype", 1), phone("Oter", 2)
    people.reload()
    next_step(facilitator)
    next_step(facilitator)
    oter.get_by_label("Din tekst").fill("Epikrisen kommer for sent.")
    oter.get_by_role("button", name="Send", exact=True).click()
    field = rype.get_by_label("Din tekst")
    field.press_sequentially(HALF)

    # Tick, choose and press: no mouse is needed.
    people.get_by_role("checkbox", name="Rype").press("Space")
    people.get_by_label("Flytt dem du har krysset av til").select_option(label="Gruppe 2")
    people.get_by_role("button", name="Flytt", exact=True).press("Enter")

    expect(rype.locator("#moved")).to_contain_text("Du er flyttet til Gruppe 2")
    expect(rype.locator("#place")).to_have_text("Gruppe 2")
    expect(field).to_have_value(HALF)
    expect(field).to_be_focused()
    expect(rype.get_by_text("Epikrisen kommer for sent.")).to_be_visible()
    rype.reload()
    expect(rype.locator("#moved")).to_be_visible()
    expect(field).to_have_value(HALF)
    field.press_sequentially(" noen flytter.")
    rype.get_by_role("button", name="Send", exact=True).click()
    expect(oter.get_by_text(f"{HALF} noen flytter.")).to_be_visible()
    rype.get_by_role("button", name="Det er greit").click()
    expect(rype.locator("#moved")).to_have_count(0)
    expect(people.get_by_role("checkbox", name="Rype")).not_to_be_checked()


def test_one_phone_writes_for_two_people_and_mixes_nothing_up(
    phone: Callable[..., Page], facilitator: Page
) -> None:
    rype = phone("Rype", 1)
    ravn_at_the_table_of(rype)
    next_step(facilitator)
    expect(rype.get_by_text("Du skriver og stemmer for Ravn.")).to_be_visible()
    rype.get_by_label("Din tekst").fill("Vi får ikke vite hva som er bestemt.")
    rype.get_by_role("button", name="Send", exact=True).click()
    expect(rype.locator("[data-pictures=own_problem] article")).to_have_count(1)
    rype.get_by_label("Din tekst").fill("Ravns halve setning")

    rype.get_by_role("link", name="Tilbake til din egen side").click()

    expect(rype.get_by_label("Din tekst")).to_have_value("")
    expect(rype.locator("[data-pictures=own_problem] article")).to_have_count(0)
    rype.get_by_label("Din tekst").fill("Rypes halve setning")
    rype.get_by_role("link", name="Skriv for Ravn").click()
    expect(rype.get_by_label("Din tekst")).to_have_value("Ravns halve setning")
    expect(rype.locator("[data-pictures=own_problem] article")).to_have_count(1)


def ravn_at_the_table_of(rype: Page) -> None:
    """Rype gives Ravn a seat, and writes for Ravn."""
    rype.get_by_role("link", name="Skriv for en uten telefon").click()
    rype.get_by_label("Fornavnet eller kallenavnet til den andre").fill("Ravn")
    rype.get_by_text("Brukerrepresentant", exact=True).click()
    rype.get_by_text("Brukerorganisasjon", exact=True).click()
    rype.get_by_role("button", name="Legg til", exact=True).click()
    rype.get_by_role("link", name="Skriv for Ravn").click()


def test_a_seat_that_may_go_is_asked_about_beside_its_name(
    phone: Callable[..., Page], facilitator: Page, people: Page
) -> None:
    rype = phone("Rype", 1)
    ravn_at_the_table_of(rype)
    next_step(facilitator)
    rype.get_by_label("Din tekst").fill("Vi får ikke vite hva som er bestemt.")
    rype.get_by_role("button", name="Send", exact=True).click()
    own = rype.locator("[data-pictures=own_problem] article")
    expect(own).to_have_count(1)
    people.reload()
    ravn = people.locator(".seats li", has_text="Uten telefon")

    ravn.get_by_role("button", name="Ta bort").click()
    expect(ravn).to_contain_text("Ravn har allerede skrevet noe. Plassen blir stående.")
    expect(people.get_by_role("button", name="Ja, ta bort")).to_have_count(0)

    own.get_by_text("Slett", exact=True).click()
    own.get_by_role("button", name="Ja, slett").click()
    expect(own).to_have_count(0)
    ravn.get_by_role("button", name="Ta bort").click()
    expect(ravn).to_contain_text("Plassen til Ravn blir borte. Vil du ta den bort?")
    phone("Oter", 2)  # everybody at their tables is drawn again
    expect(people.get_by_role("checkbox", name="Oter")).to_be_visible()
    ravn.get_by_role("button", name="Ja, ta bort").click()
    expect(ravn).to_have_count(0)


def on_the_line(people: Page, name: str) -> Locator:
    """The line of somebody with a phone on the page of participants, once it says «På nett»."""
    person = people.locator(".seats li", has_text=name)
    people.reload()
    expect(person).to_contain_text("På nett")
    return person


def test_the_facilitator_sees_who_is_here_resting_and_gone(
    phone: Callable[..., Page], people: Page
) -> None:
    rype = phone("Rype", 1)
    person = on_the_line(people, "Rype")

    rype.evaluate(
        """Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
        document.dispatchEvent(new Event("visibilitychange"))"""
    )
    expect(person).to_contain_text("Ser på noe annet")

    rype.context.close()
    expect(person).to_contain_text("Uten nett")


def test_whoever_is_about_to_help_another_is_here_all_the_while(
    phone: Callable[..., Page], people: Page
) -> None:
    rype = phone("Rype", 1)
    person = on_the_line(people, "Rype")

    rype.get_by_role("link", name="Skriv for en uten telefon").click()

    expect(rype.locator("#connection")).to_have_text("Lagret")
    expect(person).to_contain_text("På nett")


@pytest.mark.parametrize(
    "address",
    ["/samling/2/deltakere", "/samling/2/deltakere/fordeling", "/samling/2/deltakere/uten-telefon"],
)
def test_the_pages_of_the_tables_are_open_to_everyone(
    phone: Callable[..., Page], people: Page, address: str
) -> None:
    phone("Rype", 1)
    phone("Oter", 1)

    people.goto(address)

    assert faults_found_by_axe(people) == []
    people.set_viewport_size({"width": 320, "height": 700})
    assert people.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_the_bar_that_moves_people_covers_nobody_who_is_ticked_or_read(
    phone: Callable[..., Page], people: Page, size: dict[str, int]
) -> None:
    for name, group in (("Rype", 1), ("Oter", 4), ("Ravn", 5), ("Jerv", 6)):
        phone(name, group)
    people.set_viewport_size(size)  # type: ignore[arg-type]
    people.reload()
    bar, tables = people.locator("#move"), people.locator(".tables")
    assert top_of(bar) >= bottom_of(tables)
    people.get_by_role("checkbox", name="Rype").press("Space")
    expect(bar).to_be_in_viewport(ratio=1)
    assert top_of(bar) < bottom_of(tables)  # the bar has come along

    for name in ("Rype", "Oter", "Ravn", "Jerv"):
        ticked = people.get_by_role("checkbox", name=name)
        tab_to(people, ticked)
        row = people.locator(".seats li", has=ticked)
        assert bottom_of(row) <= top_of(bar), name


def test_the_page_for_helping_is_open_to_everyone(phone: Callable[..., Page]) -> None:
    rype = phone("Rype", 1)
    rype.get_by_role("link", name=re.compile("uten telefon")).click()

    assert faults_found_by_axe(rype) == []
    rype.set_viewport_size({"width": 320, "height": 700})
    assert rype.evaluate("document.documentElement.scrollWidth") <= 320


def test_whoever_moves_people_is_told_that_they_are_moved(
    phone: Callable[..., Page], people: Page
) -> None:
    phone("Rype", 1), phone("Oter", 1)
    people.reload()
    people.get_by_role("checkbox", name="Rype").press("Space")
    people.get_by_label("Flytt dem du har krysset av til").select_option(label="Gruppe 2")

    people.get_by_role("button", name="Flytt", exact=True).click()

    expect(people.get_by_role("group", name="Gruppe 2").get_by_label("Rype")).to_be_visible()
    phone("Lom", 2)  # everybody at their tables is drawn again
    expect(people.get_by_role("checkbox", name="Lom")).to_be_visible()
    expect(people.get_by_text("Flyttet. Telefonene følger med.")).to_be_in_viewport()
