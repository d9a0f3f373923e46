"""Taking a seat."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session

from bedreilag.joining import queries
from bedreilag.refusals import Refusal
from bedreilag.region.models import OrganisationKind, ParticipantRole
from bedreilag.seats import queries as seats
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Group, Seminar
from bedreilag.tokens import fingerprint
from bedreilag.work import announce


class NotOpen(Refusal):
    """The door to the room is closed."""

    message = _("Samlingen har ikke åpnet ennå. Prøv igjen når prosesslederen sier fra.")


class GroupFull(Refusal):
    """No seat left at that table."""

    message = _("%(group)s er full. Velg en annen gruppe, eller spør prosesslederen.")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What a person says about themselves when they join."""

    role: ParticipantRole
    kind: OrganisationKind
    organisation: str
    municipality_number: str | None
    display_name: str
    decision_authority: bool


def take_seat(
    session: Session, seminar: Seminar, group: Group, newcomer: Newcomer, token: str
) -> Participant:
    """Give the phone with this token a seat. A phone that asks again has the seat it got.

    Raises NotOpen when the door is closed, GroupFull when the table has no seat left.
    """
    before = seats.by_token(session, token)
    if before is not None and before.seminar_id == seminar.id:
        return before
    if not seminar.join_open:
        raise NotOpen
    if group in queries.full_groups(session, seminar):
        raise GroupFull("group", group=group.name)
    seat = Participant(
        seminar_id=seminar.id,
        group_id=group.id,
        token_hash=fingerprint(token),
        display_name=newcomer.display_name,
        role_id=newcomer.role.id,
        position_group=newcomer.role.position_group,
        organisation=newcomer.organisation,
        organisation_kind=newcomer.kind.id,
        municipality_number=newcomer.municipality_number,
        decision_authority=newcomer.decision_authority,
        joined_at=datetime.now(UTC),
    )
    session.add(seat)
    tell(session, seminar.id, group.id)
    return seat


def tell(session: Session, seminar_id: int, group_id: int) -> None:
    """Everyone who counts the room, or sits at the table, draws it again."""
    for room in ("phones", "projector", "panel"):
        announce(session, seminar_id, room, "joined")
    announce(session, seminar_id, "panel", "tiles")
    announce(session, seminar_id, f"group:{group_id}", "neighbours")
