"""People are moved in the middle of the day, and lose nothing by it."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag.seats.models import EarlierSeat, Participant
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction
from tests.conftest import Day, Screen

Phone = Callable[..., Screen]


def group_of(session: Session, screen: Screen) -> str:
    session.rollback()
    return session.get_one(Participant, screen.me.id).group.name


def everything(screen: Screen) -> str:
    return str(screen.pictures())


@pytest.fixture
def move(panel: Screen, seminar: Seminar) -> Callable[..., dict[str, object]]:
    """`move(3, rype, oter)` puts them in group 3, as the facilitator does."""

    def to(number: int, *people: Screen) -> dict[str, object]:
        seats = [one.me.id for one in people]
        return panel.ask("seat:move", seats=seats, group=seminar.groups[number - 1].id)

    return to


def test_a_phone_follows_its_person_at_once(
    phone: Phone, move: Callable[..., dict[str, object]], session: Session, day: Day
) -> None:
    rype, oter = phone("Rype", 1), phone("Oter", 3)
    day.start("problem")
    oter.ask("problem:write", text="Ingen ringer tilbake.")
    assert "Ingen ringer tilbake." not in everything(rype)

    assert move(3, rype)["ok"]

    seen = rype.pictures()  # pushed: the phone has asked for nothing
    assert "Du er flyttet til Gruppe 3" in seen["moved"]["html"]
    assert "Gå til Bord 3." in seen["moved"]["html"]
    assert ">Gruppe 3<" in seen["place"]["html"]
    assert "Ingen ringer tilbake." in str(seen)
    oter.ask("problem:write", text="Vi har ulike skjemaer.")
    assert "Vi har ulike skjemaer." in everything(rype)
    assert group_of(session, rype) == "Gruppe 3"


def test_the_old_table_is_heard_no_more(
    phone: Phone, move: Callable[..., object], day: Day
) -> None:
    rype, left = phone("Rype", 1), phone("Oter", 1)
    day.start("problem")
    left.ask("problem:write", text="Før flyttingen.")
    assert "Før flyttingen." in everything(rype)
    assert "<li>Rype</li>" in rype.browser.get("/rom").text

    move(2, rype)
    rype.pictures()
    left.ask("problem:write", text="Etter flyttingen.")

    assert "Etter flyttingen." not in everything(rype)
    assert "Etter flyttingen." not in rype.browser.get("/rom").text
    assert "Rype" not in left.pictures()["neighbours"]["html"]


def test_a_phone_without_a_socket_gets_the_whole_new_table_when_it_asks(
    phone: Phone, move: Callable[..., object], day: Day
) -> None:
    rype, oter = phone("Rype", 1), phone("Oter", 3)
    day.start("problem")
    oter.ask("problem:write", text="Ingen ringer tilbake.")
    seen = rype.browser.get("/live/siden?as=phone").json["seq"]

    move(3, rype)

    missed = rype.browser.get(f"/live/siden?as=phone&since={seen}").json["frames"]
    [table] = [frame for frame in missed if frame["room"].startswith("group:")]
    assert "problem" in table["whole"]
    assert "Ingen ringer tilbake." in str(table["pictures"])


def test_the_word_about_the_move_stands_until_it_is_seen(
    phone: Phone, move: Callable[..., object]
) -> None:
    rype = phone("Rype")
    move(2, rype)
    assert "Du er flyttet til Gruppe 2" in rype.browser.get("/rom").text
    assert "Du er flyttet til Gruppe 2" in rype.browser.get("/rom").text

    assert rype.browser.post("/onske/seat/settle", data={"next": "/rom"}).status_code == 303

    assert "Du er flyttet" not in rype.browser.get("/rom").text


def test_texts_stay_where_they_were_written_and_remain_one_s_own(
    phone: Phone, move: Callable[..., object], day: Day
) -> None:
    rype, left, joined = phone("Rype", 1), phone("Oter", 1), phone("Multe", 2)
    day.start("problem")
    text = rype.ask("problem:write", text="Ingen ringer tilbake.")["problem"]

    move(2, rype)

    assert "Ingen ringer tilbake." in left.browser.get("/rom").text
    assert "Ingen ringer tilbake." not in joined.browser.get("/rom").text
    assert "Ingen ringer tilbake." in rype.browser.get("/rom").text
    assert rype.ask("problem:edit", problem=text, text="Ingen svarer.")["ok"]
    assert "Ingen svarer." in left.browser.get("/rom").text


def test_whoever_is_moved_hears_what_follows_and_what_stays(
    phone: Phone, move: Callable[..., object]
) -> None:
    rype = phone("Rype", 1)

    move(2, rype)

    card = rype.pictures()["moved"]["html"]
    assert "Stemmene dine og det du holder på å skrive, blir med deg." in card
    assert "Det du har sendt, står i gruppa der du skrev det." in card


def test_votes_go_with_the_person(phone: Phone, move: Callable[..., object], day: Day) -> None:
    rype = phone("Rype")
    day.start("problem")
    problem = rype.ask("problem:write", text="Ingen ringer tilbake.")["problem"]
    day.start("measure")
    measure = rype.ask("measure:write", title="Ringe tilbake", problems=[problem])["measure"]
    day.start("vote")
    assert rype.ask("vote:give", measure=measure)["left"] == 4

    move(2, rype)

    assert "Du har 4 stemmer igjen" in rype.browser.get("/rom").text


def test_several_are_moved_at_once_and_without_a_script(
    phone: Phone, panel: Screen, seminar: Seminar, session: Session
) -> None:
    rype, oter, multe = phone("Rype"), phone("Oter"), phone("Multe")
    fields = {"seminar": seminar.id, "group": seminar.groups[1].id, "next": "/"}

    answer = panel.browser.post(
        "/onske/seat/move", data=fields | {"seats": [rype.me.id, oter.me.id]}
    )

    assert answer.status_code == 303
    assert [group_of(session, one) for one in (rype, oter, multe)] == [
        "Gruppe 2",
        "Gruppe 2",
        "Gruppe 1",
    ]


def test_nobody_ticked_or_no_group_is_said_in_words(
    phone: Phone, panel: Screen, seminar: Seminar
) -> None:
    rype = phone("Rype")
    nobody = panel.ask("seat:move", group=seminar.groups[1].id)
    assert nobody["message"] == "Kryss av dem som skal flyttes."
    nowhere = panel.ask("seat:move", seats=[rype.me.id], group="")
    assert nowhere["message"] == "Velg gruppa de skal flyttes til."

    page = panel.browser.post(
        "/onske/seat/move", data={"seminar": seminar.id, "seats": [rype.me.id], "group": ""}
    )

    assert page.status_code == 422
    assert "Velg gruppa de skal flyttes til." in page.text
    assert "Ved bordene" in page.text


def test_only_whoever_steers_here_moves_people(
    phone: Phone, organiser: Callable[..., FlaskClient], seminar: Seminar, session: Session
) -> None:
    rype, oter = phone("Rype"), phone("Oter")
    fields = {"seminar": seminar.id, "seats": [oter.me.id], "group": seminar.groups[1].id}

    assert rype.ask("seat:move", **fields)["code"] == "NotLoggedIn"
    for browser in (organiser("facilitator", "ofoten"), organiser("steering_group", None)):
        refused = browser.post("/onske/seat/move", json=fields).json
        assert refused["code"] in ("NotFound", "NotAllowed")

    assert group_of(session, oter) == "Gruppe 1"


def test_a_seat_or_a_group_of_another_seminar_is_not_found(
    phone: Phone, panel: Screen, seminar: Seminar
) -> None:
    rype = phone("Rype")

    assert panel.ask("seat:move", seats=[rype.me.id], group=9_999)["code"] == "NotFound"
    assert panel.ask("seat:move", seats=[9_999], group=seminar.groups[1].id)["code"] == "NotFound"


def test_one_press_takes_the_last_move_back(
    phone: Phone, panel: Screen, move: Callable[..., object], session: Session, day: Day
) -> None:
    rype, oter, multe = phone("Rype", 1), phone("Oter", 2), phone("Multe", 2)
    day.start("problem")
    move(3, rype, oter)
    multe.ask("problem:write", text="Mens de var borte.")

    assert panel.ask("seat:return", occasion="move")["ok"]

    assert (group_of(session, rype), group_of(session, oter)) == ("Gruppe 1", "Gruppe 2")
    assert "Mens de var borte." in everything(oter)


def test_the_same_groups_as_in_the_round_before(
    phone: Phone,
    panel: Screen,
    move: Callable[..., object],
    session: Session,
    day: Day,
    seminar: Seminar,
) -> None:
    rype, oter = phone("Rype", 1), phone("Oter", 2)
    page = f"/samling/{seminar.id}/deltakere"
    day.start("problem")
    day.stop()
    move(3, rype)
    move(3, oter)
    assert "Samme grupper som i forrige runde" in panel.browser.get(page).text
    day.start("measure")

    assert panel.ask("seat:return", occasion="round")["ok"]

    assert (group_of(session, rype), group_of(session, oter)) == ("Gruppe 1", "Gruppe 2")
    assert "Samme grupper som i forrige runde" not in panel.browser.get(page).text


def test_the_way_back_goes_with_the_seats(
    phone: Phone, move: Callable[..., object], session: Session
) -> None:
    rype = phone("Rype")
    move(2, rype)
    assert session.scalars(select(EarlierSeat)).all()

    with transaction() as writing:
        writing.delete(writing.get_one(Participant, rype.me.id))

    session.rollback()
    assert session.scalars(select(EarlierSeat)).all() == []
