"""What is on now and next: what the room has done is surer than the clock."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient

from bedreilag.pages import OSLO
from bedreilag.seminars import queries
from bedreilag.seminars.models import Round, Seminar
from bedreilag.work import transaction
from tests.conftest import Screen
from tests.seminars.conftest import ENTRY


@pytest.mark.parametrize(
    ("moment", "now", "following"),
    [
        ((2027, 4, 20, 12, 0), None, "Registrering og kaffe"),
        ((2027, 4, 21, 10, 20), "Erfaringsinnlegg", "Faginnlegg"),
        ((2027, 4, 21, 10, 49), "Erfaringsinnlegg", "Faginnlegg"),
        ((2027, 4, 22, 8, 40), "God morgen", "Praksisinnlegg"),
        ((2027, 4, 23, 9, 0), None, None),
    ],
)
def test_the_clock_on_the_wall_decides_what_is_now_and_next(
    made: Seminar, moment: tuple[int, ...], now: str | None, following: str | None
) -> None:
    lines = queries.lines_at(made, datetime(*moment, tzinfo=OSLO))

    shown = {one.state: one.entry.title for one in lines if one.state in ("now", "next")}
    assert (shown.get("now"), shown.get("next")) == (now, following)


def test_what_the_room_does_is_surer_than_the_clock(made: Seminar) -> None:
    early = datetime(2027, 4, 21, 10, 20, tzinfo=OSLO)
    [problems] = [found for found in made.rounds if found.kind == "problem"]
    place = [entry.round_id for entry in made.programme].index(problems.id)

    problems.state = "shared"
    lines = queries.lines_at(made, early)
    assert [one.state for one in lines[: place + 2]] == ["done"] * place + ["now", "next"]

    problems.state = "closed"
    after = queries.lines_at(made, early)
    assert [one.state for one in after[: place + 2]] == ["done"] * (place + 1) + ["next"]


def test_a_round_is_not_on_before_it_is_opened_whatever_the_clock_says(made: Seminar) -> None:
    [problems] = [found for found in made.rounds if found.kind == "problem"]
    [line] = [entry for entry in made.programme if entry.round_id == problems.id]
    hour, minute = map(int, line.start.split(":"))

    lines = queries.lines_at(made, datetime(2027, 4, 21, hour, minute, tzinfo=OSLO))

    assert next(one for one in lines if one.state == "next").entry is line
    assert not [one for one in lines if one.state == "now"]


def test_a_round_that_the_day_has_not_come_to_is_still_to_come_however_late_it_is(
    made: Seminar,
) -> None:
    problems, sort = (
        next(r for r in made.rounds if r.kind == kind) for kind in ("problem", "sort")
    )
    problems.state = "closed"

    lines = queries.lines_at(made, datetime(2027, 4, 21, 20, 0, tzinfo=OSLO))

    place = next(n for n, one in enumerate(lines) if one.entry.round_id == sort.id)
    states = [one.state for one in lines]
    assert states == ["done"] * place + ["next"] + [""] * (len(lines) - place - 1)
    next_day = queries.lines_at(made, datetime(2027, 4, 22, 8, 40, tzinfo=OSLO))
    assert [one.entry.title for one in next_day if one.state == "now"] == ["God morgen"]


@pytest.mark.parametrize("clock", [13, 20])
def test_no_round_is_done_by_the_clock_on_a_day_that_has_not_begun(
    made: Seminar, clock: int
) -> None:
    lines = queries.lines_at(made, datetime(2027, 4, 21, clock, 0, tzinfo=OSLO))

    first = next(n for n, one in enumerate(lines) if one.entry.round_id)
    assert [one.state for one in lines[: first + 1]] == ["done"] * first + ["next"]
    assert {one.state for one in lines[first + 1 :]} == {""}


def test_the_day_after_nothing_is_still_to_come(made: Seminar) -> None:
    [problems] = [found for found in made.rounds if found.kind == "problem"]
    day_after = datetime(2027, 4, 23, 9, 0, tzinfo=OSLO)
    assert {one.state for one in queries.lines_at(made, day_after)} == {"done"}

    problems.state = "closed"

    assert {one.state for one in queries.lines_at(made, day_after)} == {"done"}


def test_nothing_is_on_by_the_clock_while_the_room_is_in_a_round_of_its_own(made: Seminar) -> None:
    moment = datetime(2027, 4, 21, 10, 20, tzinfo=OSLO)
    assert "now" in [one.state for one in queries.lines_at(made, moment)]

    made.rounds.append(Round(id=99, kind="checkin", state="shared"))

    assert "now" not in [one.state for one in queries.lines_at(made, moment)]


def test_the_phone_shows_what_is_on_now_and_next(
    seminar: Seminar, phone: Callable[..., Screen], desk: FlaskClient
) -> None:
    with transaction() as session:
        stored = session.get_one(Seminar, seminar.id)
        stored.first_day = stored.last_day = datetime.now(OSLO).date()
    rype = phone("Rype")
    assert "Programmet nå" not in rype.browser.get("/rom").text
    whole_day = ENTRY | {"start": "00.00", "end": "23.59", "title": "Velkommen"}

    desk.post(f"/samling/{seminar.id}/program/ny", data=whole_day)

    seen = rype.pictures()["programme"]["html"]
    assert "Velkommen" in seen
    assert '<span class="programme__mark">Nå</span>' in seen
    page = rype.browser.get("/rom").text
    assert page.index("Du er med!") < page.index("Gruppe 1</p>") < page.index("Programmet nå")
