"""The check-in as it is kept: how many pressed each number, and nothing of anybody."""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bedreilag.database import Base


class CheckInCount(Base):
    """How many gave one answer in one round. No person has a row, so there is none to find."""

    __tablename__ = "check_in_count"
    __table_args__ = (
        CheckConstraint("answer BETWEEN 0 AND 5", name="answer_in_range"),
        CheckConstraint("people >= 1", name="somebody"),
    )

    round_id: Mapped[int] = mapped_column(
        ForeignKey("round.id", ondelete="CASCADE"), primary_key=True
    )
    # From 1 to 5; 0 is «vet ikke».
    answer: Mapped[int] = mapped_column(primary_key=True)
    people: Mapped[int]
