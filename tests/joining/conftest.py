"""Somebody with a phone and no JavaScript, who reads the form before filling it in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction

TOKEN = re.compile(r'name="token"[^>]*value="([^"]+)"')


@dataclass
class Guest:
    """A browser on its way in. `fields` is what its person would fill in."""

    browser: FlaskClient
    code: str
    fields: dict[str, Any]

    def open(self, table: int | None = None) -> str:
        """Scan the code, agree to the ground rules, and see the form."""
        self.browser.get(f"/b/{self.code}" + (f"/{table}" if table else ""))
        page = self.browser.get(f"/b/{self.code}/om-deg", query_string={"gruppe": table or ""})
        self.fields["token"] = TOKEN.search(page.text)[1]
        return page.text

    def send(self) -> TestResponse:
        """Press «Bli med»."""
        return self.browser.post(f"/b/{self.code}/om-deg", data=self.fields)

    def join(self, **fields: Any) -> TestResponse:
        self.fields |= fields
        self.open()
        return self.send()

    def room(self) -> str:
        """What the phone shows now."""
        return " ".join(self.browser.get("/rom").text.split())


@pytest.fixture
def guest(app: Flask, seminar: Seminar) -> Callable[..., Guest]:
    """`guest("Rype")` is somebody who has not joined yet."""

    def come(name: str = "", group: int = 1, **fields: Any) -> Guest:
        usual = {"role": "ansatt", "kind": "kommune", "municipality": "5530"}
        own = {"display_name": name, "group": str(group)}
        return Guest(app.test_client(), seminar.join_code, usual | own | fields)

    return come


Guests = Callable[..., Guest]


def change(seminar: Seminar, **facts: object) -> None:
    with transaction() as session:
        stored = session.get_one(Seminar, seminar.id)
        for name, value in facts.items():
            setattr(stored, name, value)


def seats(session: Session) -> list[Participant]:
    """Every seat that is taken, as it is stored now."""
    session.rollback()
    return list(session.scalars(select(Participant).order_by(Participant.id)))
