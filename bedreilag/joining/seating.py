"""Who sits where: moving people, mixing them, and putting them back where they sat.

What somebody has written stays with the group it was written in, and its author can still see and
change it. Votes and drafts follow the person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from flask_babel import lazy_gettext as _
from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from bedreilag.frames import EVERYTHING
from bedreilag.joining.actions import tell_of_seats
from bedreilag.refusals import NotFound, Refusal
from bedreilag.seats import queries as seats
from bedreilag.seats.mix import Person
from bedreilag.seats.models import EarlierSeat, Participant
from bedreilag.seminars.models import Seminar
from bedreilag.work import announce

Occasion = Literal["move", "round"]
# While such a round is open everybody stays where they write, unless they are moved by hand. To
# leave only those in peace who have written would tell who has.
WRITTEN_IN = ("problem", "measure")


class PeopleWrite(Refusal):
    """The whole room is not mixed while it writes."""

    message = _(
        "Nå skriver deltakerne, og da blir alle sittende. Kom tilbake når runden er avsluttet, "
        "eller flytt noen få for hånd."
    )


class ProposalIsOld(Refusal):
    """Somebody whom the proposal moves sits elsewhere by now."""

    message = _("Noen har byttet gruppe siden forslaget ble laget. Trykk «Fordel deltakerne».")


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move came to: each seat's new group, and those who lost their helper by it."""

    group_of: dict[int, int] = field(default_factory=dict)
    without_helper: list[int] = field(default_factory=list)


def move(session: Session, seminar: Seminar, places: Mapping[int, int]) -> Moved:
    """Put people in other groups: seat id → group id. Groups may grow beyond their seats.

    Where they sat before is remembered, so that one press puts them back.
    """
    known = {group.id for group in seminar.groups}
    people = {one.id: one for one in seats.in_seminar(session, seminar.id)}
    if not (places.keys() <= people.keys() and set(places.values()) <= known):
        raise NotFound
    moving = {people[key]: group for key, group in places.items() if people[key].group_id != group}
    if not moving:
        return Moved()
    _remember(session, seminar.id, list(moving), "move")
    left = {seat.group_id for seat in moving}
    for seat, group_id in moving.items():
        seat.group_id, seat.moved = group_id, not seat.without_phone
        announce(session, seminar.id, f"seat:{seat.id}", "moved")
    session.flush()
    _tell(session, seminar.id, left, set(moving.values()))
    return Moved({seat.id: group for seat, group in moving.items()}, _part(session, seminar))


def mix(session: Session, seminar: Seminar, steps: Iterable[tuple[int, int, int]]) -> Moved:
    """Do the proposal as it was shown: (seat id, where it sat then, where it is put) for each.

    Raises PeopleWrite in a round of writing, ProposalIsOld when somebody has been moved since.
    """
    if _people_write(seminar):
        raise PeopleWrite
    steps = list(steps)
    sits = {one.id: one.group_id for one in seats.in_seminar(session, seminar.id)}
    if any(sits.get(seat, sat) != sat for seat, sat, _to in steps):
        raise ProposalIsOld
    return move(session, seminar, {seat: group for seat, _sat, group in steps})


def put_back(session: Session, seminar: Seminar, occasion: Occasion) -> Moved:
    """Put people back: as before the last move, or as when the last round closed."""
    return move(session, seminar, earlier(session, seminar.id, occasion))


def earlier(session: Session, seminar_id: int, occasion: Occasion) -> dict[int, int]:
    """Where people sat then, of those who sit elsewhere now: seat id → group id."""
    rows = session.execute(
        select(EarlierSeat.participant_id, EarlierSeat.group_id)
        .join(Participant, Participant.id == EarlierSeat.participant_id)
        .where(
            Participant.seminar_id == seminar_id,
            EarlierSeat.occasion == occasion,
            EarlierSeat.group_id != Participant.group_id,
        )
    )
    return dict(rows.all())


def remember_round(session: Session, seminar_id: int) -> None:
    """A round closes: its groups are the ones that «samme grupper» means from now on."""
    _remember(session, seminar_id, seats.in_seminar(session, seminar_id), "round")


def settle(session: Session, seat: Participant) -> None:
    """The participant has seen which group they sit in now."""
    seat.moved = False
    announce(session, seat.seminar_id, f"seat:{seat.id}", "moved")


def to_be_mixed(session: Session, seminar: Seminar) -> list[Person]:
    """Everybody, as the mix looks at them; nobody, while people write."""
    if _people_write(seminar):
        return []
    return [
        Person(
            id=one.id,
            kind=one.organisation_kind,
            municipality=one.municipality_number or "",
            position=one.position_group,
            decides=one.decision_authority,
            helped_by=one.helper_id,
        )
        for one in seats.in_seminar(session, seminar.id)
    ]


def _people_write(seminar: Seminar) -> bool:
    return any(found.is_open and found.kind in WRITTEN_IN for found in seminar.rounds)


def _remember(
    session: Session, seminar_id: int, people: list[Participant], occasion: Occasion
) -> None:
    here = select(Participant.id).where(Participant.seminar_id == seminar_id)
    session.execute(
        delete(EarlierSeat).where(
            EarlierSeat.participant_id.in_(here), EarlierSeat.occasion == occasion
        )
    )
    sat = [
        {"participant_id": one.id, "occasion": occasion, "group_id": one.group_id} for one in people
    ]
    if sat:
        session.execute(insert(EarlierSeat), sat)


def _part(session: Session, seminar: Seminar) -> list[int]:
    """Whoever helps somebody sits at their table; when one of them is moved, it is over."""
    people = {one.id: one for one in seats.in_seminar(session, seminar.id)}
    parted = [
        one
        for one in people.values()
        if one.helper_id is not None and not seats.helps(people[one.helper_id], one)
    ]
    for one in parted:
        announce(session, seminar.id, f"seat:{one.helper_id}", "helping")
        one.helper_id = None
    session.flush()
    return [one.id for one in parted]


def _tell(session: Session, seminar_id: int, left: set[int], entered: set[int]) -> None:
    """Whoever comes to a table sees all of it; at the table they left, they are gone."""
    for group_id in left:
        announce(session, seminar_id, f"group:{group_id}", "neighbours")
    for group_id in entered:
        announce(session, seminar_id, f"group:{group_id}", EVERYTHING)
    tell_of_seats(session, seminar_id)
