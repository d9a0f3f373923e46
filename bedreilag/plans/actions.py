"""From the vote to an adopted plan: choosing, parking, writing, ordering, presenting, adopting."""

from collections.abc import Collection, Sequence
from datetime import date

from flask_babel import lazy_gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag.measures import actions as proposing
from bedreilag.measures.models import Measure
from bedreilag.plans import content, queries
from bedreilag.plans.content import IndicatorContent, ItemContent, PlanContent
from bedreilag.plans.models import (
    ChangePlan,
    Indicator,
    Milestone,
    ParkedMeasure,
    PlanItem,
    SourceMeasure,
    SourceProblem,
)
from bedreilag.refusals import Conflict, NotFound, Refusal
from bedreilag.seminars.models import Seminar
from bedreilag.work import announce, take_turn


class NothingChosen(Refusal):
    """No measure was ticked."""

    status = 422
    message = _("Kryss av for minst ett tiltak først.")


class AlreadyPlaced(Refusal):
    """Someone else has just put the measure in the plan, or aside."""

    message = _("Noen andre har nettopp plassert et av tiltakene. Se over lista, og prøv igjen.")


class NothingInThePlan(Refusal):
    """A plan without items cannot be presented."""

    message = _("Planen er tom. Velg minst ett tiltak før dere legger den fram.")


class CannotAdopt(Refusal):
    """Some items have no H, several, or no U."""

    message = _(
        "Planen kan vedtas når alle tiltak har én hovedansvarlig og minst én utførende. "
        "%(n)s tiltak mangler noe."
    )


def choose(
    session: Session,
    seminar: Seminar,
    measure_ids: Sequence[int],
    title: str = "",
    item_id: int = 0,
) -> PlanItem:
    """Make an item of these measures and the problems they answer, or add them to one (R057)."""
    plan = _held(session, seminar)
    measures = _unplaced(session, seminar, plan, measure_ids)
    item = _item(plan, item_id) if item_id else _new_item(plan, title or measures[0].title)
    _add_sources(session, item, measures)
    for found in measures:
        item.benefit_for = [*dict.fromkeys([*item.benefit_for, *found.benefit_for])]
    _tell(session, seminar)
    session.flush()
    return item


def park(session: Session, seminar: Seminar, measure_ids: Sequence[int], reason: str) -> None:
    """Keep these measures for another time, with the reason why (R060)."""
    plan = _held(session, seminar)
    last = max((one.position for one in plan.parked), default=0)
    for position, measure in enumerate(_unplaced(session, seminar, plan, measure_ids), last + 1):
        plan.parked.append(ParkedMeasure(measure_id=measure.id, position=position, reason=reason))
    _tell(session, seminar)


def take_forth(session: Session, seminar: Seminar, measure_id: int) -> None:
    """Let a parked measure be chosen after all."""
    plan = _held(session, seminar)
    plan.parked[:] = [one for one in plan.parked if one.measure_id != measure_id]
    _tell(session, seminar)


def save_item(
    session: Session, seminar: Seminar, item_id: int, written: ItemContent, version: str
) -> None:
    """Store what the form says, unless somebody has changed the item since it was opened."""
    item = _item(_held(session, seminar), item_id)
    if version != content.version(content.of_item(item)):
        raise Conflict
    for name in ITEM_FACTS:
        setattr(item, name, getattr(written, name))
    item.benefit_for = list(written.benefit_for)
    item.agreements = list(written.agreements)
    item.milestones = [
        Milestone(position=n, date=step.date, title=step.title)
        for n, step in enumerate(sorted(written.milestones, key=lambda step: step.date), 1)
    ]
    item.indicators = _indicators(item, written.indicators)
    _tell(session, seminar)


ITEM_FACTS = ("title", "goal", "priority", "start", "due", "lift_to_fsu")
INDICATOR_FACTS = tuple(name for name in IndicatorContent.__slots__ if name != "id")


def move_item(session: Session, seminar: Seminar, item_id: int, step: int) -> None:
    """Move an item up (-1) or down (+1). The result of the vote stays as it was (R061)."""
    plan = _held(session, seminar)
    item = _item(plan, item_id)
    order = list(plan.items)
    here = order.index(item)
    order.insert(min(max(here + step, 0), len(order)), order.pop(here))
    _number(order)
    _tell(session, seminar)


def remove_item(session: Session, seminar: Seminar, item_id: int) -> None:
    """Take an item out of the plan. Its measures can be chosen again."""
    plan = _held(session, seminar)
    item = _item(plan, item_id)
    if plan.presenting_item_id == item.id:
        plan.presenting_item_id = None
    plan.items.remove(item)
    _number(plan.items)
    _tell(session, seminar)


def save_plan(session: Session, seminar: Seminar, written: PlanContent, version: str) -> None:
    """Store what is said about the plan as a whole."""
    plan = _held(session, seminar)
    if version != content.version(content.of_plan(plan)):
        raise Conflict
    plan.title = written.title
    plan.overall_goal = written.overall_goal
    plan.presented_by = written.presented_by
    plan.review_dates = list(written.review_dates)
    _tell(session, seminar)


