"""A second vote, and the one function that says which vote counts."""

import pytest

from bedreilag.database import reading
from bedreilag.rounds import actions as rounds
from bedreilag.seminar_file import open_file, schema, write
from bedreilag.seminars.models import Round, Seminar
from bedreilag.voting import queries
from bedreilag.work import transaction


@pytest.fixture
def first_vote(day, phone, panel, measure):
    """Two measures, three votes on the first and one on the second, and the result is shown."""
    vote = day.start("vote")
    ringing, meeting = measure("Ringe"), measure("Møtes")
    measure("Ingen ville ha dette")
    rype, oter = phone("Rype"), phone("Oter")
    for voter, one in ((rype, ringing), (rype, ringing), (oter, ringing), (oter, meeting)):
        assert voter.ask("vote:give", measure=one)["ok"]
    assert panel.ask("result:show", round=vote.id)["ok"]
    return vote


def again(panel, **fields):
    return panel.ask("vote:again", **{"kind": "vote", "most": 2, **fields})


def open_next(seminar):
    with transaction() as session:
        found = session.get_one(Seminar, seminar.id)
        second = next(one for one in found.rounds if one.state == "waiting" and one.kind == "vote")
        rounds.open_round(session, found, second.id)
    return second


def counted(seminar):
    with reading() as session:
        lines = queries.result_of_seminar(session, seminar.id)
        return [(line.measure.title, line.votes) for line in lines]


def results_in(seminar, make):
    with reading() as session:
        return make(session, session.get_one(Seminar, seminar.id))["voting"]["results"]


def test_the_new_vote_is_about_the_measures_on_top(first_vote, phone, panel, seminar):
    assert again(panel)["ok"]
    with reading() as session:
        kinds = [one.kind for one in session.get_one(Seminar, seminar.id).rounds]
    assert kinds == ["problem", "sort", "measure", "vote", "vote", "plan", "exit"]

    open_next(seminar)

    ballot = ballot_of(phone("Ravn"))
    assert "Ringe" in ballot
    assert "Møtes" in ballot
    assert "Ingen ville ha dette" not in ballot


def test_a_second_press_makes_no_second_vote(first_vote, panel, seminar):
    assert again(panel, wish_id="a")["ok"]
    assert again(panel, wish_id="b")["ok"]

    with reading() as session:
        kinds = [one.kind for one in session.get_one(Seminar, seminar.id).rounds]
    assert kinds.count("vote") == 2


def test_the_panel_neither_counts_nor_goes_on_from_a_vote_that_is_behind(
    first_vote, panel, day, seminar
):
    address = f"/samling/{seminar.id}/dagen"
    shown = panel.browser.get(address).text
    assert 'id="turnout"' not in shown
    assert "Ny avstemning" in shown

    day.start("plan")

    assert "Ny avstemning" not in panel.browser.get(address).text


def test_those_who_share_the_last_place_come_along(day, phone, panel, measure, seminar):
    vote = day.start("vote")
    titles = ["En", "To", "Tre"]
    rype = phone("Rype")
    for title in titles:
        assert rype.ask("vote:give", measure=measure(title))["ok"]
    panel.ask("result:show", round=vote.id)

    again(panel)
    second = open_next(seminar)

    with reading() as session:
        on_ballot = queries.on_ballot(session, session.get_one(Round, second.id))
        assert [one.title for one in on_ballot] == titles


def test_nobody_learns_what_is_on_top_before_the_result_is_opened(day, phone, panel, measure):
    vote = day.start("vote")
    phone("Rype").ask("vote:give", measure=measure("Ringe"))
    refused = again(panel)
    day.stop()

    assert refused["code"] == again(panel)["code"] == "NoResultYet"
    panel.ask("result:show", round=vote.id)
    assert again(panel)["ok"]


def test_a_round_about_the_top_is_never_about_everything_for_want_of_votes(day, panel, measure):
    measure("Ringe")
    vote = day.start("vote")
    panel.ask("result:show", round=vote.id)

    assert again(panel)["code"] == "NothingOnTop"
    assert again(panel, kind="assess")["code"] == "NothingOnTop"


def test_the_open_vote_counts_and_its_standings_are_nowhere(first_vote, phone, panel, seminar):
    again(panel)
    assert counted(seminar)[:2] == [("Ringe", 3), ("Møtes", 1)]
    assert len(results_in(seminar, open_file.document)) == 3

    second = open_next(seminar)
    phone("Ravn").ask("vote:give", measure=counted_measure(first_vote))

    assert counted(seminar) == []
    assert results_in(seminar, open_file.document) == []
    assert "flest stemmer" not in phone("Mår").browser.get("/rom").text
    panel.ask("result:show", round=second.id)
    assert counted(seminar) == [("Ringe", 1), ("Møtes", 0)]
    assert [line["votes"] for line in results_in(seminar, open_file.document)] == [1, 0]


