"""Steering: what the whole room sees right now."""

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bedreilag.database import Base, Moment

VIEWS = ("joining", "question", "clusters", "measures", "result", "plan", "pause", "message")


class Stage(Base):
    """The facilitator's grip on one seminar: what the projector shows, and whether phones rest."""

    __tablename__ = "stage"
    __table_args__ = (CheckConstraint(f"view IN {VIEWS}", name="known_view"),)

    seminar_id: Mapped[int] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), primary_key=True
    )
    view: Mapped[str] = mapped_column(String(10), default="joining")
    message: Mapped[str] = mapped_column(String(160), default="")
    paused_at: Mapped[Moment | None]
