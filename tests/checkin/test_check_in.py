"""«Hvor godt samarbeider vi i dag?»: counted, opened for everyone at once, and tied to nobody."""

import pytest
from sqlalchemy import Integer, select

from bedreilag.checkin import queries
from bedreilag.checkin.models import CheckInCount
from bedreilag.database import reading
from bedreilag.rounds import actions as rounds
from bedreilag.seats.models import Wish
from bedreilag.seminars.models import Round, Seminar
from bedreilag.seminars.more_rounds import add_next_round
from bedreilag.work import transaction


@pytest.fixture
def check_in(seminar):
    with transaction() as session:
        found = session.get_one(Seminar, seminar.id)
        added = add_next_round(session, found, "checkin")
        rounds.open_round(session, found, added.id)
    return added


@pytest.fixture
def people(phone):
    return [phone(f"Fugl {n}") for n in range(6)]


def test_it_comes_first_in_a_day_that_has_not_begun(check_in, seminar):
    with reading() as session:
        found = session.get_one(Seminar, seminar.id).rounds
        assert [one.kind for one in found][:2] == ["checkin", "problem"]
        assert [one.position for one in found] == sorted(one.position for one in found)


def test_one_press_counts_once_and_the_first_one_stands(check_in, people, session):
    for answer in (4, 4, 1):
        assert people[0].ask("checkin:answer", answer=answer)["ok"]

    assert [(one.answer, one.people) for one in session.scalars(select(CheckInCount))] == [(4, 1)]
    assert "Takk! Svaret er telt med" in people[0].browser.get("/rom").text
    assert "Takk! Svaret er telt med" not in people[1].browser.get("/rom").text


def test_nothing_leads_from_an_answer_to_a_person(check_in, people, session):
    assert {key.column.table.name for key in CheckInCount.__table__.foreign_keys} == {"round"}
    assert all(isinstance(column.type, Integer) for column in CheckInCount.__table__.columns)

    people[0].ask("checkin:answer", answer=5, wish_id="8c1f3a52-6f6a-4a0a-9d4b-2f1f5f0b7a11")

    kept = session.scalars(select(Wish)).all()
    assert [(one.wish_id, one.digest, one.answer) for one in kept] == [
        (f"checkin:{check_in.id}", "", {})
    ]


def test_a_question_of_the_houses_own_is_not_said_to_be_asked_again(
    check_in, people, panel, projector
):
    with transaction() as session:
        session.get_one(Round, check_in.id).title = "Hvordan er formen før lunsj?"
    people[0].ask("checkin:answer", answer=3)

    panel.ask("result:show", round=check_in.id)

    on_the_wall = projector.pictures()["checked_in"]["html"]
    assert "Hvordan er formen før lunsj?" in on_the_wall
    assert "halvt år" not in on_the_wall


def test_the_distribution_opens_for_everyone_at_once(check_in, people, panel, projector, seminar):
    for person in people[:5]:
        person.ask("checkin:answer", answer=3)
    assert "5 av 6 har svart" in projector.pictures()["check_in_turnout"]["html"]
    assert "check-in-bars" not in people[5].browser.get("/rom").text
    with reading() as session:
        assert queries.shown(session, seminar.id) is None

    panel.ask("result:show", round=check_in.id)

    on_the_wall = projector.pictures()["checked_in"]["html"]
    assert "check-in-bars" in on_the_wall
    assert "Vi spør om det samme om et halvt år." in on_the_wall
    assert "check-in-bars" in people[5].pictures()["checked_in"]["html"]
    assert "Resultatet. Alle ser det." in panel.pictures()["steering"]["html"]
    with reading() as session:
        assert queries.shown(session, seminar.id)[3] == 5


def test_from_fewer_than_five_nothing_is_shown(check_in, people, panel, projector):
    for person in people[:4]:
        person.ask("checkin:answer", answer=3)

    panel.ask("result:show", round=check_in.id)

    seen = projector.pictures()["checked_in"]["html"]
    assert "Vi viser ikke svar fra færre enn fem personer." in seen
    assert "check-in-bars" not in seen


@pytest.mark.parametrize(("answers", "asks"), [(0, True), (4, True), (5, False)])
def test_the_panel_says_first_that_a_result_of_fewer_than_five_shows_nothing(
    check_in, people, panel, day, seminar, answers, asks
):
    for person in people[:answers]:
        person.ask("checkin:answer", answer=3)
    day.stop()

    page = panel.browser.get(f"/samling/{seminar.id}/dagen").text

    assert "Vis resultatet</" in page
    assert ("Færre enn fem har svart. Da vises ingen tall. Vil du vise" in page) is asks


def test_the_panel_counts_the_answers_until_the_room_goes_on(check_in, people, panel, day, seminar):
    address = f"/samling/{seminar.id}/dagen"
    people[0].ask("checkin:answer", answer=3)
    day.stop()
    assert "1 av 6 har svart" in panel.browser.get(address).text

    day.start("problem")

    assert "1 av 6 har svart" not in panel.browser.get(address).text


def test_it_is_held_once(check_in, people, panel, day):
    people[0].ask("checkin:answer", answer=3)
    day.stop()

    assert panel.ask("round:open", round=check_in.id)["code"] == "AlreadyEvaluated"


def test_it_works_as_a_plain_form(check_in, people, session):
    sent = people[0].browser.post("/onske/checkin/answer", data={"answer": "2", "next": "/rom"})

    assert (sent.status_code, sent.location) == (303, "/rom")
    assert session.scalars(select(CheckInCount.answer)).all() == [2]
