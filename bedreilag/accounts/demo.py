"""Log-ins for the demo: five people who do not exist, with passwords that everyone may know."""

from datetime import datetime
from typing import NamedTuple

from flask_babel import LazyString
from flask_babel import lazy_gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag.accounts import actions, passwords
from bedreilag.accounts.actions import Role
from bedreilag.accounts.models import Account, FirstAccountKey


class DemoLogIn(NamedTuple):
    """One demo account. The passwords are public, so they open nothing but a demo."""

    name: str
    email: str
    password: str
    purpose: LazyString
    roles: tuple[Role, ...]


LOG_INS = (
    DemoLogIn(
        "Prosesslederen",
        "prosessleder@demo.example",
        "multe-fjord-4471",
        _("Styrer dagen: kontrollpanelet, lerretet og sorteringen"),
        (Role("facilitator", "midt-troms"),),
    ),
    DemoLogIn(
        "Koordinatoren",
        "koordinator@demo.example",
        "rype-senja-2958",
        _("Begynn her: samling, dag, plan og undersøkelse i to områder"),
        (Role("coordinator", "midt-troms"), Role("coordinator", "sor-troms")),
    ),
    DemoLogIn(
        "Arbeidsgruppa",
        "arbeidsgruppe@demo.example",
        "torsk-mose-7306",
        _("Kan det samme, men bare i Midt-Troms"),
        (Role("working_group", "midt-troms"),),
    ),
    DemoLogIn(
        "Styringsgruppa",
        "styringsgruppe@demo.example",
        "terne-kai-1824",
        _("Leser i alle områder og endrer ingenting"),
        (Role("steering_group"),),
    ),
    DemoLogIn(
        "Administratoren",
        "administrator@demo.example",
        "lyng-elv-6093",
        _("Lager kontoer og gir roller; ser ingen samlinger"),
        (Role("admin"),),
    ),
)


EMAILS = [one.email for one in LOG_INS]


def may_be_a_demo(session: Session) -> bool:
    """Whether nobody real has begun to use this installation."""
    real = select(Account.id).where(Account.email.not_in(EMAILS))
    begun = session.get(FirstAccountKey, 1) is not None
    return not begun and session.scalar(real.limit(1)) is None


def offered(session: Session) -> list[DemoLogIn]:
    """The demo accounts that open something, for as long as this is nothing but a demo."""
    if not may_be_a_demo(session):
        return []
    emails = select(Account.email).where(Account.email.in_(EMAILS), Account.closed_at.is_(None))
    there = set(session.scalars(emails))
    return [one for one in LOG_INS if one.email in there]


def is_left_open(session: Session) -> bool:
    """Whether known passwords still open an installation that real people have begun to use."""
    open_ones = select(Account.id).where(Account.email.in_(EMAILS), Account.closed_at.is_(None))
    return not may_be_a_demo(session) and session.scalar(open_ones.limit(1)) is not None


def load(session: Session, now: datetime) -> None:
    """Make the demo accounts that are missing."""
    there = set(session.scalars(select(Account.email)))
    for one in LOG_INS:
        if one.email not in there:
            kept = passwords.hashed(one.password)
            actions.new_account(session, one.email, one.name, kept, one.roles, now)


def close(session: Session, now: datetime) -> bool:
    """Close the demo accounts for good: their passwords are known, and something real has come."""
    open_ones = select(Account).where(Account.email.in_(EMAILS), Account.closed_at.is_(None))
    accounts = session.scalars(open_ones).all()
    for account in accounts:
        account.closed_at = now
        actions.end_logins(session, account, now)
    return bool(accounts)
