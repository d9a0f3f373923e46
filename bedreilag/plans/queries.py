"""Reading the plan. What the facilitator has hidden is taken out here, and nowhere else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from flask_babel import LazyString
from sqlalchemy import exists, select
from sqlalchemy.orm import Session, selectinload

from bedreilag.measures import queries as measures
from bedreilag.measures.models import AnsweredProblem, Measure
from bedreilag.plans import papers
from bedreilag.plans.alphabet import alphabetical
from bedreilag.plans.huki import Holder, advice, lacks
from bedreilag.plans.models import (
    ChangePlan,
    Indicator,
    Milestone,
    ParkedMeasure,
    Party,
    PlanItem,
    Responsibility,
    SourceMeasure,
    SourceProblem,
)
from bedreilag.plans.paper_model import PlanPaper
from bedreilag.problems.models import Problem
from bedreilag.region import queries as region
from bedreilag.region.models import Committee, OrganisationKind
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Seminar, WorkingGroupMember
from bedreilag.small_cells import publishable
from bedreilag.voting import queries as voting
from bedreilag.voting.count import Line

PUBLIC_STATES = ("lagt_fram", "vedtatt")


@dataclass(frozen=True, slots=True)
class Check:
    """What one item lacks, and what would be wise."""

    item: PlanItem
    lacks: list[LazyString]
    advice: list[LazyString]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A measure from the seminar on its way to the plan. `line` is None until the vote is open."""

    measure: Measure
    line: Line[Measure] | None
    item: PlanItem | None
    parked: ParkedMeasure | None

    @property
    def is_left_over(self) -> bool:
        """Whether nobody has decided what becomes of it. What got no votes is decided."""
        return not (self.item or self.parked or (self.line and not self.line.votes))


@dataclass(frozen=True, slots=True)
class Votes:
    """The count of the vote, unchanged by whatever the plan becomes."""

    lines: dict[int, Line[Measure]] = field(default_factory=dict)
    ballots: int = 0

    def of(self, measure_id: int) -> int | None:
        line = self.lines.get(measure_id)
        return line.votes if line else None


def plan_of(session: Session, seminar_id: int) -> ChangePlan | None:
    """The whole plan, in as many queries for two items as for twenty."""
    items = selectinload(ChangePlan.items)
    return session.scalar(
        select(ChangePlan)
        .where(ChangePlan.seminar_id == seminar_id)
        .options(
            items.selectinload(PlanItem.source_measures).joinedload(SourceMeasure.measure),
            items.selectinload(PlanItem.source_problems).joinedload(SourceProblem.problem),
            items.selectinload(PlanItem.responsibilities).joinedload(Responsibility.party),
            items.selectinload(PlanItem.milestones),
            items.selectinload(PlanItem.indicators).selectinload(Indicator.readings),
            selectinload(ChangePlan.parties),
            selectinload(ChangePlan.parked).joinedload(ParkedMeasure.measure),
            selectinload(ChangePlan.cases),
        )
    )


def published(session: Session, seminar_id: int) -> ChangePlan | None:
    """The plan, once it has been presented; before that it is nobody else's."""
    plan = plan_of(session, seminar_id)
    return plan if plan and plan.status in PUBLIC_STATES else None


def measures_of(item: PlanItem) -> list[Measure]:
    """The measures an item came from, without those the facilitator has hidden."""
    return [one.measure for one in item.source_measures if one.measure.hidden_at is None]


def problems_of(item: PlanItem) -> list[Problem]:
    """The problems an item answers, without those the facilitator has hidden."""
    return [one.problem for one in item.source_problems if one.problem.hidden_at is None]


def parked_in(plan: ChangePlan) -> list[ParkedMeasure]:
    """What was put aside, and why, without what the facilitator has hidden."""
    return [one for one in plan.parked if one.measure.hidden_at is None]


def votes_of(session: Session, seminar_id: int) -> Votes:
    """The result of the last vote. Empty until the facilitator has opened it for everyone."""
    lines = voting.result_of_seminar(session, seminar_id)
    voted = voting.vote_round(session, seminar_id)
    if not lines or voted is None:
        return Votes()
    ballots = voting.turnout(session, voted).voted
    return Votes({line.measure.id: line for line in lines}, ballots)


def proposals(session: Session, seminar_id: int, plan: ChangePlan | None) -> list[Proposal]:
    """Every measure with its votes and what has become of it, most votes first."""
    votes = votes_of(session, seminar_id)
    chosen = (
        {s.measure_id: item for item in plan.items for s in item.source_measures} if plan else {}
    )
    parked = {one.measure_id: one for one in plan.parked} if plan else {}
    found = {
        measure.id: Proposal(
            measure, votes.lines.get(measure.id), chosen.get(measure.id), parked.get(measure.id)
        )
        for measure in measures.of_seminar(session, seminar_id)
    }
    return [found[measure_id] for measure_id in votes.lines or found]


def how_many_proposed(session: Session, seminar_id: int) -> int:
    """How many measures the groups have proposed, the hidden ones left out."""
    return sum(measures.counts(session, seminar_id).values())


def is_placed(session: Session, measure_id: int) -> bool:
    """Whether the measure is in the plan, or parked beside it."""
    places = (SourceMeasure.measure_id, ParkedMeasure.measure_id)
    return any(session.scalar(select(exists().where(place == measure_id))) for place in places)


