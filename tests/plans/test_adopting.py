"""Presenting and adopting: what is demanded is said in words, and readers have to wait for it."""

import pytest

from bedreilag import access
from bedreilag.plans import queries
from bedreilag.plans.models import ChangePlan, PlanItem
from bedreilag.work import transaction


@pytest.fixture
def plan(planned):
    return f"/samling/{planned.id}/plan"


@pytest.fixture
def draft(planned):
    """The same plan, not yet presented."""
    with transaction() as session:
        plan = queries.plan_of(session, planned.id)
        plan.status, plan.presented_on, plan.adopted_on = "utkast", None, None
    return planned


@pytest.fixture
def link(app, seminar):
    with app.test_request_context():
        return f"/plan/{access.plan_token(seminar)}"


def stored(session):
    session.rollback()
    session.expire_all()
    return session.query(ChangePlan).one()


def without(item_id, letter):
    with transaction() as session:
        item = session.get_one(PlanItem, item_id)
        item.responsibilities = [one for one in item.responsibilities if one.letter != letter]


def test_a_draft_is_presented_and_then_adopted(coordinator, plan, draft, session):
    assert "Legg fram planen" in coordinator.get(plan).text
    coordinator.post(f"{plan}/legg-fram")
    assert (stored(session).status, stored(session).adopted_on) == ("lagt_fram", None)
    assert stored(session).presented_on

    assert "Vedta planen" in coordinator.get(plan).text
    coordinator.post(f"{plan}/vedta")
    assert stored(session).status == "vedtatt"
    assert stored(session).adopted_on


def test_a_plan_that_lacks_something_is_not_adopted_and_says_what_and_where(
    coordinator, plan, draft, session
):
    first, second, *_rest = draft.items
    without(first, "H")
    without(second, "U")
    coordinator.post(f"{plan}/legg-fram")

    answer = coordinator.post(f"{plan}/vedta")

    assert answer.status_code == 409
    assert (
        "Planen kan vedtas når alle tiltak har én hovedansvarlig og minst én utførende. "
        "2 tiltak mangler noe." in answer.text
    )
    assert f'href="{plan}/tiltak/{first}/ansvar">Tiltaket mangler hovedansvarlig.' in answer.text
    assert f'href="{plan}/tiltak/{second}/ansvar">Tiltaket mangler utførende.' in answer.text
    assert stored(session).status == "lagt_fram"


def test_advice_stops_nothing(coordinator, plan, draft, session):
    with transaction() as writing:
        writing.get_one(PlanItem, draft.items[0]).indicators = []
    coordinator.post(f"{plan}/legg-fram")
    assert "Tiltaket kan ikke måles ennå. Legg til en indikator." in coordinator.get(plan).text

    coordinator.post(f"{plan}/vedta")

    assert stored(session).status == "vedtatt"


def test_an_empty_plan_can_be_neither_presented_nor_adopted(coordinator, voted):
    for step in ("legg-fram", "vedta"):
        answer = coordinator.post(f"/samling/{voted.id}/plan/{step}")

        assert answer.status_code == 409
        assert "Planen er tom." in answer.text


def test_the_day_of_adoption_stays_when_the_plan_is_corrected(coordinator, plan, planned, session):
    assert stored(session).adopted_on.isoformat() == "2026-05-04"

    coordinator.post(f"{plan}/tiltak/{planned.items[0]}/flytt", data={"vei": "ned"})
    coordinator.post(f"{plan}/vedta")
    coordinator.post(f"{plan}/trekk-tilbake")

    assert stored(session).adopted_on.isoformat() == "2026-05-04"
    assert stored(session).status == "vedtatt"


def test_readers_see_the_plan_from_when_it_is_presented(app, coordinator, plan, draft, link):
    reader = app.test_client()
    assert reader.get(link).status_code == 404

    coordinator.post(f"{plan}/legg-fram")
    page = reader.get(link)
    assert page.status_code == 200
    assert "Varsling før planlagt utskriving" in page.text

    coordinator.post(f"{plan}/trekk-tilbake")
    assert reader.get(link).status_code == 404


def test_a_guessed_link_is_not_found(app, planned, link):
    reader = app.test_client()
    assert reader.get(link).status_code == 200

    for guess in (f"{link}0", link[:-1], f"/plan/{planned.id}", "/plan/x", "/plan/1-æ"):
        assert reader.get(guess).status_code == 404


def test_the_plans_own_words_are_written_on_their_own_page(coordinator, plan, session):
    page = coordinator.get(f"{plan}/om").text
    version = page.partition('name="version" type="hidden" value="')[2].partition('"')[0]
    fields = {
        "title": "Planen vår",
        "overall_goal": "Ett lag.",
        "presented_by": "Arbeidsgruppa",
        "review_dates-0": "24.6.2026",
        "version": version,
    }

    assert coordinator.post(f"{plan}/om", data=fields).status_code == 303
    assert stored(session).title == "Planen vår"
    assert stored(session).review_dates == ["2026-06-24"]

    late = coordinator.post(f"{plan}/om", data=fields | {"title": "For sent"})
    assert late.status_code == 409
    assert 'value="For sent"' in late.text
    assert "Planen vår" in late.text


@pytest.mark.parametrize("step", ["legg-fram", "trekk-tilbake", "vedta"])
def test_only_the_working_group_takes_the_plan_on(organiser, plan, draft, step, session):
    assert organiser("coordinator", "nord-troms").post(f"{plan}/{step}").status_code == 404
    assert organiser("facilitator").post(f"{plan}/{step}").status_code == 403
    assert stored(session).status == "utkast"
