"""The organisers' way in: an area with its seminars, and a seminar with its six doors."""

from flask import Blueprint, g, render_template
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bedreilag import access
from bedreilag.access import open_to
from bedreilag.config import command
from bedreilag.database import reading
from bedreilag.pages import today
from bedreilag.plans.models import ChangePlan, PlanItem
from bedreilag.screens.states import (
    doors_of,
    next_thing,
    plan_in_words,
    state_of,
    survey_in_words,
)
from bedreilag.seats.models import Participant
from bedreilag.seminars import queries, words
from bedreilag.seminars.models import Seminar

bp = Blueprint("desk", __name__)


@bp.get("/omrade/<area_id>")
@open_to("organiser")
def area(area_id: str) -> str:
    """This year's seminar with the next thing to do, the plan, the survey, and earlier years."""
    with reading() as session:
        found = access.area_for(session, area_id)
        seminars = queries.in_area(session, found.id)
        seats, items = _seats(session, seminars), _items(session, seminars)
        newest = state_of(session, seminars[0], today()) if seminars else None
        followed = next((one for one in seminars if one.id in items), None)
        return render_template(
            "screens/area.html",
            area=found,
            newest=newest,
            next=newest and next_thing(newest),
            followed=followed and state_of(session, followed, today()),
            earlier=[
                (one, seats.get(one.id) or sum(one.headcount.values()), items.get(one.id, 0))
                for one in seminars[1:]
            ],
            organises=access.may(g.account, found.id, "organise"),
            plan_in_words=plan_in_words,
            survey_in_words=survey_in_words,
        )


@bp.get("/samling/<int:seminar_id>")
@open_to("organiser")
def seminar(seminar_id: int) -> str:
    """The seminar's six doors, each with its state in words."""
    with reading() as session:
        found = access.seminar_for(session, seminar_id)
        state = state_of(session, found, today())
        return render_template(
            "screens/seminar.html",
            seminar=found,
            area=found.area,
            notes=doors_of(state),
            next=next_thing(state),
            missing=[words.MISSING[kind] for kind in queries.missing_kinds(found)],
            focus=words.focus(found.focus_theme_ids),
            organises=access.may(g.account, found.area_id, "organise"),
        )


@bp.get("/samling/<int:seminar_id>/fil")
@open_to("organiser")
def file(seminar_id: int) -> str:
    """How the whole seminar is saved as one file, and moved to another installation."""
    with reading() as session:
        found = access.seminar_for(session, seminar_id)
        return render_template(
            "screens/file.html", seminar=found, area=found.area, command=command()
        )


def _seats(session: Session, seminars: list[Seminar]) -> dict[int, int]:
    rows = session.execute(
        select(Participant.seminar_id, func.count())
        .where(Participant.seminar_id.in_([one.id for one in seminars]))
        .group_by(Participant.seminar_id)
    )
    return dict(rows.all())


def _items(session: Session, seminars: list[Seminar]) -> dict[int, int]:
    """The number of plan items of each seminar that has a plan."""
    rows = session.execute(
        select(ChangePlan.seminar_id, func.count(PlanItem.id))
        .join(PlanItem, isouter=True)
        .where(ChangePlan.seminar_id.in_([one.id for one in seminars]))
        .group_by(ChangePlan.seminar_id)
    )
    return dict(rows.all())
