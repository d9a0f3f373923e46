"""The organisers' doors: log in and out, the desk, and one's own password."""

from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from bedreilag import access, speed, work
from bedreilag.access import open_to
from bedreilag.accounts import actions, demo, lockout, passwords, people, queries
from bedreilag.accounts.actions import WrongPassword
from bedreilag.accounts.forms import FirstAccountForm, LogInForm, OwnPasswordForm
from bedreilag.accounts.lockout import Visitor
from bedreilag.accounts.people import close_sockets, with_refusal
from bedreilag.database import reading
from bedreilag.live import stand_in_line
from bedreilag.offload import offload
from bedreilag.refusals import NotFound, Refusal

bp = Blueprint("accounts", __name__)

A_MONTH = timedelta(days=30)


@bp.app_context_processor
def whose_desk() -> dict[str, Any]:
    """The bar of every desk page says whose it is and leads to the areas they may see."""
    account = g.get("account")
    return {
        "account": account,
        "my_areas": g.get("areas", ()),
        "administers": account is not None and queries.administers(account),
    }


@bp.route("/logg-inn", methods=["GET", "POST"])
@open_to("everyone")
def log_in() -> ResponseReturnValue:
    """E-mail and password; then on to the page that was asked for."""
    back = access.local(request.values.get("next", ""), url_for("accounts.desk"))
    form = LogInForm(request.form)
    if request.method == "GET":
        return redirect(back) if _is_logged_in() else _log_in_page(form, back)
    if not form.validate():
        return _log_in_page(form, back), 422
    try:
        token = _try(form.email.data or "", form.password.data or "")
    except Refusal as refusal:
        return _log_in_page(form, back, refusal), refusal.status
    return _with_log_in(back, token)


def _log_in_page(form: LogInForm, back: str, refusal: Refusal | None = None) -> str:
    with reading() as session:
        offered = demo.offered(session)
    return render_template(
        "accounts/log_in.html", form=form, next=back, refusal=refusal, demo=offered
    )


def _try(email: str, password: str) -> str:
    """The new cookie, or a refusal that says the same whatever was wrong.

    The slow check comes between two transactions, so that nobody waits for it.
    """
    visitor = Visitor(email, request.remote_addr or "")
    if wait := speed.wait_for_password(visitor.address, visitor.email):
        stand_in_line(wait)
    with reading() as session:
        kept = actions.password_to_check(session, visitor, datetime.now(UTC))
    fits = offload(passwords.fits, password, kept)
    with work.transaction() as session:
        token = actions.finish_log_in(session, visitor, fits, datetime.now(UTC))
        if token:
            _leave_the_old_log_in(session)
    if token is None:
        speed.count_wrong_password(visitor.address, visitor.email)
        raise WrongPassword
    return token


def _leave_the_old_log_in(session: Session) -> None:
    try:
        old = access.organiser(session)
    except access.NotLoggedIn:
        return
    actions.end_login(old, datetime.now(UTC))
    close_sockets(session, [old.id])


def _with_log_in(address: str, token: str) -> Response:
    response = make_response(redirect(address, 303))
    access.set_cookie(response, "konto", token, A_MONTH)
    return response


@bp.post("/logg-ut")
@open_to("organiser")
def log_out() -> ResponseReturnValue:
    """End the log-in on the server, throw its sockets out, and forget the cookie."""
    with work.transaction() as session:
        login = access.organiser(session)
        actions.end_login(login, datetime.now(UTC))
        close_sockets(session, [login.id])
    response = make_response(redirect(url_for("accounts.log_in"), 303))
    access.drop_cookie(response, "konto")
    return response


@bp.get("/bord")
@open_to("organiser")
def desk() -> ResponseReturnValue:
    """Where an organiser begins: the areas, or straight to the only one."""
    if len(g.areas) == 1 and not queries.administers(g.account):
        return redirect(f"/omrade/{g.areas[0].id}")
    return render_template("accounts/desk.html", areas=g.areas)


@bp.route("/forste-konto/<key>", methods=["GET", "POST"])
@open_to("whoever has the one-time address")
def first_account(key: str) -> ResponseReturnValue:
    """Make the first administrator, log in, and use the address up."""
    with reading() as session:
        if not queries.opens_first_account(session, key):
            raise NotFound
    form = FirstAccountForm(request.form)
    if request.method == "GET":
        return render_template("accounts/first.html", form=form)
    if not form.validate():
        return render_template("accounts/first.html", form=form), 422
    kept = offload(passwords.hashed, form.password.data or "")
    try:
        token = _make_first_account(key, form, kept)
    except Refusal as refusal:
        return with_refusal("accounts/first.html", form, refusal)
    return _with_log_in(url_for("accounts.desk"), token)


def _make_first_account(key: str, form: FirstAccountForm, kept: str) -> str:
    now = datetime.now(UTC)
    with work.transaction() as session:
        account = actions.make_first_account(
            session, key, form.email.data or "", form.name.data or "", kept, now
        )
        return actions.start_login(session, account, now)


@bp.route("/konto/passord", methods=["GET", "POST"])
@open_to("organiser")
def own_password() -> ResponseReturnValue:
    """Change one's own password; every other browser is logged out."""
    form = OwnPasswordForm(request.form)
    if request.method == "GET":
        return render_template("accounts/own_password.html", form=form)
    if not form.validate():
        return render_template("accounts/own_password.html", form=form), 422
    try:
        _change_own_password(form.now.data or "", form.password.data or "")
    except Refusal as refusal:
        return with_refusal("accounts/own_password.html", form, refusal, beside="now")
    return render_template("accounts/own_password.html", form=OwnPasswordForm(), done=True)


def _change_own_password(now: str, new: str) -> None:
    with reading() as session:
        visitor = Visitor(access.organiser(session).account.email, request.remote_addr or "")
        kept = actions.password_to_check(session, visitor, datetime.now(UTC))
    if not offload(passwords.fits, now, kept):
        lockout.count_failure(visitor, datetime.now(UTC))
        raise WrongPassword("now")
    hashed = offload(passwords.hashed, new)
    with work.transaction() as session:
        login = access.organiser(session)
        actions.change_password(login.account, hashed)
        ended = actions.end_logins(session, login.account, datetime.now(UTC), keep=login.id)
        close_sockets(session, ended)


def _is_logged_in() -> bool:
    with reading() as session:
        try:
            return bool(access.organiser(session))
        except access.NotLoggedIn:
            return False


bp.register_blueprint(people.bp)
