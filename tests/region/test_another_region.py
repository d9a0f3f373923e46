"""R128: with another region file nothing of the shipped region is left on any page."""

import html
import re

import pytest

from bedreilag.access import DESK
from bedreilag.accounts import actions as accounts
from bedreilag.accounts.actions import Role
from bedreilag.region import actions
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction
from tests.conftest import MORNING
from tests.region.conftest import another_region

SHIPPED_WORDS = re.compile(r"\b(UNN|SPHR|Troms\w*|Ofoten|Nord-Norge|Senja|Narvik)\b")
OF_A_PHONE = {"everyone", "participant"}


@pytest.fixture
def elsewhere(app, seminar):
    """The invented region in place of the shipped one, with the seminar held there."""
    with transaction() as session:
        actions.load(session, another_region())
        here = session.get_one(Seminar, seminar.id)
        here.area_id, here.title, here.ref = "eplevik", "Bedre i lag i Eplevik 2026", "eplevik"
    with transaction() as session:
        actions.load(session, another_region())
    return seminar


@pytest.fixture
def visitor(app, elsewhere):
    """One who may see everything there is."""
    with transaction() as session:
        roles = [Role("admin"), Role("coordinator", "eplevik"), Role("coordinator", "fjellbygdene")]
        account = accounts.new_account(session, "kari@example.no", "Kari", "", roles, MORNING)
        token = accounts.start_login(session, account, tokens_now())
    browser = app.test_client()
    browser.set_cookie("konto", token)
    return browser


def test_no_page_speaks_of_the_shipped_region(app, visitor, elsewhere):
    known = {"seminar_id": elsewhere.id, "area_id": "eplevik", "code": elsewhere.join_code}
    pages = dict(walk(app, visitor, known))
    assert len(pages) > 8
    assert "Eplevik" in "".join(pages.values())

    left = {address: sorted(set(SHIPPED_WORDS.findall(page))) for address, page in pages.items()}

    assert {address: words for address, words in left.items() if words} == {}


def test_the_same_walk_finds_those_words_where_they_belong(app, seminar, organiser):
    known = {"seminar_id": seminar.id, "area_id": "midt-troms", "code": seminar.join_code}
    pages = dict(walk(app, organiser("coordinator"), known))

    assert {"SPHR", "Troms", "UNN"} <= set(SHIPPED_WORDS.findall("".join(pages.values())))


def walk(app, browser, known):
    """Every page for organisers and for those who join, as far as its address can be made."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        audience = getattr(app.view_functions[rule.endpoint], "access", None)
        if "GET" not in rule.methods or audience not in {*DESK, *OF_A_PHONE}:
            continue
        if rule.arguments <= known.keys():
            address = adapter.build(rule.endpoint, {name: known[name] for name in rule.arguments})
            answer = browser.get(address, follow_redirects=True)
            if answer.status_code == 200 and answer.mimetype == "text/html":
                yield address, html.unescape(answer.text)


def tokens_now():
    from datetime import UTC, datetime

    return datetime.now(UTC)
