"""Problem statements, as the groups wrote them."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bedreilag.database import Base, Key, Moment, Ref
from bedreilag.seminars.models import Group, Round, Seminar


class Problem(Base):
    """One statement of what is difficult. Who sees its author is what was promised."""

    __tablename__ = "problem"
    __table_args__ = (Index("ix_problem_of_group", "seminar_id", "group_id"),)

    id: Mapped[Key]
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminar.id", ondelete="CASCADE"))
    ref: Mapped[Ref]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    group_id: Mapped[int] = mapped_column(ForeignKey("seminar_group.id"))
    author_id: Mapped[int | None] = mapped_column(
        ForeignKey("participant.id", ondelete="SET NULL"), index=True
    )
    text: Mapped[str] = mapped_column(String(400))
    near_duplicate_of_id: Mapped[int | None] = mapped_column(
        ForeignKey("problem.id", ondelete="SET NULL")
    )
    # Seconds after the round opened; never shown, kept so that a rehearsal can play the day again.
    submitted_at_second: Mapped[int] = mapped_column(default=0)
    edited: Mapped[bool] = mapped_column(default=False)
    # What its author was told that others would know, when it was written (`anonymity.py`).
    promise: Mapped[str] = mapped_column(String(10), default="group", server_default="group")
    hidden_at: Mapped[Moment | None]

    # Only to look through: texts are stored by the hundred, and each way that can be stored costs.
    round: Mapped[Round] = relationship(viewonly=True)
    group: Mapped[Group] = relationship(viewonly=True)
    seminar: Mapped[Seminar] = relationship(viewonly=True)
