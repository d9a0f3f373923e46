"""An answer knows neither who gave it nor when, and nothing else knows it either."""

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import JSON, Integer, String, Table, select
from sqlalchemy.orm import Session

from bedreilag.followup.models import ExitAnswer, Survey, SurveyAnswer
from bedreilag.seats.models import Wish
from tests.conftest import Day, Screen
from tests.followup.no_script import Respondent
from tests.followup.respondents import to_the_last_page

RATINGS = {"e1": "4", "e2": "5", "e3": "3", "e4": "4"}


@pytest.mark.parametrize("table", [SurveyAnswer.__table__, ExitAnswer.__table__])
def test_an_answer_has_no_column_for_a_person_a_link_or_a_moment(table: Table) -> None:
    leads_to = {key.column.table.name for key in table.foreign_keys}
    numbers = [column.name for column in table.columns if isinstance(column.type, Integer)]

    assert leads_to == {"survey", "position_group"}
    assert {type(column.type) for column in table.columns} == {Integer, JSON, String}
    assert numbers == ["survey_id"]
    assert not [column.name for column in table.columns if "token" in column.name]


@pytest.mark.parametrize("table", ["survey_answer", "exit_answer"])
def test_a_database_file_keeps_no_order_of_arrival(table: str, empty_database: Path) -> None:
    with closing(sqlite3.connect(empty_database)) as file:
        assert file.execute("SELECT max(rowid) FROM area").fetchone(), "other tables keep it"
        with pytest.raises(sqlite3.OperationalError, match="no such column: rowid"):
            file.execute(f"SELECT max(rowid) FROM {table}")


def test_the_log_knows_nothing_of_an_answer(
    respondent: Callable[[], Respondent],
    link: str,
    survey: Survey,
    session: Session,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("bedreilag").debug("something is listening")
        someone = to_the_last_page(respondent(), link)
        someone.answer(fungert="Telefonlista")

    assert someone.response.status_code == 303
    assert "something is listening" in caplog.text
    answer_id = session.scalars(select(SurveyAnswer)).one().id
    for secret in (answer_id, link, "Telefonlista"):
        assert secret not in caplog.text


def test_an_evaluation_is_stored_with_the_group_of_the_seat_and_nothing_else_of_it(
    phone: Callable[..., Screen], day: Day, session: Session
) -> None:
    day.start("exit")
    rype = phone("Rype", role="leder")

    answer = rype.ask("exit:answer", **RATINGS, e5="Mer tid til tiltak")

    assert answer["ok"]
    stored = session.scalars(select(ExitAnswer)).one()
    assert stored.position_group == "leder"
    assert stored.ratings == {"e1": 4, "e2": 5, "e3": 3, "e4": 4}
    assert stored.comment == "Mer tid til tiltak"


def test_nothing_that_is_kept_of_a_wish_leads_to_the_evaluation(
    phone: Callable[..., Screen], day: Day, session: Session
) -> None:
    day.start("exit")
    rype = phone("Rype")
    rype.ask("round:ready", wish_id="a-wish-that-is-remembered")
    assert "a-wish-that-is-remembered" in {wish.wish_id for wish in session.scalars(select(Wish))}

    rype.ask("exit:answer", **RATINGS, wish_id="8c1f3a52-6f6a-4a0a-9d4b-2f1f5f0b7a11")

    session.rollback()
    new = [wish for wish in session.scalars(select(Wish)) if "remembered" not in wish.wish_id]
    exit_round = next(one for one in day.seminar.rounds if one.kind == "exit")
    assert [(wish.who, wish.wish_id, wish.digest, wish.answer) for wish in new] == [
        (f"seat:{rype.me.id}", f"exit:{exit_round.id}", "", {})
    ]


def test_one_seat_evaluates_once_and_the_first_answer_stands(
    phone: Callable[..., Screen], day: Day, session: Session
) -> None:
    day.start("exit")
    rype, jerv = phone("Rype"), phone("Jerv")

    answers = [
        rype.ask("exit:answer", e1="5"),
        rype.ask("exit:answer", e1="5"),
        rype.ask("exit:answer", e1="1"),
        jerv.ask("exit:answer", e1="2"),
    ]

    assert all(answer["ok"] for answer in answers)
    ratings = [answer.ratings["e1"] for answer in session.scalars(select(ExitAnswer))]
    assert sorted(ratings) == [2, 5]


def test_being_ready_is_not_to_have_answered(
    phone: Callable[..., Screen], day: Day, session: Session
) -> None:
    day.start("exit")
    rype = phone("Rype")
    rype.ask("round:ready")

    assert rype.ask("exit:answer", e1="5")["ok"]

    assert session.scalars(select(ExitAnswer)).one().ratings == {"e1": 5}
