"""The migrations lead to one shape, and it is the shape of the models."""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from bedreilag import database, migrate
from bedreilag.config import HOUSE


def test_there_is_one_head():
    config = Config()
    config.set_main_option("script_location", str(HOUSE / "migrations"))

    assert len(ScriptDirectory.from_config(config).get_heads()) == 1


def test_a_migrated_database_is_what_the_models_say(app):
    migrate.check(app.extensions["engine"])


def test_migrating_what_is_up_to_date_changes_nothing(app):
    migrate.upgrade(app.extensions["engine"])
    migrate.check(app.extensions["engine"])


def test_an_older_database_keeps_everything_when_it_is_brought_up_to_date(tmp_path):
    """SQLite makes a changed table anew; dropping the old one must take nothing along."""
    file = f"sqlite:///{tmp_path / 'old.db'}"
    with create_engine(file).connect() as connection:
        command.upgrade(migrate._config(connection), "c0ffee000001")
        for statement in AN_OLD_SEMINAR:
            connection.execute(text(statement))
        connection.commit()

    engine = database.connect(file)
    migrate.upgrade(engine)

    with engine.connect() as connection:
        counts = [
            connection.scalar(text(f"SELECT count(*) FROM {table}"))
            for table in ("seminar", "round", "seminar_group", "pulse", "stage")
        ]
        assert counts == [1, 1, 1, 1, 1]
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
    migrate.check(engine)
    engine.dispose()


AN_OLD_SEMINAR = (
    "INSERT INTO area (id, position, name, short_name, place) VALUES ('a', 1, 'A', 'A', 'A')",
    "INSERT INTO seminar (id, ref, area_id, title, first_day, last_day, venue, join_code,"
    " join_open, expected_participants, purpose, knowledge_basis, ground_rules,"
    " votes_per_participant, max_per_measure, fictional, notice, projector_turn, headcount)"
    " VALUES (1, 'a-2025', 'a', 'A', '2025-04-22', '2025-04-22', '', 'ABCDEF', 0, 40, '', '[]',"
    " '[]', 5, 2, 0, '', 1, '{}')",
    "INSERT INTO round (id, seminar_id, position, kind, title, prompt, minutes_silent,"
    " minutes_discussion, state) VALUES (1, 1, 1, 'vote', 'Stem', '', 0, 5, 'closed')",
    "INSERT INTO seminar_group (id, seminar_id, number, name, table_name, capacity)"
    " VALUES (1, 1, 1, 'Gruppe 1', 'Bord 1', 10)",
    "INSERT INTO pulse (seminar_id, seq) VALUES (1, 3)",
    "INSERT INTO stage (seminar_id, view, message) VALUES (1, 'result', '')",
)
