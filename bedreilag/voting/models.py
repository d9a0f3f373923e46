"""Dot voting. The keys carry the rules, so no race between phones can break them."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bedreilag.database import Base, Fields, Key, Names


class Ballot(Base):
    """One participant's ballot in one round. It stays, nameless, when the seat is deleted."""

    __tablename__ = "ballot"
    __table_args__ = (UniqueConstraint("round_id", "participant_id"),)

    id: Mapped[Key]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"))
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("participant.id", ondelete="SET NULL"), index=True
    )
    # «Stem blankt»: an answer too, so it counts in the turnout.
    abstained: Mapped[bool] = mapped_column(default=False, server_default=false())

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


class Shortlisted(Base):
    """A measure that a round about the top is about. Without any left it is about nothing."""

    __tablename__ = "shortlisted"

    round_id: Mapped[int] = mapped_column(
        ForeignKey("round.id", ondelete="CASCADE"), primary_key=True
    )
    measure_id: Mapped[int] = mapped_column(
        ForeignKey("measure.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class LevelCount(Base):
    """How many of one level voted, and for what: as it may be shown, and nothing beside it.

    It is counted once, when the result is opened, while the seats still know their levels. A level
    with too few voters has no row of its own; it is counted together with another.
    """

    __tablename__ = "level_count"
    __table_args__ = (CheckConstraint("people >= 5", name="enough_people"),)

    round_id: Mapped[int] = mapped_column(
        ForeignKey("round.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    levels: Mapped[Names]
    people: Mapped[int]
    # Measure id → how many of these people voted for it.
    voters: Mapped[Fields]
