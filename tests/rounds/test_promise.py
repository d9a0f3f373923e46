"""What others may know of an author: kept for each text, loosened only for what comes after."""

from itertools import product

import pytest
from sqlalchemy import select

from bedreilag import anonymity
from bedreilag.problems.models import Problem


@pytest.fixture
def promise(organiser, seminar):
    organisers = organiser("working_group")

    def make(what):
        return organisers.post(f"/samling/{seminar.id}/lofte", data={"promise": what})

    return make


def card(screen, text):
    html = next(
        drawn["html"]
        for frame in screen.ask("catch:up", since=-1)["frames"]
        for name, drawn in frame["pictures"].items()
        if name.startswith("problem:") and text in drawn["html"]
    )
    return str(html)


@pytest.mark.parametrize(("one", "other"), list(product(anonymity.PROMISES, repeat=2)))
def test_the_stricter_of_two_promises_never_tells_more(one, other):
    kept = anonymity.stricter(one, other)

    for room in ("panel", "group", "projector", "phones", "seat"):
        told = {anonymity.byline(room, promise, "Gruppe 1", "Rype") for promise in (one, other)}
        assert anonymity.byline(room, kept, "Gruppe 1", "Rype") in told
    for room in ("projector", "phones"):
        assert anonymity.byline(room, kept, "Gruppe 1", "Rype") == ""


@pytest.mark.parametrize(
    ("chosen", "says"), [("", "Velg hva andre får vite."), ("alt", "Ikke et gyldig valg")]
)
def test_a_promise_that_nobody_offered_is_refused_in_norwegian(promise, chosen, says):
    answer = promise(chosen)

    assert answer.status_code == 422
    assert says in answer.text
    assert "valid choice" not in answer.text


def test_a_milder_promise_is_only_for_what_is_written_afterwards(phone, panel, day, promise):
    day.start("problem")
    rype, oter = phone("Rype"), phone("Oter")
    rype.ask("problem:write", text="Skrevet under det gamle løftet", sure=True)
    assert "Rype" not in card(oter, "Skrevet under")

    assert promise("nickname").status_code == 303
    rype.ask("problem:write", text="Ordene kom helt uten varsel", sure=True)

    assert "Rype" not in card(oter, "Skrevet under")
    assert "Rype" not in card(panel, "Skrevet under")
    assert "Rype" in card(oter, "Ordene kom")
    assert "Gruppe 1 · Rype" in card(panel, "Ordene kom")


def test_a_stricter_promise_covers_what_is_written_already(phone, panel, day, promise):
    day.start("problem")
    phone("Rype").ask("problem:write", text="Ingen ringer", sure=True)
    assert "Gruppe 1" in card(panel, "Ingen ringer")

    promise("nothing")

    assert "Gruppe 1" not in card(panel, "Ingen ringer")


def test_a_text_is_kept_under_the_promise_its_author_saw(phone, day, promise, session):
    """Written without a line, under the old promise, and sent after it was loosened."""
    day.start("problem")
    rype = phone("Rype")
    assert 'name="promise" value="group"' in rype.browser.get("/rom").text
    promise("nickname")

    rype.ask("problem:write", text="Ingen ringer", sure=True, promise="group")

    assert session.scalars(select(Problem.promise)).one() == "group"


def test_every_phone_says_what_is_promised_now(phone, day, promise, app, seminar):
    day.start("problem")
    rype = phone("Rype")
    old, new = "Ingen ser hvem som har skrevet hva.", "Gruppa di og prosesslederen ser kallenavnet"
    assert old in rype.browser.get("/rom").text
    assert old in app.test_client().get(f"/b/{seminar.join_code}/om-deg").text

    promise("nickname")

    assert new in rype.pictures()["stage"]["html"]
    assert "Det som er skrevet før, vises som før." in rype.browser.get("/rom").text
    assert new in app.test_client().get(f"/b/{seminar.join_code}/om-deg").text


def test_nobody_loosens_it_while_people_write_alone(phone, day, promise):
    day.start("problem", silent=5)

    refused = promise("nickname")

    assert refused.status_code == 409
    assert "Deltakerne skriver hver for seg nå." in refused.text
    assert promise("nothing").status_code == 303


def test_it_is_our_turn_before_we_look_at_whether_they_write_alone(day, promise, statements):
    """Else a round could turn silent between the look and the promise (PostgreSQL)."""
    day.start("problem")

    with statements() as asked:
        assert promise("nickname").status_code == 303

    turn = next(n for n, one in enumerate(asked) if one.startswith("UPDATE pulse"))
    looks = [n for n, one in enumerate(asked) if "FROM round" in one]
    assert looks
    assert min(looks) > turn
