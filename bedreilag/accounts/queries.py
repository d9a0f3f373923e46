"""Finding an organiser, and what they may do."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag.accounts.models import Account, LoginSession
from bedreilag.tokens import fingerprint


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
