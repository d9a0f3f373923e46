"""One item of the plan, written on its own page with a plain form."""

import re

import pytest
from sqlalchemy import select

from bedreilag.plans import content, queries
from bedreilag.plans.models import Reading
from bedreilag.problems.models import Problem
from bedreilag.seats.models import Participant
from bedreilag.work import transaction
from tests.plans.sent import sent_by


@pytest.fixture
def address(planned):
    return f"/samling/{planned.id}/plan/tiltak/{planned.items[0]}"


@pytest.fixture
def form(coordinator, address):
    """What a browser would send from the page, unchanged."""
    return sent_by(coordinator.get(address).text, address)


def stored(session, planned):
    session.rollback()
    session.expire_all()
    return queries.plan_of(session, planned.id).items[0]


def test_saving_what_stands_there_changes_nothing(coordinator, address, form, session, planned):
    before = content.of_item(stored(session, planned))
    assert len(before.milestones) == 4
    assert len(before.indicators) == 2

    assert coordinator.post(address, data=form).status_code == 303

    assert content.of_item(stored(session, planned)) == before


def test_the_page_says_where_the_item_comes_from(coordinator, address):
    page = coordinator.get(address).text

    assert "Ingen planlagt utskriving fredag etter kl. 12 uten avtale" in page
    assert "17 stemmer" in page
    assert "Pasienter skrives ut fredag ettermiddag uten at kommunen vet om det" in page


def test_a_hidden_problem_is_not_shown(coordinator, address, session, planned):
    problem = stored(session, planned).source_problems[0].problem
    assert problem.text in coordinator.get(address).text
    with transaction() as writing:
        hidden = writing.get_one(Problem, problem.id)
        hidden.hidden_at = writing.scalars(select(Participant.joined_at)).first()

    assert problem.text not in coordinator.get(address).text


def test_every_field_is_stored(coordinator, address, form, session, planned):
    form |= {
        "title": "Varsling i god tid",
        "goal": "Ingen kommer hjem til en kommune som ikke vet det.",
        "priority": "3",
        "start": "2.5.2026",
        "due": "2026-12-31",
        "benefit_for": ["bruker", "helseforetak"],
        "agreements": "Tjenesteavtale 1\n\nTjenesteavtale 2",
        "lift_to_fsu": "y",
        "milestones-4-date": "15.1.2027",
        "milestones-4-title": "Alt på plass",
        "indicators-0-target": "82,5",
        "indicators-0-direction": "down",
        "indicators-0-small_numbers": "y",
    }

    assert coordinator.post(address, data=form).status_code == 303

    item = stored(session, planned)
    assert (item.title, item.priority, item.lift_to_fsu) == ("Varsling i god tid", 3, True)
    assert (item.start.isoformat(), item.due.isoformat()) == ("2026-05-02", "2026-12-31")
    assert item.benefit_for == ["bruker", "helseforetak"]
    assert item.agreements == ["Tjenesteavtale 1", "Tjenesteavtale 2"]
    assert item.milestones[-1].title == "Alt på plass"
    assert item.indicators[0].target == 82.5
    assert (item.indicators[0].direction, item.indicators[0].small_numbers) == ("down", True)


def test_milestones_are_kept_by_date(coordinator, address, form, session, planned):
    form |= {"milestones-4-date": "2026-05-10", "milestones-4-title": "Aller først"}

    coordinator.post(address, data=form)

    assert stored(session, planned).milestones[0].title == "Aller først"


def test_an_indicator_that_is_changed_keeps_its_readings(
    coordinator, address, form, session, planned
):
    coordinator.post(address, data=form | {"indicators-0-name": "Andel varslet i tide"})

    item = stored(session, planned)
    assert item.indicators[0].name == "Andel varslet i tide"
    assert [reading.value for reading in item.indicators[0].readings] == [58]


def test_an_indicator_that_is_taken_away_goes_with_its_readings(
    coordinator, address, form, session, planned
):
    readings = select(Reading.id).where(Reading.value == 4)
    assert session.scalars(readings).all()
    kept = {name: value for name, value in form.items() if not name.startswith("indicators-1-")}

    coordinator.post(address, data=kept)

    assert len(stored(session, planned).indicators) == 1
    assert not session.scalars(readings).all()


