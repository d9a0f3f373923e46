"""Deleted is gone: also from SQLite's file and its journal, whatever database the suite runs on."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag.config import Settings
from bedreilag.joining.retention import tidy
from bedreilag.seats.models import Participant
from tests.joining.conftest import Guest
from tests.on_disk import raw

pytestmark = pytest.mark.on_disk
A_YEAR_LATER = datetime(2027, 5, 1, tzinfo=UTC)


def test_nothing_of_a_nickname_or_a_token_is_left(
    guest: Callable[..., Guest], settings: Settings, session: Session
) -> None:
    guest("Snøspurvunge").join()
    token = session.scalars(select(Participant.token_hash)).one()
    session.close()
    secrets = ["Snøspurvunge".encode(), str(token).encode()]
    assert all(secret in raw(settings.data) for secret in secrets)

    assert tidy(A_YEAR_LATER, 30) == 1

    assert not any(secret in raw(settings.data) for secret in secrets)
