"""Wishes as they really arrive: cut in half, far too large, or from somebody who guesses."""

import json
import logging

import pytest
from sqlalchemy.exc import StatementError
from werkzeug.datastructures import MultiDict

from bedreilag import live
from bedreilag.problems import actions
from bedreilag.problems.models import Problem


def test_half_an_emoji_does_not_stop_the_text(phone, day, session):
    day.start("problem")

    answer = phone("Rype").ask("problem:write", text="Epikrisen kommer sent \ud83d", wish_id="a")

    assert answer["ok"]
    assert session.query(Problem).one().text == "Epikrisen kommer sent"


def test_nothing_of_one_wish_is_left_in_the_form_of_the_next(phone, day, session):
    day.start("problem")
    rype, oter = phone("Rype"), phone("Oter")
    first = rype.ask("problem:write", text="Epikrisen kommer sent.", promise="nothing")["problem"]
    number = "Ring meg på 912 34 567."
    same = oter.ask("problem:write", text=number, sure="1", same_as=str(first))["problem"]
    last = rype.ask("problem:write", text="Møtet er kaldt.")["problem"]

    of_oter, of_rype = (session.get_one(Problem, key) for key in (same, last))
    assert (of_oter.promise, of_oter.near_duplicate_of_id) == ("group", first)
    assert (of_rype.promise, of_rype.near_duplicate_of_id) == ("group", None)
    assert oter.ask("problem:write", text=number)["code"] == "MayIdentify", "it was not sure itself"


def test_every_form_that_is_filled_in_again_is_as_a_new_one(app):
    for wish in live.wishes.values():
        used, new = wish.form(), wish.form()
        used.process(MultiDict(dict.fromkeys(used.data, "1")))
        used.validate()
        used.process(MultiDict())
        new.process(MultiDict())

        assert used.data == new.data, wish.event
        assert [each.raw_data for each in used] == [each.raw_data for each in new], wish.event


def test_half_an_emoji_in_a_choice_is_refused_with_an_answer_that_can_be_sent(phone, day):
    day.start("measure")

    answer = phone("Rype").ask("measure:write", title="Ringe tilbake", benefit_for=["\ud83d"])

    assert answer["ok"] is False
    assert json.dumps(answer, ensure_ascii=False).encode()


def test_a_text_larger_than_we_take_in_gets_an_answer_a_script_understands(phone, day):
    day.start("problem")
    wish = {"text": "x" * 2_100_000, "wish_id": "a"}

    answer = phone("Rype").browser.post("/onske/problem/write", json=wish)

    assert answer.json["ok"] is False
    assert answer.json["status"] == 422, "asking again would give the same answer"


def test_what_people_write_does_not_reach_the_log_through_a_fault_in_the_database(
    phone, day, monkeypatch, caplog
):
    day.start("problem")
    written = "Epikrisen kommer sent"
    monkeypatch.setattr(
        actions, "_seconds_since", lambda _opened_at: {"not": "something a database can keep"}
    )

    with caplog.at_level(logging.ERROR):
        answer = phone("Rype").ask("problem:write", text=written, wish_id="a")

    assert answer["code"] == "ServerFault"
    assert StatementError.__name__ in caplog.text or "ProgrammingError" in caplog.text
    assert written not in caplog.text


@pytest.mark.parametrize("auth", ["phone", ["phone"], {"as": "panel", "seminar": "9" * 40}, None])
def test_whoever_comes_with_nonsense_is_turned_away_quietly(app, seminar, caplog, auth):
    stranger = live.socketio.test_client(app, auth=auth)

    assert not stranger.is_connected()
    assert not caplog.records


def test_a_number_no_database_has_is_not_found(organiser, seminar):
    browser = organiser()

    assert browser.get(f"/samling/{seminar.id}/plan").status_code == 200
    assert browser.get(f"/samling/{10**20}/plan").status_code == 404


def test_a_nul_is_no_part_of_a_text_on_either_door(phone, day):
    rype = phone("Rype")
    day.start("problem")

    assert rype.ask("problem:write", text="Ingen\0 ringer.", wish_id="a\0b")["ok"]
    plain = rype.browser.post("/onske/problem/write", data={"text": "\0Noen.", "wish_id": "c\0"})

    assert plain.status_code == 303
    assert "Ingen ringer." in rype.browser.get("/rom").text
