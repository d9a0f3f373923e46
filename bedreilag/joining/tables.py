"""The tables as whoever steers sees them: who sits there, who is on the line, what is missing.

It never says what anybody writes, nor that they are writing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from flask_babel.speaklater import LazyString
from sqlalchemy.orm import Session

from bedreilag import live, presence
from bedreilag.frames import Room, once
from bedreilag.joining import queries, words
from bedreilag.region import queries as region
from bedreilag.seats import perspectives
from bedreilag.seats import queries as seats
from bedreilag.seats.models import Participant
from bedreilag.seats.perspectives import Voice
from bedreilag.seminars.models import Group, Seminar


@dataclass(frozen=True, slots=True)
class PersonHere:
    """Somebody with a seat. Without a phone there is a helper, or nobody yet, and no line."""

    seat: Participant
    role: str
    state: str
    helper: Participant | None = None


@dataclass(frozen=True, slots=True)
class TableHere:
    """One group, its people and its voices."""

    group: Group
    people: Sequence[PersonHere]
    voices: Sequence[Voice]

    def how_many(self, state: str) -> int:
        """How many are `here`, `resting` or `gone`; "" counts those without a phone."""
        return sum(one.state == state for one in self.people)

    @property
    def perspectives(self) -> list[tuple[LazyString, int]]:
        """How many bring each perspective."""
        found = perspectives.present(self.voices)
        return [(words.PERSPECTIVES[one], number) for one, number in found.items()]

    @property
    def missing(self) -> list[LazyString]:
        """What to say of the voices nobody brings; of an empty table nothing."""
        gaps = perspectives.missing(self.voices) if self.people else []
        return [words.MISSING[one] for one in gaps]


def tables_here(
    session: Session, seminar: Seminar, groups: Collection[int] | None = None
) -> list[TableHere]:
    """Every group (or these) with its people, in the order they came; pictures share the answer."""
    if groups is not None:
        return _tables(session, seminar, groups)
    found: list[TableHere] = once(session, ("tables", seminar.id), _tables, session, seminar)
    return found


def is_on_the_line(session: Session, seat: Participant) -> bool:
    """Whether this participant has a phone with a page open, in sight or not."""
    return _line(seat, [seat, *seats.helped_by(session, [seat.id])]) in ("here", "resting")


def _tables(
    session: Session, seminar: Seminar, wanted: Collection[int] | None = None
) -> list[TableHere]:
    groups = [one for one in seminar.groups if wanted is None or one.id in wanted]
    role_of = {one.id: one.name for one in region.participant_roles(session)}
    everyone = {one.id: one for one in seats.in_seminar(session, seminar.id, wanted)}
    helped: dict[int, list[Participant]] = {}
    for seat in everyone.values():
        helped.setdefault(seat.helper_id or 0, []).append(seat)
    people: dict[int, list[PersonHere]] = {group.id: [] for group in groups}
    for seat in everyone.values():
        helper = everyone.get(seat.helper_id or 0)
        pages = [seat, *helped.get(seat.id, ())]
        person = PersonHere(seat, role_of.get(seat.role_id, ""), _line(seat, pages), helper)
        people[seat.group_id].append(person)
    voices = queries.voices(session, list(everyone.values()))
    return [
        TableHere(group, people[group.id], [voices[one.seat.id] for one in people[group.id]])
        for group in groups
    ]


def _line(seat: Participant, pages: Sequence[Participant]) -> str:
    """How it stands with this participant's phone, also when it shows the page of one it helps."""
    if seat.without_phone:
        return ""
    rooms = [Room(seat.seminar_id, f"seat:{page.id}") for page in pages]
    return presence.state(seat.id, [socket for room in rooms for socket in live.sockets_in(room)])