def test_a_row_is_added_without_a_script_and_nothing_is_stored_yet(
    coordinator, address, form, session, planned
):
    answer = coordinator.post(address, data=form | {"title": "Halvferdig", "add": "milestones"})

    assert answer.status_code == 200
    assert 'name="milestones-4-title"' in answer.text
    assert 'value="Halvferdig"' in answer.text
    assert stored(session, planned).title == "Varsling før planlagt utskriving"


def test_a_row_is_taken_away_without_a_script(coordinator, address, form):
    answer = coordinator.post(address, data=form | {"take": "milestones-0"})

    assert "Utkast til felles varslingsrutine sendt på høring" not in answer.text
    assert "Rutinen tas i bruk" in answer.text


def test_a_fault_stands_beside_its_field_and_all_that_was_typed_is_kept(
    coordinator, address, form, session, planned
):
    answer = coordinator.post(
        address, data=form | {"title": "Ny tittel", "goal": "Gjelder 10915596784", "due": "snart"}
    )

    assert answer.status_code == 422
    assert "Teksten inneholder noe som ser ut som et fødselsnummer." in answer.text
    assert "Skriv datoen slik: 22.4.2026." in answer.text
    for typed in ("Ny tittel", "Gjelder 10915596784", "snart"):
        assert typed in answer.text
    assert stored(session, planned).title == "Varsling før planlagt utskriving"


def test_two_who_write_at_once_do_not_overwrite_each_other(
    coordinator, organiser, address, form, session, planned
):
    organiser("working_group").post(address, data=form | {"title": "Den andres tittel"})

    answer = coordinator.post(address, data=form | {"title": "Min tittel"})

    assert answer.status_code == 409
    assert "Noen andre endret dette mens du skrev." in answer.text
    assert "Den andres tittel" in answer.text
    assert 'value="Min tittel"' in answer.text
    assert stored(session, planned).title == "Den andres tittel"

    again = sent_by(answer.text, address)
    assert coordinator.post(address, data=again).status_code == 303
    assert stored(session, planned).title == "Min tittel"


def test_what_people_write_is_never_markup(coordinator, address, form, planned):
    coordinator.post(address, data=form | {"title": "<b>Fet</b> & «grei»"})

    page = coordinator.get(f"/samling/{planned.id}/plan").text

    assert "&lt;b&gt;Fet&lt;/b&gt; &amp; «grei»" in page
    assert "<b>Fet</b>" not in page


def test_an_item_can_be_moved_up_and_down(coordinator, address, session, planned):
    def order():
        session.rollback()
        return [item.id for item in queries.plan_of(session, planned.id).items]

    first, second, *_rest = planned.items
    coordinator.post(f"{address}/flytt", data={"vei": "ned"})
    assert order()[:2] == [second, first]

    coordinator.post(f"{address}/flytt", data={"vei": "opp"})
    coordinator.post(f"{address}/flytt", data={"vei": "opp"})
    assert order() == planned.items


def test_an_item_can_be_taken_out_and_its_measures_chosen_again(
    coordinator, address, session, planned
):
    proposals = f"/samling/{planned.id}/plan/forslag"
    title = "Varsle kommunen senest 48 timer før planlagt utskriving"
    offered = rf'type="checkbox"[^>]*>\s*<label[^>]*>{title}'
    assert not re.search(offered, coordinator.get(proposals).text)

    coordinator.post(f"{address}/ta-ut")

    session.rollback()
    plan = queries.plan_of(session, planned.id)
    assert [item.id for item in plan.items] == planned.items[1:]
    assert [item.position for item in plan.items] == list(range(1, 8))
    assert re.search(offered, coordinator.get(proposals).text)


@pytest.mark.parametrize("end", ["", "/ansvar", "/flytt", "/ta-ut"])
def test_another_area_does_not_find_the_item(organiser, address, form, end, session, planned):
    stranger = organiser("coordinator", "nord-troms")

    assert stranger.post(address + end, data=form).status_code == 404
    assert stored(session, planned).title == "Varsling før planlagt utskriving"


def test_another_seminars_item_is_not_found(coordinator, planned):
    assert coordinator.get(f"/samling/{planned.id}/plan/tiltak/999").status_code == 404


def test_the_committees_short_name_is_spelled_out_where_a_case_is_lifted_to_it(
    coordinator, address
):
    spelled_out = "faglig samarbeidsutvalg for helhetlige pasientforløp (FSU Pasientforløp)"
    assert f"Løft saken til {spelled_out}" in coordinator.get(address).text
