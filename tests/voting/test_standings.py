"""What is shown of a vote: one's own votes to oneself, how many have voted, and the result to all
at once, when the facilitator opens it and not a moment before."""

import re

import pytest
from sqlalchemy import event, select

from bedreilag.database import reading
from bedreilag.frames import Room
from bedreilag.rounds.models import Stage
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Pulse, Round, Seminar
from bedreilag.voting import queries
from bedreilag.voting.events import draw_ballot
from bedreilag.work import transaction


@pytest.fixture
def room(phone):
    return [phone("Rype"), phone("Oter"), phone("Ravn", group=2)]


@pytest.fixture
def vote(day):
    return day.start("vote")


@pytest.fixture
def show(panel, vote):
    return lambda: panel.ask("result:show", round=vote.id)


def everything(screen):
    """All a screen is shown or can ask for."""
    page = screen.browser.get("/rom").text if screen.me else ""
    return str(screen.ask("catch:up", since=-1)) + str(screen.frames()) + page


def polled(screen):
    query = {**screen.extra, "since": -1}
    return screen.browser.get("/live/siden", query_string=query).text


def ranked(session, seminar):
    session.rollback()
    lines = queries.result_of_seminar(session, seminar.id)
    return [(line.measure.title, line.votes, line.rank) for line in lines]


def test_the_ballot_holds_every_groups_measures_under_their_clusters(vote, phone, measure, cluster):
    second, first = cluster("Telefon", position=2), cluster("Møter", position=1)
    measure("Ringe", group=1, cluster=second)
    measure("Møtes", group=2, cluster=first)
    measure("Alt annet", group=3)

    page = phone("Rype").browser.get("/rom").text

    in_order = ["Møter", "Møtes", "Telefon", "Ringe", "Uten tema", "Alt annet"]
    ballot = page[page.index('data-pictures="ballot"') :]
    places = [ballot.index(f">{words}<") for words in in_order]
    assert places == sorted(places)
    assert "Du har 3 stemmer igjen" in page
    assert "Ingen ser hva du har stemt på." in page


def test_a_press_draws_what_is_left_and_its_own_section_and_nothing_else(
    vote, phone, measure, cluster
):
    telephone = cluster("Telefon", position=1)
    ringing = measure("Ringe", cluster=telephone)
    measure("Møtes", cluster=cluster("Møter", position=2))
    rype = phone("Rype")
    rype.ask("vote:give", measure=ringing)
    rype.frames()

    rype.ask("vote:give", measure=ringing)

    seen = rype.pictures()
    assert set(seen) == {"votes_left", f"ballot:{telephone}"}
    assert "Du har én stemme igjen" in seen["votes_left"]["html"]
    assert re.search(r"<output[^>]*>2</output>", seen[f"ballot:{telephone}"]["html"])


def test_nobody_else_sees_what_one_votes_for(vote, room, panel, projector, measure):
    ringing = measure("Ringe")
    rype, oter, _ravn = room

    rype.ask("vote:give", measure=ringing)

    assert ">1</output>" in rype.pictures()["ballot:0"]["html"]
    assert oter.frames() == []
    assert ">1</output>" not in everything(oter)
    for screen in (panel, projector):
        assert "ballot" not in everything(screen)


def test_those_who_steer_see_how_many_have_voted(vote, room, panel, projector, measure):
    rype, oter, _ravn = room
    ringing = measure("Ringe")

    rype.ask("vote:give", measure=ringing)
    rype.ask("vote:give", measure=ringing)
    oter.ask("vote:give", measure=ringing)

    for screen in (panel, projector):
        assert "2 av 3 har stemt" in screen.pictures()["turnout"]["html"]
    oter.ask("vote:take", measure=ringing)
    assert "1 av 3 har stemt" in projector.pictures()["turnout"]["html"]


def test_the_standings_leave_the_server_only_when_the_result_is_opened(
    vote, show, room, panel, projector, measure, session, seminar, day
):
    rype, oter, ravn = room
    ringing, meeting = measure("Ringe"), measure("Møtes")
    for voter, one in ((rype, ringing), (oter, ringing), (ravn, meeting)):
        assert voter.ask("vote:give", measure=one)["ok"]
    # The result exists in the database …
    lines = queries.result(session, session.get_one(Round, vote.id))
    assert [(line.measure.title, line.votes) for line in lines] == [("Ringe", 2), ("Møtes", 1)]

    def nothing_is_shown():
        assert ranked(session, seminar) == []
        for screen in (*room, panel, projector):
            seen = everything(screen) + polled(screen)
            assert "flest stemmer" not in seen
            assert 'data-picture="result"' not in seen
            assert ">2</output>" not in seen
            assert '"result": {' not in seen
            assert "'result': {" not in seen

    # … and nobody can see it while people vote, nor when the vote is over.
    nothing_is_shown()
    day.stop()
    nothing_is_shown()

    show()

    assert ranked(session, seminar) == [("Ringe", 2, 1), ("Møtes", 1, 2)]
    for screen in (*room, projector):
        seen = screen.pictures()["result"]["html"]
        assert seen.index("Ringe") < seen.index("Møtes")
        assert "3 av 3 har stemt" in seen
    assert "flest stemmer" in rype.browser.get("/rom").text


