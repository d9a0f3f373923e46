"""The administrator makes accounts, gives roles, logs people out and closes accounts."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bedreilag import live
from bedreilag.accounts import actions, demo
from bedreilag.accounts.actions import Role
from bedreilag.accounts.models import Account, Grant, LoginSession
from bedreilag.work import transaction
from tests.accounts.conftest import EMAIL, PASSWORD, log_in
from tests.conftest import MORNING

NEW = {"name": "Ola", "email": "ola@example.no", "roles": ["coordinator@ofoten"]}


@pytest.fixture
def admin(organiser):
    return organiser("admin", None)


def account_id(session, email=EMAIL):
    return session.scalar(select(Account.id).where(Account.email == email))


def roles(session, email):
    grants = select(Grant.role, Grant.area_id).join(Account).where(Account.email == email)
    return {(role, area) for role, area in session.execute(grants)}


def test_an_account_is_made_and_its_password_is_shown_once(admin, visitor, session):
    page = admin.post("/konto/ny", data=NEW)

    assert page.status_code == 201
    password = re.search(r"<dd>([a-z2-9-]{19})</dd>", page.text).group(1)
    assert roles(session, "ola@example.no") == {("coordinator", "ofoten")}
    assert password not in admin.get(f"/konto/{account_id(session, 'ola@example.no')}").text
    assert log_in(visitor, "ola@example.no", password).status_code == 303


def test_an_account_may_be_made_with_a_password_of_ones_own(admin, visitor):
    admin.post("/konto/ny", data=NEW | {"password": PASSWORD})

    assert log_in(visitor, "ola@example.no").status_code == 303


def test_one_person_may_coordinate_two_areas_and_steer_in_a_third(admin, session):
    wanted = ["coordinator@ofoten", "coordinator@tromso", "facilitator@midt-troms"]

    admin.post("/konto/ny", data=NEW | {"roles": wanted})

    assert roles(session, "ola@example.no") == {
        ("coordinator", "ofoten"),
        ("coordinator", "tromso"),
        ("facilitator", "midt-troms"),
    }


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"email": "ola"}, "Skriv en e-postadresse, for eksempel"),
        ({"email": ""}, "Skriv en e-postadresse."),
        ({"email": EMAIL}, "Det finnes allerede en konto med denne e-posten."),
        ({"name": "  "}, "Fyll ut dette feltet."),
        ({"name": "Ola 10915596784"}, "fødselsnummer"),
        ({"password": "kort"}, "Passordet må ha minst 12 tegn."),
        ({"roles": []}, "Velg minst én rolle."),
        ({"roles": ["coordinator@atlantis"]}, ""),
        ({"roles": ["coordinator"]}, ""),
        ({"roles": ["admin@ofoten"]}, ""),
    ],
)
def test_what_is_missing_is_said_beside_the_field_and_nothing_is_made(
    admin, account, session, change, sentence
):
    account()

    page = admin.post("/konto/ny", data=NEW | change)

    assert page.status_code in (409, 422)
    assert sentence in page.text
    assert account_id(session, "ola@example.no") is None
    if "name" not in change:
        assert 'value="Ola"' in page.text


def test_the_list_shows_who_may_do_what(admin, account):
    account(EMAIL, Role("coordinator", "midt-troms"), Role("steering_group"))

    page = admin.get("/konto").text

    assert EMAIL in page
    assert "Koordinator, SPHR Midt-Troms" in page
    assert "Styringsgruppa" in page


def test_only_an_administrator_finds_the_accounts(organiser, account, session):
    account()
    path = f"/konto/{account_id(session)}"
    assert organiser("admin", None).get(path).status_code == 200

    coordinator = organiser("coordinator")

    for page in ("/konto", "/konto/ny", path):
        assert coordinator.get(page).status_code == 404
    assert coordinator.post("/konto/ny", data=NEW).status_code == 404
    assert account_id(session, "ola@example.no") is None


def test_roles_are_changed_and_an_open_panel_must_come_in_again(
    admin, account, visitor, app, seminar, session
):
    account(EMAIL, Role("facilitator", "midt-troms"))
    log_in(visitor)
    auth = {"as": "panel", "seminar": seminar.id}
    panel = live.socketio.test_client(app, flask_test_client=visitor, auth=auth)
    assert panel.is_connected()

    admin.post(f"/konto/{account_id(session)}", data={"roles": ["facilitator@ofoten"]})

    session.rollback()
    assert roles(session, EMAIL) == {("facilitator", "ofoten")}
    assert not panel.is_connected()
    assert not live.socketio.test_client(app, flask_test_client=visitor, auth=auth).is_connected()
    assert visitor.get("/konto/passord").status_code == 200


def test_saving_the_same_roles_changes_nothing(admin, account, session):
    account(EMAIL, Role("coordinator", "midt-troms"), Role("admin"))
    before = session.scalars(select(Grant.id)).all()

    answer = admin.post(
        f"/konto/{account_id(session)}", data={"roles": ["coordinator@midt-troms", "admin"]}
    )

    session.rollback()
    assert answer.status_code == 303
    assert session.scalars(select(Grant.id)).all() == before


def test_an_administrator_logs_an_account_out_everywhere(admin, account, visitor, session):
    account()
    log_in(visitor)
    path = f"/konto/{account_id(session)}"
    assert "Sist brukt" in admin.get(path).text

    admin.post(f"{path}/logg-ut")

    assert "Sist brukt" not in admin.get(path).text
    assert visitor.get("/konto/passord").status_code == 302


def test_a_new_password_replaces_the_old_and_logs_out(admin, account, visitor, session):
    account()
    log_in(visitor)

    page = admin.post(f"/konto/{account_id(session)}/passord").text

    password = re.search(r"<dd>([a-z2-9-]{19})</dd>", page).group(1)
    assert visitor.get("/konto/passord").status_code == 302
    assert log_in(visitor).status_code == 422
    assert log_in(visitor, password=password).status_code == 303


def test_a_closed_account_is_out_and_stays_out(admin, account, visitor, session):
    account()
    log_in(visitor)
    path = f"/konto/{account_id(session)}"

    assert admin.post(f"{path}/steng").status_code == 303

    assert "Stengt" in admin.get("/konto").text
    assert "Kontoen ble stengt" in admin.get(path).text
    assert visitor.get("/konto/passord").status_code == 302
    assert log_in(visitor).status_code == 422


def test_the_last_administrator_can_neither_close_nor_give_up_the_role(admin, session, account):
    [me] = session.scalars(select(Account.id).join(Grant).where(Grant.role == "admin")).all()
    refusal = "Dette er den siste administratoren."

    for answer in (
        admin.post(f"/konto/{me}/steng"),
        admin.post(f"/konto/{me}", data={"roles": ["steering_group"]}),
    ):
        assert answer.status_code == 409
        assert refusal in answer.text

    account("kari@example.no", Role("admin"))
    assert admin.post(f"/konto/{me}/steng").status_code == 303


def test_an_account_that_is_not_there_is_not_found(admin):
    assert admin.get("/konto/4711").status_code == 404
    assert admin.post("/konto/4711/steng").status_code == 404


def test_ones_own_password_is_changed_with_the_old_one_and_logs_out_everywhere_else(account, app):
    account()
    here, there = app.test_client(), app.test_client()
    log_in(here)
    log_in(there)
    new = "et fjell er høyt og hvitt"

    wrong = here.post("/konto/passord", data={"now": "feil passord her", "password": new})
    done = here.post("/konto/passord", data={"now": PASSWORD, "password": new})

    assert wrong.status_code == 422
    assert "passer ikke sammen" in wrong.text
    assert "Passordet er byttet" in done.text
    assert here.get("/konto/passord").status_code == 200
    assert there.get("/konto/passord").status_code == 302
    assert log_in(there).status_code == 422
    assert log_in(there, password=new).status_code == 303


def test_a_new_password_of_ones_own_must_be_long_enough(account, visitor):
    account()
    log_in(visitor)

    page = visitor.post("/konto/passord", data={"now": PASSWORD, "password": "kort"})

    assert page.status_code == 422
    assert "minst 12 tegn" in page.text


def test_demo_accounts_left_open_beside_real_ones_are_pointed_out(admin, session):
    warning = "Demokontoene er fortsatt åpne"
    assert warning not in admin.get("/konto").text
    with transaction() as writing:
        demo.load(writing, MORNING)

    assert warning in admin.get("/konto").text

    for one in demo.LOG_INS:
        admin.post(f"/konto/{account_id(session, one.email)}/steng")
    assert warning not in admin.get("/konto").text


def test_log_ins_that_can_no_longer_be_used_are_forgotten(account, visitor, session):
    account()
    log_in(visitor)
    now = datetime.now(UTC)

    for days, left in ((29, 1), (31, 0)):
        with transaction() as writing:
            actions.forget_old_logins(writing, now + timedelta(days=days))
        session.rollback()
        assert len(session.scalars(select(LoginSession)).all()) == left
