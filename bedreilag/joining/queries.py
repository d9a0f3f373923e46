"""Finding the room behind a code, its tables with room left, and those where people sit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bedreilag.database import known
from bedreilag.region import queries as region
from bedreilag.seats import perspectives
from bedreilag.seats import queries as seats
from bedreilag.seats.models import Participant
from bedreilag.seats.perspectives import Table, Voice
from bedreilag.seminars.models import Group, Seminar


def by_code(session: Session, code: str) -> Seminar | None:
    """The seminar with this join code, written in small or large letters, spaced or not."""
    tidy = "".join(code.split()).upper()[:12]
    if not tidy.isalnum():  # nor does PostgreSQL like to be asked for just anything
        return None
    return session.scalar(select(Seminar).where(Seminar.join_code == tidy))


def taken(session: Session, seminar_id: int) -> dict[int, int]:
    """How many seats are taken in each group: group id → number."""
    rows = session.execute(
        select(Participant.group_id, func.count())
        .where(Participant.seminar_id == seminar_id)
        .group_by(Participant.group_id)
    )
    return dict(rows.all())


def most_write(session: Session, seminar_id: int, texts: Mapping[int, int]) -> bool:
    """Whether at least half of the groups with people have a text: before that nobody is late."""
    groups_of = known(session, "peopled")
    if seminar_id not in groups_of:
        groups_of[seminar_id] = set(taken(session, seminar_id))
    peopled: set[int] = groups_of[seminar_id]
    return 2 * sum(texts.get(group, 0) > 0 for group in peopled) >= len(peopled)


def has_begun(session: Session, seminar: Seminar) -> bool:
    """Whether anyone has come, or a round has been started."""
    started = any(found.state != "waiting" for found in seminar.rounds)
    return started or bool(taken(session, seminar.id))


def full_groups(session: Session, seminar: Seminar) -> list[Group]:
    """The groups with no seat left."""
    sitting = taken(session, seminar.id)
    return [group for group in seminar.groups if sitting.get(group.id, 0) >= group.capacity]


def voices(session: Session, people: Sequence[Participant]) -> dict[int, Voice]:
    """What each of them brings to a table: seat id → voice."""
    level_of = {one.id: one.service_level for one in region.organisation_kinds(session)}
    return {
        one.id: Voice(
            level_of.get(one.organisation_kind, ""), one.position_group, one.decision_authority
        )
        for one in people
    }


def tables(session: Session, seminar: Seminar) -> list[Table]:
    """Every group as it stands, with the voices it has."""
    people = seats.in_seminar(session, seminar.id)
    voice_of = voices(session, people)
    sitting: dict[int, list[Voice]] = {group.id: [] for group in seminar.groups}
    for seat in people:
        sitting[seat.group_id].append(voice_of[seat.id])
    return [Table(one.number, one.capacity, sitting[one.id]) for one in seminar.groups]


def neediest(session: Session, seminar: Seminar, newcomer: Voice) -> Group | None:
    """The group with room that needs this newcomer most."""
    found = perspectives.neediest(tables(session, seminar), newcomer)
    return next((group for group in seminar.groups if found and group.number == found.number), None)


def nicknames(session: Session, group_id: int) -> list[str]:
    """The nicknames at one table, in the order people came."""
    names = select(Participant.display_name).where(
        Participant.group_id == group_id, Participant.display_name != ""
    )
    return list(session.scalars(names.order_by(Participant.id)))


@dataclass(frozen=True, slots=True)
class Composition:
    """Who is in the room, as numbers, in the region's order."""

    roles: list[tuple[str, int]]
    kinds: list[tuple[str, int]]
    deciders: int


def composition(session: Session, people: Sequence[Participant]) -> Composition:
    """How the room is put together (R015)."""
    roles = Counter(one.role_id for one in people)
    kinds = Counter(one.organisation_kind for one in people)
    return Composition(
        roles=[(one.name, roles[one.id]) for one in region.participant_roles(session)],
        kinds=[(one.name, kinds[one.id]) for one in region.organisation_kinds(session)],
        deciders=sum(one.decision_authority for one in people),
    )


def kept_kinds(session: Session, seminar: Seminar) -> list[tuple[str, int]]:
    """How many of each kind of organisation took part, which is kept when the seats are deleted."""
    kinds = region.organisation_kinds(session)
    return [(one.name, seminar.headcount[one.id]) for one in kinds if one.id in seminar.headcount]
