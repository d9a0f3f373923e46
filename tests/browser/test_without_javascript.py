"""Old phones, locked-down machines: the whole part of a participant, without a line of script."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, join, next_step
from tests.browser.server import Server

PROBLEM = "Ingen ringer tilbake før helga."
MEASURE = "Lag ei felles ringeliste"
MOST = "Du kan gi inntil 2 stemmer til samme tiltak."


@pytest.fixture(scope="module")
def server(shared_server: Server) -> Server:
    return shared_server


def test_a_participant_can_take_part_in_the_whole_day(
    open_browser: Callable[..., Page], facilitator: Page
) -> None:
    rype = open_browser(PHONE, java_script_enabled=False)
    join(rype, "Rype")
    next_step(facilitator)
    she_writes_a_problem(rype)
    next_step(facilitator)
    it_can_be_changed_and_deleted(rype)
    for _ in range(3):  # ends the problems, begins and ends the sorting
        next_step(facilitator)
    next_step(facilitator)
    she_proposes_a_measure(rype)
    for _ in range(3):  # shares and ends the measures, begins the vote
        next_step(facilitator)
    she_votes(rype)
    next_step(facilitator)
    next_step(facilitator)
    see_what_is_new(rype)
    expect(rype.locator("#result .bars__value").first).to_have_text("2")
    for _ in range(3):  # begins and ends the plan, begins the evaluation
        next_step(facilitator)
    she_evaluates(rype)


def see_what_is_new(phone: Page) -> None:
    with phone.expect_navigation():
        phone.get_by_role("link", name="Se om noe nytt har skjedd").click()


def she_writes_a_problem(phone: Page) -> None:
    see_what_is_new(phone)
    phone.get_by_label("Din tekst").fill(PROBLEM)
    phone.get_by_role("button", name="Send", exact=True).click()
    expect(phone.locator("[data-picture^=own_problem] .card__text")).to_have_text([PROBLEM])
    phone.get_by_role("button", name="Jeg er klar").click()
    expect(phone.locator("#ready")).to_contain_text("Du har sagt fra at du er klar.")


def it_can_be_changed_and_deleted(phone: Page) -> None:
    phone.get_by_label("Din tekst").fill("Denne skal bort.")
    phone.get_by_role("button", name="Send", exact=True).click()
    cards = phone.locator("[data-picture^=own_problem]")
    expect(cards).to_have_count(2)
    cards.last.get_by_text("Slett", exact=True).click()
    cards.last.get_by_role("button", name="Ja, slett").click()
    expect(cards).to_have_count(1)
    cards.get_by_text("Endre", exact=True).click()
    cards.get_by_label("Endre teksten").fill(f"{PROBLEM} Aldri.")
    cards.get_by_role("button", name="Lagre endringen").click()
    expect(cards.locator(".card__text")).to_have_text(f"{PROBLEM} Aldri.")


def she_proposes_a_measure(phone: Page) -> None:
    see_what_is_new(phone)
    phone.get_by_label("Hva foreslår du?").fill(MEASURE)
    with phone.expect_navigation():
        phone.get_by_role("button", name="Send", exact=True).click()
    # Nothing is said about what it answers: the words stay, and the page says what is missing.
    expect(phone.get_by_label("Hva foreslår du?")).to_have_value(MEASURE)
    open_if_closed(phone)
    phone.locator("#measure-problems label", has_text=PROBLEM).click()
    phone.get_by_role("button", name="Send", exact=True).click()
    expect(phone.locator("[data-picture^=own_measure]")).to_contain_text(MEASURE)


def open_if_closed(phone: Page) -> None:
    choices = phone.locator("#measure-problems")
    if choices.get_attribute("open") is None:
        choices.locator("summary").click()


def she_votes(phone: Page) -> None:
    see_what_is_new(phone)
    measure = phone.get_by_role("group", name=MEASURE)
    for given in ("1", "2"):
        measure.get_by_role("button", name="Gi stemme").click()
        expect(measure.locator("output")).to_have_text(given)
    more = measure.get_by_role("button", name="Gi stemme")
    expect(more).to_be_disabled()
    expect(more).to_have_accessible_description(MOST)
    more.press("Enter")
    expect(phone.get_by_role("alert")).to_have_text(MOST)
    measure.get_by_role("button", name="Trekk tilbake").click()
    expect(measure.locator("output")).to_have_text("1")
    measure.get_by_role("button", name="Gi stemme").click()
    expect(phone.locator("#votes-left")).to_have_text("Du har 3 stemmer igjen")


def she_evaluates(phone: Page) -> None:
    see_what_is_new(phone)
    for question in phone.locator("#exit-form fieldset").all():
        question.get_by_text("Mye", exact=True).click()
    phone.get_by_label("Hva bør vi gjøre annerledes").fill("Lengre pauser.")
    phone.get_by_role("button", name="Send svar").click()
    expect(phone.locator("#exit")).to_contain_text("Takk! Svaret ditt er sendt.")


@pytest.fixture
def survey_link(organiser: Callable[..., Page]) -> str:
    """The survey's open link, once the working group has let it begin today."""
    today = datetime.now(UTC).date()
    laptop = organiser("koordinator")
    laptop.goto("/samling/2/undersokelse")
    laptop.get_by_label("Åpner", exact=True).fill(earlier(today))
    laptop.get_by_role("button", name="Lagre").click()
    link = laptop.get_by_role("link", name="/svar/").get_attribute("href")
    return str(link)


def earlier(day: date) -> str:
    """A day that has begun in Norway whatever the clock says here."""
    return (day - timedelta(days=1)).isoformat()


def test_the_survey_after_six_months_is_answered_page_by_page(
    survey_link: str, open_browser: Callable[..., Page]
) -> None:
    page = open_browser(PHONE, java_script_enabled=False)
    page.goto(survey_link)
    while page.get_by_role("button", name="Neste").count():
        answer_everything_on(page)
        with page.expect_navigation():
            page.get_by_role("button", name="Neste").click()
    answer_everything_on(page)

    page.get_by_role("button", name="Send svar").click()

    expect(page.get_by_text("Takk! Svaret ditt er sendt.")).to_be_visible()


def answer_everything_on(page: Page) -> None:
    for question in page.locator("fieldset").all():
        question.locator("label").first.click()
    for text in page.locator("textarea").all():
        text.fill("Vi ringer hverandre nå.")
