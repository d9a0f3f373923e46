"""Who sorted what, the way back, and two who sort at once."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from bedreilag import live
from bedreilag.clusters import actions, history
from bedreilag.clusters.history import Sorting
from bedreilag.clusters.models import Cluster, SortingStep
from bedreilag.joining.retention import tidy
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction
from tests.conftest import Screen


@pytest.fixture(autouse=True)
def sort_round(day):
    day.start("sort")


@pytest.fixture
def other(app, seminar, organiser):
    """The coordinator's panel: a second pair of hands on the board."""
    browser = organiser("coordinator")
    auth = {"as": "panel", "seminar": seminar.id}
    socket = live.socketio.test_client(app, flask_test_client=browser, auth=auth)
    return Screen(browser, socket, None, auth)


@pytest.fixture
def steps(session):
    """The ids of the steps, the newest first."""

    def look():
        session.rollback()
        return list(session.scalars(select(SortingStep.id).order_by(SortingStep.id.desc())))

    return look


def test_the_history_says_who_did_what(panel, other, texts):
    first, second = texts("Ingen ringer.", "Ingen svarer.")

    panel.ask("cluster:gather", problems=[first, second], title="Telefon")
    other.ask("cluster:move", problems=[second])

    seen = panel.pictures()["sorting_history"]["html"]
    assert "facilitator midt-troms samlet 2 tekster i «Telefon»" in " ".join(seen.split())
    assert "coordinator midt-troms tok ut én tekst" in " ".join(seen.split())


def test_the_last_steps_are_undone_one_by_one(panel, texts, board, steps, cluster):
    first, second = texts("Ingen ringer.", "Ingen svarer.")
    panel.ask("cluster:gather", problems=[first], title="Telefon")
    panel.ask("cluster:gather", problems=[second], title="Telefon")
    panel.ask("cluster:rename", cluster=cluster("Telefon"), title="Ringing")
    assert board() == {"Ringing": ["Ingen ringer.", "Ingen svarer."], "": []}

    seen = []
    for _ in range(3):
        [newest, *_rest] = steps()
        assert panel.ask("cluster:undo", step=newest, newest=newest)["ok"]
        seen.append(board())

    assert seen == [
        {"Telefon": ["Ingen ringer.", "Ingen svarer."], "": []},
        {"Telefon": ["Ingen ringer."], "": ["Ingen svarer."]},
        {"": ["Ingen ringer.", "Ingen svarer."]},
    ]
    assert steps() == []


def test_several_steps_are_undone_at_once(panel, texts, board, steps):
    for title, text in zip("ABC", texts("En.", "To.", "Tre."), strict=True):
        panel.ask("cluster:gather", problems=[text], title=title)
    newest, middle, _oldest = steps()

    assert panel.ask("cluster:undo", step=middle, newest=newest)["ok"]

    assert board() == {"A": ["En."], "": ["To.", "Tre."]}


def test_a_dissolved_tema_comes_back_as_it_was(panel, texts, board, steps, cluster, session):
    [text] = texts("Ingen ringer.")
    panel.ask("cluster:gather", problems=[text], title="Telefon")
    panel.ask("cluster:mark", cluster=cluster("Telefon"), themes=["nav"], marks=["gap"])
    panel.ask("cluster:remove", cluster=cluster("Telefon"))
    assert board() == {"": ["Ingen ringer."]}

    newest = steps()[0]
    panel.ask("cluster:undo", step=newest, newest=newest)

    assert board() == {"Telefon": ["Ingen ringer."], "": []}
    [again] = session.scalars(select(Cluster))
    assert (again.theme_ids, again.marks) == (["nav"], ["gap"])


def test_what_somebody_did_meanwhile_is_not_undone_unseen(panel, other, texts, board, steps):
    first, second = texts("Ingen ringer.", "Alle venter.")
    panel.ask("cluster:gather", problems=[first], title="Telefon")
    [seen] = steps()
    other.ask("cluster:gather", problems=[second], title="Venting")

    answer = panel.ask("cluster:undo", step=seen, newest=seen)

    assert answer["message"].startswith("Noen har sortert mer i mellomtida.")
    assert set(board()) == {"Telefon", "Venting", ""}


