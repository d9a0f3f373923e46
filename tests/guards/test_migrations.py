"""The migrations lead to one shape, and it is the shape of the models."""

from alembic.config import Config
from alembic.script import ScriptDirectory

from bedreilag import migrate
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
