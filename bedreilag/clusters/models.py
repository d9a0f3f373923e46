"""Clusters («tema»): problems that belong together, sorted in plenary."""

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bedreilag.accounts.models import Account
from bedreilag.database import Base, Fields, Key, Moment, Names, Ref
from bedreilag.problems.models import Problem

# What a cluster may tell besides its theme: that nobody does it, or that two do (R048).
MARKS = ("gap", "overlap")
DEEDS = (
    *("gather", "accept", "move", "split", "rename", "mark"),
    *("order", "remove", "reset"),
)


class Cluster(Base):
    """A set of problems with a title. `theme_ids` and `marks` are optional, for reports."""

    __tablename__ = "cluster"

    id: Mapped[Key]
    seminar_id: Mapped[int] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), index=True
    )
    ref: Mapped[Ref]
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(80))
    theme_ids: Mapped[Names]
    marks: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    # Whether it began as a suggestion that was accepted.
    suggested: Mapped[bool] = mapped_column(default=False, server_default=false())

    sorted_problems: Mapped[list["SortedProblem"]] = relationship(
        back_populates="cluster", cascade="all, delete-orphan"
    )


class SortedProblem(Base):
    """Which cluster a problem lies in. The key says it: never in two at once."""

    __tablename__ = "sorted_problem"

    problem_id: Mapped[int] = mapped_column(
        ForeignKey("problem.id", ondelete="CASCADE"), primary_key=True
    )
    cluster_id: Mapped[int] = mapped_column(
        ForeignKey("cluster.id", ondelete="CASCADE"), index=True
    )

    cluster: Mapped[Cluster] = relationship(back_populates="sorted_problems")
    problem: Mapped[Problem] = relationship()


class KeptApart(Base):
    """Two problems that the room has said do not belong together, by refusing a suggestion."""

    __tablename__ = "kept_apart"
    __table_args__ = (CheckConstraint("problem_id < other_id", name="smaller_first"),)

    problem_id: Mapped[int] = mapped_column(
        ForeignKey("problem.id", ondelete="CASCADE"), primary_key=True
    )
    other_id: Mapped[int] = mapped_column(
        ForeignKey("problem.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class SortingStep(Base):
    """One thing somebody did while sorting, and the board as it lay before.

    It holds ids and titles, no participant's words. It is the way back during the day, and is
    deleted with the seats.
    """

    __tablename__ = "sorting_step"
    __table_args__ = (CheckConstraint(f"deed IN {DEEDS}", name="known_deed"),)

    id: Mapped[Key]
    seminar_id: Mapped[int] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), index=True
    )
    account_id: Mapped[int | None] = mapped_column(
        ForeignKey("account.id", ondelete="SET NULL"), index=True
    )
    at: Mapped[Moment]
    deed: Mapped[str] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(String(80), default="")
    texts: Mapped[int] = mapped_column(default=0)
    before: Mapped[Fields]

    account: Mapped[Account | None] = relationship()
