"""Measures: what the groups propose to do, and which problems they answer."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bedreilag.clusters.models import Cluster
from bedreilag.database import Base, Key, Moment, Names, Ref
from bedreilag.problems.models import Problem
from bedreilag.seminars.models import Group, Round, Seminar

BENEFITS = ("bruker", "kommune", "helseforetak")


class Measure(Base):
    """A proposed measure («tiltak»)."""

    __tablename__ = "measure"
    __table_args__ = (Index("ix_measure_of_group", "seminar_id", "group_id"),)

    id: Mapped[Key]
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminar.id", ondelete="CASCADE"))
    ref: Mapped[Ref]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    group_id: Mapped[int] = mapped_column(ForeignKey("seminar_group.id"))
    author_id: Mapped[int | None] = mapped_column(
        ForeignKey("participant.id", ondelete="SET NULL"), index=True
    )
    cluster_id: Mapped[int | None] = mapped_column(
        ForeignKey("cluster.id", ondelete="SET NULL"), index=True
    )
    title: Mapped[str] = mapped_column(String(120))
    description: Mapped[str] = mapped_column(String(800), default="")
    benefit_for: Mapped[Names]
    measure_2023_ids: Mapped[Names]
    # What its author was told that others would know, when it was written (`anonymity.py`).
    promise: Mapped[str] = mapped_column(String(10), default="group", server_default="group")
    hidden_at: Mapped[Moment | None]

    cluster: Mapped[Cluster | None] = relationship()
    round: Mapped[Round] = relationship()
    group: Mapped[Group] = relationship()
    seminar: Mapped[Seminar] = relationship()
    answered: Mapped[list["AnsweredProblem"]] = relationship(
        order_by="AnsweredProblem.position", cascade="all, delete-orphan"
    )


class AnsweredProblem(Base):
    """The thread from a measure back to a problem it answers."""

    __tablename__ = "answered_problem"

    measure_id: Mapped[int] = mapped_column(
        ForeignKey("measure.id", ondelete="CASCADE"), primary_key=True
    )
    problem_id: Mapped[int] = mapped_column(
        ForeignKey("problem.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    position: Mapped[int]

    problem: Mapped[Problem] = relationship()
