"""What has been read stays known for as long as nobody else has written, and no longer."""

import sqlite3

import pytest
from sqlalchemy import select

from bedreilag import frames
from bedreilag.frames import Room
from bedreilag.problems.models import Problem
from bedreilag.rounds.promise import make_promise
from bedreilag.seminars.models import Group, Seminar
from bedreilag.work import Change, transaction

FRIDAY = "Utskriving på fredager! Ingen på jobb i kommunen før mandag."
EPICRISIS = "Epikrisen kommer tre uker etter at pasienten er hjemme."

pytestmark = pytest.mark.on_disk  # PostgreSQL cannot tell, so there nothing is remembered


@pytest.fixture
def rype(day, phone):
    day.start("problem")
    return phone("Rype")


@pytest.fixture
def somebody_else(settings):
    """Another program that writes in the same file."""

    def write(statement):
        with sqlite3.connect(settings.data / "bedreilag.db") as other:
            other.execute(statement)
        other.close()

    return write


def test_a_second_wish_asks_for_less_than_the_first(rype, statements):
    with statements() as first:
        rype.ask("problem:write", text=FRIDAY)
    with statements() as second:
        rype.ask("problem:write", text=EPICRISIS)

    assert len(second) < len(first) / 2


def test_a_row_that_is_known_is_found_without_asking_until_it_is_gone(rype, statements):
    with transaction() as session:
        first, second = session.scalars(select(Group).order_by(Group.id)).all()[:2]
        with statements() as asked:
            assert session.get(Group, first.id) is first
            assert session.get_one(Group, second.id) is second
        session.delete(second)
        session.flush()

        assert not asked
        assert session.get(Group, second.id) is None


def test_what_somebody_else_has_changed_is_known_to_the_next_wish(rype, somebody_else):
    assert rype.ask("problem:write", text=FRIDAY)["ok"]

    somebody_else("UPDATE round SET state = 'closed' WHERE kind = 'problem'")

    assert rype.ask("problem:write", text=EPICRISIS)["code"] == "RoundClosed"


def test_a_seat_whose_token_somebody_else_has_taken_away_is_no_seat(rype, somebody_else):
    assert rype.ask("problem:write", text=FRIDAY)["ok"]

    somebody_else("UPDATE participant SET token_hash = NULL")

    assert rype.ask("problem:write", text=EPICRISIS)["code"] == "SeatLost"


def test_a_text_that_somebody_else_has_hidden_is_not_drawn(rype, somebody_else, app):
    written = rype.ask("problem:write", text=FRIDAY)["problem"]
    room = Room(rype.me.seminar_id, f"group:{rype.me.group_id}")
    again = [Change(room.name, "problem", str(written))]

    def drawn():
        with app.app_context(), app.extensions["memory"].look() as session:
            return frames.frame_of(session, room, again)["pictures"][f"problem:{written}"]

    assert FRIDAY in drawn()["html"]

    somebody_else("UPDATE problem SET hidden_at = '2026-04-22 10:00:00'")

    assert drawn() is None


def test_whoever_comes_later_has_a_nickname_in_the_next_drawing(rype, day, app):
    with transaction() as session:
        make_promise(session, session.get_one(Seminar, rype.me.seminar_id), "nickname")
    rype.ask("problem:write", text=FRIDAY)
    assert "Rype" in last_card(rype)
    who = {"role": "ansatt", "kind": "kommune", "municipality": "5530", "display_name": "Ravn"}
    ravn = rype.ask("seat:proxy", **who)

    written = rype.ask("problem:write", text=EPICRISIS, for_seat=ravn["seat"])

    assert written["ok"]
    assert "Ravn" in last_card(rype)


def last_card(screen):
    cards = {name: one for name, one in screen.pictures().items() if name.startswith("problem:")}
    return list(cards.values())[-1]["html"]


def test_what_a_wish_has_changed_is_read_anew(rype, app):
    written = rype.ask("problem:write", text=FRIDAY)["problem"]
    with app.extensions["memory"].look() as before:
        assert before.get_one(Problem, written).text == FRIDAY

    rype.ask("problem:edit", problem=written, text=EPICRISIS)

    with app.extensions["memory"].look() as session:
        assert session is not before
        assert session.get_one(Problem, written).text == EPICRISIS


def test_what_was_refused_is_forgotten_with_its_transaction(rype, app):
    rype.ask("problem:write", text=FRIDAY)
    with pytest.raises(ZeroDivisionError):
        begin_and_fail(app.extensions["memory"])

    with app.extensions["memory"].look() as session:
        assert "Aldri lagret" not in [one.name for one in session.scalars(select(Group))]


def begin_and_fail(memory):
    with memory.transaction() as session:
        session.scalars(select(Group)).first().name = "Aldri lagret"
        _ = 1 / 0


def test_whoever_only_looks_cannot_change_anything(rype, app, session):
    with (
        pytest.raises(RuntimeError, match="only looks"),
        app.extensions["memory"].look() as looking,
    ):
        looking.scalars(select(Group)).first().name = "Aldri lagret"

    assert "Aldri lagret" not in session.scalars(select(Group.name)).all()


def test_nothing_is_asked_outside_a_transaction(rype, app):
    """A question then would open one that nobody closes, and keep all others from writing."""
    rype.ask("problem:write", text=FRIDAY)
    with app.extensions["memory"].look() as session:
        pass

    with pytest.raises(Exception, match=r"[Aa]utobegin"):
        session.scalars(select(Group)).all()
