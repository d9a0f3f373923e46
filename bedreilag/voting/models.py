"""Dot voting. The keys carry the rules, so no race between phones can break them."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bedreilag.database import Base, Key


class Ballot(Base):
    """One participant's ballot in one round. It stays, nameless, when the seat is deleted."""

    __tablename__ = "ballot"
    __table_args__ = (UniqueConstraint("round_id", "participant_id"),)

    id: Mapped[Key]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"))
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("participant.id", ondelete="SET NULL"), index=True
    )

    votes: Mapped[list["Vote"]] = relationship(
        back_populates="ballot", cascade="all, delete-orphan"
    )


class Vote(Base):
    """How many of a ballot's votes lie on one measure. No row means none."""

    __tablename__ = "vote"
    __table_args__ = (CheckConstraint("votes BETWEEN 1 AND 20", name="votes_in_range"),)

    ballot_id: Mapped[int] = mapped_column(
        ForeignKey("ballot.id", ondelete="CASCADE"), primary_key=True
    )
    measure_id: Mapped[int] = mapped_column(
        ForeignKey("measure.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    votes: Mapped[int]

    ballot: Mapped[Ballot] = relationship(back_populates="votes")
