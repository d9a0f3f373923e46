"""One more round in a day that is planned, or already going on."""

from sqlalchemy.orm import Session

from bedreilag.seminars.actions import RoundFacts, tell
from bedreilag.seminars.models import Round, Seminar
from bedreilag.work import announce


def add_round(
    session: Session, seminar: Seminar, kind: str, facts: RoundFacts, after: Round | None = None
) -> Round:
    """One more round, behind another one or last. The others keep their order."""
    place = seminar.rounds.index(after) + 1 if after else len(seminar.rounds)
    last = max((found.position for found in seminar.rounds), default=0)
    for later in reversed(seminar.rounds[place:]):
        later.position += 1
        session.flush()  # one at a time: no two rounds ever have the same place
    added = Round(position=after.position + 1 if after else last + 1, kind=kind)
    for name in facts.__slots__:
        setattr(added, name, getattr(facts, name))
    seminar.rounds.insert(place, added)
    session.flush()
    tell(session, seminar)
    for picture in ("steering", "showing"):
        announce(session, seminar.id, "panel", picture)
    return added
