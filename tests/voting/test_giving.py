"""Giving votes and taking them back, one press at a time, and never one too many."""

from threading import Barrier, Thread

import pytest
from lxml.html import fromstring
from sqlalchemy import select

from bedreilag.seminars.models import Round
from bedreilag.voting import queries
from bedreilag.voting.models import Vote


@pytest.fixture
def vote(day):
    return day.start("vote")


@pytest.fixture
def given(session):
    """What a phone's participant has given, as the database has it."""

    def look(screen):
        session.rollback()
        round_id = session.scalars(select(Round.id).where(Round.kind == "vote")).one()
        return queries.given(session, round_id, screen.me.id)

    return look


def test_a_press_is_one_vote_and_the_answer_says_what_is_left(vote, phone, measure, given):
    ringing, rype = measure("Ringe"), phone("Rype")

    answer = rype.ask("vote:give", measure=ringing)

    assert (answer["ok"], answer["votes"], answer["left"]) == (True, 1, 2)
    assert given(rype) == {ringing: 1}


def test_a_vote_taken_back_can_be_given_again(vote, phone, measure, given):
    ringing, meeting, rype = measure("Ringe"), measure("Møtes"), phone("Rype")
    rype.ask("vote:give", measure=ringing)

    assert rype.ask("vote:take", measure=ringing)["left"] == 3
    assert rype.ask("vote:take", measure=ringing)["left"] == 3
    rype.ask("vote:give", measure=meeting)

    assert given(rype) == {meeting: 1}


def test_the_votes_come_to_an_end(vote, phone, measure, given):
    first, second, third = measure("En"), measure("To"), measure("Tre")
    rype = phone("Rype")
    for one in (first, first, second):
        assert rype.ask("vote:give", measure=one)["ok"]

    answer = rype.ask("vote:give", measure=third)

    assert answer["message"] == (
        "Du har brukt alle stemmene. Trekk tilbake én hvis du vil gi den til et annet tiltak."
    )
    assert given(rype) == {first: 2, second: 1}


def test_one_measure_can_have_so_many_and_no_more(vote, phone, measure, given):
    ringing, rype = measure("Ringe"), phone("Rype")
    rype.ask("vote:give", measure=ringing)
    rype.ask("vote:give", measure=ringing)

    answer = rype.ask("vote:give", measure=ringing)

    assert answer["message"] == "Du kan gi inntil 2 stemmer til samme tiltak."
    assert given(rype) == {ringing: 2}


def test_a_measure_with_all_it_may_have_says_so_beside_its_plus(vote, phone, measure):
    ringing, meeting, rype = measure("Ringe"), measure("Møtes"), phone("Rype")
    rype.ask("vote:give", measure=ringing)
    assert plus_says(rype, ringing) is plus_says(rype, meeting) is None

    rype.ask("vote:give", measure=ringing)

    assert plus_says(rype, ringing) == "Du kan gi inntil 2 stemmer til samme tiltak."
    assert plus_says(rype, meeting) is None


def test_when_all_votes_are_given_no_plus_is_live_until_one_is_back(
    vote, phone, panel, cluster, measure
):
    telephone = cluster("Telefon")
    measures = [measure("En"), measure("To", cluster=telephone), measure("Tre")]
    rype = phone("Rype")
    ballot = {"ballot:0", f"ballot:{telephone}"}
    for one in measures:
        assert plus_says(rype, one) is None
        rype.ask("vote:give", measure=one)

    assert ballot <= set(rype.pictures())
    assert all("Du har brukt alle stemmene." in plus_says(rype, one) for one in measures)

    rype.ask("vote:take", measure=measures[0])
    assert ballot <= set(rype.pictures())
    assert plus_says(rype, measures[1]) is None

    rype.ask("vote:give", measure=measures[0])
    rype.pictures()
    panel.ask("measure:hide", measure=measures[2], hidden=True)
    assert ballot <= set(rype.pictures())
    assert plus_says(rype, measures[1]) is None


def plus_says(screen, measure):
    """Why this measure's plus is not live, or None where it is."""
    page = fromstring(screen.browser.get("/rom").text)
    [plus] = page.xpath(f"//form[@id='vote-{measure}']//button[@formaction='/onske/vote/give']")
    if plus.get("aria-disabled") is None:
        return None
    [why] = page.xpath(f"//*[@id='{plus.get('aria-describedby')}']")
    return why.text_content().strip()


