"""From the QR code on the wall to a seat: no account, no app, no JavaScript."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag import speed
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Group, Seminar
from bedreilag.work import transaction
from tests.conftest import Day, Screen
from tests.joining.conftest import Guest

Guests = Callable[..., Guest]


def change(seminar: Seminar, **facts: object) -> None:
    with transaction() as session:
        stored = session.get_one(Seminar, seminar.id)
        for name, value in facts.items():
            setattr(stored, name, value)


def seats(session: Session) -> list[Participant]:
    session.rollback()
    return list(session.scalars(select(Participant).order_by(Participant.id)))


# --- The way in -----------------------------------------------------------------------------


def test_the_code_is_found_in_small_letters_and_with_spaces(app: Flask, seminar: Seminar) -> None:
    response = app.test_client().post("/bli-med", data={"code": " mtr m26 "})

    assert response.status_code == 302
    assert response.headers["Location"] == "/b/MTRM26"


def test_an_unknown_code_is_kept_and_the_answer_stands_beside_the_field(app: Flask) -> None:
    response = app.test_client().post("/bli-med", data={"code": "KRØLL9"})

    assert response.status_code == 404
    assert "Vi finner ingen samling med koden KRØLL9." in response.text
    assert 'value="KRØLL9"' in response.text
    assert 'aria-invalid="true"' in response.text


def test_the_ground_rules_come_before_the_first_field(guest: Guests, seminar: Seminar) -> None:
    page = guest().browser.get("/b/MTRM26").text

    assert "Vi vil hverandre vel." in page
    assert "Det er jeg med på" in page
    assert '<input type="text"' not in page


def test_a_person_joins_without_a_script(guest: Guests, session: Session) -> None:
    rype = guest("Rype", group=2)
    form = rype.open()
    assert "Navnet ditt slettes 30 dager etter samlingen." in form

    response = rype.send()

    assert response.status_code == 303
    assert response.headers["Location"] == "/rom"
    [seat] = seats(session)
    assert (seat.display_name, seat.role_id, seat.position_group) == ("Rype", "ansatt", "ansatt")
    assert (seat.organisation, seat.municipality_number) == ("Senja kommune", "5530")
    assert "Du er i" in rype.room()
    assert "Gruppe 2" in rype.room()


def test_the_token_is_only_in_the_cookie(guest: Guests, session: Session) -> None:
    rype = guest("Rype")
    response = rype.join()

    cookie = response.headers["Set-Cookie"]
    assert rype.fields["token"] in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    [seat] = seats(session)
    assert rype.fields["token"] != seat.token_hash
    assert rype.fields["token"] not in rype.room()


def test_the_area_s_own_municipalities_stand_first(guest: Guests) -> None:
    form = guest().open()

    own, others = form.index("Kommuner i Midt-Troms"), form.index("Andre kommuner")
    assert own < form.index(">Senja<") < others < form.index(">Tromsø<")


def test_named_organisations_can_be_picked_and_others_written(
    guest: Guests, session: Session
) -> None:
    form = guest().open()
    for name in ("MARBORG", "RIO", "Mental Helse", "IVARETA", "LPP Troms og Finnmark"):
        assert f'value="{name}' in form

    guest().join(kind="brukerorganisasjon", municipality="", organisation="Egen forening")
    guest().join(kind="nav", municipality="")

    assert [seat.organisation for seat in seats(session)] == ["Egen forening", "NAV"]


def test_whoever_comes_from_a_municipality_says_which(guest: Guests, session: Session) -> None:
    response = guest().join(municipality="")

    assert response.status_code == 422
    assert "Velg kommunen du kommer fra." in response.text
    assert seats(session) == []


def test_a_leader_may_say_that_they_decide(guest: Guests, session: Session) -> None:
    guest().join(role="leder", decision_authority="y")
    guest().join(role="leder")

    assert [seat.decision_authority for seat in seats(session)] == [True, False]
    assert {seat.position_group for seat in seats(session)} == {"leder"}


def test_a_nickname_is_not_needed(guest: Guests, session: Session) -> None:
    assert guest().join().status_code == 303
    assert seats(session)[0].display_name == ""


def test_an_identity_number_is_never_a_nickname(guest: Guests, session: Session) -> None:
    response = guest("Rype 10915596784", organisation="Rus og psykisk helse").join()

    assert response.status_code == 422
    assert "noe som ser ut som et fødselsnummer" in response.text
    assert "Rus og psykisk helse" in response.text
    assert seats(session) == []


def test_everything_chosen_is_kept_when_something_is_missing(guest: Guests) -> None:
    response = guest("Rype", group=3).join(role="")

    assert response.status_code == 422
    assert "Velg rollen din." in response.text
    assert 'value="Rype"' in response.text
    assert 'value="kommune" id="kind-0" checked' in response.text


# --- The group ------------------------------------------------------------------------------


def test_a_group_s_own_code_chooses_the_group(guest: Guests, session: Session) -> None:
    rype = guest("Rype", group=2)
    rules = rype.browser.get("/b/MTRM26/2").text
    assert 'name="gruppe" value="2"' in rules

    form = rype.open(table=2)
    assert "Du blir med i Gruppe 2." in form
    assert "Hvilken gruppe er du i?" not in form
    rype.send()

    assert seats(session)[0].group.name == "Gruppe 2"


def test_without_it_the_group_is_chosen(guest: Guests) -> None:
    form = guest().open()

    assert "Hvilken gruppe er du i?" in form
    assert "Gruppe 3" in form
    assert "Bord 3" in form


def test_a_full_group_says_so_and_keeps_what_was_written(
    guest: Guests, session: Session, seminar: Seminar
) -> None:
    with transaction() as writing:
        writing.get_one(Group, seminar.groups[0].id).capacity = 1
    oter = guest("Oter")
    oter.open()
    guest("Rype").join()

    response = oter.send()

    assert response.status_code == 409
    assert "Gruppe 1 er full. Velg en annen gruppe, eller spør prosesslederen." in response.text
    assert 'value="Oter"' in response.text
    oter.fields["group"] = "2"
    assert oter.send().status_code == 303
    assert "Gruppe 1 er full." in guest().open(table=1)


# --- Once, and again ------------------------------------------------------------------------


def test_pressing_twice_is_sitting_once(guest: Guests, session: Session) -> None:
    rype = guest("Rype")
    rype.open()

    rype.send()
    rype.browser.delete_cookie("plass")  # the answer never came
    again = rype.send()

    assert again.status_code == 303
    assert len(seats(session)) == 1
    assert "Gruppe 1" in rype.room()


def test_a_form_left_open_in_another_tab_gives_no_second_seat(
    guest: Guests, session: Session
) -> None:
    rype = guest("Rype")
    rype.open()
    old = dict(rype.fields)
    rype.join()

    rype.fields = old
    response = rype.send()

    assert response.status_code == 303
    assert len(seats(session)) == 1


@pytest.mark.parametrize("again", ["/b/MTRM26", "/b/MTRM26/3"])
def test_scanning_again_is_coming_back_to_the_same_seat(
    guest: Guests, session: Session, again: str
) -> None:
    rype = guest("Rype")
    rype.join()

    response = rype.browser.get(again)

    assert response.headers["Location"] == "/rom?igjen=1"
    assert "Velkommen tilbake! Du er i Gruppe 1." in rype.browser.get("/rom?igjen=1").text
    assert len(seats(session)) == 1


def test_before_it_opens_one_waits_with_a_friendly_word(
    guest: Guests, seminar: Seminar, session: Session
) -> None:
    rype = guest("Rype")
    rype.open()
    change(seminar, join_open=False)

    page = rype.browser.get("/b/MTRM26").text
    assert "Samlingen har ikke åpnet ennå. Prøv igjen når prosesslederen sier fra." in page
    response = rype.send()

    assert response.status_code == 409
    assert "Samlingen har ikke åpnet ennå." in response.text
    assert 'value="Rype"' in response.text
    assert seats(session) == []


def test_whoever_sits_comes_in_though_the_door_is_closed(guest: Guests, seminar: Seminar) -> None:
    rype = guest("Rype")
    rype.join()

    change(seminar, join_open=False)

    assert rype.browser.get("/b/MTRM26").headers["Location"] == "/rom?igjen=1"
    assert "Du er med!" in rype.room()


def test_a_seat_in_another_seminar_gives_way(
    guest: Guests, seminar: Seminar, organiser: Callable[..., object], session: Session
) -> None:
    rype = guest("Rype")
    rype.join()
    change(seminar, join_code="GAMM31")
    organiser().post("/samling/ny", data=NEW)
    other = session.scalars(select(Seminar).where(Seminar.id != seminar.id)).one()
    change(other, join_open=True)

    rype.code = other.join_code
    rype.join()

    assert "Ny samling" in rype.room()
    assert [seat.seminar_id for seat in seats(session)] == [seminar.id, other.id]


NEW = {
    "omrade": "midt-troms",
    "title": "Ny samling",
    "first_day": "2026-11-03",
    "expected_participants": "40",
    "ground_rules": "Vi vil hverandre vel.",
    "groups": "6",
}


def test_one_can_join_in_the_middle_of_a_round(
    guest: Guests, day: Day, phone: Callable[..., Screen]
) -> None:
    day.start("problem")
    phone("Oter").ask("problem:write", text="Ingen ringer tilbake.")

    rype = guest("Rype")
    rype.join()

    assert "Ingen ringer tilbake." in rype.room()
    assert 'action="/onske/problem/write"' in rype.room()


# --- The whole room -------------------------------------------------------------------------


def test_forty_people_join_from_one_address(guest: Guests, session: Session) -> None:
    for n in range(40):
        assert guest(f"Rype {n}", group=n % 3 + 1, municipality="5530").join().status_code in (
            303,
            409,
        )
    # Three groups of ten seats.
    assert len(seats(session)) == 30


def test_wrong_guesses_are_slowed_and_right_ones_cost_nothing(app: Flask, seminar: Seminar) -> None:
    browser = app.test_client()
    for _ in range(120):
        assert browser.get("/b/MTRM26").status_code == 200

    answers = [browser.get(f"/b/FEIL{n:02}").status_code for n in range(32)]

    assert answers[0] == 404
    assert answers[-1] == 429
    assert answers.index(429) == speed.WRONG_CODES_AN_ADDRESS.amount


def test_guesses_from_many_places_make_everyone_wait_but_shut_nobody_out(
    app: Flask, seminar: Seminar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speed, "A_MOMENT", 0.01)
    assert speed.wait_for_code() == 0

    for n in range(speed.WRONG_CODES_ALTOGETHER.amount):
        elsewhere = {"REMOTE_ADDR": f"192.0.2.{n}"}
        assert app.test_client().get("/b/FEIL22", environ_base=elsewhere).status_code == 404

    assert speed.wait_for_code() == speed.A_MOMENT
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
    assert "Rype" not in str(panel.pictures())


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
