"""From the QR code on the wall to a seat: no account, no app, no JavaScript."""

from flask import Flask
from sqlalchemy.orm import Session

from bedreilag.seminars.models import Seminar
from tests.joining.conftest import Guests, seats


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
