"""An address that has gone too far is made worthless with one press, and there is a new one."""

import pytest

from bedreilag import access
from bedreilag.database import reading
from bedreilag.seminars.models import Seminar

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
