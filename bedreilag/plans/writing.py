"""Choosing from the vote and writing the plan, one item per page. Every form is a plain POST."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from bedreilag.access import open_to
from bedreilag.database import reading
from bedreilag.pages import today
from bedreilag.plans import actions, content, desk, forms, queries
from bedreilag.plans.content import ItemContent
from bedreilag.plans.models import PlanItem
from bedreilag.refusals import Conflict, Refusal
from bedreilag.region import queries as region

bp = Blueprint("writing", __name__, url_prefix="/samling/<int:seminar_id>/plan")


@bp.route("/forslag", methods=["GET", "POST"])
@open_to("organiser")
def proposals(seminar_id: int) -> ResponseReturnValue:
    """Every measure by the vote's result; ticked ones become an item, or are parked."""
    form = forms.ProposalsForm(request.form)
    if request.method == "GET":
        return _proposals_page(seminar_id, form)
    refusal = _place(seminar_id, form)
    if refusal is None:
        return desk.saved(seminar_id, "plans.writing.proposals")
    return _proposals_page(seminar_id, form, refusal)


def _place(seminar_id: int, form: forms.ProposalsForm) -> Refusal | None:
    ids = list(dict.fromkeys(form.measures.data or ()))
    if request.form.get("deed") == "park":
        form.reason.required = True
        return desk.carry_out(
            seminar_id,
            lambda session, seminar: actions.park(session, seminar, ids, form.reason.data or ""),
            form,
        )
    return desk.carry_out(
        seminar_id,
        lambda session, seminar: actions.choose(
            session, seminar, ids, form.title.data or "", form.item.data or 0
        ),
        form,
    )


def _proposals_page(
    seminar_id: int, form: forms.ProposalsForm, refusal: Refusal | None = None
) -> ResponseReturnValue:
    with reading() as session:
        seminar = desk.seminar_of(session, seminar_id)
        plan = queries.plan_of(session, seminar.id)
        form.offer(plan)
        return desk.page(
            seminar,
            "plans/proposals.html",
            refusal,
            form=form,
            proposals=queries.proposals(session, seminar.id, plan),
            votes=queries.votes_of(session, seminar.id),
        )


@bp.post("/forslag/<int:measure_id>/ta-fram")
@open_to("organiser")
def take_forth(seminar_id: int, measure_id: int) -> ResponseReturnValue:
    return desk.simply(
        seminar_id,
        lambda session, seminar: actions.take_forth(session, seminar, measure_id),
        "plans.writing.proposals",
    )


@bp.route("/tiltak/<int:item_id>", methods=["GET", "POST"])
@open_to("organiser")
def item(seminar_id: int, item_id: int) -> ResponseReturnValue:
    """One item, written by a hurried leader."""
    if request.method == "GET":
        return _item_page(seminar_id, item_id)
    form = forms.ItemForm(request.form)
    if desk.row_pressed(form):
        return _item_page(seminar_id, item_id, form)
    version = form.version.data or ""
    refusal = desk.carry_out(
        seminar_id,
        lambda session, seminar: actions.save_item(
            session, seminar, item_id, form.content(), version
        ),
        form,
    )
    if refusal is None:
        return desk.saved(seminar_id, anchor=f"tiltak-{item_id}")
    return _item_page(seminar_id, item_id, form, refusal)


def _item_page(
    seminar_id: int,
    item_id: int,
    form: forms.ItemForm | None = None,
    refusal: Refusal | None = None,
) -> ResponseReturnValue:
    with reading() as session:
        seminar = desk.seminar_of(session, seminar_id)
        plan = desk.plan_of(session, seminar)
        found = desk.item_in(plan, item_id)
        form = form or forms.item_form(found)
        return desk.page(
            seminar,
            "plans/item.html",
            refusal,
            form=form,
            stored=_stored(form, found, refusal),
            item=found,
            number=plan.items.index(found) + 1,
            check=next(one for one in queries.checks(session, plan) if one.item is found),
            measures=queries.measures_of(found),
            problems=queries.problems_of(found),
            holders=queries.holders,
            shares=queries.shares_of(session, found),
            votes=queries.votes_of(session, seminar.id),
            committee=region.committee_on(session, today()),
        )


def _stored(form: forms.ItemForm, found: PlanItem, refusal: Refusal | None) -> ItemContent | None:
    """After a conflict: what somebody else wrote, to read beside one's own. The next press wins."""
    if not isinstance(refusal, Conflict):
        return None
    stored = content.of_item(found)
    form.version.data = content.version(stored)
    return stored


@bp.post("/tiltak/<int:item_id>/flytt")
@open_to("organiser")
def move_item(seminar_id: int, item_id: int) -> ResponseReturnValue:
    step = -1 if request.form.get("vei") == "opp" else 1
    return desk.simply(
        seminar_id,
        lambda session, seminar: actions.move_item(session, seminar, item_id, step),
        anchor=f"tiltak-{item_id}",
    )


@bp.post("/tiltak/<int:item_id>/ta-ut")
@open_to("organiser")
def remove_item(seminar_id: int, item_id: int) -> ResponseReturnValue:
    return desk.simply(
        seminar_id, lambda session, seminar: actions.remove_item(session, seminar, item_id)
    )


@bp.route("/om", methods=["GET", "POST"])
@open_to("organiser")
def about(seminar_id: int) -> ResponseReturnValue:
    """The plan's own words: title, what we want together, when we meet to follow up."""
    if request.method == "GET":
        return _about_page(seminar_id)
    form = forms.PlanForm(request.form)
    if desk.row_pressed(form):
        return _about_page(seminar_id, form)
    version = form.version.data or ""
    refusal = desk.carry_out(
        seminar_id,
        lambda session, seminar: actions.save_plan(session, seminar, form.content(), version),
        form,
    )
    return desk.saved(seminar_id) if refusal is None else _about_page(seminar_id, form, refusal)


def _about_page(
    seminar_id: int, form: forms.PlanForm | None = None, refusal: Refusal | None = None
) -> ResponseReturnValue:
    with reading() as session:
        seminar = desk.seminar_of(session, seminar_id)
        plan = desk.plan_of(session, seminar)
        stored = None
        if form is not None and isinstance(refusal, Conflict):
            stored = content.of_plan(plan)
            form.version.data = content.version(stored)
        form = form or forms.plan_form(plan)
        return desk.page(seminar, "plans/about.html", refusal, form=form, stored=stored)
