"""An address that has gone too far is made worthless with one press, and there is a new one."""

from datetime import date

import pytest

from bedreilag import access, live
from bedreilag.database import reading
from bedreilag.plans.models import ChangePlan, PlanItem
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction

TOKENS = {
    "lerret": (access.projector_token, "/lerret/{}"),
    "undersokelse": (access.survey_token, "/svar/{}"),
}


def address(app, seminar, what):
    token_of, path = TOKENS[what]
    with app.test_request_context(), reading() as session:
        return path.format(token_of(session.get_one(Seminar, seminar.id)))


@pytest.mark.parametrize("what", TOKENS)
def test_the_old_address_leads_nowhere(what, app, seminar, organiser):
    old = address(app, seminar, what)
    assert app.test_client().get(old).status_code == 200

    pressed = organiser().post(f"/samling/{seminar.id}/ny-lenke/{what}")

    assert pressed.status_code == 303
    assert app.test_client().get(old).status_code == 404
    assert app.test_client().get(address(app, seminar, what)).status_code == 200


def test_the_plans_link_turns_too_and_the_others_stay(app, seminar, organiser):
    with app.test_request_context(), reading() as session:
        before = session.get_one(Seminar, seminar.id)
        old = access.plan_token(before), access.survey_token(before)

    organiser().post(f"/samling/{seminar.id}/ny-lenke/plan")

    with app.test_request_context(), reading() as session:
        after = session.get_one(Seminar, seminar.id)
        assert access.plan_token(after) != old[0]
        assert access.survey_token(after) == old[1]


def test_only_those_who_may_change_it(app, seminar, organiser):
    facilitator = organiser("facilitator")

    assert facilitator.post(f"/samling/{seminar.id}/ny-lenke/plan").status_code == 403
    assert facilitator.post(f"/samling/{seminar.id}/ny-lenke/lerret").status_code == 303
    assert organiser().post(f"/samling/{seminar.id}/ny-lenke/noe").status_code == 404


def test_screens_with_the_old_address_are_shown_out_and_come_back_with_the_new_one(
    app, seminar, organiser, projector, panel, phone
):
    rype = phone("Rype")
    assert projector.socket.is_connected()

    organiser().post(f"/samling/{seminar.id}/ny-lenke/lerret")

    assert not projector.socket.is_connected()
    assert rype.socket.is_connected()
    assert panel.socket.is_connected()
    again = {"app": app, "flask_test_client": projector.browser}
    assert not live.socketio.test_client(**again, auth=projector.extra).is_connected()
    token = address(app, seminar, "lerret").rpartition("/")[2]
    new = {"as": "projector", "token": token}
    assert live.socketio.test_client(**again, auth=new).is_connected()


def test_an_open_panel_gets_the_new_address_of_the_wall_at_once(app, seminar, organiser, panel):
    old = address(app, seminar, "lerret")
    assert panel.browser.get(f"/samling/{seminar.id}/dagen").text.count(f'"{old}') == 3
    panel.frames()

    organiser().post(f"/samling/{seminar.id}/ny-lenke/lerret")

    pushed = panel.pictures()
    assert str(pushed).count(old) == 0
    new = address(app, seminar, "lerret")
    assert pushed["wall_address:links"]["html"].count(f'"{new}') == 2
    assert f'src="{new}"' in pushed["wall_address:thumb"]["html"]


@pytest.mark.parametrize("what", ["undersokelse", "plan"])
def test_another_link_leaves_the_wall_alone(what, seminar, organiser, projector):
    organiser().post(f"/samling/{seminar.id}/ny-lenke/{what}")

    assert projector.socket.is_connected()


def test_every_link_says_that_the_old_one_stops_and_asks_once_more(
    seminar, organiser, panel, planned_and_presented
):
    desk = organiser()
    for browser, page, what in (
        (panel.browser, "dagen", "lerret"),
        (desk, "undersokelse", "undersokelse"),
        (desk, "plan", "plan"),
    ):
        text = browser.get(f"/samling/{seminar.id}/{page}").text
        assert f'action="/samling/{seminar.id}/ny-lenke/{what}"' in text
        assert "Lenka som er delt ut, slutter å virke. Vil du lage en ny?" in text


@pytest.fixture
def planned_and_presented(seminar):
    """A plan that has been presented, and so has a link."""
    with transaction() as session:
        stored = session.get_one(Seminar, seminar.id)
        stored.first_day = stored.last_day = date(2090, 4, 22)  # the survey is not over
        plan = ChangePlan(seminar_id=seminar.id, title="Planen", status="lagt_fram")
        plan.presented_on = seminar.last_day
        plan.items = [PlanItem(position=1, title="Ringe tilbake")]
        session.add(plan)
