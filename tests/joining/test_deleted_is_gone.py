"""Deleted is gone: also from SQLite's file and its journal, whatever database the suite runs on."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag import create_app
from bedreilag.config import Settings
from bedreilag.joining.retention import tidy
from bedreilag.seats.models import Participant
from tests.joining.conftest import Guest

A_YEAR_LATER = datetime(2027, 5, 1, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path, empty_database: Path) -> Settings:
    (tmp_path / "bedreilag.db").write_bytes(empty_database.read_bytes())
    return Settings(data=tmp_path, database_url="", live_tick_ms=0)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    app = create_app(settings, TESTING=True, WTF_CSRF_ENABLED=False)
    yield app
    app.extensions["engine"].dispose()


def test_nothing_of_a_nickname_or_a_token_is_left(
    guest: Callable[..., Guest], settings: Settings, session: Session
) -> None:
    guest("Snøspurvunge").join()
    token = session.scalars(select(Participant.token_hash)).one()
    session.close()
    secrets = ["Snøspurvunge".encode(), str(token).encode()]
    assert all(secret in raw(settings.data) for secret in secrets)

    assert tidy(A_YEAR_LATER, 30) == 1

    assert not any(secret in raw(settings.data) for secret in secrets)


def raw(folder: Path) -> bytes:
    """Every byte of the database and its journal."""
    return b"".join(file.read_bytes() for file in sorted(folder.glob("bedreilag.db*")))
