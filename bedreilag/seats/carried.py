"""What is remembered of wishes, so that asking again gives the same answer."""

from collections.abc import Collection
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from bedreilag.database import plainly
from bedreilag.seats.models import Wish
from bedreilag.work import when_stored

Name = tuple[str, str]  # who made the wish, and what their device calls it
CARRIED_OUT = select(Wish.who, Wish.wish_id, Wish.digest, Wish.answer).where(
    Wish.who.in_(bindparam("whose", expanding=True)),
    Wish.wish_id.in_(bindparam("ids", expanding=True)),
)


class Before(NamedTuple):
    """A wish as it was carried out: what it said, as a digest, and what was answered."""

    digest: str
    answer: dict[str, Any]


def foresee(session: Session, names: Collection[Name]) -> None:
    """Fetch in one query what will be asked about all of these."""
    wishes = _asked_about(session)
    wishes.update(dict.fromkeys(names))
    whose, ids = {who for who, _ in names}, {wish_id for _, wish_id in names}
    found = session.connection().execute(CARRIED_OUT, {"whose": [*whose], "ids": [*ids]})
    wishes.update({(who, wish_id): Before(said, told) for who, wish_id, said, told in found})


def before(session: Session, who: str, wish_id: str) -> Before | None:
    """The wish as it was carried out before, also a moment ago in this very transaction."""
    if (who, wish_id) not in _asked_about(session):
        foresee(session, [(who, wish_id)])
    return _asked_about(session)[who, wish_id]


def remember(session: Session, seminar_id: int, name: Name, digest: str, answer: Any) -> None:
    """Keep the answer, from COMMIT on."""
    row = {"seminar_id": seminar_id, "digest": digest, "answer": answer}
    row |= {"who": name[0], "wish_id": name[1]}
    _asked_about(session)[name] = Before(digest, answer)
    if "to_remember" not in session.info:
        when_stored(session, partial(write_down, session))
    session.info.setdefault("to_remember", []).append(row)


def write_down(session: Session) -> None:
    """Store what is remembered so far; it happens by itself before COMMIT."""
    if rows := session.info.pop("to_remember", None):
        told = [row | {"answer": plainly(row["answer"])} for row in rows]
        session.connection().execute(insert(Wish), told)


def _asked_about(session: Session) -> dict[Name, Before | None]:
    """What this transaction knows: each wish it was asked about, and None for one that is new."""
    wishes: dict[Name, Before | None] = session.info.setdefault("wishes", {})
    return wishes
