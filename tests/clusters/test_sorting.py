"""Sorting in plenary: gather, move, split, rename, reorder, dissolve; with ticks and buttons."""

import pytest
from sqlalchemy import func, select

from bedreilag.clusters.models import Cluster
from bedreilag.problems.models import Problem
from bedreilag.seminars.models import Round
from bedreilag.work import transaction

TENOR = "10915596784"


@pytest.fixture(autouse=True)
def sort_round(day):
    day.start("sort")


def test_ticked_texts_are_gathered_under_a_title(panel, texts, board):
    first, second, _left = texts("Ingen ringer.", "Ingen svarer.", "Møtene er for lange.")

    answer = panel.ask("cluster:gather", problems=[first, second], title=" Ingen ringer tilbake ")

    assert answer["ok"]
    assert board() == {
        "Ingen ringer tilbake": ["Ingen ringer.", "Ingen svarer."],
        "": ["Møtene er for lange."],
    }


def test_a_title_that_is_there_already_gets_the_texts_too(panel, texts, board):
    first, second = texts("Ingen ringer.", "Ingen svarer.")
    panel.ask("cluster:gather", problems=[first], title="Telefon")

    panel.ask("cluster:gather", problems=[second], title="telefon")

    assert board() == {"Telefon": ["Ingen ringer.", "Ingen svarer."], "": []}


def test_a_text_never_lies_in_two_clusters(panel, texts, board):
    [text] = texts("Ingen ringer.")
    panel.ask("cluster:gather", problems=[text], title="Telefon")

    panel.ask("cluster:gather", problems=[text], title="Møter")

    assert board() == {"Telefon": [], "Møter": ["Ingen ringer."], "": []}


def test_texts_move_to_another_cluster_and_out_of_it(panel, texts, board, cluster):
    first, second = texts("Ingen ringer.", "Møtene er for lange.")
    panel.ask("cluster:gather", problems=[first], title="Telefon")
    panel.ask("cluster:gather", problems=[second], title="Møter")

    assert panel.ask("cluster:move", problems=[first], to=cluster("Møter"))["ok"]
    assert board()["Møter"] == ["Ingen ringer.", "Møtene er for lange."]

    assert panel.ask("cluster:move", problems=[first])["ok"]
    assert board() == {"Telefon": [], "Møter": ["Møtene er for lange."], "": ["Ingen ringer."]}


def test_some_texts_of_a_cluster_become_a_cluster_of_their_own(panel, texts, board, cluster):
    first, second, other = texts("Ingen ringer.", "Ingen svarer.", "Møtene er for lange.")
    panel.ask("cluster:gather", problems=[first, second], title="Telefon")
    chosen = [second, other]  # one of them lies elsewhere, and is left where it is

    assert panel.ask("cluster:split", cluster=cluster("Telefon"), problems=chosen, title="Svar")[
        "ok"
    ]

    assert board() == {
        "Telefon": ["Ingen ringer."],
        "Svar": ["Ingen svarer."],
        "": ["Møtene er for lange."],
    }


def test_splitting_off_everything_is_no_split(panel, texts, board, cluster):
    [text] = texts("Ingen ringer.")
    panel.ask("cluster:gather", problems=[text], title="Telefon")

    answer = panel.ask("cluster:split", cluster=cluster("Telefon"), problems=[text], title="Svar")

    assert answer["code"] == "NothingLeft"
    assert board() == {"Telefon": ["Ingen ringer."], "": []}


def test_a_cluster_gets_another_name_and_another_place(panel, texts, board, cluster):
    for title, text in zip("ABC", texts("En.", "To.", "Tre."), strict=True):
        panel.ask("cluster:gather", problems=[text], title=title)

    panel.ask("cluster:rename", cluster=cluster("B"), title="Båt")
    panel.ask("cluster:order", cluster=cluster("C"), step="-1")
    panel.ask("cluster:order", cluster=cluster("C"), step="-1")
    panel.ask("cluster:order", cluster=cluster("C"), step="-1")

    assert list(board()) == ["C", "A", "Båt", ""]


def test_a_dissolved_cluster_gives_its_texts_back(panel, texts, board, cluster):
    [text] = texts("Ingen ringer.")
    panel.ask("cluster:gather", problems=[text], title="Telefon")
    gone = cluster("Telefon")

    assert panel.ask("cluster:remove", cluster=gone)["ok"]
    assert panel.ask("cluster:remove", cluster=gone)["ok"]

    assert board() == {"": ["Ingen ringer."]}


