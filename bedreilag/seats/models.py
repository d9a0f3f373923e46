"""Seats: who is in the room, as little as the day needs to know."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bedreilag.database import Base, Fields, Key, Moment, Ref
from bedreilag.seminars.models import Group, Seminar

OCCASIONS = ("move", "round")


class Participant(Base):
    """A seat in a group. The phone proves it with a token that is stored only as a hash."""

    __tablename__ = "participant"
    __table_args__ = (
        CheckConstraint("NOT without_phone OR token_hash IS NULL", name="one_way_in"),
        CheckConstraint("helper_id IS NULL OR without_phone", name="help_is_for_proxies"),
    )

    id: Mapped[Key]
    seminar_id: Mapped[int] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), index=True
    )
    ref: Mapped[Ref]
    group_id: Mapped[int] = mapped_column(ForeignKey("seminar_group.id"), index=True)
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    display_name: Mapped[str] = mapped_column(String(40), default="")
    role_id: Mapped[str] = mapped_column(ForeignKey("participant_role.id"))
    position_group: Mapped[str] = mapped_column(ForeignKey("position_group.id"))
    organisation: Mapped[str] = mapped_column(String(120))
    organisation_kind: Mapped[str] = mapped_column(ForeignKey("organisation_kind.id"))
    municipality_number: Mapped[str | None] = mapped_column(ForeignKey("municipality.number"))
    decision_authority: Mapped[bool] = mapped_column(default=False)
    # The round this participant has said «Jeg er klar» to.
    ready_in_round_id: Mapped[int | None] = mapped_column(
        ForeignKey("round.id", ondelete="SET NULL")
    )
    joined_at: Mapped[Moment]
    # Somebody who takes part without a phone: others write and vote for them.
    without_phone: Mapped[bool] = mapped_column(default=False, server_default=false())
    # The participant at the same table who does it; nobody means the facilitator does.
    helper_id: Mapped[int | None] = mapped_column(
        ForeignKey("participant.id", ondelete="SET NULL"), index=True
    )
    # Put in another group, and has not said that it is seen.
    moved: Mapped[bool] = mapped_column(default=False, server_default=false())

    seminar: Mapped[Seminar] = relationship()
    group: Mapped[Group] = relationship()


class EarlierSeat(Base):
    """The group somebody sat in: before the last move, and when the last round closed.

    It is the way back, and nothing else; it goes with the seat and with the group.
    """

    __tablename__ = "earlier_seat"
    __table_args__ = (CheckConstraint(f"occasion IN {OCCASIONS}", name="known_occasion"),)

    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True
    )
    occasion: Mapped[str] = mapped_column(String(5), primary_key=True)
    group_id: Mapped[int] = mapped_column(
        ForeignKey("seminar_group.id", ondelete="CASCADE"), index=True
    )


class Wish(Base):
    """A wish that was carried out, so that asking again gives the same answer.

    `who` is `seat:<id>` or `account:<id>`. `digest` is keyed with the installation's secret and
    says only whether the content was the same. There is no moment in it.
    """

    __tablename__ = "wish"
    __table_args__ = (Index("ix_wish_seminar_id", "seminar_id"),)

    who: Mapped[str] = mapped_column(String(40), primary_key=True)
    wish_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminar.id", ondelete="CASCADE"))
    digest: Mapped[str] = mapped_column(String(64))
    answer: Mapped[Fields]
