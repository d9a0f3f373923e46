"""Clusters («tema»): problems that belong together, sorted in plenary."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bedreilag.database import Base, Key, Names, Ref
from bedreilag.problems.models import Problem


class Cluster(Base):
    """A set of problems with a title. `theme_ids` are optional marks for reports."""

    __tablename__ = "cluster"

    id: Mapped[Key]
    seminar_id: Mapped[int] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), index=True
    )
    ref: Mapped[Ref]
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(80))
    theme_ids: Mapped[Names]

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
