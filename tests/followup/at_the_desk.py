"""What a browser at the desk reads, and answers to put behind it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient

from bedreilag.followup import year_2023
from bedreilag.followup.tally import Answer
from bedreilag.pages import today
from tests.followup.answers import answer

TOO_FEW = "Vi viser ikke svar fra færre enn fem personer."
Organiser = Callable[..., FlaskClient]


def text_of(browser: FlaskClient, address: str) -> str:
    response = browser.get(address)
    assert response.status_code == 200
    return " ".join(response.text.replace("\u00a0", " ").replace("&nbsp;", " ").split())


def days(opens_in: int, closes_in: int, invited: int = 40) -> dict[str, Any]:
    return {
        "opens_on": (today() + timedelta(days=opens_in)).isoformat(),
        "closes_on": (today() + timedelta(days=closes_in)).isoformat(),
        "invited": invited,
    }


def answers_of(**sizes: int) -> list[Answer]:
    return [
        answer(
            group,
            statements={f"s{n}": 4 for n in range(1, 8)},
            measures_2023_status={measure.id: "planlagt" for measure in year_2023.measures()},
        )
        for group, size in sizes.items()
        for _ in range(size)
    ]