@pytest.mark.parametrize("title", ["Telefon", ""])
def test_without_a_tick_nothing_is_gathered_and_the_tick_is_what_is_asked_for(panel, board, title):
    answer = panel.ask("cluster:gather", title=title)

    assert answer["message"] == "Kryss av minst én tekst først."
    assert board() == {"": []}


def test_texts_that_are_still_silent_cannot_be_sorted(panel, texts, session):
    [text] = texts("Ingen ringer.")
    with transaction() as writing:
        writing.get_one(Round, writing.get_one(Problem, text).round_id).state = "closed"
    assert panel.ask("cluster:gather", problems=[text], title="Telefon")["ok"]
    panel.ask("cluster:move", problems=[text])
    panel.ask("round:close", round=_sort_round(session))
    with transaction() as writing:
        writing.get_one(Round, writing.get_one(Problem, text).round_id).state = "silent"

    answer = panel.ask("cluster:gather", problems=[text], title="Telefon")

    assert answer["code"] == "NothingTicked"


def test_an_identity_number_never_becomes_a_title(panel, texts, session, caplog):
    [text] = texts("Ingen ringer.")

    answer = panel.ask("cluster:gather", problems=[text], title=f"Om {TENOR}")

    assert answer["code"] == "LooksLikeIdentityNumber"
    assert session.scalar(select(func.count()).select_from(Cluster)) == 0
    assert TENOR not in caplog.text


def test_a_phone_cannot_sort(phone, texts, seminar, board):
    [text] = texts("Ingen ringer.")

    answer = phone("Rype").ask(
        "cluster:gather", seminar=seminar.id, problems=[text], title="Telefon"
    )

    assert answer["code"] == "NotLoggedIn"
    assert board() == {"": ["Ingen ringer."]}


def test_sorting_works_as_a_plain_form(panel, texts, board, seminar):
    first, second = texts("Ingen ringer.", "Ingen svarer.")
    address = f"/samling/{seminar.id}/sortering"
    page = panel.browser.get(address).text
    assert "Ingen ringer." in page
    assert "2 tekster er ikke sortert" in page

    form = {"seminar": seminar.id, "problems": [first, second], "title": "Telefon", "next": address}
    response = panel.browser.post("/onske/cluster/gather", data=form)

    assert (response.status_code, response.location) == (303, address)
    assert board() == {"Telefon": ["Ingen ringer.", "Ingen svarer."], "": []}
    assert "Ingen tekster venter på å bli sortert" in panel.browser.get(address).text


def test_a_refused_plain_form_keeps_ticks_and_words(panel, texts, seminar):
    first, second = texts("Ingen ringer.", "Ingen svarer.")
    too_long = "Telefon " * 20

    response = panel.browser.post(
        "/onske/cluster/gather",
        data={"seminar": seminar.id, "problems": [f"{second}:0"], "title": too_long},
    )

    assert response.status_code == 422
    assert "Kort den ned" in response.text
    assert too_long in response.text
    assert f'id="tick-{second}" form="sorting" checked' in response.text.replace("\n", "")
    assert f'id="tick-{first}" form="sorting" checked' not in response.text.replace("\n", "")


def test_a_tema_without_a_title_is_asked_for_one_and_the_ticks_stay(panel, texts, seminar):
    [text] = texts("Ingen ringer.")
    fields = {"seminar": seminar.id, "problems": [f"{text}:0"], "title": " "}

    response = panel.browser.post("/onske/cluster/gather", data=fields)

    assert response.status_code == 422
    assert "Gi temaet en tittel." in response.text
    assert f'id="tick-{text}" form="sorting" checked' in response.text.replace("\n", "")


def test_only_those_who_steer_this_seminar_reach_the_board(organiser, seminar):
    address = f"/samling/{seminar.id}/sortering"

    assert organiser("coordinator").get(address).status_code == 200
    assert organiser("coordinator", "ofoten").get(address).status_code == 404
    assert organiser("steering_group", None).get(address).status_code == 403


def test_the_board_costs_the_same_however_many_texts_lie_on_it(panel, texts, seminar, counted):
    address = f"/samling/{seminar.id}/sortering"

    def cost():
        with counted() as asked:
            assert panel.browser.get(address).status_code == 200
        return len(asked)

    for n, text in enumerate(texts(*(f"Lite {n}." for n in range(4)))):
        panel.ask("cluster:gather", problems=[text], title=f"Tema {n % 2}")
    few = cost()
    many = texts(*(f"Mye {n}." for n in range(60)), group=2)
    for n in range(12):
        panel.ask("cluster:gather", problems=many[n::12], title=f"Tema {n}")
    assert "Mye 59." in panel.browser.get(address).text

    assert cost() == few


def _sort_round(session):
    return session.scalars(select(Round.id).where(Round.kind == "sort")).one()
