"""A seminar with a plan of two items and a survey that is open today."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from bedreilag import access
from bedreilag.followup.models import ExitAnswer, Survey, SurveyAnswer
from bedreilag.followup.tally import Answer
from bedreilag.pages import today
from bedreilag.plans.models import ChangePlan, PlanItem
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction
from tests.followup.no_script import Respondent

LONG = "Tiltak for samarbeid om bedre bruk av elektronisk pleie- og omsorgsmelding (PLO-melding)"


@pytest.fixture
def plan(seminar: Seminar) -> ChangePlan:
    with transaction() as session:
        plan = ChangePlan(seminar_id=seminar.id, title="Plan for endringsarbeid", status="vedtatt")
        plan.items = [
            PlanItem(ref="t1", position=1, title="Varsling før planlagt utskriving"),
            PlanItem(position=2, title=LONG),
        ]
        session.add(plan)
    return plan


@pytest.fixture
def survey(seminar: Seminar, plan: ChangePlan) -> Survey:
    with transaction() as session:
        survey = Survey(
            seminar_id=seminar.id,
            opens_on=today() - timedelta(days=7),
            closes_on=today() + timedelta(days=14),
            invited=40,
        )
        session.add(survey)
    return survey


@pytest.fixture
def link(app: Flask, seminar: Seminar, plan: ChangePlan) -> str:
    """The seminar's open survey link."""
    with app.test_request_context():
        return f"/svar/{access.survey_token(seminar)}"


@pytest.fixture
def respondent(app: Flask) -> Callable[[], Respondent]:
    """`respondent()` is somebody with a browser without JavaScript."""
    return lambda: Respondent(app.test_client())


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
