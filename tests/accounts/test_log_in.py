"""In with e-mail and password; out again everywhere, on the server, at once."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bedreilag import create_app, live
from bedreilag.accounts.actions import Role
from bedreilag.accounts.models import LoginSession
from bedreilag.config import Settings
from bedreilag.work import transaction
from tests.accounts.conftest import EMAIL, PASSWORD, log_in


def cookie(visitor, name="konto"):
    found = visitor.get_cookie(name)
    return found and found.value


def test_the_right_password_leads_to_the_only_area(visitor, account):
    account()

    answer = log_in(visitor)

    assert (answer.status_code, answer.location) == (303, "/bord")
    assert visitor.get("/bord").location == "/omrade/midt-troms"


def test_e_mail_is_the_same_in_capitals_and_with_spaces(visitor, account):
    account()

    assert log_in(visitor, f"  {EMAIL.upper()} ").status_code == 303


def test_one_leads_on_to_the_page_that_was_asked_for(visitor, account):
    account("kari@example.no", Role("admin"))
    asked = visitor.get("/konto?vis=alle")

    assert asked.location == "/logg-inn?next=/konto?vis%3Dalle"
    assert 'value="/konto?vis=alle"' in visitor.get(asked.location).text
    assert log_in(visitor, next="/konto?vis=alle").location == "/konto?vis=alle"


@pytest.mark.parametrize(
    "address",
    ["https://ond.example", "//ond.example", "/\\ond.example", "/\t/ond.example", "javascript:1"],
)
def test_one_is_never_led_to_another_site(visitor, account, address):
    account()

    assert log_in(visitor, next=address).location == "/bord"


def test_wrong_password_unknown_address_and_closed_account_get_the_same_answer(visitor, account):
    account()
    closed = account("ola@example.no")
    with transaction() as session:
        session.merge(closed).closed_at = datetime.now(UTC)

    answers = {
        log_in(visitor, EMAIL, "feil passord her"),
        log_in(visitor, "ingen@example.no", PASSWORD),
        log_in(visitor, "ola@example.no", PASSWORD),
    }

    assert {answer.status_code for answer in answers} == {422}
    for answer in answers:
        assert "E-posten og passordet passer ikke sammen" in answer.text
    assert cookie(visitor) is None


def test_the_e_mail_is_kept_and_the_password_is_not_when_it_is_wrong(visitor, account):
    account()

    page = log_in(visitor, EMAIL, "feil passord her").text

    assert EMAIL in page
    assert "feil passord her" not in page


def test_every_log_in_has_a_new_token_and_ends_the_one_before(visitor, account, session):
    account()
    log_in(visitor)
    first = cookie(visitor)
    log_in(visitor)

    assert cookie(visitor) != first
    open_now = session.scalars(select(LoginSession).where(LoginSession.ended_at.is_(None))).all()
    assert len(open_now) == 1


def test_the_token_itself_is_nowhere_in_the_database(visitor, account, session):
    account()
    log_in(visitor)

    [kept] = session.scalars(select(LoginSession.token_hash)).all()

    assert cookie(visitor)
    assert cookie(visitor) not in kept


def test_after_log_out_the_old_cookie_is_worthless(visitor, account, app):
    account()
    log_in(visitor)
    token = cookie(visitor)
    assert visitor.get("/konto/passord").status_code == 200

    answer = visitor.post("/logg-ut")

    assert (answer.status_code, answer.location) == (303, "/logg-inn")
    assert cookie(visitor) is None
    thief = app.test_client()
    thief.set_cookie("konto", token)
    assert thief.get("/konto/passord").location.startswith("/logg-inn")


def test_log_out_closes_the_open_sockets_and_the_cookie_opens_no_new_ones(
    visitor, account, app, seminar
):
    account("kari@example.no", Role("facilitator", "midt-troms"))
    log_in(visitor)
    auth = {"as": "panel", "seminar": seminar.id}
    socket = live.socketio.test_client(app, flask_test_client=visitor, auth=auth)
    token = cookie(visitor)
    assert socket.is_connected()

    visitor.post("/logg-ut")

    assert not socket.is_connected()
    visitor.set_cookie("konto", token)
    again = live.socketio.test_client(app, flask_test_client=visitor, auth=auth)
    assert not again.is_connected()


def test_logging_out_closes_nobody_elses_socket(visitor, account, app, panel):
    account()
    log_in(visitor)

    visitor.post("/logg-ut")

    assert panel.socket.is_connected()


def test_a_log_in_left_unused_for_too_long_has_ended(visitor, account, settings):
    account()
    log_in(visitor)
    limit = timedelta(hours=settings.session_hours)

    _last_seen(datetime.now(UTC) - limit + timedelta(minutes=5))
    assert visitor.get("/konto/passord").status_code == 200

    _last_seen(datetime.now(UTC) - limit - timedelta(minutes=5))
    assert visitor.get("/konto/passord").status_code == 302


def test_use_keeps_a_log_in_alive_and_is_written_down_at_most_each_minute(
    visitor, account, session
):
    account()
    log_in(visitor)
    a_while_ago = datetime.now(UTC) - timedelta(minutes=30)
    _last_seen(a_while_ago)

    visitor.get("/konto/passord")
    touched = session.scalar(select(LoginSession.seen_at))
    visitor.get("/konto/passord")
    session.rollback()

    assert touched > a_while_ago + timedelta(minutes=29)
    assert session.scalar(select(LoginSession.seen_at)) == touched


def test_steering_by_socket_alone_keeps_the_log_in_alive(panel, session, seminar):
    from bedreilag.access import organiser

    a_while_ago = datetime.now(UTC) - timedelta(minutes=30)
    _last_seen(a_while_ago)
    cookies = {"Cookie": f"konto={cookie(panel.browser)}"}

    with panel.browser.application.test_request_context(headers=cookies), transaction() as writing:
        organiser(writing)

    assert session.scalar(select(LoginSession.seen_at)) > a_while_ago + timedelta(minutes=29)


def test_one_who_is_logged_in_is_not_asked_again(visitor, account):
    account()
    log_in(visitor)

    assert visitor.get("/logg-inn?next=/konto/passord").location == "/konto/passord"


def test_behind_https_the_cookie_is_for_this_host_alone(settings, account, tmp_path):
    account()
    app = create_app(
        Settings(
            data=tmp_path,
            database_url=settings.database_url,
            public_url="https://bedreilag.example.no",
            live_tick_ms=0,
        ),
        TESTING=True,
        WTF_CSRF_ENABLED=False,
    )

    answer = log_in(app.test_client())

    [made] = [line for line in answer.headers.getlist("Set-Cookie") if "konto" in line]
    assert made.startswith("__Host-konto=")
    for demand in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert demand in made
    assert "Domain" not in made
    app.extensions["engine"].dispose()


def test_one_who_coordinates_two_areas_switches_between_them(visitor, account):
    account(EMAIL, Role("coordinator", "midt-troms"), Role("coordinator", "ofoten"))
    log_in(visitor)

    page = visitor.get("/bord").text
    menu = visitor.get("/konto/passord").text

    for area in ("midt-troms", "ofoten"):
        assert f'href="/omrade/{area}"' in page
        assert f'href="/omrade/{area}"' in menu
    assert "/omrade/tromso" not in page + menu


def _last_seen(moment: datetime) -> None:
    with transaction() as session:
        session.execute(update(LoginSession).values(seen_at=moment))
