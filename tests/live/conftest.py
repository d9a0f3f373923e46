"""Wishes that wait together, as a crowd makes them."""

from threading import Event

import pytest
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from bedreilag import live, work
from bedreilag.asked import Asked
from bedreilag.problems.models import Problem
from bedreilag.together import Errand

TEXTS = ("Ingen ringer tilbake.", "Epikrisen kommer sent.", "Vi mangler en felles kalender.")


@pytest.fixture
def queue(app):
    return app.extensions["queue"]


@pytest.fixture
def commits(app):
    """The seq of every commit that is told of."""
    told = []
    work.after_commit(lambda _seminar, seq, _changes: told.append(seq))
    return told


def wish(screen, event="problem:write", **fields):
    shown = {name: screen.browser.get_cookie(name) for name in ("plass", "konto")}
    cookies = {name: cookie.value for name, cookie in shown.items() if cookie}
    return Errand(Asked(live.wishes[event], MultiDict(screen.extra | fields), cookies), Event())


def texts(session):
    session.expire_all()
    return set(session.scalars(select(Problem.text)))
