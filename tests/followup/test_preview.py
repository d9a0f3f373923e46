"""Organisers see the questions as they will be asked, and nothing can be answered from there."""

import re
from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from bedreilag.followup.models import Survey, SurveyAnswer
from bedreilag.seminars.models import Seminar
from tests.followup.at_the_desk import Organiser, text_of
from tests.followup.no_script import Respondent
from tests.followup.stored import close

SEEN = "Forhåndsvisning. Ingenting du svarer her, blir lagret eller sendt."
QUESTIONS = re.compile(r"<fieldset.*?</fieldset>", re.DOTALL)


@pytest.mark.usefixtures("survey")
def test_every_page_asks_what_those_who_answer_are_asked(
    organiser: Organiser, door: str, link: str, respondent: Callable[[], Respondent]
) -> None:
    desk = organiser("facilitator")
    assert f'href="{door}/slik/1"' in desk.get(door).text

    number = 1
    while (page := desk.get(f"{door}/slik/{number}")).status_code == 200:
        asked = respondent().browser.get(f"{link}/side/{number}").text
        assert SEEN in page.text
        assert QUESTIONS.findall(page.text) == QUESTIONS.findall(asked)
        number += 1

    assert page.status_code == 404
    assert number > 4


@pytest.mark.usefixtures("plan")
def test_it_is_there_before_the_survey_has_days_and_stores_nothing(
    organiser: Organiser, door: str, session: Session
) -> None:
    page = text_of(organiser(), f"{door}/slik/1")

    assert SEEN in page
    assert "<form" not in page.partition("<main")[2]
    assert organiser("working_group").post(f"{door}/slik/1").status_code == 404
    assert session.query(Survey).count() == session.query(SurveyAnswer).count() == 0


def test_it_is_there_when_the_survey_is_over(
    organiser: Organiser, door: str, seminar: Seminar, survey: Survey
) -> None:
    close(seminar)

    assert "Se undersøkelsen slik deltakerne ser den" in text_of(organiser(), door)
    assert SEEN in text_of(organiser("steering_group", None), f"{door}/slik/2")


def test_another_area_and_those_who_answer_do_not_find_it(
    organiser: Organiser, door: str, respondent: Callable[[], Respondent]
) -> None:
    assert organiser("coordinator", "ofoten").get(f"{door}/slik/1").status_code == 404
    assert respondent().browser.get(f"{door}/slik/1").status_code != 200
