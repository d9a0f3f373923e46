"""The migrations lead to one shape, and it is the shape of the models."""

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, make_url, text

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


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request, tmp_path, database_url):
    """The address of a database with nothing in it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'old.db'}"
        return
    if not database_url:
        pytest.skip("no PostgreSQL is named")
    there = make_url(database_url)
    name = f"{there.database}_older"
    beside = create_engine(there.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with beside.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}"'))
        connection.execute(text(f'CREATE DATABASE "{name}"'))
        yield there.set(database=name).render_as_string(hide_password=False)
        connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    beside.dispose()


def test_an_older_database_keeps_everything_when_it_is_brought_up_to_date(empty):
    """SQLite makes a changed table anew; dropping the old one must take nothing along."""
    old = create_engine(empty)
    with old.connect() as connection:
        command.upgrade(migrate._config(connection), "c0ffee000001")
        for statement in AN_OLD_SEMINAR:
            connection.execute(text(statement))
        connection.commit()
        before = {table: rows(connection, table) for table in KEPT}
    old.dispose()
    assert all(before.values())

    engine = database.connect(empty)
    migrate.upgrade(engine)

    with engine.connect() as connection:
        for table, old_rows in before.items():
            for was, now in zip(old_rows, rows(connection, table), strict=True):
                assert was == {column: now[column] for column in was}, table
        if engine.dialect.name == "sqlite":
            assert connection.scalar(text("PRAGMA foreign_keys")) == 1
    migrate.check(engine)
    engine.dispose()


def rows(connection, table):
    return [dict(row) for row in connection.execute(text(f'SELECT * FROM "{table}"')).mappings()]


KEPT = (
    *("seminar", "round", "seminar_group", "pulse", "stage", "participant", "problem"),
    *("cluster", "sorted_problem", "measure", "answered_problem", "ballot", "vote"),
)
AN_OLD_SEMINAR = (
    "INSERT INTO area (id, position, name, short_name, place) VALUES ('a', 1, 'A', 'A', 'A')",
    "INSERT INTO seminar (id, ref, area_id, title, first_day, last_day, venue, join_code,"
    " join_open, expected_participants, purpose, knowledge_basis, ground_rules,"
    " votes_per_participant, max_per_measure, fictional, notice, projector_turn, headcount)"
    " VALUES (1, 'a-2025', 'a', 'A', '2025-04-22', '2025-04-22', '', 'ABCDEF', false, 40, '', '[]',"
    " '[]', 5, 2, false, '', 1, '{}')",
    "INSERT INTO round (id, seminar_id, position, kind, title, prompt, minutes_silent,"
    " minutes_discussion, state) VALUES (1, 1, 1, 'vote', 'Stem', '', 0, 5, 'closed')",
    "INSERT INTO seminar_group (id, seminar_id, number, name, table_name, capacity)"
    " VALUES (1, 1, 1, 'Gruppe 1', 'Bord 1', 10)",
    "INSERT INTO pulse (seminar_id, seq) VALUES (1, 3)",
    "INSERT INTO stage (seminar_id, view, message) VALUES (1, 'result', '')",
    "INSERT INTO position_group (id, position, name) VALUES ('ansatt', 1, 'Ansatt')",
    "INSERT INTO organisation_kind (id, position, name, service_level)"
    " VALUES ('kommune', 1, 'Kommune', 'kommune')",
    "INSERT INTO participant_role (id, position, name, help, position_group)"
    " VALUES ('ansatt', 1, 'Ansatt', '', 'ansatt')",
    "INSERT INTO participant (id, seminar_id, group_id, token_hash, display_name, role_id,"
    " position_group, organisation, organisation_kind, decision_authority, joined_at)"
    " VALUES (1, 1, 1, 'abc', 'Rype', 'ansatt', 'ansatt', '', 'kommune', false,"
    " '2025-04-22 08:00:00')",
    "INSERT INTO problem (id, seminar_id, round_id, group_id, author_id, text,"
    " submitted_at_second, edited) VALUES (1, 1, 1, 1, 1, 'Ingen ringer tilbake.', 7, false)",
    "INSERT INTO cluster (id, seminar_id, position, title, theme_ids)"
    " VALUES (1, 1, 1, 'Telefonen', '[]')",
    "INSERT INTO sorted_problem (problem_id, cluster_id) VALUES (1, 1)",
    "INSERT INTO measure (id, seminar_id, round_id, group_id, author_id, cluster_id, title,"
    " description, benefit_for, measure_2023_ids)"
    " VALUES (1, 1, 1, 1, 1, 1, 'Ringe tilbake', '', '[]', '[]')",
    "INSERT INTO answered_problem (measure_id, problem_id, position) VALUES (1, 1, 0)",
    "INSERT INTO ballot (id, round_id, participant_id) VALUES (1, 1, 1)",
    "INSERT INTO vote (ballot_id, measure_id, votes) VALUES (1, 1, 2)",
)
