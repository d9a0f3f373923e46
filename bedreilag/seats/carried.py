"""What is remembered of wishes, so that asking again gives the same answer."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import event, insert, select
from sqlalchemy.orm import Session

from bedreilag.database import Writing
from bedreilag.seats.models import Wish

Name = tuple[str, str]  # who made the wish, and what their device calls it


def foresee(session: Session, names: Collection[Name]) -> None:
    """Fetch in one query what will be asked about all of these."""
    whose, ids = {who for who, _ in names}, {wish_id for _, wish_id in names}
    known: dict[Name, Wish | None] = session.info.setdefault("wishes", {})
    known.update(dict.fromkeys(names))
    for found in session.scalars(select(Wish).where(Wish.who.in_(whose), Wish.wish_id.in_(ids))):
        known[found.who, found.wish_id] = found


def before(session: Session, who: str, wish_id: str) -> Wish | None:
    """The wish as it was carried out before, also a moment ago in this very transaction."""
    known: dict[Name, Wish | None] = session.info.get("wishes", {})
    if (who, wish_id) in known:
        return known[who, wish_id]
    return session.get(Wish, (who, wish_id))


def remember(session: Session, seminar_id: int, name: Name, digest: str, answer: Any) -> None:
    """Keep the answer, from COMMIT on."""
    row = {"seminar_id": seminar_id, "digest": digest, "answer": answer}
    row |= {"who": name[0], "wish_id": name[1]}
    session.info.setdefault("wishes", {})[name] = Wish(**row)
    session.info.setdefault("to_remember", []).append(row)


@event.listens_for(Writing, "before_commit")
def write_down(session: Session) -> None:
    """Store what is remembered so far; it happens by itself at COMMIT."""
    if rows := session.info.pop("to_remember", None):
        session.connection().execute(insert(Wish), rows)