def present(session: Session, seminar: Seminar, on: date) -> None:
    """Lay the plan before the participants: from now on readers with the link can see it."""
    plan = _held(session, seminar)
    if not plan.items:
        raise NothingInThePlan
    if plan.status == "utkast":
        plan.status = "lagt_fram"
        plan.presented_on = plan.presented_on or on
    _tell(session, seminar)


def withdraw(session: Session, seminar: Seminar) -> None:
    """Make a presented plan a draft again. An adopted plan stays adopted."""
    plan = _held(session, seminar)
    if plan.status == "lagt_fram":
        plan.status, plan.presented_on = "utkast", None
    _tell(session, seminar)


def adopt(session: Session, seminar: Seminar, on: date) -> None:
    """Adopt the plan, if every item has exactly one H and at least one U (R069).

    It can still be corrected afterwards; the day it was adopted stays.
    """
    plan = _held(session, seminar)
    if not plan.items:
        raise NothingInThePlan
    lacking = sum(bool(check.lacks) for check in queries.checks(session, plan))
    if lacking:
        raise CannotAdopt(n=lacking)
    if plan.status != "vedtatt":
        plan.status, plan.adopted_on = "vedtatt", on
    _tell(session, seminar)


def begin_plan(session: Session, seminar: Seminar) -> ChangePlan:
    """The seminar's plan, made empty if there is none yet."""
    return _held(session, seminar)


def changed(session: Session, seminar: Seminar) -> None:
    """Draw the plan again wherever it is shown."""
    _tell(session, seminar)


def _tell_of_measure(session: Session, measure: Measure) -> None:
    """A measure that was changed or hidden stands so, or no more, in the plan on the phones."""
    if queries.is_placed(session, measure.id):
        announce(session, measure.seminar_id, "phones", "plan")


proposing.tell_also.append(_tell_of_measure)


def _held(session: Session, seminar: Seminar) -> ChangePlan:
    # One writer at a time, so that what is checked below still holds when it is stored.
    take_turn(session, seminar.id)
    plan = queries.plan_of(session, seminar.id)
    if plan is None:
        place, year = seminar.area.place, seminar.first_day.year
        title = _("Plan for endringsarbeid i %(place)s %(year)s", place=place, year=year)
        plan = ChangePlan(seminar_id=seminar.id, title=str(title)[:120], review_dates=[])
        session.add(plan)
        session.flush()
    return plan


def _item(plan: ChangePlan, item_id: int) -> PlanItem:
    for item in plan.items:
        if item.id == item_id:
            return item
    raise NotFound


def _new_item(plan: ChangePlan, title: str) -> PlanItem:
    item = PlanItem(position=len(plan.items) + 1, title=title, agreements=[], benefit_for=[])
    plan.items.append(item)
    return item


def _unplaced(
    session: Session, seminar: Seminar, plan: ChangePlan, measure_ids: Sequence[int]
) -> list[Measure]:
    if not measure_ids:
        raise NothingChosen
    chosen = {source.measure_id for item in plan.items for source in item.source_measures}
    parked = {one.measure_id for one in plan.parked}
    if (chosen | parked) & set(measure_ids):
        raise AlreadyPlaced
    found = {
        measure.id: measure
        for measure in session.scalars(
            select(Measure).where(Measure.seminar_id == seminar.id, Measure.id.in_(measure_ids))
        )
    }
    if set(measure_ids) - set(found):
        raise NotFound
    return [found[measure_id] for measure_id in measure_ids]


def _add_sources(session: Session, item: PlanItem, measures: Collection[Measure]) -> None:
    problems = queries.problem_ids_of(session, [measure.id for measure in measures])
    known = {source.problem_id for source in item.source_problems}
    for measure in measures:
        position = len(item.source_measures) + 1
        item.source_measures.append(SourceMeasure(measure_id=measure.id, position=position))
    for problem_id in problems:
        if problem_id not in known:
            position = len(item.source_problems) + 1
            item.source_problems.append(SourceProblem(problem_id=problem_id, position=position))


def _indicators(item: PlanItem, written: Sequence[IndicatorContent]) -> list[Indicator]:
    """The indicators in the form's order. One the item has keeps its readings."""
    known = {indicator.id: indicator for indicator in item.indicators}
    kept = []
    for position, one in enumerate(written, 1):
        indicator = known.pop(one.id, None) if one.id else None
        indicator = indicator or Indicator()
        indicator.position = position
        for name in INDICATOR_FACTS:
            setattr(indicator, name, getattr(one, name))
        kept.append(indicator)
    return kept


def _number(items: Sequence[PlanItem]) -> None:
    for position, item in enumerate(items, 1):
        item.position = position


def _tell(session: Session, seminar: Seminar) -> None:
    for room in ("phones", "projector", "panel"):
        announce(session, seminar.id, room, "plan")
