"""The whole day in one room: two phones, a facilitator, a projector, and then the plan."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import LAPTOP, PHONE, join, log_in, next_step
from tests.pdf_checks import words_of

THREE_NAMES = "Gáivuotna – Kåfjord – Kaivuono"
CALL = f"Avtal faste møter med {THREE_NAMES}"
LIST = "Lag ei felles ringeliste"
NOBODY_CALLS = "Ingen ringer tilbake før helga."
TOO_LATE = "Epikrisen kommer etter at folk er hjemme."
SAYS_TOO_MUCH = "Han i tredje etasje sa det selv."
TEMA = "Vi får ikke tak i hverandre"
LEADER = "Leder psykisk helse og rus"


@dataclass
class RoomOfTheDay:
    """Everybody who is there."""

    panel: Page
    wall: Page
    rype: Page
    tind: Page

    @property
    def everyone(self) -> tuple[Page, ...]:
        return self.panel, self.wall, self.rype, self.tind


@pytest.fixture
def room(facilitator: Page, projector: Page, open_browser: Callable[..., Page]) -> RoomOfTheDay:
    expect(projector.locator("#joined")).to_have_text("0 av 40 er med")
    rype, tind = open_browser(PHONE), open_browser(PHONE)
    join(rype, "Rype")
    join(tind, "Tind")
    return RoomOfTheDay(facilitator, projector, rype, tind)


def test_a_whole_day(room: RoomOfTheDay, open_browser: Callable[..., Page]) -> None:
    they_have_joined(room)
    they_write_in_silence(room)
    they_see_each_other(room)
    one_text_is_hidden(room)
    the_texts_become_a_tema(room)
    they_propose_measures(room)
    they_vote(room)
    everyone_sees_the_result(room)
    laptop = open_browser(LAPTOP)
    log_in(laptop, "koordinator")
    the_vote_becomes_a_plan(room, laptop)
    somebody_answers_for_it(laptop)
    they_go_through_it_on_the_wall(room, laptop)
    it_is_adopted_and_printed(laptop)
    they_evaluate_and_go_home(room)


def they_have_joined(room: RoomOfTheDay) -> None:
    expect(room.wall.locator("#joined")).to_have_text("2 av 40 er med")
    expect(room.rype.locator("#neighbours li")).to_have_text(["Rype", "Tind"])
    assert "Rype" not in room.wall.content()


def they_write_in_silence(room: RoomOfTheDay) -> None:
    next_step(room.panel)
    for phone, text in (
        (room.rype, NOBODY_CALLS),
        (room.rype, SAYS_TOO_MUCH),
        (room.tind, TOO_LATE),
    ):
        phone.get_by_label("Din tekst").fill(text)
        phone.get_by_role("button", name="Send", exact=True).click()
        expect(card(phone, text)).to_be_visible()
    expect(room.wall.locator("#problem-count")).to_have_text("Gruppene har skrevet 3 problemer")
    for page in (room.wall, room.tind, room.panel):
        assert NOBODY_CALLS not in page.content()


def they_see_each_other(room: RoomOfTheDay) -> None:
    next_step(room.panel)  # shows the texts to the groups
    expect(card(room.tind, NOBODY_CALLS)).to_be_visible()
    expect(card(room.rype, TOO_LATE)).to_be_visible()
    expect(card(room.panel, NOBODY_CALLS)).to_be_visible()


def one_text_is_hidden(room: RoomOfTheDay) -> None:
    expect(card(room.tind, SAYS_TOO_MUCH)).to_be_visible()
    card(room.panel, SAYS_TOO_MUCH).get_by_role("button", name="Skjul overalt").click()
    expect(card(room.tind, SAYS_TOO_MUCH)).to_have_count(0)
    expect(card(room.rype, SAYS_TOO_MUCH)).to_contain_text("Prosesslederen har skjult denne")
    next_step(room.panel)  # ends the round
    expect(room.rype.locator("#stage")).to_contain_text("Du kan lese, men ikke skrive.")


def the_texts_become_a_tema(room: RoomOfTheDay) -> None:
    next_step(room.panel)
    sorting = room.panel
    sorting.get_by_role("link", name="Sortering").click()
    assert SAYS_TOO_MUCH not in sorting.content()
    for text in (NOBODY_CALLS, TOO_LATE):
        sorting.get_by_text(text, exact=True).click()
    sorting.get_by_label("Tittel på temaet", exact=True).fill(TEMA)
    sorting.get_by_role("button", name="Samle", exact=True).click()
    expect(sorting.locator(".tema")).to_contain_text(TEMA)
    expect(room.wall.locator(".tema-tile")).to_contain_text([TEMA])
    expect(room.rype.locator(".tema")).to_contain_text(TEMA)
    sorting.get_by_role("link", name="Til dagen").click()
    next_step(room.panel)


def they_propose_measures(room: RoomOfTheDay) -> None:
    next_step(room.panel)
    for phone, title in ((room.rype, CALL), (room.tind, LIST)):
        phone.get_by_label("Hvilket tema svarer tiltaket på?").select_option(TEMA)
        phone.get_by_label("Hva foreslår du?").fill(title)
        phone.get_by_role("button", name="Send", exact=True).click()
        expect(card(phone, title)).to_contain_text("Gruppa ser det når prosesslederen")
        expect(card(phone, title).locator("summary").first).to_have_text(TEMA)
    expect(room.wall.locator("#measure-count")).to_have_text("Gruppene har foreslått 2 tiltak")
    expect(card(room.tind, CALL)).to_have_count(0)
    next_step(room.panel)
    expect(card(room.tind, CALL)).to_be_visible()
    room.panel.get_by_role("button", name=re.compile("^Tiltak")).click()
    expect(room.wall.locator("#measures-wall")).to_contain_text(THREE_NAMES)
    next_step(room.panel)


def they_vote(room: RoomOfTheDay) -> None:
    next_step(room.panel)
    give(room.rype, CALL, expected=1)
    give(room.rype, CALL, expected=2)
    more = measure(room.rype, CALL).get_by_role("button", name="Gi stemme")
    expect(more).to_be_disabled()  # no measure has more than two from one person
    more.press("Enter")
    expect(measure(room.rype, CALL).locator("output")).to_have_text("2")
    expect(room.rype.get_by_text("Du kan gi inntil 2 stemmer til samme tiltak.")).to_be_visible()
    give(room.rype, LIST, expected=1)
    expect(room.rype.locator("#votes-left")).to_have_text("Du har 2 stemmer igjen")
    measure(room.rype, LIST).get_by_role("button", name="Trekk tilbake").click()
    expect(measure(room.rype, LIST).locator("output")).to_have_text("0")
    expect(room.wall.locator("#turnout")).to_have_text("1 av 2 har stemt")
    give(room.tind, CALL, expected=1)
    give(room.tind, LIST, expected=1)
    expect(room.wall.locator("#turnout")).to_have_text("2 av 2 har stemt")
    expect(room.panel.locator("#turnout")).to_have_text("2 av 2 har stemt")
    expect(measure(room.tind, CALL).locator("output")).to_have_text("1")
    for page in room.everyone:
        expect(page.locator("#result")).to_have_count(0)


def everyone_sees_the_result(room: RoomOfTheDay) -> None:
    next_step(room.panel)  # ends the vote
    expect(room.rype.locator("#stage")).to_contain_text("Resultatet kommer på lerretet.")
    for page in room.everyone:
        expect(page.locator("#result")).to_have_count(0)
    next_step(room.panel)
    for page in (room.wall, room.rype, room.tind):
        bars = page.locator("#result .bars > .bars__row")
        expect(bars.locator(".bars__label")).to_have_text([CALL, LIST])
        expect(bars.locator(".bars__value")).to_have_text(["3", "1"])
    next_step(room.panel)


def the_vote_becomes_a_plan(room: RoomOfTheDay, laptop: Page) -> None:
    room.panel.get_by_role("button", name=re.compile("^Planen")).click()
    expect(room.wall.locator("body")).to_contain_text("Planen kommer her")
    laptop.goto("/samling/2/plan/forslag")
    row = laptop.locator(".choice", has_text=CALL)
    expect(row).to_contain_text("Nr. 1 · 3 stemmer")
    row.locator("label").click()
    expect(room.rype.get_by_text("Planen lages nå")).to_be_visible()
    laptop.get_by_role("button", name="Legg i planen").click()
    expect(room.rype.locator("#plan")).to_contain_text("Dette blir det av forslagene")
    expect(room.rype.locator("#plan")).to_contain_text("Det bygger på 1 av 2 forslag.")
    expect(room.rype.get_by_text("Planen lages nå")).to_be_hidden()
    expect(room.wall.locator("#plan")).to_contain_text(CALL)
    laptop.locator("label", has_text=LIST).click()
    laptop.get_by_label("Grunn").fill("Vi begynner med møtene.")
    laptop.get_by_role("button", name="Legg til side").click()
    laptop.get_by_role("link", name=CALL).click()
    laptop.get_by_label("Mål", exact=True).fill("Alle vet hvem de skal ringe.")
    laptop.get_by_label("Dato").fill("2027-03-01")
    laptop.get_by_label("Milepæl", exact=True).fill("Første møte er holdt")
    laptop.get_by_role("button", name="Lagre tiltaket").last.click()
    expect(laptop.get_by_text("Endringen er lagret.")).to_be_visible()


def somebody_answers_for_it(laptop: Page) -> None:
    laptop.get_by_role("button", name="Legg fram planen").click()
    expect(laptop.get_by_role("button", name="Vedta planen")).to_have_count(0)
    laptop.goto("/samling/2/plan/parter")
    laptop.get_by_label("Rolle").fill(LEADER)
    laptop.get_by_label("Organisasjon", exact=True).fill("Gáivuotna kommune")
    laptop.get_by_label("Type organisasjon").select_option("kommune")
    laptop.get_by_role("button", name="Legg til", exact=True).click()
    laptop.get_by_role("link", name="Velg ansvar").click()
    laptop.get_by_label(f"{LEADER}, Gáivuotna kommune: {CALL}").select_option("HU")
    laptop.get_by_role("button", name="Lagre ansvaret").click()
    expect(laptop.get_by_role("button", name="Vedta planen")).to_be_visible()


def they_go_through_it_on_the_wall(room: RoomOfTheDay, laptop: Page) -> None:
    expect(room.rype.locator("#plan")).to_contain_text(CALL)
    room.panel.get_by_role("button", name=re.compile("^Planen")).click()
    expect(room.wall.locator("#plan ol")).to_contain_text(CALL)
    turn = room.panel.locator("#plan-steering").get_by_role("button", name="Neste")
    turn.click()
    expect(room.wall.locator("#plan")).to_contain_text("Tiltak 1 av 1")
    expect(room.wall.locator("#plan h1")).to_have_text(CALL)
    expect(room.wall.locator("#plan")).to_contain_text(f"{LEADER}, Gáivuotna kommune")
    turn.click()
    expect(room.wall.locator("#plan h1")).to_have_text("Hvem gjør hva")


def it_is_adopted_and_printed(laptop: Page) -> None:
    laptop.get_by_role("button", name="Vedta planen").click()
    expect(laptop.get_by_role("heading", name="Planen er vedtatt")).to_be_visible()
    expect(laptop.get_by_role("main")).to_contain_text(THREE_NAMES)
    link = laptop.get_by_role("link", name="Last ned planen (PDF)").get_attribute("href")
    paper = words_of(laptop.request.get(str(link)).body())
    for words in (CALL, "Første møte er holdt", LEADER, "Gáivuotna kommune", LIST):
        assert words in paper


def they_evaluate_and_go_home(room: RoomOfTheDay) -> None:
    next_step(room.panel)  # ends the plan
    next_step(room.panel)
    expect(room.rype.get_by_role("button", name="Send svar")).to_be_visible()
    for question in room.rype.locator("#exit-form fieldset").all():
        question.get_by_text("Mye", exact=True).click()
    room.rype.get_by_label("Hva bør vi gjøre annerledes").fill("Lengre pauser.")
    room.rype.get_by_role("button", name="Send svar").click()
    expect(room.rype.locator("#exit")).to_contain_text("Takk! Svaret ditt er sendt.")
    expect(room.tind.locator("#exit-form")).to_be_visible()
    next_step(room.panel)
    expect(room.panel.get_by_text("Alle rundene er gjennomført.")).to_be_visible()
    expect(room.tind.locator("#exit-form")).to_have_count(0)


def card(page: Page, text: str) -> Locator:
    return page.locator(".card:visible", has_text=text)


def measure(phone: Page, title: str) -> Locator:
    return phone.get_by_role("group", name=title, exact=True)


def give(phone: Page, title: str, expected: int) -> None:
    measure(phone, title).get_by_role("button", name="Gi stemme").click()
    expect(measure(phone, title).locator("output")).to_have_text(str(expected))
