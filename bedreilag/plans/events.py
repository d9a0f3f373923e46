"""The plan in the live room: the facilitator turns the pages, everyone sees what it became."""

from sqlalchemy.orm import Session

from bedreilag import access, live
from bedreilag.access import Steering
from bedreilag.drawing import macro
from bedreilag.frames import Drawn, Keys, Room, picture
from bedreilag.plans import presenting, queries
from bedreilag.plans.forms import PresentForm
from bedreilag.plans.models import ChangePlan
from bedreilag.rounds import queries as rounds
from bedreilag.seminars.models import Seminar


@live.wish("plan:present", PresentForm, who=access.facilitator)
def present(session: Session, steering: Steering, form: PresentForm) -> None:
    presenting.show(session, steering.seminar, form.step.data, form.item.data)


@picture("plan", rooms=["phones", "projector", "panel"])
def draw_plan(session: Session, room: Room, _keys: Keys) -> Drawn:
    """On the projector one picture at a time, on phones all of it, on the panel where we are."""
    plan = queries.plan_of(session, room.seminar_id)
    if plan is None or not plan.items:
        return {}
    match room.kind:
        case "projector":
            return _drawn(scene(plan, session.get_one(Seminar, room.seminar_id)))
        case "panel":
            return _drawn(steering(plan))
    return _drawn(_on_phones(session, plan)) if _is_on_phones(session, plan) else {}


def scene(plan: ChangePlan, seminar: Seminar) -> str:
    """The picture of the plan that the projector shows now."""
    here = presenting.where(plan)
    if here.item:
        return macro(
            "plans/scenes.html",
            "item_scene",
            here.item,
            plan,
            seminar,
            number=plan.items.index(here.item) + 1,
            owners=queries.holders(here.item, "H"),
            doers=queries.holders(here.item, "U"),
            first=queries.first_step(here.item),
        )
    if here.scene is presenting.FRONT:
        return macro("plans/scenes.html", "front_scene", plan, seminar)
    items, rows = presenting.matrix_rows(plan, here.scene)
    return macro("plans/scenes.html", "matrix_scene", items, rows, seminar)


def steering(plan: ChangePlan) -> str:
    """Which picture the room sees, and the presses that turn to another."""
    here = presenting.where(plan)
    number = plan.items.index(here.item) + 1 if here.item else 0
    return macro("plans/steering.html", "present_panel", here, plan.seminar_id, number)


def _is_on_phones(session: Session, plan: ChangePlan) -> bool:
    """Phones follow the plan from when its round begins, and keep it once it is presented."""
    begun = rounds.latest_round(session, plan.seminar_id, "plan") is not None
    return begun or plan.status in queries.PUBLIC_STATES


def _on_phones(session: Session, plan: ChangePlan) -> str:
    return macro(
        "plans/phone.html",
        "plan_on_phone",
        plan,
        measures_of=queries.measures_of,
        holders=queries.holders,
        first_step=queries.first_step,
        parked=queries.parked_in(plan),
        n_proposals=queries.how_many_proposed(session, plan.seminar_id),
        n_chosen=sum(len(queries.measures_of(item)) for item in plan.items),
        link=_link(session, plan),
    )


def _link(session: Session, plan: ChangePlan) -> str:
    if plan.status not in queries.PUBLIC_STATES:
        return ""
    return f"/plan/{access.plan_token(session.get_one(Seminar, plan.seminar_id))}"


def _drawn(html: str) -> Drawn:
    return {"": {"html": html}}
