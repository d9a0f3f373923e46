"""The programme editor, the rounds, and what the phone shows of them."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from bedreilag.seminars.models import ProgrammeEntry, Seminar
from tests.conftest import Day, Screen
from tests.seminars.conftest import ENTRY

TextOf = Callable[[str], str]


@pytest.fixture
def here(made: Seminar) -> str:
    return f"/samling/{made.id}"


def line(seminar: Seminar, session: Session, title: str) -> ProgrammeEntry:
    session.rollback()
    [found] = [one for one in seminar.programme if one.title == title]
    return found


def titles(seminar: Seminar, session: Session) -> list[str]:
    session.rollback()
    return [one.title for one in seminar.programme]


# --- Lines ----------------------------------------------------------------------------------


def test_a_new_line_stands_where_its_time_puts_it(
    made: Seminar, here: str, desk: FlaskClient, session: Session, text_of: TextOf
) -> None:
    response = desk.post(f"{here}/program/ny", data=ENTRY | {"start": "10.10", "end": "1025"})

    assert response.headers["Location"] == f"{here}/program"
    order = titles(made, session)
    before = order.index("Velkommen, mål for samlingen og kjøreregler")
    assert order[before : before + 3][1:] == ["Fem funn fra tilsyn", "Erfaringsinnlegg"]
    page = text_of(f"{here}/program")
    assert "10.10–10.25" in page
    assert "Rådgiver, Statsforvalteren" in page


def test_a_line_is_changed_and_taken_away(
    made: Seminar, here: str, desk: FlaskClient, session: Session
) -> None:
    found = line(made, session, "Faginnlegg")

    desk.post(f"{here}/program/{found.id}", data=ENTRY | {"day": "2", "start": "07:00"})
    assert line(made, session, "Fem funn fra tilsyn").day == 2

    desk.post(f"{here}/program/{found.id}/slett")
    assert "Fem funn fra tilsyn" not in titles(made, session)


def test_two_neighbours_change_places_and_keep_their_length(
    made: Seminar, here: str, desk: FlaskClient, session: Session
) -> None:
    experience = line(made, session, "Erfaringsinnlegg")
    assert (experience.start, experience.end) == ("10:20", "10:50")

    desk.post(f"{here}/program/{experience.id}/flytt", data={"retning": "senere"})

    experience = line(made, session, "Erfaringsinnlegg")
    expert = line(made, session, "Faginnlegg")
    assert (expert.start, expert.end) == ("10:20", "10:50")
    assert (experience.start, experience.end) == ("10:50", "11:20")
    desk.post(f"{here}/program/{experience.id}/flytt", data={"retning": "tidligere"})
    assert line(made, session, "Erfaringsinnlegg").start == "10:20"


def test_the_first_line_of_a_day_cannot_move_into_another(
    made: Seminar, here: str, desk: FlaskClient, session: Session
) -> None:
    first = line(made, session, "God morgen")

    desk.post(f"{here}/program/{first.id}/flytt", data={"retning": "tidligere"})

    assert (line(made, session, "God morgen").day, first.start) == (2, "08:30")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("start", "kvart på ti", "Skriv klokkeslettet slik: 09.30."),
        ("end", "10.50", "Posten må slutte etter at den begynner."),
        ("title", " ", "Fyll ut dette feltet."),
        ("title", "Bruker 10915596784", "noe som ser ut som et fødselsnummer"),
    ],
)
def test_what_is_wrong_stands_beside_the_field(
    here: str, desk: FlaskClient, field: str, value: str, sentence: str
) -> None:
    response = desk.post(f"{here}/program/ny", data=ENTRY | {field: value})

    assert response.status_code == 422
    assert sentence in response.text
    assert "Statsforvalteren" in response.text


def test_a_programme_without_an_experience_gets_a_friendly_note(
    made: Seminar, here: str, desk: FlaskClient, session: Session, text_of: TextOf
) -> None:
    assert "Programmet har ikke noe erfaringsinnlegg." not in text_of(f"{here}/program")

    desk.post(f"{here}/program/{line(made, session, 'Erfaringsinnlegg').id}/slett")

    assert "Programmet har ikke noe erfaringsinnlegg." in text_of(f"{here}/program")


def test_a_line_of_another_seminar_is_not_found(
    made: Seminar, seminar: Seminar, desk: FlaskClient, session: Session
) -> None:
    found = line(made, session, "Faginnlegg")

    response = desk.post(f"/samling/{seminar.id}/program/{found.id}/slett")

    assert response.status_code == 404
    assert "Faginnlegg" in titles(made, session)


def test_a_facilitator_reads_the_programme_and_does_not_change_it(
    made: Seminar, here: str, organiser: Callable[..., FlaskClient]
) -> None:
    facilitator = organiser("facilitator")

    page = facilitator.get(f"{here}/program").text
    assert "Erfaringsinnlegg" in page
    assert "Ny post" not in page
    assert facilitator.post(f"{here}/program/ny", data=ENTRY).status_code == 403


# --- Rounds ---------------------------------------------------------------------------------


def test_a_round_s_question_and_minutes_are_the_working_group_s(
    seminar: Seminar, desk: FlaskClient, session: Session, phone: Callable[..., Screen], day: Day
) -> None:
    day.start("problem")
    rype = phone("Rype")
    rype.pictures()
    found = seminar.rounds[0]
    facts = {
        "title": "Hva stopper oss?",
        "prompt": "",
        "minutes_silent": 5,
        "minutes_discussion": 25,
    }

    desk.post(f"/samling/{seminar.id}/runde/{found.id}", data=facts)

    session.rollback()
    stored = session.get_one(type(found), found.id)
    assert (stored.title, stored.minutes_silent, stored.minutes_discussion) == (
        "Hva stopper oss?",
        5,
        25,
    )
    assert "Hva stopper oss?" in rype.pictures()["stage"]["html"]


def test_the_rules_of_the_vote_are_decided_before_it_begins(
    seminar: Seminar, desk: FlaskClient, session: Session, day: Day
) -> None:
    vote = seminar.rounds[3]
    address = f"/samling/{seminar.id}/runde/{vote.id}"
    facts = {
        "title": vote.title,
        "minutes_silent": 0,
        "minutes_discussion": 10,
        "votes_per_participant": 4,
        "max_per_measure": 5,
    }
    refused = desk.post(address, data=facts)
    assert refused.status_code == 422
    assert "Det kan ikke være flere enn deltakeren har." in refused.text

    desk.post(address, data=facts | {"max_per_measure": 3})
    session.rollback()
    stored = session.get_one(Seminar, seminar.id)
    assert (stored.votes_per_participant, stored.max_per_measure) == (4, 3)

    day.start("vote")
    late = desk.post(address, data=facts | {"max_per_measure": 1})
    assert late.status_code == 409
    assert "Avstemningen har begynt." in late.text
    same = desk.post(address, data=facts | {"max_per_measure": 3, "title": "Hva først?"})
    assert same.status_code == 303
