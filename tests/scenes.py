"""A large scene is built once; the next test that begins in the same place gets a copy of it."""

import sqlite3
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from bedreilag.config import Settings

_built: dict[tuple[str, bytes], tuple[sqlite3.Connection, Any]] = {}


def scene(settings: Settings, name: str, build: Callable[[], Any]) -> Any:
    """What `build` answers, and in the database what it stores. PostgreSQL builds every time."""
    if settings.database_url:
        return build()
    with sqlite3.connect(settings.data / "bedreilag.db") as here:
        before = _copy(here)
        begins = (name, sha256(before.serialize()).digest())
        before.close()
        if begins not in _built:
            answer = build()
            _built[begins] = _copy(here), answer
        database, answer = _built[begins]
        database.backup(here)
    here.close()
    return answer


def _copy(database: sqlite3.Connection) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    database.backup(copy)
    return copy
