"""Organisers get the seminar as a file, and never who wrote, voted or answered what."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from bedreilag.seminar_file import demo, read, schema
from bedreilag.seminars.models import Round, Seminar
from bedreilag.work import transaction
from tests.seminar_file.conftest import NOW, Document

Organiser = Callable[..., FlaskClient]


@pytest.fixture
def held(app: Flask) -> Seminar:
    """The demo seminar, in the database the application runs on."""
    with transaction() as session:
        return read.store(session, demo.demo_seminar(), NOW).seminar


def fetched(browser: FlaskClient, seminar: Seminar) -> Document:
    response = browser.get(f"/samling/{seminar.id}/fil.json")
    assert response.status_code == 200
    found: Document = json.loads(response.data)
    return found


def test_the_file_holds_what_the_room_made(held: Seminar, organiser: Organiser) -> None:
    whole = demo.demo_seminar()

    found = fetched(organiser("coordinator"), held)

    for part in ("programme", "rounds", "clusters", "measures", "change_plan", "fsu_proposals"):
        assert found[part] == whole[part]
    assert texts(found) == texts(whole)
    assert found["voting"]["results"] == whole["voting"]["results"]
    assert schema.faults(found) == []


def texts(document: Document) -> list[str]:
    return [problem["text"] for problem in document["problems"]]


def test_the_file_holds_nobody(held: Seminar, organiser: Organiser) -> None:
    whole = demo.demo_seminar()
    names = {seat["display_name"] for seat in whole["participants"]}
    comments = [answer["comment"] for answer in whole["exit_evaluation"]["responses"]]
    assert "Rype" in names
    assert any(comments)

    found = fetched(organiser("coordinator"), held)

    assert found["participants"] == found["voting"]["ballots"] == found["voting"]["not_voted"] == []
    assert {problem["author_id"] for problem in found["problems"]} == {None}
    assert {problem["submitted_at_second"] for problem in found["problems"]} == {0}
    assert {tuple(group["participant_ids"]) for group in found["groups"]} == {()}
    assert found["exit_evaluation"]["responses"] == found["follow_up"]["responses"] == []
    assert found["follow_up"]["computed"]["n"] == 0
    written = json.dumps(found, ensure_ascii=False)
    assert not [name for name in names if f'"{name}"' in written]
    assert not [comment for comment in comments if comment and comment in written]


def test_the_file_has_no_result_before_the_facilitator_has_opened_it(
    held: Seminar, organiser: Organiser
) -> None:
    browser = organiser("coordinator")
    assert fetched(browser, held)["voting"]["results"]
    with transaction() as session:
        session.execute(update(Round).values(results_shown_at=None))

    assert fetched(browser, held)["voting"]["results"] == []


def test_there_is_no_file_while_people_write_alone(held: Seminar, organiser: Organiser) -> None:
    with transaction() as session:
        problems = session.scalars(select(Round).where(Round.kind == "problem")).one()
        problems.state = "silent"

    response = organiser("coordinator").get(f"/samling/{held.id}/fil.json")

    assert response.status_code == 409
    assert "Deltakerne skriver hver for seg nå." in response.text


def test_only_those_who_organise_in_the_area_get_in(
    held: Seminar, organiser: Organiser, app: Flask
) -> None:
    def status(browser: FlaskClient) -> Any:
        return browser.get(f"/samling/{held.id}/fil.json").status_code

    assert status(organiser("coordinator")) == 200
    assert status(organiser("facilitator")) == 403
    assert status(organiser("coordinator", "ofoten")) == 404
    assert status(app.test_client()) == 302
