"""Seats: who is in the room, as little as the day needs to know."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bedreilag.database import Base, Fields, Key, Moment, Ref
from bedreilag.seminars.models import Group, Seminar


class Participant(Base):
    """A seat in a group. The phone proves it with a token that is stored only as a hash."""

    __tablename__ = "participant"

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

    seminar: Mapped[Seminar] = relationship()
    group: Mapped[Group] = relationship()


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