def test_the_same_press_sent_twice_is_one_vote(vote, phone, measure, given):
    ringing, rype = measure("Ringe"), phone("Rype")
    press = {"measure": ringing, "wish_id": "11111111-1111-4111-8111-111111111111"}

    first, second = rype.ask("vote:give", **press), rype.ask("vote:give", **press)

    assert first["left"] == second["left"] == 2
    assert given(rype) == {ringing: 1}


def test_a_closed_vote_takes_no_votes(vote, phone, measure, day, given):
    ringing, rype = measure("Ringe"), phone("Rype")
    rype.ask("vote:give", measure=ringing)
    day.stop()

    for press in ("vote:give", "vote:take"):
        answer = rype.ask(press, measure=ringing)
        assert answer["message"] == "Avstemningen er avsluttet. Resultatet kommer på lerretet."

    assert given(rype) == {ringing: 1}
    assert "Avstemningen er avsluttet." in rype.browser.get("/rom").text


def test_nobody_votes_while_the_room_rests(vote, phone, panel, measure, given):
    ringing, rype = measure("Ringe"), phone("Rype")
    panel.ask("room:pause")

    assert rype.ask("vote:give", measure=ringing)["code"] == "Resting"
    assert given(rype) == {}

    panel.ask("room:resume")
    assert rype.ask("vote:give", measure=ringing)["ok"]


def test_a_facilitator_has_no_vote(vote, panel, measure, session):
    ringing = measure("Ringe")

    assert panel.ask("vote:give", measure=ringing)["code"] == "SeatLost"
    assert session.scalars(select(Vote)).all() == []


def test_only_what_is_on_the_ballot_can_be_voted_for(vote, phone, panel, measure, given):
    hidden, rype = measure("Ringe"), phone("Rype")
    assert "Ringe" in rype.browser.get("/rom").text
    panel.ask("measure:hide", measure=hidden, hidden=True)

    assert rype.ask("vote:give", measure=hidden)["code"] == "NotFound"
    assert rype.ask("vote:give", measure=hidden + 100)["code"] == "NotFound"
    assert given(rype) == {}


def test_votes_on_a_hidden_measure_go_back_to_those_who_gave_them(
    vote, phone, panel, measure, given
):
    ringing, meeting, rype = measure("Ringe"), measure("Møtes"), phone("Rype")
    rype.ask("vote:give", measure=ringing)
    rype.ask("vote:give", measure=ringing)
    assert rype.ask("vote:give", measure=meeting)["left"] == 0

    panel.ask("measure:hide", measure=ringing, hidden=True)

    assert "Du har 2 stemmer igjen" in rype.pictures()["votes_left"]["html"]
    panel.ask("measure:hide", measure=ringing, hidden=False)
    assert given(rype) == {meeting: 1}


def test_a_plain_form_votes_too_and_says_why_not(vote, phone, measure, given):
    ringing, rype = measure("Ringe"), phone("Rype")
    press = {"measure": ringing, "next": "/rom"}

    for _ in range(2):
        response = rype.browser.post("/onske/vote/give", data=press)
        assert (response.status_code, response.location) == (303, "/rom")
    refused = rype.browser.post("/onske/vote/give", data=press)

    assert refused.status_code == 409
    assert "Du kan gi inntil 2 stemmer til samme tiltak." in refused.text
    assert rype.browser.post("/onske/vote/take", data=press).status_code == 303
    assert given(rype) == {ringing: 1}


def test_presses_that_race_never_pass_a_limit(vote, app, phone, measure, given):
    measures, rype = [measure(f"Tiltak {n}") for n in range(3)], phone("Rype")
    cookie = rype.browser.get_cookie("plass").value
    ready, answers = Barrier(12), []

    def press(one):
        browser = app.test_client()
        browser.set_cookie("plass", cookie)
        ready.wait()
        answers.append(browser.post("/onske/vote/give", json={"measure": one}).get_json()["ok"])

    fingers = [Thread(target=press, args=(measures[n % 3],)) for n in range(12)]
    for finger in fingers:
        finger.start()
    for finger in fingers:
        finger.join(timeout=60)

    assert (answers.count(True), answers.count(False)) == (3, 9)
    assert sum(given(rype).values()) == 3
    assert max(given(rype).values()) <= 2
