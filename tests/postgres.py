"""The same PostgreSQL database for every test: made once, then put back as it was made."""

from sqlalchemy import Connection, Engine, Table, text

from bedreilag import migrate
from bedreilag.models import Base
from bedreilag.region import actions as region
from bedreilag.work import transaction

TABLES = Base.metadata.sorted_tables


def fresh(engine: Engine) -> None:
    """A migrated database with the region in it and nothing else, its numbers begun anew."""
    with engine.begin() as connection:
        made = connection.scalar(text("SELECT to_regnamespace('pristine')"))
    if not made:
        _make(engine)
    with engine.begin() as connection:
        # Rows come and go in one sweep, so no key is followed until all of them are back.
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text(";".join(_put_back(connection))))


def _make(engine: Engine) -> None:
    migrate.upgrade(engine)
    with transaction() as session:
        region.load(session, region.shipped())
    with engine.begin() as connection:
        connection.execute(text("CREATE SCHEMA pristine"))
        for table in TABLES:
            if connection.scalar(text(f'SELECT EXISTS (SELECT FROM "{table.name}")')):
                connection.execute(
                    text(f'CREATE TABLE pristine."{table.name}" AS TABLE "{table.name}"')
                )


def _put_back(connection: Connection) -> list[str]:
    kept = set(
        connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'pristine'"))
    )
    statements = [f'DELETE FROM "{table.name}"' for table in TABLES]
    for table in TABLES:
        if table.name in kept:
            statements.append(f'INSERT INTO "{table.name}" SELECT * FROM pristine."{table.name}"')
        if _is_numbered(table):
            statements.append(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'),"
                f' coalesce(max(id), 1), max(id) IS NOT NULL) FROM "{table.name}"'
            )
    return statements


def _is_numbered(table: Table) -> bool:
    return table.autoincrement_column is not None
