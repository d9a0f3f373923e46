"""How the levels voted is counted once, when the result is opened, and outlives the seats."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bedreilag.database import reading
from bedreilag.joining import retention
from bedreilag.seminars.models import Round, Seminar
from bedreilag.voting import queries
from bedreilag.voting.models import LevelCount


@pytest.fixture
def room(phone):
    kinds = ["kommune"] * 5 + ["helseforetak"] * 5 + ["nav"] * 2
    return [phone(f"Fugl {n}", group=1 + n // 6, kind=kind) for n, kind in enumerate(kinds)]


@pytest.fixture
def vote(day, room, measure):
    found = day.start("vote")
    ringing = measure("Ringe")
    for voter in (*room[:4], *room[5:]):
        assert voter.ask("vote:give", measure=ringing)["ok"]
    assert room[4].ask("vote:give", measure=measure("Møtes"))["ok"]
    return found


def levels(vote):
    with reading() as session:
        found = queries.by_level(session, session.get_one(Round, vote.id))
        return [(one.levels, one.people) for one in found]


def test_nothing_is_counted_before_the_result_is_opened(vote, panel, session):
    assert levels(vote) == []
    assert session.scalars(select(LevelCount)).all() == []

    panel.ask("result:show", round=vote.id)

    assert levels(vote) == [(("kommune", "nav"), 7), (("spesialisthelsetjeneste",), 5)]


def test_the_wall_and_the_phones_see_it_in_words(vote, room, panel, projector):
    panel.ask("result:show", round=vote.id)

    for screen in (projector, room[0]):
        seen = screen.pictures()["agreement"]["html"]
        assert "Kommune og NAV" in seen
        assert "minst 6 av 7" in seen
        assert "minst 4 av 5" in seen
        assert "Fugl" not in seen
        # Of «Møtes» one voted, or none, in each: with the one vote that is known, it may be either.
        assert "høyst 1 av 7" in seen


def test_when_the_seats_are_deleted_what_was_shown_is_left_and_nothing_else(vote, panel, seminar):
    panel.ask("result:show", round=vote.id)
    before = levels(vote)

    retention.tidy(datetime.now(UTC) + timedelta(days=400), 30)

    assert levels(vote) == before
    with reading() as session:
        assert queries.ballots_by_level(session, vote.id) == []
        assert session.get_one(Seminar, seminar.id).seats_deleted_at


def test_a_vote_that_goes_on_after_it_was_shown_shows_no_levels(vote, room, panel, measure):
    """Two counts with one vote between them would show that vote."""
    panel.ask("result:show", round=vote.id)
    assert levels(vote)

    panel.ask("round:open", round=vote.id)
    room[11].ask("vote:give", measure=measure("Noe nytt"))
    panel.ask("result:show", round=vote.id)

    assert levels(vote) == []
