"""What the plan says on paper, as plain data. There is no room for who wrote what."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Letter = Literal["H", "U", "K", "I"]


@dataclass(frozen=True, slots=True)
class PartyPaper:
    """A role in an organisation, and the letter it holds on one item."""

    letter: Letter
    role: str
    organisation: str
    contact_person: str = ""


@dataclass(frozen=True, slots=True)
class MilestonePaper:
    date: date
    title: str


@dataclass(frozen=True, slots=True)
class IndicatorPaper:
    name: str
    unit: str = ""
    baseline: float | None = None
    target: float | None = None
    frequency: str = ""
    source: str = ""
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class MeasurePaper:
    """A measure from the seminar. Without a vote, or before it is shown, `votes` is None."""

    title: str
    votes: int | None = None


@dataclass(frozen=True, slots=True)
class ParkedPaper:
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class ItemPaper:
    title: str
    goal: str = ""
    priority: int | None = None
    start: date | None = None
    due: date | None = None
    parties: tuple[PartyPaper, ...] = ()
    milestones: tuple[MilestonePaper, ...] = ()
    indicators: tuple[IndicatorPaper, ...] = ()
    agreements: tuple[str, ...] = ()
    # Words, such as «bruker» and «kommune».
    benefit_for: tuple[str, ...] = ()
    measures: tuple[MeasurePaper, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """The whole plan. `days` are the days of the seminar, in order."""

    title: str
    area: str
    seminar: str
    days: tuple[date, ...]
    items: tuple[ItemPaper, ...]
    overall_goal: str = ""
    # Full official names, Sámi and Kven ones too.
    municipalities: tuple[str, ...] = ()
    presented_on: date | None = None
    presented_by: str = ""
    adopted_on: date | None = None
    review_dates: tuple[date, ...] = ()
    parked: tuple[ParkedPaper, ...] = ()
    # An invented seminar says so.
    notice: str = ""
