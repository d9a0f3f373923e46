"""Which seat one gets: the group that was scanned or chosen; once, and the same again."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag.seminars.models import Group, Seminar
from bedreilag.work import transaction
from tests.conftest import Day, Screen
from tests.joining.conftest import Guests, change, seats

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


def test_a_full_group_is_called_full_before_it_is_chosen(
    guest: Guests, panel: Screen, seminar: Seminar
) -> None:
    at_the_desk = f"/samling/{seminar.id}/deltakere/uten-telefon"
    assert "Bord 1 · Full" not in guest().open()
    assert "Gruppe 1</option>" in panel.browser.get(at_the_desk).text
    with transaction() as writing:
        writing.get_one(Group, seminar.groups[0].id).capacity = 1

    guest("Rype").join()

    page = guest().open()
    assert ">Bord 1 · Full<" in page
    assert ">Bord 2<" in page
    assert ">Gruppe 1 (full)</option>" in panel.browser.get(at_the_desk).text


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
