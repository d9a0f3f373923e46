"""Every page that keeps wishes on the device says whose they are."""

import json
import re
from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from bedreilag.accounts.models import Account
from bedreilag.seminars.models import Seminar
from tests.conftest import Screen

WHO = {"role": "ansatt", "kind": "kommune", "municipality": "5530", "display_name": "Ravn"}


@pytest.fixture
def account(panel: Screen, session: Session) -> Account:
    """Whose panel it is."""
    return session.query(Account).one()


@pytest.mark.parametrize(
    ("page", "more"), [("dagen", {}), ("sortering", {"page": "sorting"}), ("deltakere", {})]
)
def test_a_panel_belongs_to_an_account(
    panel: Screen, seminar: Seminar, account: Account, page: str, more: dict[str, str]
) -> None:
    whose = {"as": "panel", "seminar": seminar.id, "account": account.id} | more
    panel.ask("seat:add", **WHO, group=seminar.groups[0].id)

    assert _says(panel.browser.get(f"/samling/{seminar.id}/{page}").text) == whose


def test_a_panel_that_is_shown_again_with_a_refusal_belongs_to_the_account_too(
    panel: Screen, seminar: Seminar, account: Account
) -> None:
    fields = {"seminar": seminar.id, "round": 999}

    answer = panel.browser.post("/onske/round/open", data=fields)

    assert answer.status_code >= 400
    assert _says(answer.text)["account"] == account.id


def test_a_page_for_somebody_without_a_phone_belongs_to_the_account_that_acts(
    panel: Screen, seminar: Seminar, account: Account
) -> None:
    seat = panel.ask("seat:add", **WHO, group=seminar.groups[0].id)["seat"]
    whose = {"as": "phone", "seat": None, "account": account.id, "for_seat": seat}

    assert _says(panel.browser.get(f"/rom/for/{seat}").text) == whose


@pytest.mark.parametrize("page", ["/rom", "/rom/uten-telefon"])
def test_a_phone_is_on_the_line_with_its_own_seat(phone: Callable[..., Screen], page: str) -> None:
    rype = phone("Rype")

    assert _says(rype.browser.get(page).text) == {"as": "phone", "seat": rype.me.id}


def test_a_phone_that_is_shown_the_page_for_helping_again_is_on_the_line_too(
    phone: Callable[..., Screen],
) -> None:
    rype = phone("Rype")

    refused = rype.browser.post("/onske/seat/proxy", data=WHO | {"role": ""})

    assert refused.status_code == 422
    assert _says(refused.text) == {"as": "phone", "seat": rype.me.id}


def _says(page: str) -> dict[str, object]:
    found = re.search("data-live='([^']+)'", page)
    assert found
    said: dict[str, object] = json.loads(found[1])
    return said
