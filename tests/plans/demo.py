"""The demo seminar's vote and plan, put into the seminar of the tests."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from bedreilag.measures.models import AnsweredProblem, Measure
from bedreilag.plans.models import (
    Case,
    ChangePlan,
    Indicator,
    Milestone,
    ParkedMeasure,
    Party,
    PlanItem,
    Reading,
    Responsibility,
    SourceMeasure,
    SourceProblem,
)
from bedreilag.problems.models import Problem
from bedreilag.seats.models import Participant
from bedreilag.seminar_file.demo import demo_seminar
from bedreilag.seminars.models import Seminar, WorkingGroupMember
from bedreilag.voting.models import Ballot, Vote

LATER = datetime(2026, 4, 23, 12, 0, tzinfo=UTC)
Ids = dict[str, int]


def vote(session: Session, seminar: Seminar, *, shown: bool = True) -> tuple[Ids, Ids]:
    """The day up to the end of the vote; answers the ids of its measures and problems."""
    file = demo_seminar()
    seats = _seats(session, seminar, file)
    problems = _problems(session, seminar, file, seats)
    measures = _measures(session, seminar, file, problems)
    seminar.working_group = [
        WorkingGroupMember(position=n, **member)
        for n, member in enumerate(file["seminar"]["working_group"], 1)
    ]
    found = next(one for one in seminar.rounds if one.kind == "vote")
    found.state, found.closed_at = "closed", LATER
    found.results_shown_at = LATER if shown else None
    for ballot in file["voting"]["ballots"]:
        votes = [
            Vote(measure_id=measures[ref], votes=n) for ref, n in ballot["allocations"].items()
        ]
        session.add(
            Ballot(round_id=found.id, participant_id=seats[ballot["participant_id"]], votes=votes)
        )
    session.flush()
    return measures, problems


def plan(session: Session, seminar: Seminar, copies: int = 1) -> ChangePlan:
    """The vote and the plan that came of it; `copies` times as many items."""
    measures, problems = vote(session, seminar)
    entry = demo_seminar()["change_plan"]
    made = ChangePlan(
        seminar_id=seminar.id,
        title=entry["title"],
        overall_goal=entry["overall_goal"],
        status=entry["status"],
        presented_on=date.fromisoformat(entry["presented_on"]),
        presented_by=entry["presented_by"],
        adopted_on=date.fromisoformat(entry["adopted_on"]),
        review_dates=entry["review_dates"],
    )
    session.add(made)
    session.flush()
    for position, item in enumerate(entry["items"] * copies, 1):
        made.items.append(_item(session, made, item, position, measures, problems))
    made.parked = [
        ParkedMeasure(measure_id=measures[one["measure_id"]], position=n, reason=one["reason"])
        for n, one in enumerate(entry["parked"], 1)
    ]
    made.cases = [_case(one, n) for n, one in enumerate(demo_seminar()["fsu_proposals"], 1)]
    session.flush()
    return made


def _seats(session: Session, seminar: Seminar, file: dict[str, Any]) -> Ids:
    seats = {
        one["id"]: Participant(
            seminar_id=seminar.id,
            group_id=seminar.groups[0].id,
            display_name=one["display_name"],
            role_id=one["role_id"],
            position_group=one["position_group"],
            organisation=one["organisation"],
            organisation_kind=one["organisation_kind"],
            joined_at=LATER,
        )
        for one in file["participants"]
    }
    return _stored(session, seats)


def _problems(session: Session, seminar: Seminar, file: dict[str, Any], seats: Ids) -> Ids:
    problems = {
        one["id"]: Problem(
            seminar_id=seminar.id,
            round_id=seminar.rounds[0].id,
            group_id=seminar.groups[0].id,
            author_id=seats[one["author_id"]],
            text=one["text"],
        )
        for one in file["problems"]
    }
    seminar.rounds[0].state = "closed"
    return _stored(session, problems)


def _measures(session: Session, seminar: Seminar, file: dict[str, Any], problems: Ids) -> Ids:
    measures = {
        one["id"]: Measure(
            seminar_id=seminar.id,
            round_id=seminar.rounds[2].id,
            group_id=seminar.groups[0].id,
            title=one["title"],
            description=one["description"],
            benefit_for=one["benefit_for"],
            measure_2023_ids=one["measure_2023_ids"],
            answered=[
                AnsweredProblem(problem_id=problems[ref], position=n)
                for n, ref in enumerate(one["problem_ids"], 1)
            ],
        )
        for one in file["measures"]
    }
    return _stored(session, measures)


def _stored(session: Session, things: dict[str, Any]) -> Ids:
    session.add_all(things.values())
    session.flush()
    return {ref: thing.id for ref, thing in things.items()}


def _item(
    session: Session,
    made: ChangePlan,
    entry: dict[str, Any],
    position: int,
    measures: Ids,
    problems: Ids,
) -> PlanItem:
    facts = ("title", "goal", "priority", "lift_to_fsu", "agreements", "benefit_for")
    return PlanItem(
        position=position,
        **{name: entry[name] for name in facts},
        start=date.fromisoformat(entry["start"]),
        due=date.fromisoformat(entry["due"]),
        source_measures=[
            SourceMeasure(measure_id=measures[ref], position=n)
            for n, ref in enumerate(entry["measure_ids"], 1)
        ],
        source_problems=[
            SourceProblem(problem_id=problems[ref], position=n)
            for n, ref in enumerate(entry["problem_ids"], 1)
        ],
        milestones=[
            Milestone(position=n, date=date.fromisoformat(one["date"]), title=one["title"])
            for n, one in enumerate(entry["milestones"], 1)
        ],
        indicators=[_indicator(one, n) for n, one in enumerate(entry["indicators"], 1)],
        responsibilities=[
            Responsibility(letter=letter, party=_party(session, made, one), position=n)
            for letter, parties in entry["huki"].items()
            for n, one in enumerate(parties, 1)
        ],
    )


def _party(session: Session, made: ChangePlan, entry: dict[str, Any]) -> Party:
    for party in made.parties:
        if (party.role, party.organisation) == (entry["role"], entry["organisation"]):
            return party
    party = Party(plan_id=made.id, **entry)
    made.parties.append(party)
    session.flush()
    return party


def _indicator(entry: dict[str, Any], position: int) -> Indicator:
    facts = {key: value for key, value in entry.items() if key not in ("id", "readings")}
    readings = [
        Reading(date=date.fromisoformat(one["date"]), value=one["value"])
        for one in entry["readings"]
    ]
    return Indicator(position=position, readings=readings, **facts)


def _case(entry: dict[str, Any], position: int) -> Case:
    return Case(
        position=position,
        committee_id=entry["to"],
        case_type=entry["case_type"],
        title=entry["title"],
        sender=entry["from"],
        background=entry["background"],
        proposed_decision=entry["proposed_decision"],
        attachments=entry["attachments"],
        plan_item_refs=entry["plan_item_ids"],
    )
