"""What the form of a plan item holds, as plain data: to compare, to store, to notice a conflict."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from bedreilag.plans.models import ChangePlan, PlanItem


@dataclass(frozen=True, slots=True)
class MilestoneContent:
    date: date
    title: str


@dataclass(frozen=True, slots=True)
class IndicatorContent:
    """An indicator as it is written. With an `id` it is one that the item already has."""

    id: int | None
    name: str
    unit: str
    direction: str
    baseline: float | None
    target: float | None
    frequency: str
    source: str
    responsible: str
    small_numbers: bool


@dataclass(frozen=True, slots=True)
class ItemContent:
    title: str
    goal: str
    priority: int | None
    start: date | None
    due: date | None
    benefit_for: tuple[str, ...]
    agreements: tuple[str, ...]
    lift_to_fsu: bool
    milestones: tuple[MilestoneContent, ...]
    indicators: tuple[IndicatorContent, ...]


@dataclass(frozen=True, slots=True)
class PlanContent:
    """What is said about the plan as a whole."""

    title: str
    overall_goal: str
    presented_by: str
    review_dates: tuple[str, ...]


def of_item(item: PlanItem) -> ItemContent:
    """The item as it is stored now."""
    return ItemContent(
        title=item.title,
        goal=item.goal,
        priority=item.priority,
        start=item.start,
        due=item.due,
        benefit_for=tuple(item.benefit_for),
        agreements=tuple(item.agreements),
        lift_to_fsu=item.lift_to_fsu,
        milestones=tuple(MilestoneContent(step.date, step.title) for step in item.milestones),
        indicators=tuple(
            IndicatorContent(
                **{name: getattr(indicator, name) for name in IndicatorContent.__slots__}
            )
            for indicator in item.indicators
        ),
    )


def of_plan(plan: ChangePlan) -> PlanContent:
    """The plan's own words as they are stored now."""
    return PlanContent(plan.title, plan.overall_goal, plan.presented_by, tuple(plan.review_dates))


def letters_of(plan: ChangePlan) -> dict[tuple[int, int], str]:
    """Who holds what: (party, item) → «H», «U», «K», «I» or «HU», which is both."""
    held: dict[tuple[int, int], str] = {}
    for item in plan.items:
        for letter in "HUKI":
            for one in item.responsibilities:
                if one.letter == letter:
                    key = (one.party_id, item.id)
                    held[key] = held.get(key, "") + letter
    return held


def version(content: object) -> str:
    """A short name for exactly this content. A form carries it, so nobody overwrites unseen."""
    return sha256(repr(content).encode()).hexdigest()[:16]
