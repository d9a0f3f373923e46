"""What each participant thinks a measure would do, and whether it can be carried out."""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bedreilag.database import Base

# «Vet ikke» is an answer of its own, and counts in no mean.
DONT_KNOW = 0
SCALES = ("effect", "feasibility")


class Assessment(Base):
    """One ballot's two answers about one measure, from 1 to 5. Not answered is None."""

    __tablename__ = "assessment"
    __table_args__ = (
        CheckConstraint("effect BETWEEN 0 AND 5", name="effect_in_range"),
        CheckConstraint("feasibility BETWEEN 0 AND 5", name="feasibility_in_range"),
    )

    ballot_id: Mapped[int] = mapped_column(
        ForeignKey("ballot.id", ondelete="CASCADE"), primary_key=True
    )
    measure_id: Mapped[int] = mapped_column(
        ForeignKey("measure.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    effect: Mapped[int | None]
    feasibility: Mapped[int | None]
