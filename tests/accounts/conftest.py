"""An account with a password that is known, and the way in with it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bedreilag.accounts import actions, lockout, passwords
from bedreilag.accounts.actions import Role
from bedreilag.accounts.models import Account
from bedreilag.work import transaction

PASSWORD = "en fjord er lang og blå"
EMAIL = "kari@example.no"


@pytest.fixture(autouse=True)
def _nobody_waits() -> Iterator[None]:
    lockout.forget()
    yield
    lockout.forget()


@pytest.fixture
def account(app: Flask) -> Callable[..., Account]:
    """`account("kari@example.no", Role("admin"))` is an account with the password above."""

    def make(email: str = EMAIL, *roles: Role) -> Account:
        wanted = roles or (Role("coordinator", "midt-troms"),)
        with transaction() as session:
            kept = passwords.hashed(PASSWORD)
            return actions.new_account(session, email, "Kari", kept, wanted, datetime.now(UTC))

    return make


@pytest.fixture
def visitor(app: Flask) -> FlaskClient:
    return app.test_client()


def log_in(
    visitor: FlaskClient,
    email: str = EMAIL,
    password: str = PASSWORD,
    where: dict[str, str] | None = None,
    **more: str,
) -> TestResponse:
    form = {"email": email, "password": password, **more}
    return visitor.post("/logg-inn", data=form, environ_base=where or {})
