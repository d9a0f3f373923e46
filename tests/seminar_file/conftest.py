"""Installations to import into: each a fresh database file with nothing but the region in it."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bedreilag import database
from bedreilag.seminar_file import read, write
from bedreilag.seminar_file.demo import demo_seminar
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction
from tests.one_engine import OneEngine

NOW = datetime(2026, 4, 22, 8, 0, tzinfo=UTC)
Document = dict[str, Any]
ENGINE = OneEngine()


class Installation:
    """One database; whatever is asked of it, it first becomes the one in use."""

    def __init__(self, file: Path) -> None:
        self.url = f"sqlite:///{file}"

    def use(self) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(database, "create_engine", ENGINE)
            database.connect(self.url)

    def import_(self, content: str | bytes) -> read.Imported:
        document = read.checked(content.encode() if isinstance(content, str) else content)
        self.use()
        with transaction() as session:
            return read.store(session, document, NOW)

    def export(self) -> str:
        """The only seminar here, as a file."""
        self.use()
        with database.reading() as session:
            return write.as_text(write.document(session, session.scalars(select(Seminar)).one()))

    def seminars(self) -> int:
        self.use()
        with database.reading() as session:
            return session.scalar(select(func.count()).select_from(Seminar)) or 0


@pytest.fixture(scope="session")
def new_installation(
    tmp_path_factory: pytest.TempPathFactory, empty_database: Path
) -> Callable[[], Installation]:
    """`new_installation()` is one more empty installation."""
    folder, numbers = tmp_path_factory.mktemp("installations"), count()

    def make() -> Installation:
        file = folder / f"{next(numbers)}.db"
        file.write_bytes(empty_database.read_bytes())
        return Installation(file)

    return make


@pytest.fixture
def installation(new_installation: Callable[[], Installation]) -> Installation:
    return new_installation()


@pytest.fixture
def demo() -> Document:
    """The demo seminar, for the test to change."""
    return demo_seminar()
