"""Accounts: made, given roles, logged in and out, and closed. Nothing is ever half done."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil
from typing import NamedTuple

from flask_babel import lazy_gettext as _
from sqlalchemy import delete
from sqlalchemy.orm import Session

from bedreilag import tokens, wording
from bedreilag.accounts import lockout, queries
from bedreilag.accounts.lockout import Visitor
from bedreilag.accounts.models import (
    ROLES_OF_AN_AREA,
    Account,
    FirstAccountKey,
    Grant,
    LoginSession,
)
from bedreilag.refusals import NotFound, Refusal

PASSWORD_LENGTH = range(12, 129)
# As long as a log-in may be left unused at the most.
REMEMBERED_LOG_INS = timedelta(days=30)
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


class WrongPassword(Refusal):
    """The password is wrong, the account is closed or there is none; we do not say which."""

    status = 422
    message = _("E-posten og passordet passer ikke sammen. Prøv en gang til.")


class LockedOut(Refusal):
    """Too many wrong passwords for this address."""

    status = 429
    message = _("Det har vært for mange forsøk med denne e-posten. Vent %(wait)s, og prøv igjen.")


class NotAnEmail(Refusal):
    """There is no @ in it, or nothing after."""

    status = 422
    message = _("Skriv en e-postadresse, for eksempel navn@kommune.no.")


class EmailTaken(Refusal):
    """Another account, perhaps a closed one, has this address."""

    message = _("Det finnes allerede en konto med denne e-posten.")


class PasswordTooShort(Refusal):
    """Fewer characters than we accept."""

    status = 422
    message = _("Passordet må ha minst %(n)s tegn. Bruk gjerne en setning.")


class PasswordTooLong(Refusal):
    """More characters than anyone types."""

    status = 422
    message = _("Passordet kan ha %(n)s tegn. Kort det ned litt.")


class NoRole(Refusal):
    """An account that may do nothing helps nobody."""

    status = 422
    message = _("Velg minst én rolle.")


class LastAdministrator(Refusal):
    """Without an administrator nobody can make or close accounts."""

    message = _("Dette er den siste administratoren. Gi rollen til en annen konto først.")


class Role(NamedTuple):
    """A role, in one area or (steering group and administrator) in all of them."""

    name: str
    area_id: str | None = None


def password_to_check(session: Session, visitor: Visitor, now: datetime) -> str | None:
    """What the database keeps of this account's password, or refuse because one must wait."""
    wait = lockout.wait_left(visitor, now)
    if wait:
        raise LockedOut(wait=in_words(wait.total_seconds()))
    account = queries.by_email(session, visitor.email)
    return account.password_hash if account and not account.closed_at else None


def finish_log_in(session: Session, visitor: Visitor, fits: bool, now: datetime) -> str | None:
    """The new cookie when the password fits; nothing, and one more failure, when it does not.

    The waiting is asked for again: a hundred guesses at once are a hundred guesses.
    """
    account = queries.by_email(session, visitor.email)
    if lockout.wait_left(visitor, now) or not fits or account is None or account.closed_at:
        lockout.count_failure(visitor, now)
        return None
    lockout.forgive(visitor)
    return start_login(session, account, now)


def start_login(session: Session, account: Account, now: datetime) -> str:
    """A new log-in with a token of its own; only its fingerprint is kept."""
    token = tokens.new_token()
    session.add(
        LoginSession(
            token_hash=tokens.fingerprint(token),
            account_id=account.id,
            started_at=now,
            seen_at=now,
        )
    )
    return token


def end_login(login: LoginSession, now: datetime) -> None:
    """Log out of one browser."""
    login.ended_at = now


def end_logins(
    session: Session, account: Account, now: datetime, keep: int | None = None
) -> list[int]:
    """Log the account out everywhere, perhaps but here; answers which log-ins have ended."""
    ended = [login for login in queries.open_logins(session, account) if login.id != keep]
    for login in ended:
        end_login(login, now)
    return [login.id for login in ended]


def forget_old_logins(session: Session, now: datetime) -> None:
    """Delete log-ins that can no longer be used: who logged in when is nobody's business then."""
    session.execute(delete(LoginSession).where(LoginSession.seen_at < now - REMEMBERED_LOG_INS))


def new_account(
    session: Session,
    email: str,
    name: str,
    password_hash: str,
    roles: Iterable[Role],
    now: datetime,
) -> Account:
    """Make an account with its roles."""
    account = Account(
        email=_free_email(session, email),
        name=wording.clean(name, 80, single_line=True),
        password_hash=password_hash,
        created_at=now,
    )
    give_roles(session, account, roles)
    session.add(account)
    session.flush()
    return account


def give_roles(session: Session, account: Account, roles: Iterable[Role]) -> None:
    """Let the account have exactly these roles."""
    wanted = {Role(role, area if role in ROLES_OF_AN_AREA else None) for role, area in roles}
    if not wanted:
        raise NoRole("roles")
    if "admin" not in {role.name for role in wanted}:
        _keep_an_administrator(session, account)
    for grant in list(account.grants):
        if Role(grant.role, grant.area_id) not in wanted:
            account.grants.remove(grant)
            session.delete(grant)
    new = wanted - {Role(grant.role, grant.area_id) for grant in account.grants}
    account.grants += [Grant(role=role, area_id=area) for role, area in sorted(new, key=str)]


def change_password(account: Account, password_hash: str) -> None:
    """Let another password open the account."""
    account.password_hash = password_hash


def close_account(session: Session, account: Account, now: datetime) -> list[int]:
    """Close it and log it out everywhere; answers which log-ins have ended."""
    _keep_an_administrator(session, account)
    account.closed_at = now
    return end_logins(session, account, now)


def new_first_account_key(session: Session, now: datetime) -> str:
    """A one-time address for making the first administrator; an earlier one stops working."""
    token = tokens.new_token()
    session.merge(FirstAccountKey(id=1, token_hash=tokens.fingerprint(token), made_at=now))
    return token


def make_first_account(
    session: Session, key: str, email: str, name: str, password_hash: str, now: datetime
) -> Account:
    """Make the administrator that the one-time address is for, and use the address up."""
    if not queries.opens_first_account(session, key):
        raise NotFound
    session.delete(session.get_one(FirstAccountKey, 1))
    return new_account(session, email, name, password_hash, [Role("admin")], now)


def accept_password(password: str) -> str:
    """The password, if it may be used; long counts, odd characters do not."""
    if len(password) < PASSWORD_LENGTH.start:
        raise PasswordTooShort("password", n=PASSWORD_LENGTH.start)
    if len(password) >= PASSWORD_LENGTH.stop:
        raise PasswordTooLong("password", n=PASSWORD_LENGTH.stop - 1)
    return password


def in_words(seconds: float) -> str:
    """A wait as people say it, rounded up."""
    if seconds <= 90:
        return str(_("%(n)s sekunder", n=ceil(seconds / 10) * 10))
    return str(_("%(n)s minutter", n=ceil(seconds / 60)))


def _free_email(session: Session, email: str) -> str:
    address = queries.tidy_email(email)
    if not EMAIL.fullmatch(address) or len(address) > 160:
        raise NotAnEmail("email")
    wording.refuse_identity_numbers(address)
    if queries.by_email(session, address):
        raise EmailTaken("email")
    return address


def _keep_an_administrator(session: Session, account: Account) -> None:
    if queries.administrators(session) == {account.id}:
        raise LastAdministrator