def test_a_text_that_was_deleted_meanwhile_stays_deleted(panel, texts, board, steps):
    first, second = texts("Ingen ringer.", "Ingen svarer.")
    panel.ask("cluster:gather", problems=[first, second], title="Telefon")
    panel.ask("cluster:move", problems=[first, second])
    assert board()[""] == ["Ingen ringer.", "Ingen svarer."]
    panel.ask("problem:hide", problem=first, hidden=True)
    panel.ask("problem:erase", problem=first)

    newest = steps()[0]
    assert panel.ask("cluster:undo", step=newest, newest=newest)["ok"]

    assert board() == {"Telefon": ["Ingen svarer."], "": []}


def test_two_who_sort_different_texts_lose_nothing(panel, other, texts, board):
    first, second = texts("Ingen ringer.", "Alle venter.")

    assert panel.ask("cluster:gather", problems=[f"{first}:0"], title="Telefon")["ok"]
    assert other.ask("cluster:gather", problems=[f"{second}:0"], title="telefon")["ok"]

    assert board() == {"Telefon": ["Ingen ringer.", "Alle venter."], "": []}


def test_a_tick_on_what_somebody_else_just_moved_is_refused_in_words(panel, other, texts, board):
    first, second = texts("Ingen ringer.", "Ingen svarer.")
    other.ask("cluster:gather", problems=[f"{first}:0"], title="Telefon")

    answer = panel.ask("cluster:gather", problems=[f"{first}:0", f"{second}:0"], title="Svar")

    assert answer["code"] == "SortedByOther"
    assert answer["message"].startswith("coordinator midt-troms har nettopp sortert noe")
    assert board() == {"Telefon": ["Ingen ringer."], "": ["Ingen svarer."]}


def test_the_ticks_on_the_page_say_where_each_text_lies(panel, texts, seminar, cluster):
    first, second = texts("Ingen ringer.", "Ingen svarer.")
    panel.ask("cluster:gather", problems=[first], title="Telefon")

    page = panel.browser.get(f"/samling/{seminar.id}/sortering").text

    assert f'value="{first}:{cluster("Telefon")}"' in page
    assert f'value="{second}:0"' in page


def test_a_tema_is_not_split_into_itself(panel, texts, cluster, board):
    first, second = texts("Ingen ringer.", "Ingen svarer.")
    panel.ask("cluster:gather", problems=[first, second], title="Telefon")

    wish = {"cluster": cluster("Telefon"), "problems": [first]}
    answer = panel.ask("cluster:split", **wish, title="telefon")

    assert (answer["code"], answer["field"]) == ("SameTitle", "title")
    assert board() == {"Telefon": ["Ingen ringer.", "Ingen svarer."], "": []}


def test_what_changes_nothing_is_no_step(panel, texts, cluster, steps):
    [text] = texts("Ingen ringer.")
    panel.ask("cluster:gather", problems=[text], title="Telefon")
    before = steps()

    panel.ask("cluster:rename", cluster=cluster("Telefon"), title="Telefon")
    panel.ask("cluster:order", cluster=cluster("Telefon"), step=1)

    assert len(before) == 1
    assert len(steps()) == 1


def test_only_the_newest_steps_are_kept(panel, texts, cluster, steps, seminar):
    panel.ask("cluster:gather", problems=texts("Ingen ringer."), title="Telefon")
    key = cluster("Telefon")
    for n in range(history.KEPT + 3):
        with transaction() as writing:
            sorting = Sorting(writing.get_one(Seminar, seminar.id))
            actions.rename(writing, sorting, key, f"Telefon {n}")

    assert len(steps()) == history.KEPT


def test_who_sorted_is_forgotten_with_the_seats(panel, texts, phone, session):
    phone("Rype")
    [text] = texts("Ingen ringer.")
    panel.ask("cluster:gather", problems=[text], title="Telefon")
    assert session.scalar(select(func.count()).select_from(SortingStep)) == 1
    session.rollback()

    tidy(datetime(2027, 5, 1, tzinfo=UTC), 30)

    assert session.scalar(select(func.count()).select_from(SortingStep)) == 0
