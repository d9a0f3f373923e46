"""Writing a problem statement: stored once, answered honestly, refused in plain words."""

import pytest
from sqlalchemy import func, select

from bedreilag.problems.models import Problem
from bedreilag.seats.models import Wish

TENOR = "10915596784"


@pytest.fixture(autouse=True)
def problem_round(day):
    day.start("problem")


def texts(session):
    session.expire_all()
    return list(session.scalars(select(Problem.text).order_by(Problem.id)))


def test_what_is_answered_ok_is_in_the_database(phone, session):
    answer = phone("Rype").ask("problem:write", text="  Ingen ringer tilbake. ")

    assert answer["ok"]
    assert texts(session) == ["Ingen ringer tilbake."]


def test_the_same_wish_asked_twice_is_one_text_and_the_same_answer(phone, session):
    rype = phone("Rype")
    wish = {"text": "Ingen ringer tilbake.", "wish_id": "11111111-1111-4111-8111-111111111111"}

    first, second = rype.ask("problem:write", **wish), rype.ask("problem:write", **wish)

    assert first["problem"] == second["problem"]
    assert texts(session) == ["Ingen ringer tilbake."]


def test_a_wish_id_cannot_be_used_again_for_other_words(phone, session):
    rype = phone("Rype")
    wish_id = "11111111-1111-4111-8111-111111111111"
    rype.ask("problem:write", text="Ingen ringer tilbake.", wish_id=wish_id)

    answer = rype.ask("problem:write", text="Noe annet.", wish_id=wish_id)

    assert answer["code"] == "WishReused"
    assert texts(session) == ["Ingen ringer tilbake."]


def test_an_identity_number_is_refused_and_never_stored_or_logged(phone, session, caplog):
    answer = phone("Rype").ask("problem:write", text=f"Bruker {TENOR} venter.")

    assert answer["code"] == "LooksLikeIdentityNumber"
    assert answer["message"].startswith("Teksten inneholder noe som ser ut som et fødselsnummer.")
    assert texts(session) == []
    assert TENOR not in caplog.text


def test_a_plain_form_writes_too_and_goes_back_to_the_room(phone, session):
    response = phone("Rype").browser.post(
        "/onske/problem/write", data={"text": "Ingen ringer tilbake.", "next": "/rom"}
    )

    assert (response.status_code, response.location) == (303, "/rom")
    assert texts(session) == ["Ingen ringer tilbake."]


def test_a_plain_form_that_is_refused_keeps_every_word(phone):
    response = phone("Rype").browser.post(
        "/onske/problem/write", data={"text": f"Bruker {TENOR} venter."}
    )

    assert response.status_code == 422
    assert "Teksten inneholder noe som ser ut som et fødselsnummer." in response.text
    assert f"Bruker {TENOR} venter." in response.text


def test_only_the_author_may_change_a_text(phone, session):
    rype, oter = phone("Rype"), phone("Oter")
    number = rype.ask("problem:write", text="Ingen ringer tilbake.")["problem"]

    assert oter.ask("problem:edit", problem=number, text="Alle ringer.")["code"] == "NotFound"
    assert rype.ask("problem:edit", problem=number, text="Ingen svarer.")["ok"]
    assert texts(session) == ["Ingen svarer."]


def test_a_deleted_text_leaves_every_screen(phone, panel):
    rype, oter = phone("Rype"), phone("Oter")
    number = rype.ask("problem:write", text="Ingen ringer tilbake.")["problem"]
    assert "Ingen ringer tilbake." in str(oter.pictures())
    assert "Ingen ringer tilbake." in str(panel.pictures())

    rype.ask("problem:delete", problem=number)

    assert oter.pictures()[f"problem:{number}"] is None
    assert panel.pictures()[f"problem:{number}"] is None
    assert "Ingen ringer tilbake." not in oter.browser.get("/rom").text


def test_one_press_hides_a_text_everywhere(phone, panel):
    rype, oter = phone("Rype"), phone("Oter")
    number = rype.ask("problem:write", text="Ingen ringer tilbake.")["problem"]
    assert "Ingen ringer tilbake." in oter.browser.get("/rom").text

    assert panel.ask("problem:hide", problem=number, hidden=True)["ok"]

    assert oter.pictures()[f"problem:{number}"] is None
    assert "Ingen ringer tilbake." not in oter.browser.get("/rom").text
    assert "Prosesslederen har skjult denne teksten" in rype.browser.get("/rom").text


def test_a_hidden_text_stays_on_the_panel_and_can_be_shown_again(phone, panel):
    rype, oter = phone("Rype"), phone("Oter")
    number = rype.ask("problem:write", text="Ingen ringer tilbake.")["problem"]
    panel.ask("problem:hide", problem=number, hidden=True)
    assert "Ingen ringer tilbake." not in oter.browser.get("/rom").text
    assert "Vis igjen" in panel.pictures()[f"problem:{number}"]["html"]

    panel.ask("problem:hide", problem=number, hidden=False)

    assert "Ingen ringer tilbake." in oter.browser.get("/rom").text


def test_the_press_that_hides_a_text_is_never_the_one_that_shows_it_again(phone, panel):
    number = phone("Rype").ask("problem:write", text="Ingen ringer tilbake.")["problem"]
    panel.ask("problem:hide", problem=number, hidden=True)

    card = panel.pictures()[f"problem:{number}"]["html"]

    assert '<summary class="ds-button" data-variant="tertiary">Vis igjen</summary>' in card
    assert "Ja, vis igjen" in card


def test_nobody_writes_when_the_round_is_closed(phone, panel, seminar, session):
    rype = phone("Rype")
    panel.ask("round:close", round=seminar.rounds[0].id)

    answer = rype.ask("problem:write", text="For sent.")

    assert answer["message"] == "Runden er avsluttet. Du kan lese, men ikke skrive."
    assert session.scalar(select(func.count()).select_from(Problem)) == 0


def test_an_erased_text_does_not_come_back_when_a_phone_asks_again(phone, panel, session):
    rype = phone("Rype")
    wish = {"text": "Ingen ringer tilbake.", "wish_id": "11111111-1111-4111-8111-111111111111"}
    number = rype.ask("problem:write", **wish)["problem"]
    [digest] = session.scalars(select(Wish.digest))
    assert digest
    session.rollback()

    assert panel.ask("problem:erase", problem=number)["code"] == "HideFirst"
    panel.ask("problem:hide", problem=number, hidden=True)
    assert panel.ask("problem:erase", problem=number)["ok"]

    assert session.scalars(select(Wish.digest).where(Wish.who == f"seat:{rype.me.id}")).all() == [
        ""
    ]
    assert not rype.ask("problem:write", **wish)["ok"]
    assert texts(session) == []
