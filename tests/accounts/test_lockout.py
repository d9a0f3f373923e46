"""Guessing passwords takes longer and longer, and tells nothing about who has an account."""

from datetime import UTC, datetime, timedelta

import pytest
from limits import RateLimitItemPerYear

from bedreilag import speed
from bedreilag.accounts import actions, lockout, routes
from bedreilag.accounts.actions import LockedOut
from bedreilag.accounts.lockout import FREE_TRIES, LONGEST_WAIT, Visitor
from tests.accounts.conftest import EMAIL, PASSWORD, log_in

HERE = Visitor(EMAIL, "127.0.0.1")
NOW = datetime(2026, 4, 22, 8, 0, tzinfo=UTC)


def test_the_wait_grows_and_has_an_end():
    waits = [lockout.wait_after(n).total_seconds() for n in range(FREE_TRIES - 1, FREE_TRIES + 8)]

    assert waits == [0, 30, 60, 120, 240, 480, 900, 900, 900]
    assert lockout.wait_after(10_000) == LONGEST_WAIT


@pytest.mark.parametrize("email", [EMAIL, "ingen@example.no"])
def test_after_five_wrong_passwords_even_the_right_one_must_wait(visitor, account, email):
    account()
    for _ in range(FREE_TRIES):
        assert log_in(visitor, email, "feil passord her").status_code == 422

    answer = log_in(visitor, email, PASSWORD)

    assert answer.status_code == 429
    assert "Det har vært for mange forsøk med denne e-posten. Vent 30 sekunder" in answer.text


def test_the_right_password_before_that_starts_the_count_again(visitor, account):
    account()
    for _ in range(2):
        for _ in range(FREE_TRIES - 1):
            log_in(visitor, EMAIL, "feil passord her")
        assert log_in(visitor).status_code == 303


def test_the_wait_holds_for_changing_the_password_too(visitor, account):
    account()
    log_in(visitor)
    for _ in range(FREE_TRIES):
        lockout.count_failure(HERE, datetime.now(UTC))

    form = {"now": PASSWORD, "password": "en lengre setning her"}
    answer = visitor.post("/konto/passord", data=form)

    assert answer.status_code == 429
    assert "Det har vært for mange forsøk" in answer.text


def test_waiting_long_enough_opens_the_door_again(app, session, account):
    account()
    for _ in range(FREE_TRIES):
        lockout.count_failure(HERE, NOW)

    with pytest.raises(LockedOut):
        actions.password_to_check(session, HERE, NOW + timedelta(seconds=29))
    assert actions.password_to_check(session, HERE, NOW + timedelta(seconds=31))


def test_a_guess_that_was_on_its_way_when_the_door_closed_gets_nowhere(app, account):
    from bedreilag.work import transaction

    account()
    for _ in range(FREE_TRIES):
        lockout.count_failure(HERE, NOW)

    with transaction() as session:
        assert actions.finish_log_in(session, HERE, True, NOW) is None
    with transaction() as session:
        later = NOW + timedelta(minutes=16)
        assert actions.finish_log_in(session, HERE, True, later)


def test_a_stranger_who_types_wrong_shuts_nobody_out(visitor, account):
    account()
    for _ in range(FREE_TRIES):
        elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
        assert log_in(visitor, EMAIL, "feil passord her", elsewhere).status_code == 422
    assert log_in(visitor, EMAIL, PASSWORD, elsewhere).status_code == 429

    assert log_in(visitor).status_code == 303


def test_many_wrong_ones_on_one_network_make_everyone_there_wait_their_turn(
    visitor, account, monkeypatch
):
    # A year, so that a slow machine does not see a minute go by in between.
    monkeypatch.setattr(speed, "WRONG_PASSWORDS_AN_ADDRESS", RateLimitItemPerYear(3))
    waited = []
    monkeypatch.setattr(routes, "stand_in_line", waited.append)
    account()
    for n in range(3):
        assert log_in(visitor, f"ingen{n}@example.no").status_code == 422
    assert waited == []

    log_in(visitor, "ingen3@example.no")
    assert log_in(visitor).status_code == 303

    [wait] = waited
    assert 0 < wait <= speed.A_PASSWORDS_TURN


def test_many_wrong_ones_for_one_account_from_everywhere_only_slow_it_down(
    visitor, account, monkeypatch
):
    monkeypatch.setattr(speed, "WRONG_PASSWORDS_AN_EMAIL", RateLimitItemPerYear(3))
    waited = []
    monkeypatch.setattr(routes, "stand_in_line", waited.append)
    account()
    for n in range(3):
        log_in(visitor, EMAIL, "feil passord her", {"REMOTE_ADDR": f"192.0.2.{n}"})
    assert waited == []

    assert log_in(visitor).status_code == 303

    assert waited == [speed.A_MOMENT]


def test_the_memory_for_wrong_addresses_has_an_end(monkeypatch):
    monkeypatch.setattr(lockout, "REMEMBERED", 3)
    for n in range(10):
        lockout.count_failure(Visitor(f"{n}@example.no", "192.0.2.1"), NOW)

    assert [visitor.email for visitor in lockout._failures] == [
        "7@example.no",
        "8@example.no",
        "9@example.no",
    ]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "10 sekunder"),
        (30, "30 sekunder"),
        (61, "70 sekunder"),
        (120, "2 minutter"),
        (899, "15 minutter"),
    ],
)
def test_a_wait_is_said_as_people_say_it(seconds, words):
    assert actions.in_words(seconds) == words
