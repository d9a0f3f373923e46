"""What is kept of a password opens nothing, and what is accepted is long enough."""

import pytest

from bedreilag.accounts import actions, passwords
from bedreilag.accounts.actions import PasswordTooLong, PasswordTooShort


def test_a_password_is_kept_as_argon2id_and_never_as_itself():
    kept = passwords.hashed("en fjord er lang")

    assert kept.startswith("$argon2id$")
    assert "fjord" not in kept
    assert kept != passwords.hashed("en fjord er lang")


def test_only_the_right_password_fits():
    kept = passwords.hashed("en fjord er lang")

    assert passwords.fits("en fjord er lang", kept)
    assert not passwords.fits("en fjord er lan", kept)
    assert not passwords.fits("en fjord er lang", None)
    assert not passwords.fits("", "")


def test_letters_typed_in_two_ways_are_the_same_password():
    assert passwords.fits("ba\u030atplassen vår", passwords.hashed("båtplassen va\u030ar"))


def test_a_password_is_at_least_twelve_characters_and_not_endless():
    assert actions.accept_password("x" * 12)
    assert actions.accept_password("x" * 128)
    with pytest.raises(PasswordTooShort):
        actions.accept_password("x" * 11)
    with pytest.raises(PasswordTooLong):
        actions.accept_password("x" * 129)


def test_an_invented_password_may_be_used_and_is_never_the_same():
    invented = {passwords.invented() for _ in range(50)}

    assert len(invented) == 50
    for password in invented:
        assert actions.accept_password(password)
        assert not set(password) & set("ilo01O")
