"""What the privacy text says, and that it is so."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag import create_app
from bedreilag.config import Settings
from bedreilag.joining.retention import tidy
from bedreilag.problems.models import Problem
from bedreilag.seats.models import Participant, Wish
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction
from tests.conftest import Day
from tests.joining.conftest import Guest

Guests = Callable[..., Guest]
# The seminar ends on 23 April 2026, and names are kept for thirty days.
LAST_DAY_OF_NAMES = datetime(2026, 5, 23, 21, 59, tzinfo=UTC)
THE_DAY_AFTER = datetime(2026, 5, 23, 22, 0, tzinfo=UTC)


def test_the_privacy_text_says_what_is_kept_and_for_how_long(app: Flask) -> None:
    page = " ".join(app.test_client().get("/personvern").text.split())

    assert "Personvern i «Bedre i lag»" in page
    assert "Navn og gruppe slettes 30 dager etter samlingen." in page
    assert "Helsefellesskapet Troms og Ofoten er behandlingsansvarlig." in page
    assert "Datatilsynet" in page


def test_the_owners_say_who_answers_and_how_many_days(settings: Settings) -> None:
    told = {"controller": "UNN HF", "contact": "post@example.no", "name_retention_days": 14}
    app = create_app(settings.model_copy(update=told), TESTING=True)
    page = " ".join(app.test_client().get("/personvern").text.split())
    app.extensions["engine"].dispose()

    assert "UNN HF er behandlingsansvarlig." in page
    assert "post@example.no" in page
    assert "slettes 14 dager etter samlingen" in page


def test_names_and_seats_go_when_the_days_are_over_and_the_texts_stay(
    guest: Guests, day: Day, session: Session, seminar: Seminar
) -> None:
    rype = guest("Rype")
    rype.join()
    guest("Oter", kind="nav", municipality="").join()
    day.start("problem")
    rype.browser.post(
        "/onske/problem/write",
        data={"text": "Ingen ringer tilbake.", "wish_id": "6f4a9ad0-7a3c-4b0e-9d52-0a3d3d4b7b11"},
    )
    assert tidy(LAST_DAY_OF_NAMES, 30) == 0
    assert session.query(Participant).count() == 2

    assert tidy(THE_DAY_AFTER, 30) == 2

    session.rollback()
    assert session.query(Participant).count() == 0
    assert session.query(Wish).count() == 0
    problem = session.scalars(select(Problem)).one()
    assert (problem.text, problem.author_id) == ("Ingen ringer tilbake.", None)
    stored = session.get_one(Seminar, seminar.id)
    assert stored.headcount == {"kommune": 1, "nav": 1}
    assert stored.seats_deleted_at == THE_DAY_AFTER
    assert rype.browser.get("/rom").status_code == 403


def test_it_is_done_once_for_each_seminar(
    guest: Guests, session: Session, seminar: Seminar
) -> None:
    guest("Rype").join()
    assert tidy(THE_DAY_AFTER, 30) == 1

    assert tidy(THE_DAY_AFTER, 30) == 0

    assert session.get_one(Seminar, seminar.id).headcount == {"kommune": 1}


def test_whoever_comes_in_afterwards_is_deleted_too(
    guest: Guests, session: Session, seminar: Seminar
) -> None:
    guest("Rype").join()
    assert tidy(THE_DAY_AFTER, 30) == 1
    assert "Samlingen har ikke åpnet" in guest("Oter").browser.get("/b/MTRM26").text
    with transaction() as writing:
        writing.get_one(Seminar, seminar.id).join_open = True
    assert guest("Multe", kind="nav", municipality="").join().status_code == 303

    assert tidy(THE_DAY_AFTER, 30) == 1

    assert session.query(Participant).count() == 0
    assert session.get_one(Seminar, seminar.id).headcount == {"kommune": 1, "nav": 1}


def test_the_log_tells_of_deleted_seats_but_not_of_those_in_a_made_up_seminar(
    guest: Guests, seminar: Seminar, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    guest("Rype").join()
    assert tidy(THE_DAY_AFTER, 30) == 1
    assert "1 plasser er slettet, slik deltakerne er lovet" in caplog.text
    caplog.clear()

    with transaction() as writing:
        stored = writing.get_one(Seminar, seminar.id)
        stored.fictional, stored.join_open = True, True
    guest("Oter").join()
    assert tidy(THE_DAY_AFTER, 30) == 1

    assert "slettet" not in caplog.text
