"""A new seminar, and the pages that show where it is in its life."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from bedreilag.pages import today
from bedreilag.plans.models import ChangePlan, PlanItem
from bedreilag.rounds.models import Stage
from bedreilag.seminars import queries
from bedreilag.seminars.models import Pulse, Seminar
from bedreilag.work import transaction
from tests.conftest import Day, Screen
from tests.seminars.conftest import NEW
from tests.seminars.crowd import crowd

TextOf = Callable[[str], str]
Organiser = Callable[..., FlaskClient]


def change(seminar: Seminar, **facts: Any) -> None:
    with transaction() as session:
        stored = session.get_one(Seminar, seminar.id)
        for name, value in facts.items():
            setattr(stored, name, value)


# --- Making ---------------------------------------------------------------------------------


def test_a_new_seminar_is_ready_to_run(made: Seminar, session: Session) -> None:
    assert (made.title, made.venue) == (NEW["title"], "Olmmáivággi kulturhus")
    assert made.days == [date(2027, 4, 21), date(2027, 4, 22)]
    assert made.ground_rules == ["Vi vil hverandre vel.", "Alle får ordet."]
    kinds = [found.kind for found in made.rounds]
    assert kinds == ["problem", "sort", "measure", "vote", "plan", "exit"]
    assert [(group.number, group.name) for group in made.groups][-1] == (5, "Gruppe 5")
    assert not made.join_open
    assert session.get(Pulse, made.id)
    assert session.get(Stage, made.id)


def test_its_programme_is_in_order_and_every_round_has_a_place_in_it(made: Seminar) -> None:
    times = [(line.day, line.start, line.end) for line in made.programme]

    assert times == sorted(times)
    assert all(start < end for _, start, end in times)
    assert {line.round_id for line in made.programme} >= {found.id for found in made.rounds}
    assert queries.has_experience(made)


def test_a_one_day_seminar_has_a_one_day_programme(desk: FlaskClient, session: Session) -> None:
    desk.post("/samling/ny", data=NEW | {"last_day": ""})

    seminar = session.query(Seminar).one()
    assert seminar.days == [date(2027, 4, 21)]
    assert {line.day for line in seminar.programme} == {1}
    assert {line.round_id for line in seminar.programme} >= {one.id for one in seminar.rounds}


def test_two_seminars_the_same_year_are_told_apart(
    made: Seminar, desk: FlaskClient, session: Session
) -> None:
    desk.post("/samling/ny", data=NEW)

    session.rollback()
    refs = [seminar.ref for seminar in session.query(Seminar).order_by(Seminar.id)]
    assert refs == ["midt-troms-2027", "midt-troms-2027-2"]


def test_a_code_has_six_letters_that_nobody_mistakes_and_no_order(
    made: Seminar, session: Session
) -> None:
    assert len(queries.CODE_LETTERS) == 31
    assert not set("IO01L") & set(queries.CODE_LETTERS)
    codes = [queries.free_code(session) for _ in range(50)]
    assert {len(code) for code in codes} == {6}
    assert set("".join(codes)) <= set(queries.CODE_LETTERS)
    assert len(set(codes)) == 50
    assert codes != sorted(codes)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "Fyll ut dette feltet."),
        ("first_day", "", "Velg en dato."),
        ("last_day", "2027-04-20", "Andre dag må komme etter første dag."),
        ("expected_participants", "mange", "Skriv et tall fra 1 til 1000."),
        ("groups", "0", "Skriv et tall fra 1 til 40."),
        ("purpose", "Bruker 10915596784", "noe som ser ut som et fødselsnummer"),
    ],
)
def test_what_is_wrong_stands_beside_the_field_and_the_rest_is_kept(
    desk: FlaskClient, session: Session, field: str, value: str, sentence: str
) -> None:
    response = desk.post("/samling/ny", data=NEW | {field: value})

    assert response.status_code == 422
    assert sentence in response.text
    assert "Olmmáivággi kulturhus" in response.text
    assert session.query(Seminar).count() == 0


@pytest.mark.parametrize(
    ("role", "area", "status"),
    [
        ("working_group", "midt-troms", 303),
        ("facilitator", "midt-troms", 403),
        ("steering_group", None, 403),
        ("coordinator", "ofoten", 404),
    ],
)
def test_only_those_who_plan_in_the_area_make_one(
    organiser: Organiser, role: str, area: str | None, status: int
) -> None:
    assert organiser(role, area).post("/samling/ny", data=NEW).status_code == status


# --- The area and the six doors -------------------------------------------------------------


def test_an_area_without_seminars_says_what_will_come(desk: FlaskClient, text_of: TextOf) -> None:
    page = text_of("/omrade/midt-troms")

    assert "Ingen samlinger ennå." in page
    assert 'href="/samling/ny?omrade=midt-troms"' in page


def test_the_area_shows_the_newest_seminar_first_and_the_others_below(
    seminar: Seminar, made: Seminar, text_of: TextOf
) -> None:
    page = text_of("/omrade/midt-troms")

    newest, others = page.split("Andre samlinger")
    assert "Bedre i lag i Midt-Troms 2027" in newest
    assert "21.–22. april 2027 · Olmmáivággi kulturhus" in newest
    assert "Bedre i lag i Midt-Troms 2026" in others


def test_every_door_says_its_state(
    seminar: Seminar, text_of: TextOf, phone: Callable[..., Screen], day: Day
) -> None:
    change(seminar, first_day=date(2090, 4, 22), last_day=date(2090, 4, 23))
    phone("Rype")
    day.start("problem")

    page = text_of(f"/samling/{seminar.id}")

    assert "0 poster" in page
    assert "1 er med i 3 grupper" in page
    assert "Runde 1 av 6 er i gang" in page
    assert "Ikke begynt" in page
    assert "Åpner 23. oktober 2090" in page
    for door in ("program", "deltakere", "dagen", "plan", "undersokelse", "fil"):
        assert f'href="/samling/{seminar.id}/{door}"' in page


def test_the_next_thing_follows_the_seminar_s_life(
    made: Seminar, text_of: TextOf, desk: FlaskClient, phone: Callable[..., Screen]
) -> None:
    here = f"/samling/{made.id}"
    assert "Pårørendeorganisasjon mangler i arbeidsgruppa." in text_of(here)

    for kind in ("kommune", "helseforetak", "nav", "brukerorganisasjon", "parorendeorganisasjon"):
        member = {"role": "Leder", "organisation": "Et sted", "organisation_kind": kind}
        desk.post(f"{here}/arbeidsgruppe", data=member)
    assert "Skriv ut plakaten, og se over gruppene." in text_of(here)

    change(made, first_day=today(), last_day=today())
    assert "Åpne for deltakerne." in text_of(here)

    change(made, join_open=True)
    assert "Start dagen. 0 av 36 er med." in text_of(here)

    change(made, first_day=today() - timedelta(days=1), last_day=today() - timedelta(days=1))
    assert "Lag planen ut fra forslagene på samlingen." in text_of(here)

    plan_of(made, "utkast")
    assert "Gjør planen ferdig, og legg den fram." in text_of(here)
    plan_of(made, "vedtatt")
    assert "Følg opp planen. Undersøkelsen åpner" in text_of(here)
    assert "2 tiltak, vedtatt" in text_of("/omrade/midt-troms")

    change(made, first_day=date(2024, 4, 3), last_day=date(2024, 4, 3))
    assert "Undersøkelsen er avsluttet." in text_of(here)


def plan_of(seminar: Seminar, status: str) -> None:
    with transaction() as session:
        session.query(ChangePlan).delete()
        plan = ChangePlan(seminar_id=seminar.id, title="Planen", status=status)
        plan.items = [PlanItem(position=n, title=f"Tiltak {n}") for n in (1, 2)]
        session.add(plan)


def test_what_the_seminar_is_can_be_changed(
    made: Seminar, desk: FlaskClient, session: Session, text_of: TextOf
) -> None:
    assert 'value="2027-04-22"' in text_of(f"/samling/{made.id}/om")

    response = desk.post(
        f"/samling/{made.id}/om", data=NEW | {"title": "Ny tittel", "last_day": ""}
    )

    assert response.status_code == 303
    session.rollback()
    assert made.title == "Ny tittel"
    assert made.days == [date(2027, 4, 21)]
    assert {line.day for line in made.programme} == {1}, "nothing is lost with the second day"


def test_the_file_s_page_gives_the_command_and_the_file_without_people_to_those_who_organise(
    seminar: Seminar, text_of: TextOf, organiser: Organiser, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/samling/{seminar.id}/fil"
    page = text_of(address)

    assert "bedreilag export midt-troms-2026 --out midt-troms-2026.json" in page
    monkeypatch.setenv("BIL", "./bil")
    assert "./bil export midt-troms-2026 --out midt-troms-2026.json" in text_of(address)
    assert f'href="{address}.json"' in page
    assert f'href="{address}.json"' not in organiser("facilitator").get(address).text


PAGES = (
    "",
    "/om",
    "/program",
    "/program/ny",
    "/arbeidsgruppe",
    "/deltakere",
    "/fil",
    "/plakat.pdf",
    "/bordkort.pdf",
)


@pytest.mark.parametrize("page", PAGES)
def test_another_area_s_pages_are_not_there(
    seminar: Seminar, desk: FlaskClient, organiser: Organiser, page: str
) -> None:
    address = f"/samling/{seminar.id}{page}"
    assert desk.get(address).status_code == 200

    assert organiser("coordinator", "ofoten").get(address).status_code == 404
    assert organiser("working_group", "ofoten").get("/omrade/midt-troms").status_code == 404


@pytest.mark.parametrize(
    "page", ["/omrade/midt-troms", *(f"/samling/1{page}" for page in PAGES[:7])]
)
def test_sixty_people_cost_no_more_queries_than_ten(
    seminar: Seminar,
    desk: FlaskClient,
    phone: Callable[..., Screen],
    counting: Callable[[], Any],
    page: str,
) -> None:
    def ask() -> int:
        with counting() as asked:
            assert desk.get(page).status_code == 200
        return len(asked)

    seat(seminar, 10)
    ask()  # what is only asked the first time is not counted
    few = ask()
    seat(seminar, 50)

    assert ask() == few
    assert few < 25


def seat(seminar: Seminar, number: int) -> None:
    with transaction() as session:
        session.add_all(crowd(seminar, number))
