"""«Stem blankt» is an answer: it counts in the turnout, tells nobody who, and can be taken back."""

import pytest
from sqlalchemy import select

from bedreilag.voting.models import Ballot


@pytest.fixture
def vote(day):
    return day.start("vote")


def test_whoever_will_not_vote_counts_as_having_answered(vote, phone, panel, projector, measure):
    ringing, rype, oter = measure("Ringe"), phone("Rype"), phone("Oter")
    rype.ask("vote:give", measure=ringing)

    assert oter.ask("vote:abstain", abstains=True)["ok"]

    assert "2 av 2 har stemt" in projector.pictures()["turnout"]["html"]
    assert "2 av 2 har stemt" in panel.pictures()["turnout"]["html"]
    assert "Du har stemt blankt." in oter.browser.get("/rom").text
    assert "Du har stemt blankt." not in rype.browser.get("/rom").text


def test_it_can_be_taken_back_while_the_vote_is_open(vote, phone, projector, measure, day):
    measure("Ringe")
    oter = phone("Oter")
    oter.ask("vote:abstain", abstains=True)

    assert oter.ask("vote:abstain", abstains=False)["ok"]
    assert "0 av 1 har stemt" in projector.pictures()["turnout"]["html"]

    day.stop()
    assert oter.ask("vote:abstain", abstains=True)["code"] == "VoteClosed"


def test_a_vote_given_takes_it_back_too(vote, phone, projector, measure, session):
    ringing, oter = measure("Ringe"), phone("Oter")
    oter.ask("vote:abstain", abstains=True)

    oter.ask("vote:give", measure=ringing)

    assert session.scalars(select(Ballot.abstained)).all() == [False]
    assert "1 av 1 har stemt" in projector.pictures()["turnout"]["html"]
    assert "abstain" in oter.pictures()


def test_whoever_has_voted_takes_the_votes_back_first(vote, phone, measure):
    ringing, rype = measure("Ringe"), phone("Rype")
    assert "Stem blankt" in rype.browser.get("/rom").text
    rype.ask("vote:give", measure=ringing)

    answer = rype.ask("vote:abstain", abstains=True)

    assert answer["message"].startswith("Du har gitt stemmer. Trekk dem tilbake først")
    assert "Stem blankt" not in rype.browser.get("/rom").text


def test_it_works_as_a_plain_form(vote, phone, measure):
    measure("Ringe")
    oter = phone("Oter")

    sent = oter.browser.post("/onske/vote/abstain", data={"abstains": "true", "next": "/rom"})

    assert sent.status_code == 303
    assert "Du har stemt blankt." in oter.browser.get("/rom").text
