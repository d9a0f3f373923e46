"""The survey's door at the desk: its days, its link, and who may see what there."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from bedreilag.followup.models import Survey
from bedreilag.pages import today
from bedreilag.seminars.models import Seminar
from tests.followup.at_the_desk import Organiser, answers_of, days, text_of
from tests.followup.stored import close, store


def test_before_anyone_decides_it_opens_six_months_after_the_last_day(
    organiser: Organiser, door: str, session: Session
) -> None:
    page = text_of(organiser(), door)

    assert 'value="2026-10-23"' in page
    assert session.query(Survey).count() == 0, "looking stores nothing"


def test_the_working_group_decides_the_days_and_how_many_were_invited(
    organiser: Organiser, door: str, session: Session
) -> None:
    response = organiser("working_group").post(door, data=days(-1, 14, 38))

    assert response.status_code == 303
    survey = session.query(Survey).one()
    assert (survey.opens_on, survey.invited) == (today() - timedelta(days=1), 38)
    page = text_of(organiser(), door)
    assert "Undersøkelsen er åpen til og med" in page
    assert "0 av 38 har svart (0 %)" in page


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (days(5, 4), "Siste dag må komme etter at undersøkelsen åpner."),
        (days(0, 9) | {"opens_on": ""}, "Velg en dato."),
        (days(0, 9) | {"closes_on": "i morgen"}, "Skriv datoen slik"),
        (days(0, 9) | {"invited": "mange"}, "med tall"),
        (days(0, 9, 0), "med tall"),
    ],
)
def test_days_that_make_no_sense_are_said_in_words_beside_the_field(
    fault: dict[str, Any], sentence: str, organiser: Organiser, door: str, session: Session
) -> None:
    response = organiser().post(door, data=fault)

    assert response.status_code == 422
    assert sentence in response.text
    assert session.query(Survey).count() == 0


def test_the_link_and_its_code_are_there_until_it_closes(
    organiser: Organiser, door: str, link: str, survey: Survey, seminar: Seminar
) -> None:
    page = text_of(organiser(), door)
    assert f"http://localhost{link}" in page
    assert "QR-kode til undersøkelsen" in page

    close(seminar)

    assert link not in text_of(organiser("facilitator"), door)


def test_a_survey_whose_results_were_shown_is_never_opened_again(
    organiser: Organiser, door: str, survey: Survey, seminar: Seminar, session: Session
) -> None:
    store(survey, answers_of(leder=6))
    browser = organiser()
    assert browser.post(door, data=days(-7, 20)).status_code == 303, "while it is open"
    close(seminar)

    response = browser.post(door, data=days(-7, 20))

    assert response.status_code == 409
    assert "Da kan den ikke åpnes igjen" in response.text
    assert session.query(Survey).one().closes_on == today() - timedelta(days=1)
    assert browser.post(door, data=days(-9, -2)).status_code == 303, "closed stays closed"


def test_without_answers_there_is_nothing_to_compare_so_it_may_open_again(
    organiser: Organiser, door: str, survey: Survey, seminar: Seminar
) -> None:
    close(seminar)

    assert organiser().post(door, data=days(-7, 20)).status_code == 303


def test_a_survey_somebody_has_answered_cannot_be_made_to_wait(
    survey: Survey, organiser: Organiser, door: str, session: Session
) -> None:
    browser = organiser("working_group")
    assert browser.post(door, data=days(-7, 20)).status_code == 303
    store(survey, answers_of(leder=6))

    refused = browser.post(door, data=days(1, 20))

    assert refused.status_code == 409
    assert "Noen har allerede svart" in refused.text
    assert session.query(Survey).one().opens_on == today() - timedelta(days=7)


def test_another_areas_survey_is_not_found(organiser: Organiser, door: str) -> None:
    assert organiser("coordinator", "midt-troms").get(door).status_code == 200

    stranger = organiser("coordinator", "ofoten")
    assert stranger.get(door).status_code == 404
    assert stranger.post(door, data=days(0, 9)).status_code == 404
    assert stranger.get(door.replace("undersokelse", "evaluering")).status_code == 404


def test_those_who_only_read_see_the_results_but_not_the_form_or_peoples_own_words(
    organiser: Organiser, door: str, survey: Survey, seminar: Seminar
) -> None:
    store(survey, answers_of(leder=6), {"fungert": "Vi ringer hverandre"})
    close(seminar)
    working_group = text_of(organiser("working_group"), door)
    assert "Vi ringer hverandre" in working_group
    assert 'name="opens_on"' in working_group

    steering = organiser("steering_group", None)

    page = text_of(steering, door)
    assert "Hva har «Bedre i lag» betydd?" in page
    assert "Vi ringer hverandre" not in page
    assert 'name="opens_on"' not in page
    assert steering.post(door, data=days(0, 9)).status_code == 403
