"""What is remembered of wishes, so that asking again gives the same answer."""

from collections.abc import Collection
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from bedreilag.database import known, plainly
from bedreilag.seats.models import Wish
from bedreilag.work import when_stored

Name = tuple[str, str]  # who made the wish, and what their device calls it
CARRIED_OUT = select(Wish.who, Wish.wish_id, Wish.digest, Wish.answer).where(
    Wish.who.in_(bindparam("whose", expanding=True))
)


class Before(NamedTuple):
    """A wish as it was carried out: what it said, as a digest, and what was answered."""

    digest: str
    answer: dict[str, Any]


Carried = dict[str, dict[str, Before]]  # who → what their device calls it → how it went


def foresee(session: Session, whose: Collection[str]) -> None:
    """Fetch in one query all that these have asked for, unless it is known."""
    carried: Carried = known(session, "carried")
    if new := [who for who in whose if who not in carried]:
        carried.update({who: {} for who in new})
        for who, wish_id, said, told in session.connection().execute(CARRIED_OUT, {"whose": new}):
            carried[who][wish_id] = Before(said, told)


def before(session: Session, who: str, wish_id: str) -> Before | None:
    """The wish as it was carried out before, also a moment ago in this very transaction."""
    foresee(session, [who])
    carried: Carried = known(session, "carried")
    return carried[who].get(wish_id)


def remember(session: Session, seminar_id: int, name: Name, digest: str, answer: Any) -> None:
    """Keep the answer, from COMMIT on."""
    row = {"seminar_id": seminar_id, "digest": digest, "answer": answer}
    row |= {"who": name[0], "wish_id": name[1]}
    foresee(session, [name[0]])
    known(session, "carried")[name[0]][name[1]] = Before(digest, answer)
    if "to_remember" not in session.info:
        when_stored(session, partial(write_down, session))
    session.info.setdefault("to_remember", []).append(row)


def write_down(session: Session) -> None:
    """Store what is remembered so far; it happens by itself before COMMIT."""
    if rows := session.info.pop("to_remember", None):
        told = [row | {"answer": plainly(row["answer"])} for row in rows]
        session.connection().execute(insert(Wish), told)
