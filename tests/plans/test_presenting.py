"""The plan on the projector and on the phones."""

import pytest
from sqlalchemy import select

from bedreilag.measures.models import Measure
from bedreilag.plans import presenting, queries
from bedreilag.plans.models import PlanItem
from bedreilag.rounds.models import Stage
from bedreilag.work import transaction


@pytest.fixture
def wall(panel, projector, planned):
    """Turn a page and answer what the projector then shows."""

    def turn(step, **fields):
        projector.frames()
        answer = panel.ask("plan:present", step=step, **fields)
        assert answer["ok"], answer
        return projector.pictures()["plan"]["html"]

    return turn


def test_the_row_begins_with_all_items_and_ends_with_who_does_what(wall):
    assert "Felles rutine for PLO-meldinger" in wall("front")
    assert "Fastlegen med på laget" in wall("front")

    first = wall("next")
    assert "Tiltak 1 av 8" in first
    assert "Leder for døgnenheten, UNN HF, SPHR Midt-Troms" in first
    assert "29. mai 2026: Utkast til felles varslingsrutine sendt på høring" in first
    assert "Felles rutine for PLO-meldinger" not in first

    assert "Tiltak 2 av 8" in wall("next")
    assert "Tiltak 1 av 8" in wall("previous")
    last = wall("overview")
    assert "Hvem gjør hva" in last
    assert wall("next") == last


def test_a_certain_item_can_be_shown(wall, planned):
    assert "Tiltak 5 av 8" in wall("item", item=planned.items[4])


def test_an_item_of_nobody_is_not_shown(panel, planned):
    answer = panel.ask("plan:present", step="item", item=99_999)

    assert (answer["ok"], answer["status"]) == (False, 404)


def test_showing_the_plan_puts_it_on_the_wall(wall, session, planned):
    assert session.get(Stage, planned.id).view == "joining"

    wall("next")

    session.rollback()
    assert session.get(Stage, planned.id).view == "plan"


def test_an_empty_plan_says_that_there_is_nothing_to_show(panel, voted):
    answer = panel.ask("plan:present", step="next")

    assert answer["message"] == "Planen er tom. Det er ingenting å vise ennå."


def test_a_phone_cannot_turn_the_pages(phone, planned):
    assert not phone("Rype").ask("plan:present", step="next", seminar=planned.id)["ok"]


def test_the_panel_sees_where_the_room_is(panel, planned):
    panel.frames()
    panel.ask("plan:present", step="item", item=planned.items[2])

    html = panel.pictures()["plan"]["html"]
    assert "T3 Hvem gjør hva i ansvarsgruppa" in html
    assert "Bilde 4 av 10" in html


def test_the_pages_can_be_turned_without_a_script(organiser, planned, session):
    page = f"/samling/{planned.id}/plan"
    browser = organiser()
    assert "Bilde 1 av 10" in browser.get(page).text

    answer = browser.post(
        "/onske/plan/present",
        data={"seminar": planned.id, "step": "next", "next": f"{page}#lerret"},
    )

    assert answer.headers["Location"] == f"{page}#lerret"
    assert "Bilde 2 av 10" in browser.get(page).text


def test_when_the_item_on_the_wall_is_taken_out_the_wall_shows_them_all(
    wall, organiser, projector, planned
):
    assert "Tiltak 1 av 8" in wall("next")

    organiser().post(f"/samling/{planned.id}/plan/tiltak/{planned.items[0]}/ta-ut")

    html = projector.pictures()["plan"]["html"]
    assert "7 tiltak" in html
    assert "Varsling før planlagt utskriving" not in html


def test_every_organisation_stands_once_with_all_its_letters(session, planned):
    plan = queries.plan_of(session, planned.id)

    items, rows = presenting.matrix_rows(plan, 0)

    assert len(items) == 8
    assert len({row.organisation for row in rows}) == len(rows) == 23
    trust = rows[0]
    assert trust.organisation == "UNN HF, SPHR Midt-Troms"
    assert trust.letters == ("HU", "U", "U", "HU", "HU", "U", "U", "U")


def test_more_than_one_picture_holds_is_shown_in_several(session, planned, monkeypatch):
    plan = queries.plan_of(session, planned.id)
    assert presenting.scenes(plan)[-1] == 0

    monkeypatch.setattr(presenting, "ORGANISATIONS_IN_A_PICTURE", 10)
    monkeypatch.setattr(presenting, "ITEMS_IN_A_PICTURE", 5)

    assert presenting.scenes(plan)[-6:] == [0, -1, -2, -3, -4, -5]
    shown = [presenting.matrix_rows(plan, -n) for n in range(6)]
    assert sum(len(items) * len(rows) for items, rows in shown) == 8 * 23


def test_phones_follow_from_when_the_round_of_the_plan_begins(
    phone, panel, organiser, voted, seminar
):
    rype = phone("Rype")
    title = "Varsle kommunen senest 48 timer før planlagt utskriving"
    proposals = f"/samling/{voted.id}/plan/forslag"
    working_group = organiser("working_group")
    working_group.post(proposals, data={"measures": [voted.measures["m01"]], "title": "Varsling"})
    assert rype.pictures().get("plan") is None

    plan_round = next(one for one in seminar.rounds if one.kind == "plan")
    panel.ask("round:open", round=plan_round.id)
    html = rype.pictures()["plan"]["html"]
    assert "Dette blir det av forslagene" in html
    assert title in html
    assert "Det bygger på 1 av 42 forslag." in html

    working_group.post(proposals, data={"measures": [voted.measures["m29"]], "title": "TUD"})
    assert ">TUD<" in rype.pictures()["plan"]["html"]


def test_a_measure_that_is_hidden_is_gone_from_the_phones_at_once(
    phone, panel, organiser, planned, session
):
    title = "Ingen planlagt utskriving fredag etter kl. 12 uten avtale"
    hidden = session.scalars(select(Measure).where(Measure.title == title)).one()
    rype = phone("Rype")
    organiser().post(f"/samling/{planned.id}/plan/tiltak/{planned.items[1]}/flytt")
    assert title in rype.pictures()["plan"]["html"]

    panel.ask("measure:hide", measure=hidden.id, hidden=True)

    html = rype.pictures()["plan"]["html"]
    assert title not in html
    assert "Varsling før planlagt utskriving" in html


def test_nothing_on_the_wall_or_the_phones_is_markup_from_people(wall, phone, planned):
    with transaction() as session:
        session.get_one(PlanItem, planned.items[0]).title = "<img src=x onerror=alert(1)>"
    rype = phone("Rype")

    html = wall("next")
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    assert "<img" not in html

    [frame] = [f for f in rype.ask("catch:up", since=-1)["frames"] if f["room"] == "phones"]
    assert "&lt;img" in frame["pictures"]["plan"]["html"]
    assert "<img" not in frame["pictures"]["plan"]["html"]
