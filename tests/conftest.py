"""The cast: one region, one seminar, its organisers, and as many phones as a test needs.

Runs on a fresh SQLite file for each test; with BEDREILAG_TEST_DATABASE_URL on PostgreSQL.
"""

import gc
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_socketio import SocketIOTestClient
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from sqlalchemy.orm import Session

from bedreilag import create_app, database, live, migrate, tokens
from bedreilag.accounts.models import Account, Grant, LoginSession
from bedreilag.app import move_in
from bedreilag.config import Settings
from bedreilag.region import actions as region
from bedreilag.rounds import actions as rounds
from bedreilag.rounds.models import Stage
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Group, Pulse, Round, Seminar
from bedreilag.work import transaction
from tests import postgres
from tests.one_engine import OneEngine
from tests.statements import counting

POSTGRES = os.environ.get("BEDREILAG_TEST_DATABASE_URL", "")
if POSTGRES and "PYTEST_XDIST_WORKER" in os.environ:
    # Workers that run side by side have a database each, beside the one that was named.
    POSTGRES += "_" + os.environ["PYTEST_XDIST_WORKER"]
# How fast the machine is has nothing to do with whether a rule holds.
hypothesis.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("patient")
SUITE_ENGINE = OneEngine()
MORNING = datetime(2026, 4, 22, 8, 0, tzinfo=UTC)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what asks it is run: the rest would answer the same as on SQLite."""
    if not POSTGRES:
        return
    elsewhere = [item for item in items if not _asks_postgres(item)]
    config.hook.pytest_deselected(items=elsewhere)
    items[:] = filter(_asks_postgres, items)


def _asks_postgres(item: pytest.Item) -> bool:
    names: list[str] = getattr(item, "fixturenames", [])
    return "database_url" in names and not item.get_closest_marker("on_disk")


def pytest_collection_finish() -> None:
    """What has been read in stays; looking for rubbish in it again and again is in vain."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file with the region in it, copied for each test."""
    file = tmp_path_factory.mktemp("template") / "empty.db"
    _prepare(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def database_url() -> str:
    """The PostgreSQL the suite runs on, or nothing. Whoever asks for it is run there too."""
    return POSTGRES


@pytest.fixture
def settings(
    request: pytest.FixtureRequest, tmp_path: Path, empty_database: Path, database_url: str
) -> Settings:
    """A fresh installation. A test marked `on_disk` has its database in a file in any case."""
    (tmp_path / "bedreilag.db").write_bytes(empty_database.read_bytes())
    url = "" if request.node.get_closest_marker("on_disk") else database_url
    return Settings(data=tmp_path, database_url=url, live_tick_ms=0)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application, furnished once: compiling its routes and templates is what takes time."""
    nowhere = Settings(data=tmp_path_factory.mktemp("nowhere"))
    return create_app(nowhere, TESTING=True, WTF_CSRF_ENABLED=False)


@pytest.fixture
def app(house: Flask, settings: Settings) -> Iterator[Flask]:
    """The application, moved into a fresh installation for this test.

    It keeps its engine, led to the new database: what SQLAlchemy has compiled is not made anew.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "create_engine", SUITE_ENGINE)
        move_in(house, settings, "threading")
    if settings.database_url:
        postgres.fresh(house.extensions["engine"])
    yield house
    if not settings.database_url:
        house.extensions["engine"].dispose()


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """Looks at what is committed. Ask `session.expire_all()` or use a fresh query after a wish."""
    with database.Reading() as session:
        yield session


@pytest.fixture
def seminar(app: Flask) -> Seminar:
    """A seminar in Midt-Troms with three groups and one waiting round of each kind."""
    with transaction() as session:
        seminar = Seminar(
            ref="midt-troms-2026",
            area_id="midt-troms",
            title="Bedre i lag i Midt-Troms 2026",
            first_day=date(2026, 4, 22),
            last_day=date(2026, 4, 23),
            join_code="MTRM26",
            join_open=True,
            ground_rules=["Vi vil hverandre vel."],
        )
        session.add(seminar)
        seminar.groups = [Group(number=n, name=f"Gruppe {n}", table=f"Bord {n}") for n in (1, 2, 3)]
        seminar.rounds = [
            Round(position=n, kind=kind, title=title, prompt="", minutes_discussion=30)
            for n, (kind, title) in enumerate(ROUNDS, 1)
        ]
        session.flush()
        session.add_all([Pulse(seminar_id=seminar.id), Stage(seminar_id=seminar.id)])
    return _loaded(seminar.id)


ROUNDS = (
    ("problem", "Hva er vanskeligst i samarbeidet vårt?"),
    ("sort", "Vi samler problemene i tema"),
    ("measure", "Hva kan vi gjøre med det?"),
    ("vote", "Hvilke tiltak starter vi med?"),
    ("plan", "Hvem gjør hva, og når?"),
    ("exit", "Kort evaluering"),
)


