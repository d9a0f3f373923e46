"""Many people at one door, and what the other screens hear of it."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from bedreilag import live, speed
from bedreilag.joining import routes
from bedreilag.seminars.models import Seminar
from tests.conftest import Screen
from tests.joining.conftest import Guests, seats


def test_forty_people_join_from_one_address(guest: Guests, session: Session) -> None:
    for n in range(40):
        assert guest(f"Rype {n}", group=n % 3 + 1, municipality="5530").join().status_code in (
            303,
            409,
        )
    # Three groups of ten seats.
    assert len(seats(session)) == 30


def test_wrong_guesses_are_slowed_and_right_ones_cost_nothing(
    app: Flask, seminar: Seminar, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(routes, "stand_in_line", waited.append)
    browser = app.test_client()
    for _ in range(120):
        assert browser.get("/b/MTRM26").status_code == 200
    for n in range(speed.WRONG_CODES_AN_ADDRESS.amount):
        assert browser.get(f"/b/FEIL{n:02}").status_code == 404
    assert waited == []

    browser.get("/b/FEIL98")
    browser.get("/b/FEIL99")
    neighbour = browser.get("/b/MTRM26").status_code

    assert neighbour == 200, "nobody is refused for what others on the same network did"
    assert waited
    assert all(0 < wait <= 2 * speed.A_TURN for wait in waited)


def test_a_line_that_is_too_long_is_joined_by_nobody(
    app: Flask, seminar: Seminar, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = app.test_client()
    for n in range(speed.WRONG_CODES_AN_ADDRESS.amount):
        assert browser.get(f"/b/FEIL{n:02}").status_code == 404

    monkeypatch.setattr(live, "LONGEST_LINE", 0.0)
    answers = [browser.get("/b/MTRM26").status_code for _ in range(3)]

    assert answers[-1] == 429


def test_ten_thousand_guesses_get_a_few_answers_and_little_memory(app: Flask) -> None:
    for n in range(10_000):
        speed.count_wrong_guess("192.0.2.1")
        speed.count_wrong_guess(f"10.0.{n // 250}.{n % 250}")
        speed.wait_for_code(f"10.0.{n // 250}.{n % 250}")
    waits = [speed.wait_for_code("192.0.2.1") for _ in range(10_000)]

    heard = [wait for wait in waits if wait <= speed.LONGEST_LINE]
    assert 0 < len(heard) < 300, "the rest are told to come back"
    assert len(speed._lines.next_at) <= speed.MOST_LINES


def test_guesses_from_many_places_make_everyone_wait_but_shut_nobody_out(
    app: Flask, seminar: Seminar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speed, "A_MOMENT", 0.01)
    assert speed.wait_for_code("192.0.2.250") == 0

    for n in range(speed.WRONG_CODES_ALTOGETHER.amount):
        elsewhere = {"REMOTE_ADDR": f"192.0.2.{n}"}
        assert app.test_client().get("/b/FEIL22", environ_base=elsewhere).status_code == 404

    assert speed.wait_for_code("192.0.2.250") == speed.A_MOMENT
    assert app.test_client().get("/b/MTRM26").status_code == 200


def test_the_room_is_counted_on_every_screen_and_named_only_at_the_table(
    guest: Guests, phone: Callable[..., Screen], projector: Screen, panel: Screen, seminar: Seminar
) -> None:
    near, far = phone("Oter", group=1), phone("Multe", group=2)
    for screen in (near, far, projector, panel):
        screen.pictures()

    guest("Rype", group=1).join()

    seen = near.pictures()
    assert "<li>Rype</li>" in seen["neighbours"]["html"]
    assert "Rype" not in str(far.pictures())
    wall = projector.pictures()
    assert "<b>3 av 40</b> er med" in wall["joined"]["html"]
    assert "Rype" not in str(wall)
    assert "Rype" not in panel.pictures()["tiles"]["html"]


def test_the_page_of_the_groups_hears_of_the_first_who_comes(
    guest: Guests, panel: Screen, seminar: Seminar
) -> None:
    page = panel.browser.get(f"/samling/{seminar.id}/deltakere").text
    assert page.count("Deltakerne kommer her når de skanner koden.") == 1
    assert "data-live=" in page
    assert 'data-picture="people"' in page

    guest("Rype").join()

    assert "Rype" in panel.pictures()["people"]["html"]


def test_the_front_page_leads_participants_and_organisers(app: Flask) -> None:
    page = app.test_client().get("/").text

    assert 'name="code"' in page
    assert 'href="/logg-inn"' in page
    assert 'href="/personvern"' in page


def test_the_front_page_leads_back_to_the_seat_one_has(guest: Guests) -> None:
    rype = guest("Rype", group=2)
    assert "Gå tilbake til" not in rype.browser.get("/").text

    rype.join()

    assert "Gå tilbake til Gruppe 2" in rype.browser.get("/").text
