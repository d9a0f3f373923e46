"""Steering: what the whole room sees right now, and the step that was taken last."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bedreilag.accounts.models import Account
from bedreilag.database import Base, Moment

VIEWS = (
    "joining",
    "question",
    "clusters",
    "measures",
    "result",
    "agreement",
    "assessed",
    "checkin",
    "plan",
    "timer",
    "pause",
    "wifi",
    "message",
)
# A view of what one kind of round came to is offered only in a day that has such a round.
VIEW_NEEDS = {"agreement": "vote", "assessed": "assess", "checkin": "checkin"}
SCREENS = (1, 2)


class Stage(Base):
    """The facilitator's grip on one seminar: what the projector shows, and whether phones rest."""

    __tablename__ = "stage"
    __table_args__ = (
        CheckConstraint(f"view IN {VIEWS}", name="view_on_the_wall"),
        CheckConstraint(f"second_view IN {('', *VIEWS)}", name="second_view_on_the_wall"),
    )

    seminar_id: Mapped[int] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), primary_key=True
    )
    view: Mapped[str] = mapped_column(String(10), default="joining")
    # What screen 2 shows. Empty is the usual: it follows screen 1.
    second_view: Mapped[str] = mapped_column(String(10), default="", server_default="")
    dark: Mapped[bool] = mapped_column(default=False, server_default=false())
    message: Mapped[str] = mapped_column(String(160), default="")
    # The timer stands still while the whole room rests, or by itself.
    paused_at: Mapped[Moment | None]
    timer_paused_at: Mapped[Moment | None]
    # The step that was taken last: its number, who took it and when, and what it changed.
    step: Mapped[int] = mapped_column(default=0, server_default="0")
    step_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    step_at: Mapped[Moment | None]
    step_changed: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    step_by: Mapped[Account | None] = relationship()

    @property
    def still_since(self) -> datetime | None:
        """Since when the timer stands still, or None while it runs."""
        return min(filter(None, (self.paused_at, self.timer_paused_at)), default=None)

    def view_of(self, screen: int) -> str:
        """What this screen shows."""
        return self.second_view or self.view if screen > 1 else self.view
