"""The demo seminar's plan as it goes to paper."""

from datetime import date
from typing import Any

from bedreilag.plans.paper_model import (
    IndicatorPaper,
    ItemPaper,
    MeasurePaper,
    MilestonePaper,
    ParkedPaper,
    PartyPaper,
    PlanPaper,
)
from bedreilag.seminar_file.demo import demo_seminar

day = date.fromisoformat


def demo_paper() -> PlanPaper:
    file = demo_seminar()
    plan, seminar = file["change_plan"], file["seminar"]
    titles = {measure["id"]: measure["title"] for measure in file["measures"]}
    return PlanPaper(
        title=plan["title"],
        area="SPHR Midt-Troms",
        seminar=seminar["title"],
        days=tuple(map(day, seminar["dates"])),
        items=tuple(_item(item, file) for item in plan["items"]),
        overall_goal=plan["overall_goal"],
        municipalities=("Gáivuotna – Kåfjord – Kaivuono", "Senja", "Sørreisa"),
        presented_on=day(plan["presented_on"]),
        presented_by=plan["presented_by"],
        adopted_on=day(plan["adopted_on"]),
        review_dates=tuple(map(day, plan["review_dates"])),
        parked=tuple(ParkedPaper(titles[it["measure_id"]], it["reason"]) for it in plan["parked"]),
        notice=file["notice"],
    )


def _item(item: dict[str, Any], file: dict[str, Any]) -> ItemPaper:
    measures = {measure["id"]: measure["title"] for measure in file["measures"]}
    votes = {line["measure_id"]: line["votes"] for line in file["voting"]["results"]}
    problems = {problem["id"]: problem["text"] for problem in file["problems"]}
    return ItemPaper(
        title=item["title"],
        goal=item["goal"],
        priority=item["priority"],
        start=day(item["start"]),
        due=day(item["due"]),
        parties=tuple(
            PartyPaper(letter, party["role"], party["organisation"])
            for letter, parties in item["huki"].items()
            for party in parties
        ),
        milestones=tuple(MilestonePaper(day(it["date"]), it["title"]) for it in item["milestones"]),
        indicators=tuple(_indicator(indicator) for indicator in item["indicators"]),
        agreements=tuple(item["agreements"]),
        benefit_for=tuple(item["benefit_for"]),
        measures=tuple(MeasurePaper(measures[key], votes.get(key)) for key in item["measure_ids"]),
        problems=tuple(problems[key] for key in item["problem_ids"]),
    )


def _indicator(indicator: dict[str, Any]) -> IndicatorPaper:
    fields = ("name", "unit", "baseline", "target", "frequency", "source", "responsible")
    return IndicatorPaper(**{field: indicator[field] for field in fields})
