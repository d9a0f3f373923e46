"""A room that has written its problems, and one who sorts them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from bedreilag import live
from bedreilag.clusters import queries
from bedreilag.clusters.models import Cluster
from bedreilag.problems.models import Problem
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction
from tests.conftest import Screen


@pytest.fixture
def panel(app: Flask, seminar: Seminar, organiser: Callable[..., FlaskClient]) -> Screen:
    """The facilitator's page for sorting, connected."""
    browser = organiser("facilitator")
    auth = {"as": "panel", "seminar": seminar.id, "page": "sorting"}
    socket = live.socketio.test_client(app, flask_test_client=browser, auth=auth)
    return Screen(browser, socket, None, auth)


@pytest.fixture
def texts(seminar) -> Callable[..., list[int]]:
    """`texts("Ingen ringer.", "Alle venter.", group=2)` are in the database; answers their ids."""

    def write(*written: str, group: int = 1, author: int | None = None) -> list[int]:
        with transaction() as session:
            made = [
                Problem(
                    seminar_id=seminar.id,
                    round_id=seminar.rounds[0].id,
                    group_id=seminar.groups[group - 1].id,
                    author_id=author,
                    text=text,
                )
                for text in written
            ]
            session.add_all(made)
        return [one.id for one in made]

    return write


@pytest.fixture
def hide() -> Callable[[int], None]:
    """Hide a text without telling anyone, as if it had been hidden long ago."""

    def away(problem_id: int) -> None:
        with transaction() as session:
            session.get_one(Problem, problem_id).hidden_at = datetime.now(UTC)

    return away


@pytest.fixture
def board(seminar, session: Session) -> Callable[[], dict[str, list[str]]]:
    """Title → the texts under it, in order; "" holds what is not sorted."""

    def look() -> dict[str, list[str]]:
        session.rollback()  # and see what is committed now
        seen = queries.board(session, seminar.id)
        sorted_ = {one.cluster.title: [p.text for p in one.texts] for one in seen.clusters}
        return sorted_ | {"": [p.text for p in seen.unsorted]}

    return look


@pytest.fixture
def cluster(session: Session) -> Callable[[str], int]:
    """The id of the cluster with this title."""
    return lambda title: session.scalars(select(Cluster.id).where(Cluster.title == title)).one()


@pytest.fixture
def counted(app) -> Callable[[], Iterator[list[str]]]:
    """`with counted() as asked:` collects every question the database is asked."""

    @contextmanager
    def watch() -> Iterator[list[str]]:
        asked: list[str] = []

        def note(_connection, _cursor, statement, *_more) -> None:
            asked.append(statement)

        engine = app.extensions["engine"]
        event.listen(engine, "before_cursor_execute", note)
        yield asked
        event.remove(engine, "before_cursor_execute", note)

    return watch
