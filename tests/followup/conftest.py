"""A seminar with a plan of two items and a survey that is open today."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from threading import Thread

import pytest
from flask import Flask
from werkzeug.serving import make_server

from bedreilag import access
from bedreilag.followup.models import Survey
from bedreilag.pages import today
from bedreilag.plans.models import ChangePlan, PlanItem
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction
from tests.browser.conftest import browser_type_launch_args  # noqa: F401 -- a fixture
from tests.followup.no_script import Respondent
from tests.followup.stored import LONG


@pytest.fixture
def plan(seminar: Seminar) -> ChangePlan:
    with transaction() as session:
        plan = ChangePlan(seminar_id=seminar.id, title="Plan for endringsarbeid", status="vedtatt")
        plan.items = [
            PlanItem(ref="t1", position=1, title="Varsling før planlagt utskriving"),
            PlanItem(position=2, title=LONG),
        ]
        session.add(plan)
    return plan


@pytest.fixture
def survey(seminar: Seminar, plan: ChangePlan) -> Survey:
    with transaction() as session:
        survey = Survey(
            seminar_id=seminar.id,
            opens_on=today() - timedelta(days=7),
            closes_on=today() + timedelta(days=14),
            invited=40,
        )
        session.add(survey)
    return survey


@pytest.fixture
def link(app: Flask, seminar: Seminar, plan: ChangePlan) -> str:
    """The seminar's open survey link."""
    with app.test_request_context():
        return f"/svar/{access.survey_token(seminar)}"


@pytest.fixture
def respondent(app: Flask) -> Callable[[], Respondent]:
    """`respondent()` is somebody with a browser without JavaScript."""
    return lambda: Respondent(app.test_client())


@pytest.fixture
def served(app: Flask) -> Iterator[str]:
    """The address where browsers reach the application."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def door(seminar: Seminar) -> str:
    """The survey's page at the desk."""
    return f"/samling/{seminar.id}/undersokelse"
