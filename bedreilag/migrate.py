"""The database's shape: made and brought up to date by Alembic."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine

from bedreilag.config import HOUSE


def upgrade(engine: Engine) -> None:
    """Bring the database to the newest shape; an up-to-date one is left alone."""
    from alembic import command

    with _connection(engine) as connection, _tables_may_be_moved(connection):
        command.upgrade(_config(connection), "head")
        connection.commit()


def new_revision(engine: Engine, message: str) -> None:
    """Write a migration for what the models say and the database does not."""
    from alembic import command

    with _connection(engine) as connection:
        command.revision(_config(connection), message=message, autogenerate=True)


def check(engine: Engine) -> None:
    """Raise unless the database matches the models."""
    from alembic import command

    with _connection(engine) as connection:
        command.check(_config(connection))


@contextmanager
def _tables_may_be_moved(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew; dropping the old one takes all that hangs on it.

    Therefore nothing hangs on anything meanwhile, and at the end we look whether all still fits.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    connection.commit()
    raw: Any = connection.connection.dbapi_connection
    raw.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
        if loose := raw.execute("PRAGMA foreign_key_check").fetchall():
            raise RuntimeError(f"the migration left {len(loose)} rows without what they belong to")
    finally:
        connection.rollback()
        raw.execute("PRAGMA foreign_keys = ON")


def _connection(engine: Engine) -> Any:
    return engine.execution_options(writes=True).connect()


def _config(connection: Connection) -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HOUSE / "migrations"))
    config.attributes["connection"] = connection
    return config
