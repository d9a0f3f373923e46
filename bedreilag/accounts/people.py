"""The administrator's pages: who can log in, and what they may do."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms import Form

from bedreilag import access, live, work
from bedreilag.access import open_to
from bedreilag.accounts import actions, demo, passwords, queries
from bedreilag.accounts.forms import ROLE_FACTS, ROLE_NAMES, NewAccountForm, RolesForm, tick
from bedreilag.accounts.models import Account
from bedreilag.database import reading
from bedreilag.offload import offload
from bedreilag.refusals import Refusal
from bedreilag.region import queries as region

bp = Blueprint("people", __name__)


@bp.get("/konto")
@open_to("administrator")
def everyone() -> str:
    """Everyone who can log in, and what they may do."""
    with reading() as session:
        return render_template(
            "accounts/everyone.html",
            accounts=queries.everyone(session),
            demo_left=demo.is_left_open(session),
            role_names=ROLE_NAMES,
            area_names={area.id: area.short_name for area in region.areas(session)},
        )


@bp.route("/konto/ny", methods=["GET", "POST"])
@open_to("administrator")
def new() -> ResponseReturnValue:
    """Make an account. Its password is shown once, on the page that says it is made."""
    with reading() as session:
        form = NewAccountForm(region.areas(session), request.form)
    if request.method == "GET":
        return render_template("accounts/new.html", form=form, role_facts=ROLE_FACTS)
    if not form.validate():
        return render_template("accounts/new.html", form=form, role_facts=ROLE_FACTS), 422
    password = form.password.data or passwords.invented()
    try:
        made = _make(form, offload(passwords.hashed, password))
    except Refusal as refusal:
        return with_refusal("accounts/new.html", form, refusal, role_facts=ROLE_FACTS)
    return render_template("accounts/made.html", made=made, password=password), 201


def _make(form: NewAccountForm, kept: str) -> Account:
    email, name = form.email.data or "", form.name.data or ""
    with work.transaction() as session:
        access.administrator(session)
        now = datetime.now(UTC)
        return actions.new_account(session, email, name, kept, form.wanted, now)


@bp.get("/konto/<int:account_id>")
@open_to("administrator")
def one(account_id: int) -> ResponseReturnValue:
    """One account: its roles, where it is logged in, and the way to close it."""
    with reading() as session:
        shown = queries.by_id(session, account_id)
        ticked = [tick(grant.role, grant.area_id) for grant in shown.grants]
        return _page(session, shown, RolesForm(region.areas(session), roles=ticked))


@bp.post("/konto/<int:account_id>")
@open_to("administrator")
def give_roles(account_id: int) -> ResponseReturnValue:
    """Give an account other roles; open panels must come in again with what it now may do."""
    with reading() as session:
        form = RolesForm(region.areas(session), request.form)
        if not form.validate():
            return _page(session, queries.by_id(session, account_id), form), 422
    with _changing(account_id) as (session, account):
        actions.give_roles(session, account, form.wanted)
        close_sockets(session, [login.id for login in queries.open_logins(session, account)])
    return redirect(url_for("accounts.people.one", account_id=account_id), 303)


@bp.post("/konto/<int:account_id>/logg-ut")
@open_to("administrator")
def log_out(account_id: int) -> ResponseReturnValue:
    """Log an account out everywhere."""
    with _changing(account_id) as (session, account):
        close_sockets(session, actions.end_logins(session, account, datetime.now(UTC)))
    return redirect(url_for("accounts.people.one", account_id=account_id), 303)


@bp.post("/konto/<int:account_id>/passord")
@open_to("administrator")
def new_password(account_id: int) -> ResponseReturnValue:
    """Invent a password for somebody who has lost theirs, show it once, and log them out."""
    password = passwords.invented()
    kept = offload(passwords.hashed, password)
    with _changing(account_id) as (session, account):
        actions.change_password(account, kept)
        close_sockets(session, actions.end_logins(session, account, datetime.now(UTC)))
    return render_template("accounts/made.html", made=account, password=password, again=True)


@bp.post("/konto/<int:account_id>/steng")
@open_to("administrator")
def close(account_id: int) -> ResponseReturnValue:
    """Close an account for good and log it out everywhere."""
    with _changing(account_id) as (session, account):
        close_sockets(session, actions.close_account(session, account, datetime.now(UTC)))
    return redirect(url_for("accounts.people.everyone"), 303)


def close_sockets(session: Session, logins: Iterable[int]) -> None:
    """Throw out every socket these log-ins have opened, once it is committed that they ended."""
    for login in logins:
        work.then(session, partial(live.close_login, login))


def with_refusal(
    template: str, form: Form, refusal: Refusal, beside: str = "email", **context: Any
) -> ResponseReturnValue:
    """The page again with what was typed, and the refusal beside its field, or `beside` another."""
    field = form[refusal.field or beside]
    field.errors = [*field.errors, refusal.text]
    return render_template(template, form=form, **context), refusal.status


@contextmanager
def _changing(account_id: int) -> Iterator[tuple[Session, Account]]:
    with work.transaction() as session:
        access.administrator(session)
        yield session, queries.by_id(session, account_id)


def _page(session: Session, shown: Account, form: RolesForm) -> str:
    since = datetime.now(UTC) - timedelta(hours=access.settings().session_hours)
    logins = queries.open_logins(session, shown, since)
    return render_template("accounts/one.html", shown=shown, form=form, logins=logins)
