"""The plan for change, written as the file has it."""

from datetime import date

from sqlalchemy import select

from bedreilag.followup.queries import item_key
from bedreilag.plans.models import LETTERS, Case, ChangePlan, Indicator, Party, PlanItem, Reading
from bedreilag.seminar_file.parts.books import Entry, Outgoing, filled
from bedreilag.seminar_file.parts.plan import INDICATOR, STATUS


def write(outgoing: Outgoing) -> Entry:
    """The plan (None when there is none yet) and the cases lifted to committees."""
    plan = outgoing.session.scalar(select(ChangePlan).filter_by(seminar_id=outgoing.seminar.id))
    if plan is None:
        return {"change_plan": None, "fsu_proposals": []}
    indicators = [indicator for item in plan.items for indicator in item.indicators]
    outgoing.give_names("item", plan.items, "t{}")
    outgoing.items = {item_key(item): outgoing.names["item"][item.id] for item in plan.items}
    outgoing.give_names("indicator", indicators, "i{}")
    outgoing.give_names("case", plan.cases, "f{}")
    return {
        "change_plan": {
            "title": plan.title,
            "overall_goal": plan.overall_goal,
            "presented_on": _iso(plan.presented_on),
            "presented_by": plan.presented_by,
            "status": plan.status,
            "adopted_on": _iso(plan.adopted_on),
            "review_dates": plan.review_dates,
            "items": [_item(outgoing, item) for item in plan.items],
            "parked": _parked(outgoing, plan),
        },
        "fsu_proposals": [_case(outgoing, case) for case in plan.cases],
    }


def _item(outgoing: Outgoing, item: PlanItem) -> Entry:
    measures = (source.measure_id for source in item.source_measures)
    problems = (source.problem_id for source in item.source_problems)
    return {
        "id": outgoing.name("item", item.id),
        "title": item.title,
        "measure_ids": outgoing.known("measure", measures),
        "problem_ids": outgoing.known("problem", problems),
        "goal": item.goal,
        "huki": {letter: _holders(item, letter) for letter in LETTERS},
        "milestones": [{"date": _iso(step.date), "title": step.title} for step in item.milestones],
        "indicators": [_indicator(outgoing, indicator) for indicator in item.indicators],
        "start": _iso(item.start),
        "due": _iso(item.due),
        "priority": item.priority,
        "lift_to_fsu": item.lift_to_fsu,
        "agreements": item.agreements,
        "benefit_for": item.benefit_for,
        **{STATUS + each.month.replace("-", "_"): each.status for each in item.statuses},
    }


def _holders(item: PlanItem, letter: str) -> list[Entry]:
    return [_party(held.party) for held in item.responsibilities if held.letter == letter]


def _party(party: Party) -> Entry:
    return {
        "role": party.role,
        "organisation": party.organisation,
        "organisation_kind": party.organisation_kind,
        "decision_authority": party.decision_authority,
        **filled(contact_person=party.contact_person),
    }


def _indicator(outgoing: Outgoing, indicator: Indicator) -> Entry:
    return {
        "id": outgoing.name("indicator", indicator.id),
        **{key: _plain(getattr(indicator, key)) for key in INDICATOR},
        "readings": [_reading(reading) for reading in indicator.readings],
    }


def _reading(reading: Reading) -> Entry:
    return {
        "date": _iso(reading.date),
        "value": _plain(reading.value),
        **filled(comment=reading.comment),
    }


def _parked(outgoing: Outgoing, plan: ChangePlan) -> list[Entry]:
    return [
        {"measure_id": name, "reason": parked.reason}
        for parked in plan.parked
        if (name := outgoing.name("measure", parked.measure_id))
    ]


def _case(outgoing: Outgoing, case: Case) -> Entry:
    names = outgoing.items
    return {
        "id": outgoing.name("case", case.id),
        "to": case.committee_id,
        "case_type": case.case_type,
        "title": case.title,
        "from": case.sender,
        "plan_item_ids": [names[ref] for ref in case.plan_item_refs if ref in names],
        "background": case.background,
        "proposed_decision": case.proposed_decision,
        "attachments": case.attachments,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _plain(value: object) -> object:
    """35 rather than 35.0: the database keeps every measurement as a fraction."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
