"""A seminar whose vote is over, and one whose plan is adopted."""

from types import SimpleNamespace

import pytest

from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction
from tests.plans import demo
from tests.scenes import scene


@pytest.fixture
def coordinator(organiser):
    return organiser()


@pytest.fixture
def voted(app, seminar, settings):
    """The demo vote is counted and shown; nothing is chosen yet. Answers its measures' ids."""

    def build():
        with transaction() as session:
            measures, problems = demo.vote(session, session.get_one(Seminar, seminar.id))
        return SimpleNamespace(id=seminar.id, measures=measures, problems=problems)

    return scene(settings, "voted", build)


@pytest.fixture
def planned(app, seminar, settings):
    """The demo plan with its eight items, adopted."""

    def build():
        with transaction() as session:
            made = demo.plan(session, session.get_one(Seminar, seminar.id))
            items = [item.id for item in made.items]
            parties = {(p.role, p.organisation): p.id for p in made.parties}
        return SimpleNamespace(id=seminar.id, items=items, parties=parties)

    return scene(settings, "planned", build)
