"""Who wrote a text, as far as a room may know."""

from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session, object_session

from bedreilag import anonymity
from bedreilag.database import known
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Group, Seminar


class Written(Protocol):
    """A text with the promise it was written under."""

    author_id: int | None
    promise: str

    @property
    def seminar(self) -> Seminar: ...

    @property
    def group(self) -> Group: ...


def byline(room_kind: str, text: Written) -> str:
    """What stands beside the text in this kind of room."""
    promise = anonymity.stricter(text.promise, text.seminar.promise)
    nickname = _nickname(text) if promise == "nickname" else ""
    # No other room is told the group, so it is not looked up for them.
    group = text.group.name if room_kind == anonymity.STEERING else ""
    return anonymity.byline(room_kind, promise, group, nickname)


def promised(seminar: Seminar, seen: str) -> str:
    """The promise a new text comes under: what its author was told, or the stricter one of now."""
    return anonymity.stricter(seen, seminar.promise) if seen else seminar.promise


def _nickname(text: Written) -> str:
    session = object_session(text)
    if session is None or text.author_id is None:
        return ""
    # Everyone at once, and once for the moment a session looks at.
    names: dict[int, dict[int, str]] = known(session, "nicknames")
    if text.author_id not in names.get(text.seminar.id, ()):  # perhaps somebody who just came
        names[text.seminar.id] = _nicknames(session, text.seminar.id)
    return names[text.seminar.id].get(text.author_id, "")


def _nicknames(session: Session, seminar_id: int) -> dict[int, str]:
    rows = session.execute(
        select(Participant.id, Participant.display_name).where(Participant.seminar_id == seminar_id)
    )
    return dict(rows.all())
