"""A seat that was added by mistake, or whose phone has left, can be taken away again."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from bedreilag import live
from bedreilag.database import Base
from bedreilag.screens.removing import LEFT
from bedreilag.seats.models import EarlierSeat, Participant
from bedreilag.seminars.models import Round, Seminar
from bedreilag.work import transaction
from tests.conftest import Day, Screen

Phone = Callable[..., Screen]
WHO = {"role": "ansatt", "kind": "kommune", "municipality": "5530", "display_name": "Ravn"}


@pytest.fixture
def rype(phone: Phone) -> Screen:
    return phone("Rype")


@pytest.fixture
def ravn(rype: Screen) -> int:
    """Ravn, without a phone, at Rype's table and helped by Rype."""
    return int(rype.ask("seat:proxy", **WHO)["seat"])


def test_it_is_gone_from_every_screen(
    rype: Screen, ravn: int, panel: Screen, session: Session, projector: Screen
) -> None:
    panel.frames(), rype.frames(), projector.frames()

    assert panel.ask("seat:remove", seat=ravn, sure=1)["ok"]

    session.rollback()
    assert session.get(Participant, ravn) is None
    assert "Ravn" not in panel.pictures()["people"]["html"]
    assert "Ravn" not in str(rype.pictures()["helping"])
    assert "<b>1 av 40</b> er med" in projector.pictures()["joined"]["html"]


def test_whoever_acted_for_them_is_shown_out(rype: Screen, ravn: int, panel: Screen) -> None:
    auth = {"as": "phone", "for_seat": ravn}
    app = rype.browser.application
    page = live.socketio.test_client(app, flask_test_client=rype.browser, auth=auth)
    assert page.is_connected()

    panel.ask("seat:remove", seat=ravn, sure=1)

    assert not page.is_connected()
    assert rype.browser.get(f"/rom/for/{ravn}").status_code == 403


def test_a_seat_that_has_written_stays(rype: Screen, ravn: int, panel: Screen, day: Day) -> None:
    day.start("problem")
    rype.ask("problem:write", text="Ingen ringer tilbake.", for_seat=ravn)

    refused = panel.ask("seat:remove", seat=ravn)

    assert refused["message"] == "Ravn har allerede skrevet noe. Plassen blir stående."


def test_a_seat_that_has_proposed_a_measure_stays(
    rype: Screen, ravn: int, panel: Screen, day: Day
) -> None:
    day.start("problem")
    problem = rype.ask("problem:write", text="Ingen ringer tilbake.")["problem"]
    day.start("measure")
    rype.ask("measure:write", title="Ringe tilbake", problems=[problem], for_seat=ravn)

    refused = panel.ask("seat:remove", seat=ravn)

    assert refused["message"] == "Ravn har allerede skrevet noe. Plassen blir stående."


def test_a_seat_that_has_voted_stays(rype: Screen, ravn: int, panel: Screen, day: Day) -> None:
    day.start("problem")
    problem = rype.ask("problem:write", text="Ingen ringer tilbake.")["problem"]
    day.start("measure")
    measure = rype.ask("measure:write", title="Ringe tilbake", problems=[problem])["measure"]
    day.start("vote")
    rype.ask("vote:give", measure=measure, for_seat=ravn)

    refused = panel.ask("seat:remove", seat=ravn)

    assert (
        refused["message"] == "Ravn har allerede stemt eller vurdert tiltak. Plassen blir stående."
    )


def test_a_seat_that_has_answered_without_a_name_stays(
    rype: Screen, ravn: int, panel: Screen, day: Day, seminar: Seminar
) -> None:
    with transaction() as session:
        found = Round(seminar_id=seminar.id, position=9, kind="checkin", title="Hvordan går det?")
        session.add(found)
    day.start("checkin")
    assert rype.ask("checkin:answer", answer=3, for_seat=ravn)["ok"]

    refused = panel.ask("seat:remove", seat=ravn)

    assert refused["message"] == "Ravn har allerede svart. Plassen blir stående."


def test_nobody_whose_phone_is_on_the_line_is_taken_away(
    rype: Screen, panel: Screen, seminar: Seminar, session: Session
) -> None:
    refused = panel.ask("seat:remove", seat=rype.me.id, sure=1)

    assert refused["message"] == (
        "Rype er på nett. Du kan bare ta bort en plass der telefonen er uten nett."
    )
    assert session.get(Participant, rype.me.id)
    page = panel.browser.get(f"/samling/{seminar.id}/deltakere").text
    assert 'data-wish="seat:remove"' not in page


