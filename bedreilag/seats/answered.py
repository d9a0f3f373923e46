"""The list of those who have answered, beside a box of answers that knows nobody.

The list says that a seat has answered a round. The answer lies elsewhere, under no key that leads
back, and nothing on the list tells what it was.
"""

from sqlalchemy.orm import Session

from bedreilag.seats.models import Participant, Wish


def has_answered(session: Session, seat_id: int, round_id: int, what: str) -> bool:
    """Whether this participant is on the list."""
    return session.get(Wish, (f"seat:{seat_id}", f"{what}:{round_id}")) is not None


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
