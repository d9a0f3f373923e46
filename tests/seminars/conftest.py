"""The working group's browser, and what it fills in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.orm import Session

from bedreilag.seminars.models import Seminar

NEW = {
    "omrade": "midt-troms",
    "title": "Bedre i lag i Midt-Troms 2027",
    "first_day": "2027-04-21",
    "last_day": "2027-04-22",
    "venue": "Olmmáivággi kulturhus",
    "expected_participants": "36",
    "purpose": "Vi skal bli enige om hva som er vanskeligst.",
    "ground_rules": "Vi vil hverandre vel.\n\nAlle får ordet.",
    "groups": "5",
}
ENTRY = {
    "day": "1",
    "start": "10.50",
    "end": "11:20",
    "kind": "fag",
    "title": "Fem funn fra tilsyn",
    "speaker_role": "Rådgiver",
    "organisation": "Statsforvalteren",
    "round_id": "0",
}


@pytest.fixture
def desk(organiser: Callable[..., FlaskClient]) -> FlaskClient:
    """The coordinator of Midt-Troms."""
    return organiser("coordinator")


@pytest.fixture
def made(desk: FlaskClient, session: Session) -> Seminar:
    """A seminar made at the desk, as the desk made it."""
    response = desk.post("/samling/ny", data=NEW)
    seminar_id = int(response.headers["Location"].rsplit("/", 1)[1])
    return session.get_one(Seminar, seminar_id)


@pytest.fixture
def text_of(desk: FlaskClient) -> Callable[[str], str]:
    """What a page says, without line breaks."""

    def read(address: str) -> str:
        response = desk.get(address)
        assert response.status_code == 200
        return " ".join(response.text.replace("\u00a0", " ").split())

    return read


@pytest.fixture
def counting(app: Flask) -> Callable[[], Any]:
    """`with counting() as asked:` fills `asked` with every query."""

    @contextmanager
    def count() -> Iterator[list[str]]:
        asked: list[str] = []

        def hear(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            asked.append(statement)

        engine = app.extensions["engine"]
        event.listen(engine, "before_cursor_execute", hear)
        yield asked
        event.remove(engine, "before_cursor_execute", hear)

    return count
