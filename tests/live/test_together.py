"""Wishes that wait are carried out together, and nobody pays for somebody else's."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from bedreilag import work
from bedreilag.problems import actions
from bedreilag.refusals import Refusal, ServerFault, WishReused
from bedreilag.seats.models import Participant, Wish
from tests.live.conftest import TEXTS, texts, wish


@pytest.fixture(autouse=True)
def problem_round(day):
    day.start("problem")


def test_what_waits_is_one_commit_and_everyone_is_answered(queue, phone, session, commits):
    waiting = [
        wish(phone(name), text=text, wish_id=name)
        for name, text in zip(("Rype", "Oter", "Hare"), TEXTS, strict=True)
    ]

    queue.work_off(waiting)

    assert texts(session) == set(TEXTS)
    assert len(commits) == 1
    assert all(errand.done.is_set() for errand in waiting)
    assert {errand.answer["seq"] for errand in waiting} == set(commits)
    assert len({errand.answer["problem"] for errand in waiting}) == 3
    assert {row.wish_id for row in session.scalars(select(Wish))} == {"Rype", "Oter", "Hare"}


def test_nobody_is_answered_before_the_commit(queue, phone, session):
    seen = []
    errand, other = wish(phone("Rype"), text=TEXTS[0]), wish(phone("Oter"), text=TEXTS[1])
    work.after_commit(lambda *_: seen.append((errand.done.is_set(), len(texts(session)))))

    queue.work_off([errand, other])

    assert seen == [(False, 2)]
    assert errand.done.is_set()


def test_a_refusal_leaves_the_others_as_they_are(queue, phone, session, commits):
    waiting = [
        wish(phone("Rype"), text=TEXTS[0]),
        wish(phone("Oter"), text=" "),
        wish(phone("Hare"), text=TEXTS[1]),
    ]

    queue.work_off(waiting)

    assert texts(session) == {TEXTS[0], TEXTS[1]}
    assert isinstance(waiting[1].fault, Refusal)
    assert len(commits) == 1


def test_one_that_fails_half_way_takes_nobody_with_it(queue, phone, session, commits, monkeypatch):
    write = actions.write_problem

    def write_and_stumble(session, author, text, **more):
        problem = write(session, author, text, **more)
        if text == TEXTS[1]:
            raise ZeroDivisionError
        return problem

    monkeypatch.setattr(actions, "write_problem", write_and_stumble)
    waiting = [wish(phone(f"Nr. {n}"), text=text) for n, text in enumerate(TEXTS)]

    queue.work_off(waiting)

    assert texts(session) == {TEXTS[0], TEXTS[2]}
    assert isinstance(waiting[1].fault, ZeroDivisionError)
    assert len(commits) == 2, "each was carried out alone"


def test_a_fault_in_the_database_takes_nobody_with_it(queue, phone, session, monkeypatch):
    """PostgreSQL lets a transaction go when a mere question fails, and COMMIT says nothing."""
    write, tried = actions.write_problem, []

    def write_or_ask_nonsense(session, author, text, **more):
        tried.append(text)
        if text == TEXTS[1]:
            session.scalar(select(func.nobody_knows_this()))
        return write(session, author, text, **more)

    monkeypatch.setattr(actions, "write_problem", write_or_ask_nonsense)
    waiting = [wish(phone(f"Nr. {n}"), text=text) for n, text in enumerate(TEXTS)]

    queue.work_off(waiting)

    assert texts(session) == {TEXTS[0], TEXTS[2]}
    assert [type(errand.fault) for errand in waiting[::2]] == [type(None)] * 2
    assert isinstance(waiting[1].fault, DBAPIError)
    assert tried == [*TEXTS[:2], *TEXTS], "each was carried out alone"


def test_a_worker_that_is_brought_down_has_said_yes_to_nobody(queue, phone, session, monkeypatch):
    def brought_down(*_args, **_more):
        raise KeyboardInterrupt

    monkeypatch.setattr(actions, "write_problem", brought_down)
    waiting = [wish(phone("Rype"), event="round:ready"), wish(phone("Oter"), text=TEXTS[0])]

    with pytest.raises(KeyboardInterrupt):
        queue.work_off(waiting)

    assert all(isinstance(errand.fault, ServerFault) for errand in waiting)
    assert all(errand.done.is_set() for errand in waiting)
    assert session.scalar(select(Participant.ready_in_round_id)) is None


def test_what_a_refused_wish_began_to_change_is_not_kept(queue, phone, session, monkeypatch):
    def rename_and_refuse(_session, author, _text, **_more):
        author.display_name = "Noen andre"
        raise Refusal

    rype, oter = phone("Rype"), phone("Oter")
    monkeypatch.setattr(actions, "write_problem", rename_and_refuse)

    queue.work_off([wish(rype, text=TEXTS[0]), wish(oter, event="round:ready")])

    session.expire_all()
    assert session.get(Participant, rype.me.id).display_name == "Rype"
    assert session.get(Participant, oter.me.id).ready_in_round_id is not None


def test_when_all_are_refused_nothing_is_committed(queue, phone, session, commits):
    waiting = [wish(phone("Rype"), text=" "), wish(phone("Oter"), text="")]

    queue.work_off(waiting)

    assert all(errand.fault for errand in waiting)
    assert commits == []


def test_the_same_wish_twice_at_once_is_one(queue, phone, session):
    rype = phone("Rype")
    first, again = (wish(rype, text=TEXTS[0], wish_id="a") for _ in range(2))
    other = wish(rype, text=TEXTS[1], wish_id="a")

    queue.work_off([first, again, other])

    assert texts(session) == {TEXTS[0]}
    assert again.answer["problem"] == first.answer["problem"]
    assert isinstance(other.fault, WishReused)
    later = wish(rype, text=TEXTS[0], wish_id="a")
    queue.work_off([later, wish(phone("Oter"), text=TEXTS[2])])
    assert later.answer["problem"] == first.answer["problem"]


def test_a_fault_in_what_follows_a_commit_undoes_nothing(queue, phone, session, caplog):
    @work.after_commit
    def broken(*_args):
        raise ZeroDivisionError

    waiting = [wish(phone("Rype"), text=TEXTS[0]), wish(phone("Oter"), text=TEXTS[1])]
    queue.work_off(waiting)

    assert texts(session) == {TEXTS[0], TEXTS[1]}
    assert not any(errand.fault for errand in waiting)
    assert "ZeroDivisionError" in caplog.text


def test_what_is_hidden_is_not_quoted_a_moment_later(queue, phone, panel, session):
    rype, oter, hare = phone("Rype"), phone("Oter"), phone("Hare")
    first = rype.ask("problem:write", text=f"{TEXTS[2]} Den er borte.")["problem"]
    asked, kept = wish(oter, text=TEXTS[2]), wish(hare, text=TEXTS[2])

    queue.work_off([asked, wish(panel, "problem:hide", problem=first, hidden=True), kept])

    assert asked.fault.code == "SomethingAlike"
    assert kept.fault is None


def test_what_is_erased_is_forgotten_though_it_was_written_a_moment_ago(
    queue, phone, panel, session
):
    rype = phone("Rype")
    first = rype.ask("problem:write", text=TEXTS[0], wish_id="a")["problem"]

    queue.work_off(
        [
            wish(rype, "problem:edit", problem=first, text=TEXTS[1], wish_id="b"),
            wish(panel, "problem:hide", problem=first, hidden=True),
            wish(panel, "problem:erase", problem=first),
        ]
    )

    assert texts(session) == set()
    kept = {row.wish_id: row.digest for row in session.scalars(select(Wish))}
    assert kept == {"a": "", "b": ""}


def test_a_lost_seat_is_refused_in_a_batch_too(queue, phone, session):
    rype = phone("Rype")
    stranger = wish(rype, text=TEXTS[1])
    stranger.deed.cookies = {"plass": "nothing we made"}

    queue.work_off([wish(rype, text=TEXTS[0]), stranger])

    assert texts(session) == {TEXTS[0]}
    assert stranger.fault.code == "SeatLost"


def test_a_refusal_that_has_to_ask_first_leaves_the_others_as_they_are(
    queue, phone, session, commits
):
    rype, oter = phone("Rype"), phone("Oter")
    waiting = [
        wish(rype, text=TEXTS[0]),
        wish(oter, text=TEXTS[1], for_seat=999),
        wish(oter, text=TEXTS[2]),
    ]

    queue.work_off(waiting)

    assert texts(session) == {TEXTS[0], TEXTS[2]}
    assert isinstance(waiting[1].fault, Refusal)
    assert len(commits) == 1
