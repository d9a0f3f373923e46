"""One more round, or one less, in a day that is planned, or already going on."""

from itertools import takewhile

from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session

from bedreilag.refusals import Refusal
from bedreilag.seminars import usual
from bedreilag.seminars.actions import RoundFacts, tell
from bedreilag.seminars.models import Round, Seminar
from bedreilag.work import announce


class RoundHasBegun(Refusal):
    """What people have been asked stays in the day, with what they answered."""

    message = _("Runden er startet, så den kan ikke fjernes. Avslutt den på «Dagen» i stedet.")


def usual_facts(kind: str) -> RoundFacts:
    """What a round of this kind asks, and for how long, when nobody says otherwise."""
    one = usual.MORE[kind]
    return RoundFacts(str(one.title), str(one.prompt), one.silent, one.discussion)


def add_next_round(
    session: Session, seminar: Seminar, kind: str, facts: RoundFacts | None = None
) -> Round:
    """One more round of this kind, to be started before those that were planned."""
    return _put(session, seminar, kind, facts or usual_facts(kind), _next_place(seminar))


def add_round(
    session: Session, seminar: Seminar, kind: str, facts: RoundFacts, after: Round
) -> Round:
    """One more round, right behind another one."""
    return _put(session, seminar, kind, facts, seminar.rounds.index(after) + 1)


def remove_round(session: Session, seminar: Seminar, found: Round) -> None:
    """Take a round that has not begun out of the day. Its line in the programme stays."""
    if found.state != "waiting":
        raise RoundHasBegun
    seminar.rounds.remove(found)
    _tell_of_rounds(session, seminar)


def _next_place(seminar: Seminar) -> int:
    """Behind every round that has begun, and behind those that were added since."""
    begun = [place for place, found in enumerate(seminar.rounds) if found.state != "waiting"]
    first = max(begun, default=-1) + 1
    return first + sum(1 for _one in takewhile(lambda one: one.added, seminar.rounds[first:]))


def _put(session: Session, seminar: Seminar, kind: str, facts: RoundFacts, place: int) -> Round:
    """The others keep their order."""
    later = seminar.rounds[place:]
    last = max((found.position for found in seminar.rounds), default=0)
    position = later[0].position if later else last + 1
    for found in reversed(later):
        found.position += 1
        session.flush()  # one at a time: no two rounds ever have the same place
    added = Round(position=position, kind=kind, added=True)
    for name in facts.__slots__:
        setattr(added, name, getattr(facts, name))
    seminar.rounds.insert(place, added)
    session.flush()
    _tell_of_rounds(session, seminar)
    return added


def _tell_of_rounds(session: Session, seminar: Seminar) -> None:
    tell(session, seminar)
    for picture in ("steering", "showing"):
        announce(session, seminar.id, "panel", picture)
