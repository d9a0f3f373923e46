"""Whoever comes late is offered the group that needs them, and the truth about a closed door."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from bedreilag import live, presence
from bedreilag.seminars.models import Group, Seminar
from bedreilag.work import transaction
from tests.conftest import Day, Screen
from tests.joining.conftest import Guests, change, seats

Phone = Callable[..., Screen]
OFFERED = 'value="best" id="group-0" checked'


def fill(seminar: Seminar, number: int, seats: int) -> None:
    """Let the group have only so many seats."""
    with transaction() as session:
        session.get_one(Group, seminar.groups[number - 1].id).capacity = seats


def test_before_the_first_round_the_group_is_one_s_own_choice(guest: Guests, day: Day) -> None:
    assert OFFERED not in guest().open()

    day.start("problem")

    assert OFFERED in guest().open()


def test_the_smallest_group_gets_the_newcomer(
    guest: Guests, phone: Phone, session: Session
) -> None:
    for group in (1, 1, 2, 3, 3):
        phone("", group)

    guest("Rype", group="best").join()

    assert seats(session)[-1].group.name == "Gruppe 2"


def test_of_equal_groups_the_one_that_misses_this_voice(
    guest: Guests, phone: Phone, session: Session
) -> None:
    phone("", 1, kind="nav")
    phone("", 2, kind="kommune")
    phone("", 3, kind="nav")

    guest("Rype", group="best", kind="nav", municipality="").join()
    guest("Oter", group="best").join()

    assert [one.group.name for one in seats(session)[-2:]] == ["Gruppe 2", "Gruppe 1"]


def test_the_code_of_a_full_group_offers_another(
    guest: Guests, phone: Phone, seminar: Seminar, session: Session
) -> None:
    phone("Oter", 1)
    fill(seminar, 1, 1)
    rype = guest("Rype", group="best")

    form = rype.open(table=1)

    assert "Gruppe 1 er full. Velg en annen gruppe" in form
    assert OFFERED in form
    rype.send()
    assert seats(session)[-1].group.name == "Gruppe 2"


def test_when_every_group_is_full_it_is_said(guest: Guests, phone: Phone, seminar: Seminar) -> None:
    for number in (1, 2, 3):
        phone("", number)
        fill(seminar, number, 1)

    refused = guest("Rype", group="best").join()

    assert refused.status_code == 409
    assert "Alle gruppene er fulle." in refused.text
    assert 'value="Rype"' in refused.text


def test_a_door_closed_behind_those_who_came_does_not_say_that_it_never_opened(
    guest: Guests, phone: Phone, seminar: Seminar
) -> None:
    rype = guest("Rype")
    change(seminar, join_open=False)
    assert "har ikke åpnet ennå" in rype.browser.get("/b/MTRM26").text
    phone("Oter")

    page = rype.browser.get("/b/MTRM26").text

    assert "Samlingen er stengt for nye deltakere. Skal du være med, spør prosesslederen." in page
    assert "<title>Stengt for nye deltakere" in page
    assert "har ikke åpnet ennå" not in page


def test_a_page_out_of_sight_is_told_from_a_lost_phone(
    phone: Phone, panel: Screen, seminar: Seminar
) -> None:
    rype, _ = phone("Rype"), phone("Oter")
    assert "2 av 2 på nett" in panel.pictures()["tiles"]["html"]

    rype.socket.emit("presence", {"here": False})
    away = panel.pictures()
    assert "2 av 2 på nett" in away["tiles"]["html"]
    assert "Én ser på noe annet" in away["tiles"]["html"]
    assert "Ser på noe annet" in away["people"]["html"]

    rype.socket.emit("presence", {"here": True})
    assert "ser på noe annet" not in panel.pictures()["tiles"]["html"]

    rype.socket.disconnect()
    assert "Uten nett" in panel.pictures()["people"]["html"]


@pytest.fixture
def ticking(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """`ticking(60)` lets so many seconds go by for whoever asks by the plain door."""
    now = [0.0]
    monkeypatch.setattr(presence, "monotonic", lambda: now[0])

    def tick(seconds: float) -> None:
        now[0] += seconds
        live.look_for_the_gone()

    return tick


def test_a_phone_without_a_script_is_on_the_line_while_it_asks_for_pages(
    phone: Phone, panel: Screen, app: Flask, ticking: Callable[[float], None]
) -> None:
    rype = phone("Rype")
    rype.socket.disconnect()
    assert "Én telefon er uten nett" in panel.pictures()["tiles"]["html"]

    rype.browser.get("/rom")

    seen = panel.pictures()
    assert "1 av 1 på nett" in seen["tiles"]["html"]
    assert "Uten nett" not in seen["people"]["html"]
    with app.app_context():
        ticking(presence.A_PAGE - 1)
        assert panel.pictures() == {}
        ticking(2)
    assert "Én telefon er uten nett" in panel.pictures()["tiles"]["html"]


def test_a_phone_whose_sockets_are_blocked_is_on_the_line_while_it_polls(
    phone: Phone, panel: Screen, app: Flask, ticking: Callable[[float], None]
) -> None:
    rype = phone("Rype")
    rype.socket.disconnect()
    rype.browser.get("/rom")
    assert rype.browser.get("/live/siden?as=phone&since=-1").json["ok"]
    assert "1 av 1 på nett" in panel.pictures()["tiles"]["html"]

    with app.app_context():
        ticking(presence.A_POLL + 1)

    assert "Én telefon er uten nett" in panel.pictures()["tiles"]["html"]


def test_a_phone_that_had_a_socket_is_gone_as_soon_as_it_is_gone(
    phone: Phone, panel: Screen
) -> None:
    rype = phone("Rype")
    rype.socket.disconnect()
    rype.browser.get("/rom")
    socket = live.socketio.test_client(
        rype.browser.application, flask_test_client=rype.browser, auth={"as": "phone"}
    )
    assert "1 av 1 på nett" in panel.pictures()["tiles"]["html"]

    socket.disconnect()

    assert "Én telefon er uten nett" in panel.pictures()["tiles"]["html"]


def test_the_helper_is_on_the_line_with_the_page_of_the_one_they_help(
    phone: Phone, panel: Screen
) -> None:
    rype = phone("Rype")
    who = {"role": "ansatt", "kind": "kommune", "municipality": "5530", "display_name": "Ravn"}
    ravn = rype.ask("seat:proxy", **who)["seat"]
    rype.socket.disconnect()
    assert "Én telefon er uten nett" in panel.pictures()["tiles"]["html"]

    rype.browser.get(f"/rom/for/{ravn}")

    assert "1 av 1 på nett" in panel.pictures()["tiles"]["html"]


def test_writing_says_nothing_about_presence(phone: Phone, panel: Screen, day: Day) -> None:
    rype = phone("Rype")
    day.start("problem", silent=8)
    panel.pictures()

    rype.ask("problem:write", text="Ingen ringer tilbake.")

    assert "people" not in panel.pictures()


def test_every_voice_that_is_missing_is_named_and_stops_nobody(
    phone: Phone, panel: Screen, seminar: Seminar, organiser: Callable[..., FlaskClient]
) -> None:
    phone("Rype")
    assert "Mangler bruker- eller pårørendestemme" in panel.pictures()["tiles"]["html"]

    phone("Oter", role="brukerrepresentant", kind="brukerorganisasjon")

    named = "Mangler leder som kan avgjøre, spesialist\u00adhelsetjenesten, NAV"
    assert named in panel.pictures()["tiles"]["html"]
    page = panel.browser.get(f"/samling/{seminar.id}/deltakere").text
    assert "Bruker eller pårørende: <b>1</b>" in page
    assert named in page
    reader = organiser("steering_group", None).get(f"/samling/{seminar.id}/deltakere").text
    assert "Ved bordene" not in reader
