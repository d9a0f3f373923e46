"""SQLite's journal: emptied, so that what was deleted is gone from the disk as well."""

import logging
from collections.abc import Callable
from time import sleep
from typing import Final

from sqlalchemy import Connection

from bedreilag.database import Writing

log = logging.getLogger(__name__)

TRIES: Final = 40
BETWEEN: Final = 0.05


def empty(rest: Callable[[float], None] = sleep) -> bool:
    """Move the journal into the database and cut it off; whether that could be done now.

    SQLite overwrites what it deletes (secure_delete), but its journal still holds old pages for
    as long as somebody reads an older moment. Waiting for them inside SQLite would stop every
    other greenlet, the reader we wait for included; so we ask, rest, and ask again.
    """
    engine = Writing.kw["bind"]
    if engine.dialect.name != "sqlite":
        return True
    with engine.connect().execution_options(writes=False) as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
        try:
            emptied = _emptied(connection, rest)
        finally:
            connection.exec_driver_sql("PRAGMA busy_timeout = 5000")
            connection.exec_driver_sql("BEGIN")
    if not emptied:  # the next tidying tries again
        log.warning("the journal could not be emptied yet")
    return emptied


def _emptied(connection: Connection, rest: Callable[[float], None]) -> bool:
    for _ in range(TRIES):
        if not connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]:
            return True
        rest(BETWEEN)
    return False
