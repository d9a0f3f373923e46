"""The plan for change: items with responsibility, milestones and indicators, and cases."""

from datetime import date

from bedreilag.plans.models import (
    LETTERS,
    Case,
    ChangePlan,
    Indicator,
    ItemStatus,
    Milestone,
    ParkedMeasure,
    Party,
    PlanItem,
    Reading,
    Responsibility,
    SourceMeasure,
    SourceProblem,
)
from bedreilag.seminar_file.parts.books import Entry, Incoming

STATUS = "status_"

Parties = dict[tuple[str, str], Party]


def store(incoming: Incoming) -> None:
    """Keep the plan, if the file has one."""
    entry = incoming.document["change_plan"]
    if entry is None:
        return
    plan = ChangePlan(
        seminar_id=incoming.seminar.id,
        title=entry["title"],
        overall_goal=entry["overall_goal"],
        status=entry["status"],
        presented_on=_day(entry["presented_on"]),
        presented_by=entry["presented_by"],
        adopted_on=_day(entry["adopted_on"]),
        review_dates=entry["review_dates"],
        parked=[
            ParkedMeasure(
                measure_id=incoming.id_of("measure", parked["measure_id"]),
                position=position,
                reason=parked["reason"],
            )
            for position, parked in enumerate(entry["parked"])
        ],
        cases=[_case(*each) for each in enumerate(incoming.document["fsu_proposals"])],
    )
    incoming.session.add(plan)
    parties = _parties(incoming, plan, entry["items"])
    items = enumerate(entry["items"])
    incoming.keep("item", [_item(incoming, plan, parties, *each) for each in items])


def _parties(incoming: Incoming, plan: ChangePlan, items: list[Entry]) -> Parties:
    """Each role in an organisation once, in the order they are first named."""
    found: Parties = {}
    for entry in (party for item in items for letter in LETTERS for party in item["huki"][letter]):
        found.setdefault((entry["role"], entry["organisation"]), Party(**entry))
    plan.parties = list(found.values())
    incoming.session.flush()
    return found


def _item(
    incoming: Incoming,
    plan: ChangePlan,
    parties: Parties,
    position: int,
    entry: Entry,
) -> PlanItem:
    same = ("title", "goal", "priority", "lift_to_fsu", "agreements", "benefit_for")
    return PlanItem(
        plan_id=plan.id,
        ref=entry["id"],
        position=position,
        start=_day(entry["start"]),
        due=_day(entry["due"]),
        milestones=[
            Milestone(position=nth, date=_day(step["date"]), title=step["title"])
            for nth, step in enumerate(entry["milestones"])
        ],
        indicators=[_indicator(*each) for each in enumerate(entry["indicators"])],
        statuses=[
            ItemStatus(month=key.removeprefix(STATUS).replace("_", "-"), status=status)
            for key, status in entry.items()
            if key.startswith(STATUS)
        ],
        **_sources(incoming, entry),
        responsibilities=_responsibilities(parties, entry["huki"]),
        **{key: entry[key] for key in same},
    )


def _sources(incoming: Incoming, entry: Entry) -> Entry:
    """The threads back to the measures it came from and the problems it answers."""
    return {
        "source_measures": [
            SourceMeasure(measure_id=incoming.id_of("measure", ref), position=nth)
            for nth, ref in enumerate(entry["measure_ids"])
        ],
        "source_problems": [
            SourceProblem(problem_id=incoming.id_of("problem", ref), position=nth)
            for nth, ref in enumerate(entry["problem_ids"])
        ],
    }


def _responsibilities(parties: Parties, huki: Entry) -> list[Responsibility]:
    return [
        Responsibility(
            party=parties[held["role"], held["organisation"]], letter=letter, position=nth
        )
        for letter in LETTERS
        for nth, held in enumerate(huki[letter])
    ]


INDICATOR = (
    "name",
    "unit",
    "baseline",
    "target",
    "direction",
    "frequency",
    "source",
    "responsible",
    "small_numbers",
)


def _indicator(position: int, entry: Entry) -> Indicator:
    return Indicator(
        ref=entry["id"],
        position=position,
        readings=[
            Reading(
                date=_day(reading["date"]),
                value=reading["value"],
                comment=reading.get("comment", ""),
            )
            for reading in entry["readings"]
        ],
        **{key: entry[key] for key in INDICATOR},
    )


def _case(position: int, entry: Entry) -> Case:
    same = ("case_type", "title", "background", "proposed_decision", "attachments")
    return Case(
        ref=entry["id"],
        position=position,
        committee_id=entry["to"],
        sender=entry["from"],
        plan_item_refs=entry["plan_item_ids"],
        **{key: entry[key] for key in same},
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
