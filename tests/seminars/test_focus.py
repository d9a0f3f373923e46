"""The themes a seminar looks at above all: on the way in, where people write, on paper."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader
from sqlalchemy.orm import Session

from bedreilag.seminars import words
from bedreilag.seminars.models import Seminar
from bedreilag.seminars.poster import poster_pdf
from bedreilag.work import transaction
from tests.conftest import Day, Screen
from tests.pdf_checks import words_of
from tests.seminars.conftest import NEW
from tests.seminars.posters import POSTER

SENTENCE = "I dag ser vi særlig på: ettervern og overganger."
CHOSEN = ["ettervern", "overganger"]


def focus_on(seminar: Seminar, *themes: str) -> None:
    with transaction() as session:
        session.get_one(Seminar, seminar.id).focus_theme_ids = list(themes)


def test_the_working_group_ticks_up_to_three_themes(desk: FlaskClient, session: Session) -> None:
    page = desk.get("/samling/ny?omrade=midt-troms").text
    assert 'type="checkbox" name="focus_theme_ids" value="ettervern"' in page
    assert "Lærings- og mestringstilbud" in page

    desk.post("/samling/ny", data=NEW | {"focus_theme_ids": CHOSEN})

    assert session.query(Seminar).one().focus_theme_ids == CHOSEN


def test_they_can_be_changed_and_taken_away(
    made: Seminar, desk: FlaskClient, session: Session
) -> None:
    here = f"/samling/{made.id}/om"
    desk.post(here, data=NEW | {"focus_theme_ids": CHOSEN})
    session.rollback()
    assert made.focus_theme_ids == CHOSEN
    assert desk.get(here).text.count(" checked") == 2

    desk.post(here, data=NEW)

    session.rollback()
    assert made.focus_theme_ids == []


def test_more_than_three_are_refused_and_the_ticks_are_kept(
    made: Seminar, desk: FlaskClient, session: Session
) -> None:
    four = [*CHOSEN, "nav", "fastlege"]

    answer = desk.post(f"/samling/{made.id}/om", data=NEW | {"focus_theme_ids": four})

    assert answer.status_code == 422
    assert "Velg høyst tre." in answer.text
    assert answer.text.count(" checked") == 4
    session.rollback()
    assert made.focus_theme_ids == []


@pytest.mark.parametrize("theme", ["hva-som-helst", "annet"])
def test_what_is_no_theme_to_look_at_is_refused(
    made: Seminar, desk: FlaskClient, theme: str
) -> None:
    answer = desk.post(f"/samling/{made.id}/om", data=NEW | {"focus_theme_ids": [theme]})

    assert answer.status_code == 422


def test_they_stand_where_people_write_problems_and_nowhere_else(
    seminar: Seminar, phone: Callable[..., Screen], day: Day
) -> None:
    rype = phone("Rype")
    day.start("problem")
    assert "ser vi særlig på" not in rype.browser.get("/rom").text

    focus_on(seminar, *CHOSEN)

    assert SENTENCE in rype.browser.get("/rom").text
    day.start("measure")
    assert "ser vi særlig på" not in rype.browser.get("/rom").text


def test_they_stand_with_the_question_on_the_wall(
    seminar: Seminar, projector: Screen, panel: Screen, day: Day
) -> None:
    focus_on(seminar, *CHOSEN)
    day.start("problem")
    panel.ask("projector:show", view="question")

    assert SENTENCE in projector.pictures()["view"]["html"]


def test_a_change_reaches_the_phones_and_the_wall_at_once(
    seminar: Seminar,
    phone: Callable[..., Screen],
    projector: Screen,
    panel: Screen,
    day: Day,
    desk: FlaskClient,
) -> None:
    rype = phone("Rype")
    day.start("problem")
    panel.ask("projector:show", view="question")
    rype.frames(), projector.frames()

    desk.post(f"/samling/{seminar.id}/om", data=NEW | {"focus_theme_ids": CHOSEN})

    assert SENTENCE in rype.pictures()["stage"]["html"]
    assert SENTENCE in projector.pictures()["view"]["html"]


def test_they_stand_on_the_way_in_and_on_the_seminar_s_own_page(
    seminar: Seminar, desk: FlaskClient
) -> None:
    focus_on(seminar, *CHOSEN)

    way_in = desk.get(f"/b/{seminar.join_code}", follow_redirects=True).text

    assert SENTENCE in way_in
    assert "ettervern og overganger" in desk.get(f"/samling/{seminar.id}").text


def test_the_poster_says_what_it_is_about() -> None:
    assert "særlig" not in words_of(poster_pdf(POSTER))

    focused = replace(POSTER, focus="ettervern og overganger")

    assert "Vi ser særlig på: ettervern og overganger." in words_of(poster_pdf(focused))


def test_the_poster_is_one_page_with_the_longest_of_them() -> None:
    three = words.focus(["tud", "kompetanse-og-hospitering", "taushetsplikt-og-samtykke"])
    long = replace(POSTER, title="Samhandling " * 10, venue="Konferansesal " * 11, focus=three)

    assert len(PdfReader(BytesIO(poster_pdf(long))).pages) == 1


@pytest.mark.parametrize(
    ("themes", "said"),
    [
        ([], ""),
        (["ettervern"], "ettervern"),
        (["nav", "ettervern"], "ettervern og samarbeid med NAV"),
        (["overganger", "tud", "ettervern"], ""
            "ettervern, tvunget psykisk helsevern uten døgnopphold (TUD) og overganger"),
        (["ettervern", "ansvar-og-arbeidsdeling"], "ansvar og arbeidsdeling, og ettervern"),
        (["et-tema-fra-før"], ""),
    ],
)  # fmt: skip
def test_they_are_said_in_the_order_of_the_list(themes: list[str], said: str) -> None:
    assert words.focus(themes) == said
