"""The desk, page by page: nobody gets in without a log-in, and nobody into another's area.

The pages are read from the application, so a page that is added later is in here by itself.
"""

import pytest

from bedreilag.access import DESK
from bedreilag.plans.models import ChangePlan
from bedreilag.work import transaction

OWN, ANOTHER = "midt-troms", "ofoten"
OF_AN_AREA = {"seminar_id", "area_id"}


@pytest.fixture
def desk(app, seminar):
    """Every desk page as (method, address, what its address names, who it is for)."""
    with transaction() as session:
        session.add(ChangePlan(seminar_id=seminar.id, title="Plan for endringsarbeid"))
    known = {"seminar_id": seminar.id, "area_id": OWN}
    found = []
    with app.test_request_context():
        adapter = app.url_map.bind("localhost")
        for rule in app.url_map.iter_rules():
            audience = getattr(app.view_functions[rule.endpoint], "access", None)
            if audience in DESK:
                values = {name: known.get(name, 1) for name in rule.arguments}
                address = adapter.build(rule.endpoint, values)
                for method in sorted(rule.methods & {"GET", "POST"}):
                    found.append((method, address, rule.arguments, audience))
    return found


def test_nobody_sees_a_desk_page_without_logging_in(app, desk):
    assert len(desk) > 10
    nobody = app.test_client()

    for method, address, _, _ in desk:
        answer = nobody.open(address, method=method)
        assert (answer.status_code, answer.location) == (302, log_in_page(method, address)), address


def test_another_areas_pages_are_not_found(desk, organiser):
    insider, outsider = organiser("coordinator", OWN), organiser("coordinator", ANOTHER)
    of_an_area = [page for page in desk if page[2] & OF_AN_AREA]
    assert of_an_area

    for method, address, named, _ in of_an_area:
        if method == "GET" and named <= OF_AN_AREA:
            assert insider.get(address).status_code != 404, address
        assert outsider.open(address, method=method).status_code == 404, (method, address)


def test_what_is_for_administrators_is_not_found_by_others(desk, organiser):
    administrator = organiser("admin", None)
    for_administrators = [page for page in desk if page[3] == "administrator"]
    assert administrator.get("/konto").status_code == 200

    for role, area in (("coordinator", OWN), ("steering_group", None)):
        browser = organiser(role, area)
        for method, address, _, _ in for_administrators:
            assert browser.open(address, method=method).status_code == 404, (method, address)


def test_the_steering_group_reads_every_area_and_changes_nothing(desk, organiser):
    """R011."""
    steering = organiser("steering_group", None)
    changed = []

    for method, address, named, _ in desk:
        if not named & OF_AN_AREA:
            continue
        status = steering.open(address, method=method).status_code
        if method == "POST" and status < 400:
            changed.append(address)
    assert changed == []


def log_in_page(method, address):
    return f"/logg-inn?next={address if method == 'GET' else '/'}"
