"""From the stored plan to the plan on paper. Authors are left behind here."""

from collections.abc import Callable, Sequence
from datetime import date

from bedreilag.measures.models import Measure
from bedreilag.plans.models import ChangePlan, Indicator, ParkedMeasure, PlanItem, Responsibility
from bedreilag.plans.paper_model import (
    IndicatorPaper,
    ItemPaper,
    MeasurePaper,
    MilestonePaper,
    ParkedPaper,
    PartyPaper,
    PlanPaper,
)
from bedreilag.plans.words import BENEFITS
from bedreilag.problems.models import Problem
from bedreilag.seminars.models import Seminar


def plan_paper(
    plan: ChangePlan,
    seminar: Seminar,
    items: Sequence[ItemPaper],
    parked: Sequence[ParkedMeasure],
) -> PlanPaper:
    return PlanPaper(
        title=plan.title,
        area=seminar.area.name,
        seminar=seminar.title,
        days=tuple(seminar.days),
        items=tuple(items),
        overall_goal=plan.overall_goal,
        municipalities=tuple(m.official_name for m in seminar.area.municipalities),
        presented_on=plan.presented_on,
        presented_by=plan.presented_by,
        adopted_on=plan.adopted_on,
        review_dates=tuple(date.fromisoformat(day) for day in plan.review_dates),
        parked=tuple(ParkedPaper(one.measure.title, one.reason) for one in parked),
        notice=seminar.notice if seminar.fictional else "",
    )


def item_paper(
    item: PlanItem,
    measures: Sequence[Measure],
    problems: Sequence[Problem],
    votes: Callable[[int], int | None],
) -> ItemPaper:
    return ItemPaper(
        title=item.title,
        goal=item.goal,
        priority=item.priority,
        start=item.start,
        due=item.due,
        parties=tuple(_party(one) for one in item.responsibilities),
        milestones=tuple(MilestonePaper(step.date, step.title) for step in item.milestones),
        indicators=tuple(map(_indicator, item.indicators)),
        agreements=tuple(item.agreements),
        benefit_for=tuple(str(BENEFITS[one]) for one in item.benefit_for),
        measures=tuple(MeasurePaper(measure.title, votes(measure.id)) for measure in measures),
        problems=tuple(dict.fromkeys(problem.text for problem in problems)),
    )


def counts_few(indicator: Indicator) -> bool:
    """Whether the indicator counts so few people that its numbers are not published.

    Per cent, days and the like say nothing of how many they were.
    """
    return indicator.small_numbers and indicator.unit in ("", "antall")


def _indicator(indicator: Indicator) -> IndicatorPaper:
    facts = {name: getattr(indicator, name) for name in IndicatorPaper.__slots__}
    if counts_few(indicator):
        facts |= {"baseline": None, "target": None}
    return IndicatorPaper(**facts)


def _party(one: Responsibility) -> PartyPaper:
    party = one.party
    letter = one.letter
    return PartyPaper(letter, party.role, party.organisation, party.contact_person)  # type: ignore[arg-type]
