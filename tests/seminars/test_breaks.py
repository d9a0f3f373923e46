"""A pause on the wall says when the room goes on, and with what."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from flask.testing import FlaskClient

from bedreilag.pages import OSLO
from bedreilag.seminars import queries
from bedreilag.seminars.models import ProgrammeEntry, Seminar
from bedreilag.work import transaction
from tests.conftest import Screen
from tests.seminars.conftest import ENTRY

LINES = (
    (1, "09:00", "11:00", "fag", "Slik samarbeider vi"),
    (1, "11:00", "11:45", "pause", "Lunsj"),
    (1, "12:00", "14:00", "fag", "Veien videre"),
    (2, "09:00", "10:00", "fag", "God morgen"),
    (2, "10:00", "10:15", "pause", "Kaffe"),
)


@pytest.mark.parametrize(
    ("day", "clock", "ends", "then"),
    [
        (22, "08:30", "22 09:00", "Slik samarbeider vi"),
        (22, "10:00", None, "Slik samarbeider vi"),
        (22, "11:10", "22 11:45", "Veien videre"),
        (22, "11:50", "22 12:00", "Veien videre"),
        (22, "15:00", "23 09:00", "God morgen"),
        (23, "10:05", "23 10:15", ""),
        (23, "11:00", None, ""),
    ],
)
def test_a_pause_ends_when_the_programme_says_so(
    day: int, clock: str, ends: str | None, then: str
) -> None:
    seminar = Seminar(first_day=date(2026, 4, 22), last_day=date(2026, 4, 23))
    names = ("day", "start", "end", "kind", "title")
    seminar.programme = [ProgrammeEntry(**dict(zip(names, line, strict=True))) for line in LINES]
    hour, minute = map(int, clock.split(":"))

    rest = queries.break_at(seminar, datetime(2026, 4, day, hour, minute, tzinfo=OSLO))

    assert (rest.ends and f"{rest.ends:%d %H:%M}", rest.then) == (ends, then)


def test_the_wall_says_when_the_pause_ends_and_never_the_last_message(
    seminar: Seminar, panel: Screen, projector: Screen, organiser: Callable[..., FlaskClient]
) -> None:
    with transaction() as session:
        stored = session.get_one(Seminar, seminar.id)
        stored.first_day = stored.last_day = datetime.now(OSLO).date()
    panel.ask("projector:show", view="message", message="Husk nøklene")
    assert "Husk nøklene" in projector.pictures()["view"]["html"]

    panel.ask("projector:show", view="pause")
    shown = projector.pictures()["view"]["html"]
    lunch = ENTRY | {"start": "00.00", "end": "23.59", "kind": "pause", "title": "Lunsj"}
    organiser().post(f"/samling/{seminar.id}/program/ny", data=lunch)

    assert "Pause</h1>" in shown
    assert "Husk nøklene" not in shown
    assert "Vi fortsetter kl. 23.59" in projector.pictures()["view"]["html"]
