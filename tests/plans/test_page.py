"""The plan as organisers and readers see it."""

import re

import pytest
from sqlalchemy import select

from bedreilag import access
from bedreilag.measures.models import Measure
from bedreilag.plans import queries
from bedreilag.plans.models import ChangePlan, Party
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Seminar
from bedreilag.voting.models import Ballot
from bedreilag.work import transaction
from tests.plans import demo
from tests.statements import counting


@pytest.fixture
def address(planned):
    return f"/samling/{planned.id}/plan"


@pytest.fixture
def link(app, seminar):
    with app.test_request_context():
        return f"/plan/{access.plan_token(seminar)}"


def test_the_plan_shows_every_item_with_its_owner(organiser, address):
    text = organiser().get(address).text

    assert text.count('class="plan-item"') == 8
    assert "Leder for døgnenheten, UNN HF, SPHR Midt-Troms" in text
    assert "29. mai 2026: Utkast til felles varslingsrutine sendt på høring" in text
    assert "Vedtatt 4. mai 2026." in text


def test_the_plan_may_be_in_another_order_than_the_vote_and_says_so(organiser, address):
    text = organiser().get(address).text

    assert "Arbeidsgruppa har valgt en annen rekkefølge enn avstemningen." in text
    assert "Felles rutine for TUD med plan på én side (19 stemmer)" in text


def test_parked_measures_stand_with_their_reason(organiser, address):
    text = organiser().get(address).text

    assert "Avhenger av regionale valg av videosystem." in text


def test_cases_to_the_committee_can_be_read(organiser, address):
    text = organiser().get(address).text

    assert "Felles svarfrist for PLO-meldinger" in text
    assert "FSU Pasientforløp anbefaler at fristen på to virkedager prøves ut" in text


def test_an_empty_plan_leads_to_the_vote(organiser, voted):
    text = organiser().get(f"/samling/{voted.id}/plan").text

    assert "De 42 forslagene fra samlingen venter på arbeidsgruppa." in text
    assert f'href="/samling/{voted.id}/plan/forslag"' in text


def test_a_plan_before_the_measures_says_what_will_come(organiser, seminar):
    text = organiser().get(f"/samling/{seminar.id}/plan").text

    assert "Her kommer tiltakene når gruppene har foreslått dem og stemt." in text


def test_the_steering_group_reads_and_changes_nothing(organiser, address, planned):
    assert f"{address}/tiltak/{planned.items[0]}" in organiser().get(address).text

    answer = organiser("steering_group", None).get(address)

    assert answer.status_code == 200
    assert "Varsling før planlagt utskriving" in answer.text
    assert f"{address}/" not in answer.text


def test_another_area_does_not_find_the_plan(organiser, address):
    assert organiser().get(address).status_code == 200

    assert organiser("coordinator", "nord-troms").get(address).status_code == 404


def test_nobody_sees_the_plan_without_logging_in(app, address):
    answer = app.test_client().get(address)

    assert answer.status_code == 302
    assert "/logg-inn" in answer.headers["Location"]


def test_no_page_names_a_participant(app, organiser, address, link, session):
    names = [name for name in session.scalars(select(Participant.display_name)) if name]
    assert "Oter" in names

    for text in (organiser().get(address).text, app.test_client().get(link).text):
        assert "Varsling før planlagt utskriving" in text
        assert not [name for name in names if re.search(rf"\b{name}\b", text)]


def test_readers_never_see_the_names_of_contact_persons(app, organiser, planned, link):
    with transaction() as session:
        session.get_one(
            Party, planned.parties["Rådgiver", "NAPHA"]
        ).contact_person = "Ola Utenfornavn"
    parties = organiser().get(f"/samling/{planned.id}/plan/parter").text
    assert "Ola Utenfornavn" in parties

    text = app.test_client().get(link).text

    assert "Rådgiver, NAPHA" in text
    assert "Ola Utenfornavn" not in text


def test_counts_of_few_people_are_not_published(app, session, planned, link):
    few = "Antall planlagte utskrivinger fredag etter kl. 12 uten avtale per kvartal"
    [paper] = [
        indicator
        for item in queries.paper(session, session.get(Seminar, planned.id)).items
        for indicator in item.indicators
        if indicator.name == few
    ]
    assert (paper.baseline, paper.target) == (None, None)

    row = app.test_client().get(link).text.split(few)[1].split("</tr>")[0]
    assert "Vises ikke, fordi tallene er små" in row
    assert '<td class="nowrap">' not in row


def test_small_numbers_in_per_cent_are_published(app, planned, link):
    share = "Andel nye TUD-forløp med felles plan før vedtaket trer i kraft"

    row = app.test_client().get(link).text.split(share)[1].split("</tr>")[0]

    assert "100\u00a0%" in row


def test_readers_see_municipalities_with_all_their_names(app, planned, link, seminar):
    with transaction() as session:
        session.get_one(Seminar, seminar.id).area_id = "nord-troms"

    assert "Gáivuotna – Kåfjord – Kaivuono" in app.test_client().get(link).text


@pytest.mark.parametrize("who", ["organiser", "reader"])
def test_twice_as_many_items_need_no_more_questions(app, organiser, seminar, link, who):
    browser = organiser() if who == "organiser" else app.test_client()
    address = f"/samling/{seminar.id}/plan" if who == "organiser" else link
    asked = []
    for copies in (1, 2):
        with transaction() as session:
            _start_again(session)
            demo.plan(session, session.get_one(Seminar, seminar.id), copies)
        browser.get(address)
        with counting(app.extensions["engine"]) as questions:
            text = browser.get(address).text
        assert text.count('class="plan-item"') == 8 * copies
        asked.append(len(questions))

    assert asked[0] == asked[1]


def _start_again(session):
    for kind in (ChangePlan, Ballot, Measure):
        for one in session.scalars(select(kind)):
            session.delete(one)
        session.flush()
