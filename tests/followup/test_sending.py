"""Sending the survey: once, within its days, and to a link that is ours."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bedreilag.followup import queries
from bedreilag.followup.models import Survey
from bedreilag.pages import today
from bedreilag.plans.models import ChangePlan
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction
from tests.followup.respondents import (
    ABOUT_ME,
    Somebody,
    answered,
    the_answer,
    to_the_last_page,
)
from tests.followup.stored import close, set_days


def test_sending_twice_is_answering_once(
    respondent: Somebody, link: str, survey: Survey, session: Session
) -> None:
    someone = to_the_last_page(respondent(), link)
    form = someone.form

    first, again = (respondent().send(form) for _ in range(2))

    assert (first.status_code, again.status_code) == (303, 303)
    assert answered(session) == 1


def test_two_first_answers_at_the_same_time_are_both_kept_once(
    respondent: Somebody, link: str, seminar: Seminar, survey: Survey, session: Session
) -> None:
    forms = [to_the_last_page(respondent(), link).form for _ in range(2)]
    with transaction() as writing:
        writing.delete(writing.get_one(Survey, survey.id))
        writing.get_one(Seminar, seminar.id).last_day = six_months_ago()
        writing.get_one(Seminar, seminar.id).first_day = six_months_ago()

    with ThreadPoolExecutor() as pool:
        sent = pool.map(lambda form: respondent().send(form).status_code, forms * 2)

    assert list(sent) == [303] * 4
    assert answered(session) == 2
    assert session.scalar(select(func.count()).select_from(Survey)) == 1


def six_months_ago() -> date:
    """A last day that lets the survey be open today."""
    return today() - timedelta(days=190)


def test_an_answer_that_was_sent_cannot_be_changed(
    respondent: Somebody, link: str, survey: Survey, session: Session
) -> None:
    someone = to_the_last_page(respondent(), link)
    form = someone.form
    someone.browser.post(form.action, data=form.fields)

    changed = someone.browser.post(form.action, data=form.fields | {"q4": "nei"})

    assert changed.status_code == 409
    assert "Svaret ditt er allerede sendt" in changed.text
    stored = the_answer(session)
    assert stored.worked_further == "ja"


@pytest.mark.parametrize("answer_id", ["", "1", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"])
def test_an_id_that_is_not_random_is_replaced_before_anything_is_stored(
    answer_id: str, respondent: Somebody, link: str, survey: Survey, session: Session
) -> None:
    someone = to_the_last_page(respondent(), link)

    someone.answer(answer_id=answer_id)

    assert someone.response.status_code == 422
    assert answered(session) == 0
    someone.answer()
    assert answered(session) == 1


def test_each_page_can_be_opened_again_and_looking_changes_nothing(
    respondent: Somebody, link: str, plan: ChangePlan, session: Session
) -> None:
    someone = respondent()

    for address in (link, *(f"{link}/side/{n}" for n in range(1, 7)), f"{link}/takk"):
        response = someone.open(address).response
        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "no-store"

    assert session.scalar(select(func.count()).select_from(Survey)) == 0
    assert answered(session) == 0


def test_the_survey_opens_six_months_after_the_last_day(
    respondent: Somebody, link: str, seminar: Seminar, session: Session
) -> None:
    """The seminar ended on 23 April 2026, and nobody has decided anything else."""
    survey = queries.survey_of(session, session.get_one(Seminar, seminar.id))

    assert survey.opens_on.isoformat() == "2026-10-23"
    assert survey.closes_on
    assert survey.closes_on.isoformat() == "2026-11-13"
    assert survey.invited == 40, "as many as were expected, when nobody took a seat"


def test_before_it_opens_the_link_says_when(
    respondent: Somebody, link: str, survey: Survey, seminar: Seminar
) -> None:
    assert "Om deg" in respondent().open(link).response.text, "it is open now"

    set_days(seminar, today() + timedelta(days=1), today() + timedelta(days=20))

    page = respondent().open(link).response.text
    assert "Undersøkelsen åpner" in page
    assert "Om deg" not in page


def test_after_it_closed_the_link_says_so_and_takes_no_answer(
    respondent: Somebody, link: str, survey: Survey, seminar: Seminar, session: Session
) -> None:
    late = to_the_last_page(respondent(), link)
    close(seminar)

    late.answer()

    assert late.response.status_code == 409
    assert "Undersøkelsen ble avsluttet" in late.response.text
    assert answered(session) == 0
    turned = respondent().browser.post(f"{link}/side/1", data=ABOUT_ME)
    assert turned.status_code == 409


def test_an_answer_that_was_stored_is_still_stored_when_asked_about_after_closing(
    respondent: Somebody, link: str, survey: Survey, seminar: Seminar, session: Session
) -> None:
    someone = to_the_last_page(respondent(), link)
    form = someone.form
    someone.browser.post(form.action, data=form.fields)
    close(seminar)

    again = someone.browser.post(form.action, data=form.fields)

    assert again.status_code == 303
    assert answered(session) == 1


@pytest.mark.parametrize("change", [("-", "-0"), ("/svar/", "/svar/9"), ("/svar/", "/svar/x")])
def test_another_link_leads_nowhere(
    change: tuple[str, str], respondent: Somebody, link: str, survey: Survey
) -> None:
    assert respondent().open(link).response.status_code == 200

    assert respondent().open(link.replace(*change, 1)).response.status_code == 404


def test_a_page_that_is_not_there_is_not_found(
    respondent: Somebody, link: str, survey: Survey
) -> None:
    assert respondent().open(f"{link}/side/6").response.status_code == 200
    assert respondent().open(f"{link}/side/7").response.status_code == 404
    assert respondent().browser.post(f"{link}/side/99").status_code == 404


def test_answering_needs_no_cookie_but_the_forms_own_proof(
    respondent: Somebody, link: str, survey: Survey
) -> None:
    browser: FlaskClient = to_the_last_page(respondent(), link).browser

    assert {cookie.key for cookie in browser._cookies.values()} <= {"skjema"}
