"""The working group, the groups, the code on the wall, and who has come."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from lxml.html import fromstring
from sqlalchemy.orm import Session

from bedreilag.seminars.models import Group, Seminar
from bedreilag.work import transaction
from tests.conftest import Day, Screen
from tests.pdf_checks import words_of
from tests.seminars.crowd import crowd

TextOf = Callable[[str], str]
Organiser = Callable[..., FlaskClient]
MEMBER = {
    "role": "Pårørenderepresentant",
    "organisation": "LPP Troms og Finnmark",
    "organisation_kind": "parorendeorganisasjon",
    "responsibility": "erfaringsinnlegg",
}


@pytest.fixture
def here(seminar: Seminar) -> str:
    return f"/samling/{seminar.id}"


def groups(seminar: Seminar, session: Session) -> list[Group]:
    session.rollback()
    return list(session.get_one(Seminar, seminar.id).groups)


# --- The working group ----------------------------------------------------------------------


def test_a_missing_kind_is_said_and_blocks_nothing(
    here: str, desk: FlaskClient, text_of: TextOf
) -> None:
    assert "Pårørendeorganisasjon mangler i arbeidsgruppa" in text_of(f"{here}/arbeidsgruppe")

    response = desk.post(f"{here}/arbeidsgruppe", data=MEMBER)

    assert response.status_code == 303
    page = text_of(f"{here}/arbeidsgruppe")
    assert "Pårørendeorganisasjon mangler" not in page
    assert "Brukerorganisasjon mangler i arbeidsgruppa" in page
    assert "LPP Troms og Finnmark" in page


def test_a_role_is_changed_and_taken_out(
    here: str, desk: FlaskClient, seminar: Seminar, session: Session
) -> None:
    desk.post(f"{here}/arbeidsgruppe", data=MEMBER)
    [member] = session.get_one(Seminar, seminar.id).working_group
    assert "erfaringsinnlegg" in desk.get(f"{here}/arbeidsgruppe/{member.id}").text

    desk.post(f"{here}/arbeidsgruppe/{member.id}", data=MEMBER | {"responsibility": "innlegg"})
    session.rollback()
    assert member.responsibility == "innlegg"

    desk.post(f"{here}/arbeidsgruppe/{member.id}/slett")
    session.rollback()
    assert session.get_one(Seminar, seminar.id).working_group == []


# --- The groups -----------------------------------------------------------------------------


def test_all_groups_are_saved_at_once(
    here: str, desk: FlaskClient, seminar: Seminar, session: Session, phone: Callable[..., Screen]
) -> None:
    rype = phone("Rype")
    rype.pictures()
    fields = {
        f"g{n}-{name}": value
        for n in (1, 2, 3)
        for name, value in (("name", f"Lag {n}"), ("table", "Ved vinduet"), ("capacity", "7"))
    }

    desk.post(f"{here}/grupper", data=fields)

    stored = groups(seminar, session)
    assert [(one.name, one.table, one.capacity) for one in stored][2] == ("Lag 3", "Ved vinduet", 7)
    assert "Lag 1" in rype.pictures()["table"]["html"]


def test_one_wrong_field_saves_none_of_them(
    here: str, desk: FlaskClient, seminar: Seminar, session: Session
) -> None:
    fields = {
        f"g{n}-{name}": value
        for n in (1, 2, 3)
        for name, value in (("name", f"Lag {n}"), ("table", ""), ("capacity", "7"))
    }

    response = desk.post(f"{here}/grupper", data=fields | {"g2-capacity": "mange"})

    assert response.status_code == 422
    assert "Skriv et tall fra 1 til 1000." in response.text
    assert "Lag 3" in response.text
    assert [one.name for one in groups(seminar, session)] == ["Gruppe 1", "Gruppe 2", "Gruppe 3"]


def test_a_group_comes_and_goes_but_not_from_under_those_who_sit_there(
    here: str, desk: FlaskClient, seminar: Seminar, session: Session, phone: Callable[..., Screen]
) -> None:
    desk.post(f"{here}/grupper/ny")
    assert [one.number for one in groups(seminar, session)] == [1, 2, 3, 4]
    phone("Rype", group=2)

    refused = desk.post(f"{here}/grupper/{seminar.groups[1].id}/slett")
    desk.post(f"{here}/grupper/{seminar.groups[2].id}/slett")

    assert refused.status_code == 409
    assert "Gruppe 2 har deltakere og kan ikke slettes." in refused.text
    assert [one.number for one in groups(seminar, session)] == [1, 2, 4]


# --- The door -------------------------------------------------------------------------------


def test_the_page_shows_the_code_its_address_and_the_qr_code(here: str, text_of: TextOf) -> None:
    page = text_of(f"{here}/deltakere")

    assert "<span>MTR</span><span>M26</span>" in page
    assert "<strong>localhost</strong>" in page
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page
    assert "Åpent for deltakere" in page


def test_a_facilitator_opens_and_closes_the_door(
    here: str, organiser: Organiser, seminar: Seminar, session: Session, projector: Screen, day: Day
) -> None:
    facilitator = organiser("facilitator")
    day.start("problem")
    assert "Kom du nå?" in projector.pictures()["view"]["html"]

    facilitator.post(f"{here}/deltakere/steng")
    assert "Kom du nå?" not in projector.pictures()["view"]["html"]
    assert not session.get_one(Seminar, seminar.id).join_open
    assert "Stengt for deltakere" in facilitator.get(f"{here}/deltakere").text

    facilitator.post(f"{here}/deltakere/apne")
    session.rollback()
    assert session.get_one(Seminar, seminar.id).join_open


def test_a_new_code_makes_the_old_one_worthless_at_once(
    here: str, desk: FlaskClient, seminar: Seminar, session: Session, projector: Screen
) -> None:
    assert desk.get("/b/MTRM26").status_code == 200
    projector.pictures()

    desk.post(f"{here}/deltakere/ny-kode")

    code = session.get_one(Seminar, seminar.id).join_code
    assert code != "MTRM26"
    assert desk.get("/b/MTRM26").status_code == 404
    assert desk.get(f"/b/{code}").status_code == 200
    assert f"<span>{code[:3]}</span><span>{code[3:]}</span>" in projector.pictures()["view"]["html"]


@pytest.mark.parametrize("deed", ["apne", "steng", "ny-kode"])
def test_the_steering_group_only_looks(here: str, organiser: Organiser, deed: str) -> None:
    reader = organiser("steering_group", None)

    assert reader.get(f"{here}/deltakere").status_code == 200
    assert reader.post(f"{here}/deltakere/{deed}").status_code == 403


def test_the_poster_and_the_table_cards_are_made_here(here: str, desk: FlaskClient) -> None:
    poster, cards = desk.get(f"{here}/plakat.pdf"), desk.get(f"{here}/bordkort.pdf")

    assert poster.mimetype == cards.mimetype == "application/pdf"
    assert "MTRM26" in words_of(poster.data)
    assert "Gruppe 3" in words_of(cards.data)
    assert "Bord 3" in words_of(cards.data)


# --- Who has come ---------------------------------------------------------------------------


def test_those_who_steer_see_nicknames_and_groups_and_others_only_numbers(
    here: str, organiser: Organiser, phone: Callable[..., Screen], text_of: TextOf
) -> None:
    phone("Rype", group=1, role="leder")
    phone("Oter", group=2, kind="nav")

    seen = text_of(f"{here}/deltakere")
    assert "Rype" in seen
    assert "2 av 40 er med" in seen
    assert '<tr><th scope="row">Leder</th><td>1</td></tr>' in seen
    reader = organiser("steering_group", None).get(f"{here}/deltakere").text
    assert "Rype" not in reader
    assert '<tr><th scope="row">NAV</th><td>1</td></tr>' in reader


def test_when_the_seats_are_deleted_the_numbers_are_still_there(
    here: str, seminar: Seminar, text_of: TextOf, day: Day
) -> None:
    from datetime import UTC, datetime

    from bedreilag.joining.retention import tidy

    with transaction() as session:
        session.add_all(crowd(seminar, 7))
    assert "7 av 40 er med" in text_of(f"{here}/deltakere")
    tidy(datetime(2027, 1, 1, tzinfo=UTC), 30)

    page = text_of(f"{here}/deltakere")

    assert page.count("Navn og plasser ble slettet 1. januar 2027") == 1
    assert page.index("Navn og plasser ble slettet") < page.index("Gruppene")
    assert '<tr><th scope="row">Kommune</th><td>7</td></tr>' in page
    assert "7 var med, navnene er slettet" in text_of(here)


def test_when_the_seats_are_deleted_nought_is_not_said_to_be_how_many_came(
    here: str, seminar: Seminar, text_of: TextOf
) -> None:
    from datetime import UTC, datetime

    from bedreilag.joining.retention import tidy

    before = text_of(f"{here}/deltakere")
    assert "0 av 40 er med" in before
    assert f'id="remove-{seminar.groups[0].id}"' in before

    tidy(datetime(2027, 1, 1, tzinfo=UTC), 30)

    page = text_of(f"{here}/deltakere")
    assert "0 av" not in page
    assert 'id="remove-' not in page


def test_who_has_come_says_when_that_was_counted_and_how_to_count_again(
    here: str, text_of: TextOf, phone: Callable[..., Screen]
) -> None:
    phone("Rype")

    page = text_of(f"{here}/deltakere")

    assert "1 av 40 er med" in page
    assert re.search(r"Tallene her er slik de var kl. \d\d\.\d\d\.", page)
    assert f'href="{here}/deltakere">Last siden på nytt</a>' in page


def test_the_groups_stand_once_on_the_page_and_are_changed_behind_one_press(
    here: str, organiser: Organiser, phone: Callable[..., Screen]
) -> None:
    people = [organiser(), organiser("facilitator"), organiser("steering_group", None)]
    unfolded = '<details class="help" id="change-groups" open>'
    assert [seen(one, here) for one in people] == [1, 1, 1]
    assert unfolded in people[0].get(f"{here}/deltakere").text

    phone("Rype")

    assert [seen(one, here) for one in people] == [1, 1, 1]
    page = people[0].get(f"{here}/deltakere").text
    assert unfolded not in page
    assert 'id="change-groups"' in page
    wrong = people[0].post(f"{here}/grupper", data={"g1-name": ""})
    assert unfolded in wrong.text


def seen(browser: FlaskClient, here: str) -> int:
    """How often group 2 is seen by whoever folds nothing out."""
    page = fromstring(browser.get(f"{here}/deltakere").text)
    for hidden in page.xpath("//details[not(@open)] | //option | //*[@class='ds-sr-only']"):
        hidden.drop_tree()
    return len(page.xpath("//*[normalize-space(text())='Gruppe 2'] | //input[@value='Gruppe 2']"))
