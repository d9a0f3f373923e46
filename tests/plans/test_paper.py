"""The stored plan on paper."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from bedreilag import access
from bedreilag.plans import queries
from bedreilag.plans.models import Party
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction


@pytest.fixture
def address(planned):
    return f"/samling/{planned.id}/plan.pdf"


@pytest.fixture
def named(planned):
    with transaction() as session:
        party = session.get_one(Party, planned.parties["Seksjonsleder", "UNN HF, SPHR Midt-Troms"])
        party.contact_person = "Ola Utenfornavn"


def text_of(answer):
    assert answer.mimetype == "application/pdf"
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.data)).pages)


def test_the_paper_says_what_is_stored(session, planned):
    paper = queries.paper(session, session.get(Seminar, planned.id))

    assert paper.title == "Plan for endringsarbeid i Midt-Troms 2026"
    assert len(paper.items) == 8
    first = paper.items[0]
    assert [party.letter for party in first.parties if party.letter == "H"] == ["H"]
    assert [measure.votes for measure in first.measures] == [17, 5, 2]
    assert len(first.problems) == 4
    assert first.benefit_for == ("bruker", "kommune")
    assert paper.parked[0].title.startswith("Kriseplan")


def test_there_is_no_paper_without_a_plan(organiser, session, voted):
    assert queries.paper(session, session.get(Seminar, voted.id)) is None
    assert organiser().get(f"/samling/{voted.id}/plan.pdf").status_code == 404


def test_organisers_can_print_contact_persons_when_they_ask(organiser, address, named):
    browser = organiser()

    assert "Ola Utenfornavn" not in text_of(browser.get(address))
    assert "Ola Utenfornavn" in text_of(browser.get(address + "?kontakter=1"))


def test_readers_can_take_the_plan_home_without_names(app, organiser, named, seminar):
    with app.test_request_context():
        link = f"/plan/{access.plan_token(seminar)}.pdf"
    answer = app.test_client().get(link + "?kontakter=1")

    text = text_of(answer)
    assert "Varsling før planlagt utskriving" in text
    assert "Ola Utenfornavn" not in text
    assert 'filename="plan-midt-troms-2026.pdf"' in answer.headers["Content-Disposition"]


def test_another_area_does_not_find_the_paper(organiser, address):
    assert organiser().get(address).status_code == 200
    assert organiser("coordinator", "nord-troms").get(address).status_code == 404


def test_a_problem_that_several_wrote_in_the_same_words_is_told_once_on_paper_and_page(
    app, organiser, session, planned, seminar
):
    with transaction() as writing:
        plan = queries.plan_of(writing, planned.id)
        first, second, *_others = queries.problems_of(plan.items[0])
        second.text = same = first.text
        count = len(plan.items[0].source_problems)
    with app.test_request_context():
        link = f"/plan/{access.plan_token(seminar)}"

    item = f"/samling/{planned.id}/plan/tiltak/{planned.items[0]}"

    paper = queries.paper(session, session.get(Seminar, planned.id))
    assert paper.items[0].problems.count(same) == 1
    assert len(paper.items[0].problems) == count - 1
    for page in (organiser().get(item).text, app.test_client().get(link).text):
        assert page.count(f"<li>{same}</li>") == 1