@dataclass
class Screen:
    """A browser with its live connection: a phone, a control panel or a projector."""

    browser: FlaskClient
    socket: SocketIOTestClient
    me: Any = None
    extra: dict[str, Any] = field(default_factory=dict)

    def ask(self, event: str, **fields: Any) -> dict[str, Any]:
        """Make a wish over the socket and return the answer."""
        answer: dict[str, Any] = self.socket.emit(event, self.extra | fields, callback=True)
        return answer

    def frames(self) -> list[dict[str, Any]]:
        """The frames that have arrived since last asked."""
        return [
            event["args"][0] for event in self.socket.get_received() if event["name"] == "frame"
        ]

    def pictures(self) -> dict[str, Any]:
        """Everything drawn in those frames, newest last."""
        return {name: drawn for frame in self.frames() for name, drawn in frame["pictures"].items()}


@pytest.fixture
def phone(app: Flask, seminar: Seminar) -> Callable[..., Screen]:
    """`phone("Rype")` is Rype's phone, with a seat in group 1 and connected."""

    def sit(name: str, group: int = 1, role: str = "ansatt", kind: str = "kommune") -> Screen:
        token = tokens.new_token()
        with transaction() as session:
            seat = Participant(
                seminar_id=seminar.id,
                group_id=seminar.groups[group - 1].id,
                token_hash=tokens.fingerprint(token),
                display_name=name,
                role_id=role,
                position_group="leder" if role == "leder" else "ansatt",
                organisation="Senja kommune",
                organisation_kind=kind,
                joined_at=MORNING,
            )
            session.add(seat)
        browser = app.test_client()
        browser.set_cookie("plass", token)
        socket = live.socketio.test_client(app, flask_test_client=browser, auth={"as": "phone"})
        with database.Reading(expire_on_commit=False) as reading:
            return Screen(browser, socket, reading.get(Participant, seat.id), {"as": "phone"})

    return sit


@pytest.fixture
def organiser(app: Flask) -> Callable[..., FlaskClient]:
    """`organiser("coordinator", "midt-troms")` is a logged-in browser with that role."""

    def log_in(role: str = "coordinator", area: str | None = "midt-troms") -> FlaskClient:
        token = tokens.new_token()
        with transaction() as session:
            account = Account(
                email=f"{role}.{area}@example.no",
                name=f"{role} {area}",
                password_hash="",
                created_at=MORNING,
                grants=[Grant(role=role, area_id=area)],
            )
            session.add(account)
            session.flush()
            session.add(
                LoginSession(
                    token_hash=tokens.fingerprint(token),
                    account_id=account.id,
                    started_at=datetime.now(UTC),
                    seen_at=datetime.now(UTC),
                )
            )
        browser = app.test_client()
        browser.set_cookie("konto", token)
        return browser

    return log_in


@pytest.fixture
def panel(app: Flask, seminar: Seminar, organiser: Callable[..., FlaskClient]) -> Screen:
    """The facilitator's control panel, connected."""
    browser = organiser("facilitator")
    auth = {"as": "panel", "seminar": seminar.id}
    socket = live.socketio.test_client(app, flask_test_client=browser, auth=auth)
    return Screen(browser, socket, None, auth)


@pytest.fixture
def projector(app: Flask, seminar: Seminar) -> Screen:
    """The big screen, connected."""
    from bedreilag import access

    with app.app_context():
        auth = {"as": "projector", "token": access.projector_token(seminar)}
    browser = app.test_client()
    socket = live.socketio.test_client(app, flask_test_client=browser, auth=auth)
    return Screen(browser, socket, None, auth)


def _prepare(url: str) -> None:
    engine = database.connect(url)
    migrate.upgrade(engine)
    with transaction() as session:
        region.load(session, region.shipped())
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def _loaded(seminar_id: int) -> Seminar:
    with database.Reading(expire_on_commit=False) as session:
        seminar = session.get_one(Seminar, seminar_id)
        _ = (list(seminar.groups), list(seminar.rounds), seminar.area)
        return seminar


@dataclass
class Day:
    """The facilitator's hand, without a panel: `day.start("problem")`, `day.share()`, …"""

    seminar: Seminar

    def start(self, kind: str, silent: int = 0) -> Round:
        """Open the round of this kind; with silent minutes it begins silent."""
        with transaction() as session:
            seminar = session.get_one(Seminar, self.seminar.id)
            [found] = [one for one in seminar.rounds if one.kind == kind]
            found.minutes_silent = silent
            self.stop_in(session, seminar)
            rounds.open_round(session, seminar, found.id)
        return found

    def share(self) -> None:
        """End the silent part."""
        with transaction() as session:
            seminar = session.get_one(Seminar, self.seminar.id)
            for one in seminar.rounds:
                if one.is_open:
                    rounds.share_round(session, seminar, one.id)

    def stop(self) -> None:
        """Close whatever is open."""
        with transaction() as session:
            self.stop_in(session, session.get_one(Seminar, self.seminar.id))

    def stop_in(self, session: Session, seminar: Seminar) -> None:
        for one in seminar.rounds:
            if one.is_open:
                rounds.close_round(session, seminar, one.id)
        session.flush()


@pytest.fixture
def statements(app: Flask) -> Callable[[], Any]:
    """`with statements() as asked:` collects what the database is asked."""
    return lambda: counting(app.extensions["engine"])


@pytest.fixture
def day(seminar: Seminar) -> Day:
    return Day(seminar)
