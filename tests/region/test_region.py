"""The region is data: loaded whole, changed by an administrator, and looked up by date."""

from datetime import date

import pytest
from sqlalchemy import select

from bedreilag.file_faults import FileRefused
from bedreilag.region import actions, queries
from bedreilag.region.models import Area, Municipality, Organisation
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction
from tests.region.conftest import another_region


@pytest.fixture
def admin(organiser):
    return organiser("admin", None)


def home_of(session, number):
    session.rollback()
    return session.get(Municipality, number).area_id


def test_a_fresh_installation_has_24_municipalities_with_text_numbers_in_two_counties(session):
    found = queries.municipalities(session)
    in_nordland = {one.name for one in found if one.county == "Nordland"}

    assert len(found) == 24
    assert all(len(one.number) == 4 and one.number.isdecimal() for one in found)
    assert in_nordland == {"Narvik", "Evenes", "Lødingen"}
    assert {one.county for one in found if one.name not in in_nordland} == {"Troms"}


def test_the_names_of_three_languages_reach_the_page(admin):
    page = admin.get("/region").text

    assert "Gáivuotna – Kåfjord – Kaivuono" in page
    assert "Dielddanuorri – Tjeldsund" in page


def test_an_areas_own_municipalities_come_first(session):
    names = [one.name for one in queries.municipalities(session, "ofoten")]

    assert set(names[:4]) == {"Narvik", "Evenes", "Lødingen", "Tjeldsund"}
    assert len(names) == 24


def test_another_areas_centre_is_not_among_an_areas_organisations(session):
    everywhere = {one.name for one in queries.organisations(session)}
    here = {one.name for one in queries.organisations(session, "ofoten")}

    assert "UNN HF, SPHR Tromsø" in everywhere
    assert "UNN HF, SPHR Tromsø" not in here
    assert {"UNN HF, SPHR Ofoten", "Lokalt NAV-kontor"} <= here


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2025, 11, 5), "FSU Psykisk helse og rus"),
        (date(2025, 12, 31), "FSU Psykisk helse og rus"),
        (date(2026, 1, 1), "FSU Pasientforløp"),
        (date(2028, 6, 1), "FSU Pasientforløp"),
    ],
)
def test_the_committee_is_the_one_of_that_day(session, day, name):
    """R013: an old plan was sent to a committee that is no more."""
    assert queries.committee_on(session, day).name == name


def test_ibestad_moves_and_no_seminar_moves_with_it(admin, session):
    """R003."""
    with transaction() as writing:
        writing.add(old_seminar())
    assert home_of(session, "5514") == "sor-troms"

    answer = admin.post("/region", data={"area-5514": "midt-troms"}, follow_redirects=True)

    assert "Kommunene er lagret." in answer.text
    assert home_of(session, "5514") == "midt-troms"
    [seminar] = session.scalars(select(Seminar)).all()
    assert (seminar.area_id, seminar.municipality_number) == ("sor-troms", "5514")


def test_what_is_not_chosen_anew_stays(admin, session):
    admin.post("/region", data={"area-5514": "midt-troms"})

    assert home_of(session, "5538") == "tromso"


@pytest.mark.parametrize("area", ["atlantis", ""])
def test_a_municipality_is_not_moved_to_nowhere(admin, session, area):
    assert admin.post("/region", data={"area-5514": area}).status_code == 422
    assert home_of(session, "5514") == "sor-troms"


def test_only_an_administrator_finds_the_region(organiser, session):
    assert organiser("admin", None).get("/region").status_code == 200

    coordinator = organiser("coordinator")

    assert coordinator.get("/region").status_code == 404
    assert coordinator.post("/region", data={"area-5514": "midt-troms"}).status_code == 404
    assert home_of(session, "5514") == "sor-troms"


def test_a_newer_file_updates_what_is_there_and_loading_twice_changes_nothing(app, session):
    newer = actions.shipped()
    newer["areas"][0]["short_name"] = "SPHR Nord"

    for _ in range(2):
        with transaction() as writing:
            actions.load(writing, newer)

    assert queries.areas(session)[0].short_name == "SPHR Nord"
    assert len(queries.municipalities(session)) == 24
    assert len(queries.organisations(session)) == 25


def test_another_file_takes_the_place_of_a_region_nobody_has_used(app, session):
    with transaction() as writing:
        actions.load(writing, another_region())

    assert [area.id for area in queries.areas(session)] == ["eplevik", "fjellbygdene"]
    assert [one.number for one in queries.municipalities(session)] == ["9901", "9902", "9911"]
    assert "UNN" not in " ".join(session.scalars(select(Organisation.name)))
    words = queries.words(session)
    assert (words.trust_short, words.centre_abbr) == ("SFF", "DPS")


def test_what_a_seminar_points_at_is_never_removed(app, session):
    with transaction() as writing:
        writing.add(old_seminar())

    with transaction() as writing:
        actions.load(writing, another_region())

    assert session.get(Area, "sor-troms")
    assert session.get(Municipality, "5514")
    assert session.get(Area, "ofoten") is None


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda f: f.pop("areas"), "$: mangler «areas»"),
        (
            lambda f: f.update(format="bedreilag-seminar/1"),
            "$.format: skal være «bedreilag-region/1»",
        ),
        (lambda f: f["areas"].clear(), "$.areas: kan ikke være tom"),
        (lambda f: f["areas"][1].pop("name"), "$.areas[1]: mangler «name»"),
        (
            lambda f: f["municipalities"][2].update(number=9911),
            "$.municipalities[2].number: skal være kommunenummeret, fire sifre skrevet som tekst",
        ),
        (
            lambda f: f["municipalities"][0].update(area_id="atlantis"),
            "$.municipalities[0].area_id: «atlantis» finnes ikke i «areas»",
        ),
        (
            lambda f: f["municipalities"][1].update(number="9901"),
            "$.municipalities[1].number: «9901» er brukt før i lista",
        ),
        (
            lambda f: f["other_organisations"][0].update(kind="orden"),
            "$.other_organisations[0].kind: «orden» finnes ikke i «organisation_kinds»",
        ),
        (
            lambda f: f["helsefellesskap"]["bodies"][1].update({"from": "2024-02-30"}),
            "$.helsefellesskap.bodies[1].from: «2024-02-30» finnes ikke i kalenderen",
        ),
        (
            lambda f: f["areas"][0].update(name="x" * 121),
            "$.areas[0].name: teksten er 1 tegn for lang",
        ),
        (lambda f: f.update(areas={}), "$.areas: skal være en liste"),
    ],
)
def test_a_file_with_a_fault_is_refused_whole_and_the_place_is_named(app, session, spoil, fault):
    file = another_region()
    spoil(file)

    with pytest.raises(FileRefused) as refused, transaction() as writing:
        actions.load(writing, file)

    assert f"  {fault}" in refused.value.text.splitlines()
    assert len(queries.municipalities(session)) == 24


def test_many_faults_are_counted_rather_than_listed_without_end():
    file = another_region()
    file["municipalities"] = [{} for _ in range(30)]

    lines = FileRefused(actions.check.faults(file)).text.splitlines()

    assert len(lines) == 52
    assert lines[-1].strip().startswith("… og ")


def old_seminar():
    return Seminar(
        ref="sor-troms-2025",
        area_id="sor-troms",
        municipality_number="5514",
        title="Bedre i lag i Sør-Troms 2025",
        first_day=date(2025, 4, 22),
        last_day=date(2025, 4, 22),
        join_code="SRTR25",
    )