def test_a_first_vote_that_goes_on_again_is_the_one_that_counts(first_vote, phone, panel, seminar):
    """Not the one with the last place in the day, but the one that is open."""
    again(panel)
    second = open_next(seminar)
    panel.ask("result:show", round=second.id)
    assert counted(seminar) == [("Ringe", 0), ("Møtes", 0)]

    panel.ask("round:open", round=first_vote.id)

    assert counted(seminar) == []
    assert results_in(seminar, open_file.document) == []
    assert "Ingen ville ha dette" in ballot_of(phone("Ravn"))
    panel.ask("result:show", round=first_vote.id)
    assert counted(seminar)[0] == ("Ringe", 3)
    for make in (open_file.document, write.document):
        assert results_in(seminar, make)[0]["votes"] == 3


@pytest.fixture
def only_one_on_top(day, phone, panel, measure):
    """A vote that one measure won; the other has no votes."""
    vote = day.start("vote")
    ringing = measure("Ringe")
    measure("Møtes")
    assert phone("Rype").ask("vote:give", measure=ringing)["ok"]
    assert panel.ask("result:show", round=vote.id)["ok"]
    return ringing


NOTHING = "Det er ingen tiltak å stemme over i denne runden."


@pytest.mark.parametrize("erased", [False, True])
def test_a_vote_about_the_top_is_about_nothing_when_the_last_of_it_is_gone(
    only_one_on_top, phone, panel, projector, seminar, erased
):
    again(panel)
    second = open_next(seminar)
    ravn = phone("Ravn")
    assert ravn.ask("vote:give", measure=only_one_on_top)["ok"]
    assert "Ringe" in ballot_of(ravn)
    ravn.frames(), panel.frames()

    assert panel.ask("measure:hide", measure=only_one_on_top, hidden="true")["ok"]
    if erased:
        assert panel.ask("measure:erase", measure=only_one_on_top)["ok"]

    pictures = ravn.pictures()
    assert NOTHING in pictures["ballot:none"]["html"]
    assert pictures["ballot:0"] is None
    assert pictures["votes_left"] is None
    assert pictures["abstain"] is None
    assert "Runden har ingen tiltak å stemme over." in panel.pictures()["turnout"]["html"]
    assert NOTHING in ballot_of(ravn)
    assert "Møtes" not in ballot_of(ravn)
    panel.ask("result:show", round=second.id)
    seen = "Det var ingen tiltak å stemme over i denne runden."
    assert seen in ravn.pictures()["result"]["html"]
    assert seen in projector.pictures()["result"]["html"]


def test_a_hidden_measure_that_comes_back_can_be_voted_on_again(
    only_one_on_top, phone, panel, seminar
):
    again(panel)
    open_next(seminar)
    ravn = phone("Ravn")
    panel.ask("measure:hide", measure=only_one_on_top, hidden="true")
    ravn.frames()

    panel.ask("measure:hide", measure=only_one_on_top, hidden="false")

    pictures = ravn.pictures()
    assert pictures["ballot:none"] is None
    assert "Ringe" in pictures["ballot:0"]["html"]
    assert "Du har 3 stemmer igjen" in pictures["votes_left"]["html"]


def test_effect_and_feasibility_is_about_nothing_when_the_last_of_the_top_is_gone(
    only_one_on_top, phone, panel, seminar
):
    again(panel, kind="assess")
    with transaction() as session:
        found = session.get_one(Seminar, seminar.id)
        assess = next(one for one in found.rounds if one.kind == "assess")
        rounds.open_round(session, found, assess.id)
    ravn = phone("Ravn")
    assert "Ringe" in ravn.browser.get("/rom").text
    ravn.frames()

    panel.ask("measure:hide", measure=only_one_on_top, hidden="true")
    panel.ask("measure:erase", measure=only_one_on_top)

    pictures = ravn.pictures()
    assert "Det er ingen tiltak å vurdere i denne runden." in pictures["assessment:none"]["html"]
    assert pictures[f"assessment:{only_one_on_top}"] is None
    assert "Møtes" not in str(pictures)
    panel.ask("result:show", round=assess.id)
    seen = ravn.pictures()["assessed"]["html"]
    assert "Det var ingen tiltak å vurdere i denne runden." in seen


def test_an_empty_shortlist_travels_as_one(only_one_on_top, panel, seminar):
    again(panel)
    panel.ask("measure:hide", measure=only_one_on_top, hidden="true")

    with reading() as session:
        document = write.document(session, session.get_one(Seminar, seminar.id))

    [short] = document["voting"]["shortlists"]
    assert short["measure_ids"] == []
    assert schema.faults(document) == []


def test_the_phone_that_follows_the_wall_lets_the_old_result_go_when_a_new_vote_begins(
    first_vote, phone, panel, seminar
):
    rype = phone("Fjellrev")
    assert "flest stemmer" in rype.browser.get("/rom/lerret").text
    again(panel)
    rype.frames()

    open_next(seminar)
    panel.ask("projector:show", view="result")

    told = [frame for frame in rype.frames() if "result" in frame.get("whole", ())]
    assert told
    assert not any("result" in frame["pictures"] for frame in told)
    page = rype.browser.get("/rom/lerret").text
    assert "flest stemmer" not in page
    assert "Resultatet kommer her når prosesslederen viser det." in page


def ballot_of(screen):
    page = screen.browser.get("/rom").text
    start = page.index('data-pictures="ballot"')
    return page[start:].partition('data-show="assess"')[0]


def counted_measure(vote):
    with reading() as session:
        return queries.result(session, session.get_one(Round, vote.id))[0].measure.id