def test_the_result_says_no_names(show, room, projector, measure):
    ringing = measure("Ringe")
    room[0].ask("vote:give", measure=ringing)
    show()

    seen = projector.pictures()["result"]["html"]

    assert "Ringe" in seen
    assert not [name for name in ("Rype", "Oter", "Ravn") if name in seen]


def test_a_vote_that_goes_on_again_hides_its_standings_until_they_are_opened_again(
    show, vote, room, panel, measure, day, session, seminar
):
    ringing = measure("Ringe")
    room[0].ask("vote:give", measure=ringing)
    show()
    assert "flest stemmer" in everything(room[1])

    panel.ask("round:open", round=vote.id)

    assert ranked(session, seminar) == []
    assert "flest stemmer" not in room[1].browser.get("/rom").text
    day.stop()
    assert ranked(session, seminar) == []
    assert "flest stemmer" not in room[1].browser.get("/rom").text
    assert "result" not in room[1].ask("catch:up", since=-1)["frames"][0]["pictures"]


def test_a_hidden_measure_leaves_ballots_and_results_at_once(
    vote, show, room, panel, projector, measure, session, seminar
):
    rype, oter, _ravn = room
    ringing, meeting = measure("Ringe"), measure("Møtes")
    rype.ask("vote:give", measure=ringing)
    rype.ask("vote:give", measure=meeting)
    assert "Ringe" in oter.browser.get("/rom").text

    panel.ask("measure:hide", measure=ringing, hidden=True)
    assert "Ringe" not in oter.browser.get("/rom").text
    assert "Ringe" not in oter.pictures()["ballot:0"]["html"]
    panel.ask("measure:hide", measure=ringing, hidden=False)
    rype.ask("vote:give", measure=ringing)
    show()
    assert "Ringe" in projector.pictures()["result"]["html"]

    panel.ask("measure:hide", measure=ringing, hidden=True)

    assert ranked(session, seminar) == [("Møtes", 1, 1)]
    assert "Ringe" not in projector.pictures()["result"]["html"]
    assert "Ringe" not in oter.browser.get("/rom").text
    panel.ask("measure:hide", measure=ringing, hidden=False)
    assert ("Ringe", 1, 1) in ranked(session, seminar)


def test_after_the_end_one_can_read_what_one_voted_for(vote, day, room, measure):
    rype, oter, _ravn = room
    ringing = measure("Ringe")
    measure("Møtes")
    rype.ask("vote:give", measure=ringing)

    day.stop()

    mine = rype.pictures()["ballot:0"]["html"]
    assert "Ringe · én stemme fra deg" in mine
    assert "Møtes" not in mine
    assert "ballot:0" not in oter.pictures()
    assert mine in rype.browser.get("/rom").text


def test_ballots_that_lost_their_seats_are_still_counted(show, vote, room, measure, session):
    ringing = measure("Ringe")
    room[0].ask("vote:give", measure=ringing)
    with transaction() as writing:
        for seat in writing.scalars(select(Participant)):
            writing.delete(seat)

    found = session.get_one(Round, vote.id)

    assert queries.turnout(session, found) == queries.Turnout(1, 1)
    assert queries.result(session, found)[0].votes == 1


def test_two_seminars_that_vote_at_once_never_share_a_ballot(vote, room, measure, app, seminar):
    measure("Ringe")
    with transaction() as writing:
        other = Seminar(
            ref="ofoten-2026",
            area_id="ofoten",
            title="Bedre i lag i Ofoten 2026",
            first_day=seminar.first_day,
            last_day=seminar.last_day,
            join_code="FTN234",
            ground_rules=[],
            rounds=[Round(position=1, kind="vote", title="Stem", prompt="", state="shared")],
        )
        writing.add(other)
        writing.flush()
        writing.add_all([Pulse(seminar_id=other.id), Stage(seminar_id=other.id)])

    with app.app_context(), reading() as one_moment:
        ours = draw_ballot(one_moment, Room(seminar.id, f"seat:{room[0].me.id}"), None)
        theirs = draw_ballot(one_moment, Room(other.id, f"seat:{room[0].me.id}"), None)

    assert "Ringe" in str(ours)
    assert "Ringe" not in str(theirs)


def test_opening_a_vote_costs_no_more_for_forty_measures_than_for_four(
    vote, room, measure, app, seminar
):
    seat = Room(seminar.id, f"seat:{room[0].me.id}")

    def cost():
        asked = []

        def note(_connection, _cursor, statement, *_more):
            asked.append(statement)

        event.listen(app.extensions["engine"], "before_cursor_execute", note)
        with app.app_context(), reading() as session:
            drawn = draw_ballot(session, seat, None)
        event.remove(app.extensions["engine"], "before_cursor_execute", note)
        return len(asked), str(drawn).count("vote__title")

    for n in range(4):
        measure(f"Tiltak {n}", group=1 + n % 3)
    few, four = cost()
    for n in range(36):
        measure(f"Tiltak {n}", group=1 + n % 3)
    many, forty = cost()

    assert (four, forty) == (4, 40)
    assert few == many
