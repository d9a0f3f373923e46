"""The list of those who have answered, beside a box of answers that knows nobody.

The list says that a seat has answered a round. The answer lies elsewhere, under no key that leads
back, and nothing on the list tells what it was.
"""

from collections.abc import Collection

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bedreilag.seats.models import Participant, Wish


def has_answered(session: Session, seat_id: int, round_id: int, what: str) -> bool:
    """Whether this participant is on the list."""
    return have_answered(session, round_id, what, [seat_id])[seat_id]


def have_answered(
    session: Session, round_id: int, what: str, seat_ids: Collection[int]
) -> dict[int, bool]:
    """Seat id → whether on the list, for each of these participants."""
    whose = {f"seat:{seat_id}": seat_id for seat_id in seat_ids}
    listed = select(Wish.who).where(Wish.who.in_(whose), Wish.wish_id == f"{what}:{round_id}")
    found = set(session.scalars(listed))
    return {seat_id: who in found for who, seat_id in whose.items()}


def is_on_a_list(session: Session, seat_id: int) -> bool:
    """Whether this participant has answered anything at all."""
    theirs = exists().where(Wish.who == f"seat:{seat_id}", Wish.wish_id.contains(":"))
    return bool(session.scalar(select(theirs)))


def mark(session: Session, seat: Participant, round_id: int, what: str) -> None:
    """Put the participant on the list: the seat and the round, and no content."""
    session.add(
        Wish(
            who=f"seat:{seat.id}",
            wish_id=f"{what}:{round_id}",
            seminar_id=seat.seminar_id,
            digest="",
            answer={},
        )
    )
