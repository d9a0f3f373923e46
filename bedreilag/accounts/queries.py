"""Finding an organiser, and what they may do."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bedreilag.accounts.models import Account, FirstAccountKey, Grant, LoginSession
from bedreilag.refusals import NotFound
from bedreilag.tokens import fingerprint, same


def login_by_token(
    session: Session, token: str, now: datetime, idle: timedelta
) -> LoginSession | None:
    """The log-in this cookie proves, unless it has ended or was left unused for too long."""
    if not token:
        return None
    return session.scalar(
        select(LoginSession).where(
            LoginSession.token_hash == fingerprint(token),
            LoginSession.ended_at.is_(None),
            LoginSession.seen_at > now - idle,
            LoginSession.account.has(Account.closed_at.is_(None)),
        )
    )


def roles_in(account: Account, area_id: str) -> set[str]:
    """The account's roles in this area, those for the whole installation included."""
    return {grant.role for grant in account.grants if grant.area_id in (area_id, None)}


def administers(account: Account) -> bool:
    """Whether the account may manage accounts and reference data."""
    return any(grant.role == "admin" for grant in account.grants)


def by_email(session: Session, email: str) -> Account | None:
    """The account with this address, open or closed. Case and spaces around do not count."""
    return session.scalar(select(Account).where(Account.email == tidy_email(email)))


def by_id(session: Session, account_id: int) -> Account:
    """The account, or «not found»."""
    account = session.get(Account, account_id)
    if account is None:
        raise NotFound
    return account


def everyone(session: Session) -> Sequence[Account]:
    """Every account by name, closed ones last."""
    return session.scalars(
        select(Account).order_by(Account.closed_at.is_not(None), func.lower(Account.name))
    ).all()


def open_logins(
    session: Session, account: Account, since: datetime | None = None
) -> Sequence[LoginSession]:
    """The account's log-ins that have not ended, the latest used first; those used `since`."""
    found = select(LoginSession).where(
        LoginSession.account_id == account.id, LoginSession.ended_at.is_(None)
    )
    if since:
        found = found.where(LoginSession.seen_at > since)
    return session.scalars(found.order_by(LoginSession.seen_at.desc())).all()


def administrators(session: Session) -> set[int]:
    """The ids of all open accounts that may manage accounts."""
    admins = select(Account.id).join(Grant).where(Grant.role == "admin")
    return set(session.scalars(admins.where(Account.closed_at.is_(None))))


def opens_first_account(session: Session, token: str) -> bool:
    """Whether this is the one-time address where the first administrator is made.

    An address that was printed and never used is worth nothing once there is an administrator.
    """
    key = session.get(FirstAccountKey, 1)
    fits = key is not None and same(key.token_hash, fingerprint(token))
    return fits and not administrators(session)


def tidy_email(email: str) -> str:
    """An address as it is stored and compared."""
    return email.replace("\0", "").strip().lower()  # PostgreSQL cannot be asked for a NUL
