"""The plan for change: items, who answers for them, and how we shall know."""

from sqlalchemy import CheckConstraint, Float, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bedreilag.database import Base, Day, Key, Names, Ref
from bedreilag.measures.models import Measure
from bedreilag.problems.models import Problem

LETTERS = ("H", "U", "K", "I")
PLAN_STATES = ("utkast", "lagt_fram", "vedtatt")
ITEM_STATES = ("planlagt", "igangsatt", "ikke_igangsatt", "innarbeidet", "stoppet")
CASE_TYPES = ("B", "O", "R")


class ChangePlan(Base):
    """A seminar's plan. There is one, from the first draft to the last review."""

    __tablename__ = "change_plan"
    __table_args__ = (CheckConstraint(f"status IN {PLAN_STATES}", name="known_status"),)

    id: Mapped[Key]
    seminar_id: Mapped[int] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), unique=True
    )
    title: Mapped[str] = mapped_column(String(120))
    overall_goal: Mapped[str] = mapped_column(String(500), default="")
    status: Mapped[str] = mapped_column(String(20), default="utkast")
    presented_on: Mapped[Day | None]
    presented_by: Mapped[str] = mapped_column(String(120), default="")
    adopted_on: Mapped[Day | None]
    # ISO dates when the working group meets to follow up.
    review_dates: Mapped[Names]
    # The item on the projector while the plan is presented.
    presenting_item_id: Mapped[int | None]

    items: Mapped[list["PlanItem"]] = relationship(
        order_by="PlanItem.position", cascade="all, delete-orphan"
    )
    parties: Mapped[list["Party"]] = relationship(order_by="Party.id", cascade="all, delete-orphan")
    parked: Mapped[list["ParkedMeasure"]] = relationship(
        order_by="ParkedMeasure.position", cascade="all, delete-orphan"
    )
    cases: Mapped[list["Case"]] = relationship(
        order_by="Case.position", cascade="all, delete-orphan"
    )


class PlanItem(Base):
    """A chosen measure (or several) with goal, responsibility, milestones and indicators."""

    __tablename__ = "plan_item"

    id: Mapped[Key]
    plan_id: Mapped[int] = mapped_column(
        ForeignKey("change_plan.id", ondelete="CASCADE"), index=True
    )
    ref: Mapped[Ref]
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(120))
    goal: Mapped[str] = mapped_column(String(500), default="")
    priority: Mapped[int | None]
    start: Mapped[Day | None]
    due: Mapped[Day | None]
    lift_to_fsu: Mapped[bool] = mapped_column(default=False)
    agreements: Mapped[Names]
    benefit_for: Mapped[Names]

    source_measures: Mapped[list["SourceMeasure"]] = relationship(
        order_by="SourceMeasure.position", cascade="all, delete-orphan"
    )
    source_problems: Mapped[list["SourceProblem"]] = relationship(
        order_by="SourceProblem.position", cascade="all, delete-orphan"
    )
    responsibilities: Mapped[list["Responsibility"]] = relationship(
        order_by="Responsibility.position", cascade="all, delete-orphan"
    )
    milestones: Mapped[list["Milestone"]] = relationship(
        order_by="Milestone.position", cascade="all, delete-orphan"
    )
    indicators: Mapped[list["Indicator"]] = relationship(
        order_by="Indicator.position", cascade="all, delete-orphan"
    )
    statuses: Mapped[list["ItemStatus"]] = relationship(
        order_by="ItemStatus.month", cascade="all, delete-orphan"
    )


class SourceMeasure(Base):
    """The thread from a plan item back to a measure it came from."""

    __tablename__ = "source_measure"

    plan_item_id: Mapped[int] = mapped_column(
        ForeignKey("plan_item.id", ondelete="CASCADE"), primary_key=True
    )
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), primary_key=True)
    position: Mapped[int]

    measure: Mapped[Measure] = relationship()