def problem_ids_of(session: Session, measure_ids: Sequence[int]) -> list[int]:
    """The problems these measures answer, each once, in the measures' order."""
    rows = session.scalars(
        select(AnsweredProblem)
        .where(AnsweredProblem.measure_id.in_(measure_ids))
        .order_by(AnsweredProblem.position)
    )
    by_measure: dict[int, list[int]] = {}
    for row in rows:
        by_measure.setdefault(row.measure_id, []).append(row.problem_id)
    ids = [number for measure_id in measure_ids for number in by_measure.get(measure_id, ())]
    return list(dict.fromkeys(ids))


def checks(session: Session, plan: ChangePlan) -> list[Check]:
    """Every item of the plan, held up against the rules of HUKI."""
    levels = levels_of_kinds(session)
    return [_check(item, levels) for item in plan.items]


def _check(item: PlanItem, levels: dict[str, str]) -> Check:
    holders = [
        Holder(
            one.letter,
            one.party.organisation_kind,
            levels.get(one.party.organisation_kind, ""),
            one.party.decision_authority,
        )
        for one in item.responsibilities
    ]
    wise = advice(holders, benefit_for=item.benefit_for, indicators=len(item.indicators))
    return Check(item, lacks(holders), wise)


def levels_of_kinds(session: Session) -> dict[str, str]:
    """Organisation kind → the service level it belongs to."""
    return {kind.id: kind.service_level for kind in region.organisation_kinds(session)}


def committee_names(session: Session) -> set[str]:
    """Committees receive proposals; they own nothing in a plan (R074)."""
    names = session.execute(select(Committee.name, Committee.full_name))
    return {name.casefold() for row in names for name in row}


def committees_by_id(session: Session) -> dict[str, str]:
    return {found.id: found.name for found in session.scalars(select(Committee))}


def shares_of(session: Session, item: PlanItem) -> list[tuple[str, float]]:
    """How much of an item's problems comes from each service level, in per cent; never who (R153).

    Levels that too few people write from stand as one, named "". Nothing when that one is too
    small, or is all there is, or when seats are deleted and nobody can tell any more.
    """
    authors = [problem.author_id for problem in problems_of(item)]
    level_of = _levels_of_people(session, authors)
    if not set(authors) <= set(level_of):
        return []
    people = {level: (list(level_of.values()).count(level),) for level in level_of.values()}
    parts = publishable(people)
    if not parts.alone or parts.withheld:
        return []
    levels = [level_of[author] for author in authors if author]
    texts = {level: levels.count(level) for level in parts.alone}
    if parts.together:
        texts[""] = len(levels) - sum(texts.values())
    return [
        (level, 100 * number / len(levels))
        for level, number in sorted(texts.items(), key=lambda one: (one[0] == "", -one[1]))
    ]


def _levels_of_people(session: Session, authors: Iterable[int | None]) -> dict[int, str]:
    """Participant id → the service level they come from, for those who still have a seat."""
    rows = session.execute(
        select(Participant.id, OrganisationKind.service_level)
        .join(OrganisationKind, Participant.organisation_kind == OrganisationKind.id)
        .where(Participant.id.in_([author for author in authors if author]))
    )
    return dict(rows.all())


def suggested_parties(seminar: Seminar, plan: ChangePlan | None) -> list[WorkingGroupMember]:
    """The working group's own roles, those that are not parties already."""
    parties = plan.parties if plan else []
    known = {(party.role.casefold(), party.organisation.casefold()) for party in parties}
    return [
        member
        for member in seminar.working_group
        if (member.role.casefold(), member.organisation.casefold()) not in known
    ]


def progress(plan: ChangePlan) -> list[tuple[Milestone, int, PlanItem]]:
    """Every milestone of the plan by date, with its item and the item's number."""
    steps = [
        (step, number, item)
        for number, item in enumerate(plan.items, 1)
        for step in item.milestones
    ]
    return sorted(steps, key=lambda step: (step[0].date, step[1]))


def first_step(item: PlanItem) -> Milestone | None:
    """The first milestone by date."""
    return min(item.milestones, key=lambda step: step.date, default=None)


def in_order(parties: Iterable[Party]) -> list[Party]:
    """Parties by organisation, as people look for them."""
    return sorted(parties, key=lambda party: (alphabetical(party.organisation), party.id))


def parties_with_letters(plan: ChangePlan) -> list[Party]:
    """Those who have something to do in the plan, in the matrix' order."""
    held = {one.party_id for item in plan.items for one in item.responsibilities}
    return in_order(party for party in plan.parties if party.id in held)


def holders(item: PlanItem, letter: str) -> list[Party]:
    """The parties that hold this letter on the item, in order."""
    return [one.party for one in item.responsibilities if one.letter == letter]


def differs_from_the_vote(plan: ChangePlan, votes: Votes) -> bool:
    """Whether the working group has ordered the plan otherwise than the vote did (R061)."""
    best = [
        max((votes.of(measure.id) or 0 for measure in measures_of(item)), default=0)
        for item in plan.items
    ]
    return bool(votes.lines) and best != sorted(best, reverse=True)


def paper(session: Session, seminar: Seminar) -> PlanPaper | None:
    """The plan as it is printed."""
    plan = plan_of(session, seminar.id)
    if plan is None:
        return None
    votes = votes_of(session, seminar.id)
    items = [
        papers.item_paper(item, measures_of(item), problems_of(item), votes.of)
        for item in plan.items
    ]
    return papers.plan_paper(plan, seminar, items, parked_in(plan))
