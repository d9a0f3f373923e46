"""Guessing passwords takes longer and longer, and tells nothing about who has an account."""

from datetime import UTC, datetime, timedelta

import pytest
from limits import RateLimitItemPerYear

from bedreilag import speed
from bedreilag.accounts import actions, lockout
from bedreilag.accounts.actions import LockedOut
from bedreilag.accounts.lockout import FREE_TRIES, LONGEST_WAIT
from tests.accounts.conftest import EMAIL, PASSWORD, log_in

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
        lockout.count_failure(EMAIL, datetime.now(UTC))

    form = {"now": PASSWORD, "password": "en lengre setning her"}
    answer = visitor.post("/konto/passord", data=form)

    assert answer.status_code == 429
    assert "Det har vært for mange forsøk" in answer.text


def test_waiting_long_enough_opens_the_door_again(app, session, account):
    account()
    for _ in range(FREE_TRIES):
        lockout.count_failure(EMAIL, NOW)

    with pytest.raises(LockedOut):
        actions.password_to_check(session, EMAIL, NOW + timedelta(seconds=29))
    assert actions.password_to_check(session, EMAIL, NOW + timedelta(seconds=31))


def test_a_guess_that_was_on_its_way_when_the_door_closed_gets_nowhere(app, account):
    from bedreilag.work import transaction

    account()
    for _ in range(FREE_TRIES):
        lockout.count_failure(EMAIL, NOW)

    with transaction() as session:
        assert actions.finish_log_in(session, EMAIL, True, NOW) is None
    with transaction() as session:
        later = NOW + timedelta(minutes=16)
        assert actions.finish_log_in(session, EMAIL, True, later)


def test_one_network_address_may_only_guess_so_often(visitor, account, monkeypatch):
    # A year, so that a slow machine does not see a minute go by in between.
    monkeypatch.setattr(speed, "WRONG_PASSWORDS_AN_ADDRESS", RateLimitItemPerYear(3))
    account()
    for n in range(3):
        assert log_in(visitor, f"ingen{n}@example.no").status_code == 422

    answer = log_in(visitor)

    assert answer.status_code == 429
    assert "Det har vært mange forsøk fra dette nettet" in answer.text


def test_the_memory_for_wrong_addresses_has_an_end(monkeypatch):
    monkeypatch.setattr(lockout, "REMEMBERED", 3)
    for n in range(10):
        lockout.count_failure(f"{n}@example.no", NOW)

    assert list(lockout._failures) == ["7@example.no", "8@example.no", "9@example.no"]


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
