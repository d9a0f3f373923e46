"""Taking a seat."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask_babel import lazy_gettext as _
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bedreilag.joining import queries
from bedreilag.refusals import NotUnderstood, Refusal
from bedreilag.region.models import OrganisationKind, ParticipantRole
from bedreilag.seats import queries as seats
from bedreilag.seats.models import Participant
from bedreilag.seats.perspectives import Voice
from bedreilag.seminars import queries as seminars
from bedreilag.seminars.models import Group, Seminar
from bedreilag.tokens import fingerprint
from bedreilag.work import announce


class NotOpen(Refusal):
    """The door to the room is closed; why, depends on how far the day has come."""

    message = _("Samlingen har ikke åpnet ennå. Prøv igjen når prosesslederen sier fra.")

    @staticmethod
    def now(session: Session, seminar: Seminar) -> "NotOpen":
        """The reason that is true for this seminar."""
        return Closed() if queries.has_begun(session, seminar) else NotOpen()


class Closed(NotOpen):
    """The door has been closed behind those who came."""

    message = _("Samlingen er stengt for nye deltakere. Skal du være med, spør prosesslederen.")


class GroupTaken(Refusal):
    """People sit in the group, so it cannot be taken away."""

    message = _("%(group)s har deltakere og kan ikke slettes.")


class GroupFull(Refusal):
    """No seat left at that table."""

    message = _("%(group)s er full. Velg en annen gruppe, eller spør prosesslederen.")


class AllFull(GroupFull):
    """No seat left anywhere."""

    message = _("Alle gruppene er fulle. Spør prosesslederen om en plass til.")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What a person says about themselves when they join."""

    role: ParticipantRole
    kind: OrganisationKind
    organisation: str
    municipality_number: str | None
    display_name: str
    decision_authority: bool

    @property
    def voice(self) -> Voice:
        """What the newcomer brings to a table."""
        return Voice(self.kind.service_level, self.role.position_group, self.decision_authority)


def take_seat(
    session: Session, seminar: Seminar, group: Group, newcomer: Newcomer, token: str
) -> Participant:
    """Give the phone with this token a seat. A phone that asks again has the seat it got.

    Raises NotOpen when the door is closed, GroupFull when the table has no seat left.
    """
    before = seats.by_token(session, token)
    if before is not None:
        if before.seminar_id != seminar.id:
            raise NotUnderstood
        return before
    demand_room(session, seminar, group)
    return sit_down(session, seminar, group, newcomer, token_hash=fingerprint(token))


def demand_room(session: Session, seminar: Seminar, group: Group) -> None:
    """Refuse whoever comes to a closed door, or to a table with no seat left."""
    if not seminar.join_open:
        raise NotOpen.now(session, seminar)
    if group in queries.full_groups(session, seminar):
        raise GroupFull("group", group=group.name)


def sit_down(
    session: Session, seminar: Seminar, group: Group, newcomer: Newcomer, **proof: Any
) -> Participant:
    """A seat for the newcomer, with what proves it: a phone's token, or a helper."""
    seat = Participant(
        seminar_id=seminar.id,
        group_id=group.id,
        display_name=newcomer.display_name,
        role_id=newcomer.role.id,
        position_group=newcomer.role.position_group,
        organisation=newcomer.organisation,
        organisation_kind=newcomer.kind.id,
        municipality_number=newcomer.municipality_number,
        decision_authority=newcomer.decision_authority,
        joined_at=datetime.now(UTC),
        **proof,
    )
    session.add(seat)
    session.flush()
    tell(session, seminar.id, group.id)
    return seat


def tell(session: Session, seminar_id: int, group_id: int) -> None:
    """Everyone who counts the room, or sits at the table, draws it again."""
    announce(session, seminar_id, "projector", "joined")
    announce(session, seminar_id, f"group:{group_id}", "neighbours")
    tell_of_seats(session, seminar_id)


def tell_of_seats(session: Session, seminar_id: int) -> None:
    """Whoever steers sees who sits where, and how many of them are ready."""
    for name in ("tiles", "people", "steering"):
        announce(session, seminar_id, "panel", name)


def open_door(session: Session, seminar: Seminar, *, is_open: bool) -> None:
    """Let people join with the code, or stop letting them. Those who sit are left alone."""
    seminar.join_open = is_open
    announce(session, seminar.id, "panel", "steering")
    announce(session, seminar.id, "projector", "view")


def change_code(session: Session, seminar: Seminar) -> None:
    """A new code. Whoever has the old one, on paper or in a picture, cannot join with it."""
    seminar.join_code = seminars.free_code(session)
    announce(session, seminar.id, "projector", "view")


def remove_group(session: Session, seminar: Seminar, group: Group) -> None:
    """Take a group away, unless somebody sits in it or has written something in it."""
    if queries.taken(session, seminar.id).get(group.id):
        raise GroupTaken(group=group.name)
    try:
        with session.begin_nested():
            seminar.groups.remove(group)
            session.flush()
    except IntegrityError as fault:
        raise GroupTaken(group=group.name) from fault
    announce(session, seminar.id, "panel", "tiles")
