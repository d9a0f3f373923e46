"""Surveys and answers put straight into the database, as they would be after some weeks."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from bedreilag.followup.models import ExitAnswer, Survey, SurveyAnswer
from bedreilag.followup.tally import Answer
from bedreilag.pages import today
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction

# The longest of the ten measures, as an item of a plan: it must fit on a phone too.
LONG = "Tiltak for samarbeid om bedre bruk av elektronisk pleie- og omsorgsmelding (PLO-melding)"


def set_days(seminar: Seminar, opens_on: date, closes_on: date) -> None:
    """Let the survey be open in other days than these."""
    with transaction() as session:
        survey = session.query(Survey).filter_by(seminar_id=seminar.id).one()
        survey.opens_on, survey.closes_on = opens_on, closes_on


def close(seminar: Seminar) -> None:
    """Let the survey have been closed yesterday."""
    set_days(seminar, today() - timedelta(days=30), today() - timedelta(days=1))


def store(survey: Survey, answers: list[Answer], open_answers: Any = None) -> None:
    """Put answers into the survey as they are, whatever day it is."""
    with transaction() as session:
        session.add_all(
            SurveyAnswer(
                id=str(uuid4()),
                survey_id=survey.id,
                open_answers=open_answers or {},
                **{name: getattr(answer, name) for name in Answer.__slots__},
            )
            for answer in answers
        )


def store_exit(survey: Survey, answers: list[tuple[str, dict[str, int], str]]) -> None:
    """Put short evaluations into the survey: group, ratings, comment."""
    with transaction() as session:
        session.add_all(
            ExitAnswer(
                id=str(uuid4()),
                survey_id=survey.id,
                position_group=group,
                ratings=ratings,
                comment=comment,
            )
            for group, ratings, comment in answers
        )
        session.get_one(Survey, survey.id).exit_invited = 40
