"""Finding a seat by what the phone knows."""

from collections.abc import Collection

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, joinedload

from bedreilag.database import known
from bedreilag.seats.models import Participant
from bedreilag.tokens import fingerprint

AT_THESE_TABLES = select(Participant).where(
    Participant.group_id.in_(
        select(Participant.group_id).where(
            Participant.token_hash.in_(bindparam("proofs", expanding=True))
        )
    )
)


def by_token(session: Session, token: str) -> Participant | None:
    """The seat this token opens, with its group and seminar, in one query."""
    if not token:
        return None
    foreseen: dict[str, Participant] = session.info.get("seats", {})
    # Whoever has left in this very transaction has no seat any more.
    if (seat := foreseen.get(token)) and seat in session and seat not in session.deleted:
        return seat
    return session.scalar(
        select(Participant)
        .options(joinedload(Participant.group), joinedload(Participant.seminar))
        .where(Participant.token_hash == fingerprint(token))
    )


def foresee(session: Session, tokens: Collection[str]) -> dict[str, Participant]:
    """Fetch in one query the seats that these tokens open, for `by_token` to find.

    The whole table comes with them: those who sit there are the next to ask.
    """
    token_of = {fingerprint(token): token for token in tokens}
    sitting = known(session, "sitting")
    if new := [*(token_of.keys() - sitting.keys())]:
        for seat in session.scalars(AT_THESE_TABLES, {"proofs": new}):
            sitting[seat.token_hash] = seat
    foreseen = {token: sitting[proof] for proof, token in token_of.items() if proof in sitting}
    session.info["seats"] = foreseen
    return foreseen


def foreseen(session: Session) -> list[Participant]:
    """Everyone whose wish is carried out together with this one."""
    seats: dict[str, Participant] = session.info.get("seats", {})
    return list(seats.values())


def without_phone(session: Session, number: str) -> Participant | None:
    """The seat with this number, if it belongs to somebody without a phone."""
    if not number.isdecimal() or len(number) > 9:
        return None
    return session.scalar(
        select(Participant)
        .options(joinedload(Participant.group), joinedload(Participant.seminar))
        .where(Participant.id == int(number), Participant.without_phone)
    )


def helps(helper: Participant, other: Participant) -> bool:
    """Whether this participant acts for that one: as chosen, and only at the same table."""
    return other.helper_id == helper.id and other.group_id == helper.group_id


def helped_by(session: Session, helper_ids: Collection[int]) -> list[Participant]:
    """Those without a phone whom these participants act for."""
    return list(
        session.scalars(
            select(Participant)
            .where(Participant.helper_id.in_(helper_ids))
            .order_by(Participant.id)
        )
    )


def without_phone_at(session: Session, group_id: int) -> list[Participant]:
    """Those without a phone in one group, in the order they came."""
    here = select(Participant).where(Participant.group_id == group_id, Participant.without_phone)
    return list(session.scalars(here.order_by(Participant.id)))


def how_many(session: Session, seminar_id: int) -> int:
    """How many have taken a seat."""
    seats = select(func.count()).select_from(Participant)
    return session.scalar(seats.where(Participant.seminar_id == seminar_id)) or 0


def in_seminar(
    session: Session, seminar_id: int, groups: Collection[int] | None = None
) -> list[Participant]:
    """Everyone with a seat, or with one in these groups, in the order they came."""
    seats = select(Participant).options(joinedload(Participant.group))
    seats = seats.where(Participant.seminar_id == seminar_id)
    if groups is not None:
        seats = seats.where(Participant.group_id.in_(groups))
    return list(session.scalars(seats.order_by(Participant.id)))


def ids_in(session: Session, seminar_id: int) -> list[int]:
    """The ids of every seat in the seminar."""
    return list(session.scalars(select(Participant.id).where(Participant.seminar_id == seminar_id)))
