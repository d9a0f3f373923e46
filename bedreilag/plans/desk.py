"""What the working group's pages share: who may, one transaction, and keeping what was typed."""

from collections.abc import Callable
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms.form import BaseForm

from bedreilag import access, work
from bedreilag.plans import queries, words
from bedreilag.plans.forms import DeskForm
from bedreilag.plans.models import ChangePlan, PlanItem
from bedreilag.refusals import NotFound, NotUnderstood, Refusal
from bedreilag.seminars.models import Seminar

Deed = Callable[[Session, Seminar], object]
PLAN_PAGE = "plans.plan_page"


def seminar_of(session: Session, seminar_id: int) -> Seminar:
    """The seminar, for those who may change its plan."""
    return access.seminar_for(session, seminar_id, "organise")


def plan_of(session: Session, seminar: Seminar) -> ChangePlan:
    plan = queries.plan_of(session, seminar.id)
    if plan is None:
        raise NotFound
    return plan


def item_in(plan: ChangePlan, item_id: int) -> PlanItem:
    for item in plan.items:
        if item.id == item_id:
            return item
    raise NotFound


def carry_out(seminar_id: int, deed: Deed, form: BaseForm | None = None) -> Refusal | None:
    """Do it in one transaction, or answer why not. What is somebody else's is still not found."""
    if form is not None and not form.validate():
        return NotUnderstood()
    try:
        with work.transaction() as session:
            deed(session, seminar_of(session, seminar_id))
    except Refusal as refusal:
        if refusal.status in (401, 403, 404):
            raise
        return refusal
    return None


def simply(
    seminar_id: int, deed: Deed, page: str = PLAN_PAGE, anchor: str | None = None
) -> ResponseReturnValue:
    """A press with nothing written. A refusal gets a page of its own."""
    with work.transaction() as session:
        deed(session, seminar_of(session, seminar_id))
    return redirect(url_for(page, seminar_id=seminar_id, _anchor=anchor), 303)


def saved(seminar_id: int, page: str = PLAN_PAGE, anchor: str | None = None) -> ResponseReturnValue:
    return redirect(url_for(page, seminar_id=seminar_id, lagret=1, _anchor=anchor), 303)


def row_pressed(form: DeskForm) -> bool:
    """Whether the press only added or took away a row; nothing is stored then."""
    return any(
        form.press(name, request.form[name]) for name in ("add", "take") if name in request.form
    )


def page(
    seminar: Seminar, template: str, refusal: Refusal | None, **more: Any
) -> ResponseReturnValue:
    drawn = render_template(
        template,
        seminar=seminar,
        area=seminar.area,
        refusal=refusal,
        saved="lagret" in request.args,
        words=words,
        **more,
    )
    return drawn, refusal.status if refusal else 200
