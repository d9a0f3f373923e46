"""From the vote to the plan: ticked measures become items, the rest may wait."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bedreilag.measures.models import Measure
from bedreilag.plans import queries
from bedreilag.plans.models import ChangePlan
from bedreilag.seminars.models import Round
from bedreilag.voting.models import Vote
from bedreilag.work import transaction


@pytest.fixture
def working_group(organiser):
    return organiser("working_group")


@pytest.fixture
def address(voted):
    return f"/samling/{voted.id}/plan/forslag"


@pytest.fixture
def choose(working_group, voted, address):
    def send(*refs, **fields):
        ids = [voted.measures[ref] for ref in refs]
        return working_group.post(address, data={"measures": ids, "deed": "choose"} | fields)

    return send


def items(session, voted):
    session.rollback()
    plan = queries.plan_of(session, voted.id)
    return plan.items if plan else []


def test_measures_stand_by_the_result_of_the_vote(working_group, address):
    page = working_group.get(address).text

    first = page.index("Felles rutine for TUD med plan på én side")
    second = page.index("Varsle kommunen senest 48 timer før planlagt utskriving")
    assert first < second
    assert "Nr. 1 · 19 stemmer" in page


def test_the_result_stays_hidden_until_the_facilitator_shows_it(working_group, voted, address):
    assert "19 stemmer" in working_group.get(address).text
    with transaction() as session:
        session.scalars(select(Round).where(Round.kind == "vote")).one().results_shown_at = None

    page = working_group.get(address).text

    assert "Felles rutine for TUD med plan på én side" in page
    assert "Nr. 1 ·" not in page


def test_ticked_measures_become_one_item_with_the_problems_they_answer(choose, session, voted):
    assert choose("m01", "m03", title="Varsling før utskriving").status_code == 303

    [item] = items(session, voted)
    assert item.title == "Varsling før utskriving"
    assert [one.measure_id for one in item.source_measures] == [
        voted.measures["m01"],
        voted.measures["m03"],
    ]
    assert [one.problem_id for one in item.source_problems] == [
        voted.problems[ref] for ref in ("p01", "p02", "p03", "p04")
    ]
    assert item.benefit_for == ["bruker", "kommune"]


def test_without_a_title_the_item_is_called_what_the_measure_is(choose, session, voted):
    choose("m29")

    assert [item.title for item in items(session, voted)] == [
        "Felles rutine for TUD med plan på én side"
    ]


def test_the_plan_is_named_after_the_area_and_the_year(choose, session):
    choose("m29")

    title = session.scalars(select(ChangePlan.title)).one()
    assert title == "Plan for endringsarbeid i Midt-Troms 2026"


def test_more_measures_can_be_added_to_an_item(choose, session, voted):
    choose("m01")
    [item] = items(session, voted)

    choose("m02", item=item.id)

    [item] = items(session, voted)
    assert len(item.source_measures) == 2
    assert len(item.source_problems) == 3  # m02 answers two of the three again


def test_choosing_nothing_is_said_in_words(choose, session, voted):
    answer = choose(title="Varsling")

    assert answer.status_code == 422
    assert "Kryss av for minst ett tiltak først." in answer.text
    assert 'value="Varsling"' in answer.text
    assert items(session, voted) == []


def test_a_measure_is_placed_only_once(choose, session, voted):
    choose("m01")

    answer = choose("m01", title="Varsling en gang til")

    assert answer.status_code == 409
    assert "Noen andre har nettopp plassert et av tiltakene." in answer.text
    assert len(items(session, voted)) == 1


def test_a_measure_can_wait_with_a_reason_and_be_taken_forth_again(
    choose, working_group, session, voted, address
):
    reason = "Må avklares hvor kriseplanen kan ligge."
    assert choose("m40", deed="park", reason=reason).status_code == 303
    assert reason in working_group.get(address).text
    assert len(queries.plan_of(session, voted.id).parked) == 1

    working_group.post(f"{address}/{voted.measures['m40']}/ta-fram")

    session.rollback()
    assert queries.plan_of(session, voted.id).parked == []
    assert reason not in working_group.get(address).text


def test_nothing_waits_without_a_reason(choose, session, voted):
    answer = choose("m40", deed="park", reason=" ")

    assert answer.status_code == 422
    assert "Fyll ut dette feltet." in answer.text
    assert queries.plan_of(session, voted.id) is None


def test_the_vote_is_the_same_after_the_plan_is_made(choose, session, voted):
    def given():
        session.rollback()
        votes = select(Vote.measure_id, Vote.ballot_id, Vote.votes)
        return sorted(map(tuple, session.execute(votes)))

    before = given()
    assert len(before) > 100

    choose("m29", "m01")
    choose("m40", deed="park", reason="Ikke nå.")

    assert given() == before


def test_a_hidden_measure_is_not_offered(working_group, voted, address):
    title = "Kriseplan på én side som legevakt og AMK kan se"
    assert title in working_group.get(address).text
    with transaction() as session:
        hidden = session.get_one(Measure, voted.measures["m40"])
        hidden.hidden_at = session.scalars(
            select(Round.closed_at).where(Round.kind == "vote")
        ).one()

    assert title not in working_group.get(address).text


def test_another_seminars_measure_cannot_be_chosen(choose, session, voted):
    answer = choose("m01", measures=[999_999])

    assert answer.status_code == 404
    assert items(session, voted) == []


@pytest.mark.parametrize(
    ("role", "area", "status"),
    [
        ("working_group", "midt-troms", 200),
        ("coordinator", "midt-troms", 200),
        ("facilitator", "midt-troms", 403),
        ("steering_group", None, 403),
        ("coordinator", "nord-troms", 404),
    ],
)
def test_only_the_areas_own_working_group_chooses(organiser, address, role, area, status):
    assert organiser(role, area).get(address).status_code == status


def test_the_plan_says_which_proposals_nobody_has_decided_about_and_does_not_stop_for_them(
    working_group, voted, choose, address, session
):
    page = f"/samling/{voted.id}/plan"
    got_votes = [
        one.measure.id for one in queries.proposals(session, voted.id, None) if one.line.votes
    ]
    assert 1 < len(got_votes) < len(voted.measures)
    choose("m01")
    left = f"{len(got_votes) - 1} forslag er verken i planen eller lagt til side."
    assert left in working_group.get(page).text
    assert f'href="{address}"' in working_group.get(page).text

    rest = [one for one in got_votes if one != voted.measures["m01"]]
    working_group.post(address, data={"measures": rest[1:], "deed": "park", "reason": "Senere"})
    assert "Ett forslag er verken i planen eller lagt til side." in working_group.get(page).text
    assert working_group.post(f"{page}/legg-fram").status_code == 303
    working_group.post(address, data={"measures": rest[:1], "deed": "park", "reason": "Senere"})
    assert "verken i planen" not in working_group.get(page).text


def test_without_a_vote_every_proposal_that_can_be_seen_is_to_be_decided_about(
    working_group, voted, choose
):
    choose("m01")
    with transaction() as session:
        session.scalars(select(Round).where(Round.kind == "vote")).one().results_shown_at = None
        session.get_one(Measure, voted.measures["m02"]).hidden_at = datetime.now(UTC)

    left = f"{len(voted.measures) - 2} forslag er verken i planen eller lagt til side."
    assert left in working_group.get(f"/samling/{voted.id}/plan").text
