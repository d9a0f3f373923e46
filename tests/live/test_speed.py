"""Fast fingers are welcome, scripts are not; and a bug never leaves a wish without an answer."""

import pytest
from limits import RateLimitItemPerHour

from bedreilag import speed
from bedreilag.problems import actions


@pytest.fixture(autouse=True)
def problem_round(day):
    day.start("problem")


def test_a_flood_from_one_phone_is_told_to_wait_and_the_neighbour_is_not(phone, monkeypatch):
    # The same rule with a longer window, so that a slow machine cannot spread the flood out.
    monkeypatch.setattr(speed, "WISHES_A_SECOND", RateLimitItemPerHour(20))
    rype, oter = phone("Rype"), phone("Oter")

    answers = [rype.ask("problem:write", text=f"Tekst {n}.") for n in range(21)]

    assert [answer["ok"] for answer in answers] == [True] * 20 + [False]
    assert answers[-1]["code"] == "TooFast"
    assert oter.ask("problem:write", text="Noe helt annet.")["ok"]


def test_the_allowance_is_more_than_a_person_needs():
    assert speed.WISHES_A_SECOND.amount >= 10


def test_a_bug_is_answered_in_norwegian_and_logged(phone, monkeypatch, caplog):
    def broken(*_args, **_more):
        raise ZeroDivisionError

    monkeypatch.setattr(actions, "write_problem", broken)

    answer = phone("Rype").ask("problem:write", text="Hemmelig tekst.")

    assert answer["code"] == "ServerFault"
    assert answer["message"].startswith("Noe gikk galt hos oss.")
    assert "ZeroDivisionError" in caplog.text
    assert "Hemmelig tekst." not in caplog.text