class SourceProblem(Base):
    """The thread from a plan item back to a problem it answers."""

    __tablename__ = "source_problem"

    plan_item_id: Mapped[int] = mapped_column(
        ForeignKey("plan_item.id", ondelete="CASCADE"), primary_key=True
    )
    problem_id: Mapped[int] = mapped_column(
        ForeignKey("problem.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int]

    problem: Mapped[Problem] = relationship()


class Party(Base):
    """A role in an organisation that can hold a HUKI letter. The contact person can be replaced."""

    __tablename__ = "party"
    __table_args__ = (UniqueConstraint("plan_id", "role", "organisation"),)

    id: Mapped[Key]
    plan_id: Mapped[int] = mapped_column(ForeignKey("change_plan.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(120))
    organisation: Mapped[str] = mapped_column(String(120))
    organisation_kind: Mapped[str] = mapped_column(ForeignKey("organisation_kind.id"))
    decision_authority: Mapped[bool] = mapped_column(default=False)
    contact_person: Mapped[str] = mapped_column(String(120), default="")


class Responsibility(Base):
    """One HUKI letter that one party holds on one item. A party may be both H and U."""

    __tablename__ = "responsibility"
    __table_args__ = (
        CheckConstraint(f"letter IN {LETTERS}", name="known_letter"),
        UniqueConstraint("plan_item_id", "party_id", "letter"),
    )

    id: Mapped[Key]
    plan_item_id: Mapped[int] = mapped_column(ForeignKey("plan_item.id", ondelete="CASCADE"))
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id", ondelete="CASCADE"), index=True)
    letter: Mapped[str] = mapped_column(String(1))
    position: Mapped[int]

    party: Mapped[Party] = relationship()


class Milestone(Base):
    """A dated step of a progress plan."""

    __tablename__ = "milestone"

    id: Mapped[Key]
    plan_item_id: Mapped[int] = mapped_column(
        ForeignKey("plan_item.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    date: Mapped[Day]
    title: Mapped[str] = mapped_column(String(160))


class Indicator(Base):
    """How a goal is measured."""

    __tablename__ = "indicator"
    __table_args__ = (CheckConstraint("direction IN ('up', 'down')", name="known_direction"),)

    id: Mapped[Key]
    plan_item_id: Mapped[int] = mapped_column(
        ForeignKey("plan_item.id", ondelete="CASCADE"), index=True
    )
    ref: Mapped[Ref]
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(160))
    unit: Mapped[str] = mapped_column(String(40), default="")
    baseline: Mapped[float | None] = mapped_column(Float)
    target: Mapped[float | None] = mapped_column(Float)
    direction: Mapped[str] = mapped_column(String(4), default="up")
    frequency: Mapped[str] = mapped_column(String(40), default="")
    source: Mapped[str] = mapped_column(String(200), default="")
    responsible: Mapped[str] = mapped_column(String(120), default="")
    # The counts behind it are small: only per cent may be shown, never the counts.
    small_numbers: Mapped[bool] = mapped_column(default=False)

    readings: Mapped[list["Reading"]] = relationship(
        order_by="Reading.date, Reading.id", cascade="all, delete-orphan"
    )


class Reading(Base):
    """One dated value of an indicator."""

    __tablename__ = "reading"

    id: Mapped[Key]
    indicator_id: Mapped[int] = mapped_column(
        ForeignKey("indicator.id", ondelete="CASCADE"), index=True
    )
    date: Mapped[Day]
    value: Mapped[float] = mapped_column(Float)
    comment: Mapped[str] = mapped_column(String(2000), default="")


class ItemStatus(Base):
    """The working group's own status of an item in one month (`YYYY-MM`)."""

    __tablename__ = "item_status"
    __table_args__ = (CheckConstraint(f"status IN {ITEM_STATES}", name="known_status"),)

    plan_item_id: Mapped[int] = mapped_column(
        ForeignKey("plan_item.id", ondelete="CASCADE"), primary_key=True
    )
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    status: Mapped[str] = mapped_column(String(20))


class ParkedMeasure(Base):
    """A measure that was not chosen now, and why. It comes back next year (R060)."""

    __tablename__ = "parked_measure"

    plan_id: Mapped[int] = mapped_column(
        ForeignKey("change_plan.id", ondelete="CASCADE"), primary_key=True
    )
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), primary_key=True)
    position: Mapped[int]
    reason: Mapped[str] = mapped_column(String(500))

    measure: Mapped[Measure] = relationship()


class Case(Base):
    """A proposal lifted to a committee, in the committee's own form."""

    __tablename__ = "committee_case"
    __table_args__ = (CheckConstraint(f"case_type IN {CASE_TYPES}", name="known_case_type"),)

    id: Mapped[Key]
    plan_id: Mapped[int] = mapped_column(
        ForeignKey("change_plan.id", ondelete="CASCADE"), index=True
    )
    ref: Mapped[Ref]
    position: Mapped[int]
    committee_id: Mapped[str] = mapped_column(ForeignKey("committee.id"))
    case_type: Mapped[str] = mapped_column(String(1))
    title: Mapped[str] = mapped_column(String(160))
    sender: Mapped[str] = mapped_column(String(160))
    background: Mapped[str] = mapped_column(String(4000), default="")
    proposed_decision: Mapped[str] = mapped_column(String(2000), default="")
    attachments: Mapped[Names]
    # Refs of the plan items it is about.
    plan_item_refs: Mapped[Names]
