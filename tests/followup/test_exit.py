"""The short evaluation before people go home: four presses, one field, and a thank you."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bedreilag.followup.models import ExitAnswer, Survey
from bedreilag.followup.questionnaire import exit_evaluation
from bedreilag.frames import Room, frame_of
from tests.conftest import Day, Screen

THANKS = "Takk! Svaret ditt er sendt."
IDENTITY_NUMBER = "03846113729"


def exit_card(app: Flask, session: Session, someone: Screen) -> str:
    """What the participant's own room shows of the evaluation right now."""
    session.rollback()
    room = Room(someone.me.seminar_id, f"seat:{someone.me.id}")
    with app.app_context():
        picture = frame_of(session, room, None)["pictures"].get("exit", {})
    return str(picture.get("html", ""))


def answered(session: Session) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(ExitAnswer)) or 0


def test_it_asks_four_questions_with_five_answers_and_one_in_ones_own_words(
    app: Flask, phone: Callable[..., Screen], day: Day, session: Session
) -> None:
    rype = phone("Rype")
    assert exit_card(app, session, rype) == "", "not before its round"

    day.start("exit")

    card = exit_card(app, session, rype)
    for question in exit_evaluation().questions:
        assert question.text in card
    assert card.count('type="radio"') == 20
    assert card.count("<textarea") == 1
    assert "csrf_token" not in card


def test_the_thank_you_takes_the_forms_place_on_that_phone_only(
    app: Flask, phone: Callable[..., Screen], day: Day, session: Session
) -> None:
    day.start("exit")
    rype, jerv = phone("Rype"), phone("Jerv")

    assert rype.ask("exit:answer", e1="4")["ok"]

    assert THANKS in rype.pictures()["exit"]["html"]
    assert "exit" not in jerv.pictures()
    assert THANKS in exit_card(app, session, rype)
    assert "<form" in exit_card(app, session, jerv)


def test_everyone_with_a_seat_counts_as_asked(
    phone: Callable[..., Screen], day: Day, session: Session
) -> None:
    day.start("exit")
    rype, _jerv = phone("Rype"), phone("Jerv")
    assert session.query(Survey).count() == 0

    rype.ask("exit:answer", e1="4")

    session.rollback()
    assert session.query(Survey).one().exit_invited == 2


@pytest.mark.parametrize("fields", [{}, {"e5": "   "}])
def test_an_empty_evaluation_is_refused_in_words(
    fields: dict[str, str], phone: Callable[..., Screen], day: Day, session: Session
) -> None:
    day.start("exit")

    answer = phone("Rype").ask("exit:answer", **fields)

    assert not answer["ok"]
    assert answer["message"] == "Svar på minst ett av spørsmålene før du sender."
    assert answered(session) == 0


def test_a_press_that_is_no_answer_is_refused(
    phone: Callable[..., Screen], day: Day, session: Session
) -> None:
    day.start("exit")

    assert not phone("Rype").ask("exit:answer", e1="6")["ok"]
    assert answered(session) == 0


def test_an_identity_number_is_refused_and_everything_is_kept_without_javascript(
    phone: Callable[..., Screen], day: Day, session: Session
) -> None:
    day.start("exit")
    rype = phone("Rype")
    fields = {"e1": "4", "e5": f"Ring {IDENTITY_NUMBER}", "next": "/rom"}

    refused = rype.browser.post("/onske/exit/answer", data=fields)

    assert refused.status_code == 422
    assert answered(session) == 0
    accepted = rype.browser.post("/onske/exit/answer", data=fields | {"e5": "Ring"})
    assert (accepted.status_code, accepted.location) == (303, "/rom")
    assert answered(session) == 1


def test_outside_its_round_nobody_can_answer(
    phone: Callable[..., Screen], day: Day, session: Session
) -> None:
    rype = phone("Rype")
    day.start("exit")
    day.stop()

    answer = rype.ask("exit:answer", e1="4")

    assert (answer["ok"], answer["code"]) == (False, "RoundClosed")
    assert answered(session) == 0
