"""Somebody who answers the survey, and what is stored of it."""

from collections.abc import Callable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bedreilag.followup.models import SurveyAnswer
from tests.followup.no_script import Respondent

ABOUT_ME = {"q1": "brukerrepresentant", "q2": "brukerorganisasjon", "q3": "deler"}
# Made for tests: its month is moved by 80, so it can never be a person's.
IDENTITY_NUMBER = "03846113729"

Somebody = Callable[[], Respondent]


def answered(session: Session) -> int:
    session.rollback()  # and look afresh
    return session.scalar(select(func.count()).select_from(SurveyAnswer)) or 0


def the_answer(session: Session) -> SurveyAnswer:
    session.rollback()
    return session.scalars(select(SurveyAnswer)).one()


def to_the_last_page(someone: Respondent, link: str) -> Respondent:
    someone.open(link).answer(**ABOUT_ME)
    someone.answer_all("5")
    someone.answer(q4="ja", q5="ja_litt")
    someone.answer_all("igangsatt")
    someone.answer_all("vet_ikke")
    return someone


def to_page_three(someone: Respondent, link: str) -> Respondent:
    someone.open(link).answer(**ABOUT_ME)
    someone.answer_all("3")
    return someone