def test_a_phone_that_has_left_is_taken_away_and_may_come_back_with_the_code(
    rype: Screen, ravn: int, panel: Screen, seminar: Seminar, session: Session, day: Day
) -> None:
    day.start("problem", silent=5)
    rype.socket.disconnect()
    here = f"/samling/{seminar.id}/deltakere"
    assert f'id="remove-seat-{rype.me.id}"' in panel.browser.get(here).text
    assert "Plassen til Rype blir borte" in panel.ask("seat:remove", seat=rype.me.id)["message"]

    assert panel.ask("seat:remove", seat=rype.me.id, sure=1)["ok"]

    session.rollback()
    assert session.get(Participant, rype.me.id) is None
    assert session.get_one(Participant, ravn).helper_id is None
    assert "Én deltaker har ikke" in panel.pictures()["steering"]["html"]
    lost = rype.browser.get("/rom")
    assert lost.status_code == 403
    assert "Bli med på nytt med koden." in lost.text
    again = rype.browser.get(f"/b/{seminar.join_code}")
    assert (again.status_code, "Det er jeg med på" in again.text) == (200, True)


def test_a_phone_that_has_left_with_words_behind_it_keeps_its_seat(
    rype: Screen, panel: Screen, day: Day
) -> None:
    day.start("problem")
    rype.ask("problem:write", text="Ingen ringer tilbake.")
    rype.socket.disconnect()

    refused = panel.ask("seat:remove", seat=rype.me.id, sure=1)

    assert refused["message"] == "Rype har allerede skrevet noe. Plassen blir stående."


def test_only_whoever_steers_does_it_and_in_their_own_seminar(
    rype: Screen, ravn: int, organiser: Callable[..., object], seminar: Seminar, session: Session
) -> None:
    elsewhere = organiser("facilitator", "ofoten")

    wish = {"seminar": seminar.id, "seat": ravn, "sure": 1}
    refused = elsewhere.post("/onske/seat/remove", json=wish)

    assert refused.json["ok"] is False
    assert rype.ask("seat:remove", seat=ravn, seminar=seminar.id, sure=1)["ok"] is False
    assert session.get(Participant, ravn)


def test_only_where_the_seat_may_go_it_is_asked_first(
    rype: Screen, ravn: int, panel: Screen, session: Session, day: Day
) -> None:
    asked = panel.ask("seat:remove", seat=ravn)
    assert asked["message"] == "Plassen til Ravn blir borte. Vil du ta den bort?"
    assert [press["text"] for press in asked["presses"]] == ["Ja, ta bort"]
    assert session.get(Participant, ravn)

    day.start("problem")
    rype.ask("problem:write", text="Ingen ringer tilbake.", for_seat=ravn)

    refused = panel.ask("seat:remove", seat=ravn)
    assert refused["message"] == "Ravn har allerede skrevet noe. Plassen blir stående."
    assert "presses" not in refused


def test_it_takes_two_presses_and_works_without_a_script(
    rype: Screen, ravn: int, panel: Screen, seminar: Seminar, day: Day
) -> None:
    here = f"/samling/{seminar.id}/deltakere"
    assert panel.browser.get(here).text.count('data-wish="seat:remove"') == 1
    day.start("problem")
    written = rype.ask("problem:write", text="Ingen ringer tilbake.", for_seat=ravn)["problem"]
    fields = {"seminar": seminar.id, "seat": ravn, "next": here}

    refused = panel.browser.post("/onske/seat/remove", data=fields)

    assert refused.status_code == 409
    assert "Ravn har allerede skrevet noe. Plassen blir stående." in refused.text
    assert "Ja, ta bort" not in refused.text
    rype.ask("problem:delete", problem=written, for_seat=ravn)
    asked = panel.browser.post("/onske/seat/remove", data=fields)
    assert "Plassen til Ravn blir borte. Vil du ta den bort?" in asked.text
    assert 'name="sure" value="1"' in asked.text
    sure = panel.browser.post("/onske/seat/remove", data=fields | {"sure": "1"})
    assert sure.status_code == 303
    gone = panel.browser.post("/onske/seat/remove", data=fields)
    assert gone.status_code == 404
    assert 'role="alert"' in gone.text
    assert "Ravn" not in panel.browser.get(here).text


def test_every_table_that_knows_a_seat_is_asked_first() -> None:
    seat = Participant.__table__
    knows = {
        key.parent.table.name
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table is seat
    }

    asked = {column.property.columns[0].table.name for column, _ in LEFT}

    assert asked == knows - {seat.name, EarlierSeat.__tablename__}
