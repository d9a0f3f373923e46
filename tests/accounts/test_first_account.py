"""A new installation has one address, once, where its first administrator is made."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bedreilag.accounts import actions, demo
from bedreilag.accounts.actions import Role
from bedreilag.accounts.models import Account, FirstAccountKey
from bedreilag.work import transaction
from tests.accounts.conftest import PASSWORD, log_in

NOW = datetime(2026, 4, 22, 8, 0, tzinfo=UTC)
FORM = {"name": "Kari", "email": "kari@example.no", "password": PASSWORD}


@pytest.fixture
def key(app):
    with transaction() as session:
        return actions.new_first_account_key(session, NOW)


def test_the_first_administrator_is_made_and_logged_in_and_the_address_is_gone(visitor, key):
    assert "Lag den første kontoen" in visitor.get(f"/forste-konto/{key}").text

    made = visitor.post(f"/forste-konto/{key}", data=FORM)

    assert made.location == "/bord"
    assert visitor.get("/konto").status_code == 200
    assert visitor.get(f"/forste-konto/{key}").status_code == 404
    again = visitor.post(f"/forste-konto/{key}", data=FORM | {"email": "ola@example.no"})
    assert again.status_code == 404


def test_a_fault_in_the_form_does_not_use_the_address_up(visitor, key, session):
    for change in ({"password": "kort"}, {"email": "kari"}, {"name": ""}):
        assert visitor.post(f"/forste-konto/{key}", data=FORM | change).status_code == 422

    assert session.scalar(select(Account.id)) is None
    assert visitor.post(f"/forste-konto/{key}", data=FORM).status_code == 303


def test_a_guessed_address_is_not_found(visitor, key):
    assert visitor.get(f"/forste-konto/{key}").status_code == 200
    assert visitor.get("/forste-konto/gjetning").status_code == 404
    assert visitor.post("/forste-konto/gjetning", data=FORM).status_code == 404


def test_an_address_nobody_used_is_worth_nothing_once_there_is_an_administrator(
    visitor, key, account
):
    account("ola@example.no")
    assert visitor.get(f"/forste-konto/{key}").status_code == 200

    account("kari@example.no", Role("admin"))

    assert visitor.get(f"/forste-konto/{key}").status_code == 404


def test_a_newer_address_replaces_the_one_before(visitor, key):
    with transaction() as session:
        newer = actions.new_first_account_key(session, NOW)

    assert visitor.get(f"/forste-konto/{key}").status_code == 404
    assert visitor.get(f"/forste-konto/{newer}").status_code == 200


def test_only_a_fingerprint_of_the_address_is_kept(key, session):
    [kept] = session.scalars(select(FirstAccountKey.token_hash)).all()

    assert key not in kept


def test_an_installation_with_its_address_given_out_is_no_demo(app, key):
    with transaction() as session:
        assert not demo.may_be_a_demo(session)


def test_the_demo_has_its_five_log_ins_however_often_it_is_loaded(app):
    for _ in range(2):
        with transaction() as session:
            assert demo.may_be_a_demo(session)
            demo.load(session, NOW)

    with transaction() as session:
        assert len(session.scalars(select(Account)).all()) == 5


def test_the_log_in_page_of_a_demo_says_what_each_account_is_for_and_no_password(
    app, visitor, account
):
    assert "Dette er en demo" not in visitor.get("/logg-inn").text
    with transaction() as session:
        demo.load(session, NOW)

    page = visitor.get("/logg-inn").text

    assert all(one.email in page and str(one.purpose) in page for one in demo.LOG_INS)
    assert not any(one.password in page for one in demo.LOG_INS)
    account()  # somebody real
    assert demo.LOG_INS[0].email not in visitor.get("/logg-inn").text


def test_one_real_account_makes_it_no_demo(app, account):
    with transaction() as session:
        demo.load(session, NOW)
    account()

    with transaction() as session:
        assert not demo.may_be_a_demo(session)


def test_demo_accounts_that_are_closed_open_nothing(app, visitor):
    with transaction() as session:
        demo.load(session, NOW)
    one = demo.LOG_INS[0]
    assert log_in(visitor, one.email, one.password).status_code == 303

    with transaction() as session:
        assert demo.close(session, NOW)
        assert not demo.close(session, NOW)

    assert visitor.get("/bord").status_code != 200
    assert log_in(visitor, one.email, one.password).status_code == 422
