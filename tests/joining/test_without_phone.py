"""Somebody without a phone takes part: one person at a time writes and votes for them."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_socketio import SocketIOTestClient
from sqlalchemy.orm import Session

from bedreilag import live
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Seminar
from tests.conftest import Day, Screen

Phone = Callable[..., Screen]
WHO = {"role": "ansatt", "kind": "kommune", "municipality": "5530", "display_name": "Ravn"}


@pytest.fixture
def ravn(phone: Phone) -> Callable[[Screen], int]:
    """`ravn(rype)` is Ravn, without a phone, at Rype's table and helped by Rype."""

    def sit(helper: Screen) -> int:
        answer = helper.ask("seat:proxy", **WHO)
        assert answer["ok"], answer
        return int(answer["seat"])

    return sit


@pytest.fixture
def measure(phone: Phone, day: Day) -> int:
    """Something to vote on."""
    author = phone("Jerv", 3)
    day.start("problem")
    problem = author.ask("problem:write", text="Ingen ringer tilbake.")["problem"]
    day.start("measure")
    return int(author.ask("measure:write", title="Ringe tilbake", problems=[problem])["measure"])


def test_a_table_mate_writes_for_them_and_both_have_texts_of_their_own(
    phone: Phone, ravn: Callable[[Screen], int], day: Day, session: Session
) -> None:
    rype = phone("Rype")
    seat = ravn(rype)
    day.start("problem")

    assert rype.ask("problem:write", text="Ingen ringer tilbake.")["ok"]
    assert rype.ask("problem:write", text="Skjemaene er for mange.", for_seat=seat)["ok"]

    mine, theirs = rype.browser.get("/rom").text, rype.browser.get(f"/rom/for/{seat}").text
    assert "Du skriver og stemmer for Ravn." in theirs
    assert "Du skriver og stemmer for" not in mine
    assert _own(mine) == ["Ingen ringer tilbake."]
    assert _own(theirs) == ["Skjemaene er for mange."]
    stored = session.get_one(Participant, seat)
    assert (stored.without_phone, stored.helper_id, stored.token_hash) == (True, rype.me.id, None)


def test_nothing_in_the_room_tells_which_texts_were_written_for_another(
    phone: Phone, ravn: Callable[[Screen], int], day: Day, panel: Screen
) -> None:
    rype, oter = phone("Rype"), phone("Oter")
    seat = ravn(rype)
    day.start("problem")
    rype.ask("problem:write", text="Ingen ringer tilbake.")
    rype.ask("problem:write", text="Skjemaene er for mange.", for_seat=seat)

    for screen in (oter, panel):
        cards = [html["html"] for name, html in screen.pictures().items() if "problem:" in name]
        assert len(cards) == 2
        first, second = (_without_words(card) for card in cards)
        assert first == second


def test_the_vote_is_a_ballot_of_its_own_and_counts_in_the_turnout(
    phone: Phone, ravn: Callable[[Screen], int], measure: int, day: Day, panel: Screen
) -> None:
    rype = phone("Rype")
    seat = ravn(rype)
    day.start("vote")

    assert rype.ask("vote:give", measure=measure)["left"] == 4
    assert rype.ask("vote:give", measure=measure, for_seat=seat)["left"] == 4

    assert "2 av 3 har stemt" in panel.pictures()["turnout"]["html"]


def test_it_works_without_a_script(
    phone: Phone, ravn: Callable[[Screen], int], day: Day, session: Session
) -> None:
    rype = phone("Rype")
    browser = rype.browser
    page = browser.get("/rom/uten-telefon").text
    assert "Navnet vises aldri på lerretet." in page

    made = browser.post("/onske/seat/proxy", data=WHO | {"next": "/rom/uten-telefon"})
    assert made.status_code == 303
    assert "Skriv for Ravn" in browser.get("/rom/uten-telefon").text
    assert "Skriv for Ravn" in browser.get("/rom").text
    day.start("problem")
    [seat] = [one.id for one in session.query(Participant) if one.without_phone]
    assert f'name="for_seat" value="{seat}"' in browser.get(f"/rom/for/{seat}").text
    fields = {"text": "Skjemaene er for mange.", "for_seat": seat, "next": f"/rom/for/{seat}"}
    assert browser.post("/onske/problem/write", data=fields).status_code == 303

    assert "Skjemaene er for mange." in browser.get(f"/rom/for/{seat}").text


def test_what_is_missing_is_said_and_what_was_written_is_kept(phone: Phone) -> None:
    refused = phone("Rype").browser.post("/onske/seat/proxy", data=WHO | {"role": ""})

    assert refused.status_code == 422
    assert "Velg rollen din." in refused.text or "Velg rollen." in refused.text
    assert 'value="Ravn"' in refused.text


def test_nobody_else_may_act_for_them(
    app: Flask,
    phone: Phone,
    ravn: Callable[[Screen], int],
    day: Day,
    panel: Screen,
    organiser: Callable[..., FlaskClient],
) -> None:
    rype, oter, far = phone("Rype"), phone("Oter"), phone("Multe", 2)
    seat = ravn(rype)
    day.start("problem")

    for other in (oter, far):
        refused = other.ask("problem:write", text="Ikke min.", for_seat=seat)
        assert refused["code"] == "NotTheirHelper"
        assert other.browser.get(f"/rom/for/{seat}").status_code == 403
        assert other.ask("problem:write", text="For Rype.", for_seat=rype.me.id)["code"] == (
            "NotTheirHelper"
        )
    assert panel.browser.get(f"/rom/for/{seat}").status_code == 403  # Rype is the one who acts
    assert organiser("facilitator", "ofoten").get(f"/rom/for/{seat}").status_code in (403, 404)
    auth = {"as": "phone", "for_seat": seat}
    assert not live.socketio.test_client(
        app, flask_test_client=oter.browser, auth=auth
    ).is_connected()
    assert live.socketio.test_client(app, flask_test_client=rype.browser, auth=auth).is_connected()


def test_the_facilitator_acts_for_a_participant_and_never_for_themselves(
    panel: Screen, seminar: Seminar, measure: int, day: Day, session: Session
) -> None:
    made = panel.browser.post(
        "/onske/seat/add",
        json=WHO | {"seminar": seminar.id, "group": seminar.groups[1].id},
    ).json
    seat = made["seat"]
    day.start("vote")

    own = panel.ask("vote:give", measure=measure)
    theirs = panel.browser.post("/onske/vote/give", json={"measure": measure, "for_seat": seat})

    assert own["code"] == "SeatLost"
    assert theirs.json["left"] == 4
    page = panel.browser.get(f"/rom/for/{seat}").text
    assert "Du skriver og stemmer for Ravn." in page
    assert "Tilbake til deltakerne" in page
    assert session.get_one(Participant, seat).group.name == "Gruppe 2"


def test_a_helper_is_taken_over_for_and_another_at_the_table_may_take_on(
    phone: Phone, ravn: Callable[[Screen], int], panel: Screen, day: Day
) -> None:
    rype, oter = phone("Rype"), phone("Oter")
    seat = ravn(rype)
    day.start("problem")
    assert oter.ask("seat:help", seat=seat)["code"] == "HelpedAlready"

    assert panel.ask("seat:take", seat=seat)["ok"]

    assert rype.ask("problem:write", text="Ikke mer.", for_seat=seat)["code"] == "NotTheirHelper"
    assert "Skriv for Ravn" not in rype.pictures()["helping"]["html"]
    assert panel.browser.get(f"/rom/for/{seat}").status_code == 200
    assert oter.ask("seat:help", seat=seat)["ok"]
    assert oter.ask("problem:write", text="Jeg hjelper.", for_seat=seat)["ok"]


@pytest.fixture
def page_of(panel: Screen, seminar: Seminar) -> tuple[int, SocketIOTestClient]:
    """Somebody in group 1 without a phone, and the page where whoever steers acts for them."""
    made = panel.ask("seat:add", group=seminar.groups[0].id, **WHO)
    auth = {"as": "phone", "for_seat": made["seat"]}
    page = live.socketio.test_client(
        panel.browser.application, flask_test_client=panel.browser, auth=auth
    )
    assert page.is_connected()
    return made["seat"], page


def test_the_page_of_whoever_steers_closes_when_a_table_mate_takes_on(
    page_of: tuple[int, SocketIOTestClient], phone: Phone
) -> None:
    seat, page = page_of
    rype = phone("Rype")
    assert page.is_connected()

    assert rype.ask("seat:help", seat=seat)["ok"]

    assert not page.is_connected()
    assert rype.socket.is_connected()


def test_the_page_of_whoever_steers_closes_when_they_log_out(
    page_of: tuple[int, SocketIOTestClient], panel: Screen
) -> None:
    _seat, page = page_of

    panel.browser.post("/logg-ut")

    assert not page.is_connected()


def test_help_ends_when_one_of_them_is_moved(
    phone: Phone, ravn: Callable[[Screen], int], panel: Screen, seminar: Seminar, day: Day
) -> None:
    rype = phone("Rype")
    seat = ravn(rype)
    day.start("problem")
    auth = {"as": "phone", "for_seat": seat}
    page = live.socketio.test_client(
        rype.browser.application, flask_test_client=rype.browser, auth=auth
    )
    assert page.is_connected()

    panel.ask("seat:move", seats=[rype.me.id], group=seminar.groups[1].id)

    assert not page.is_connected()
    assert rype.ask("problem:write", text="For Ravn.", for_seat=seat)["code"] == "NotTheirHelper"
    seen = panel.browser.get(f"/samling/{seminar.id}/deltakere").text
    assert f'href="/rom/for/{seat}"' in seen


def test_a_helper_has_two_hands_and_a_table_so_many_seats(
    phone: Phone, ravn: Callable[[Screen], int]
) -> None:
    rype = phone("Rype")
    ravn(rype)
    ravn(rype)

    assert rype.ask("seat:proxy", **WHO)["code"] == "HelpsEnough"


def test_behind_a_closed_door_only_whoever_steers_gives_seats(
    phone: Phone, panel: Screen, seminar: Seminar
) -> None:
    rype = phone("Rype")
    panel.browser.post(f"/samling/{seminar.id}/deltakere/steng")

    refused = rype.ask("seat:proxy", **WHO)

    assert refused["code"] == "Closed"
    assert panel.ask("seat:add", group=seminar.groups[0].id, **WHO)["ok"]


def test_pressing_twice_is_one_seat(phone: Phone, session: Session) -> None:
    rype = phone("Rype")

    first = rype.ask("seat:proxy", wish_id="ett-trykk", **WHO)
    again = rype.ask("seat:proxy", wish_id="ett-trykk", **WHO)

    assert first["seat"] == again["seat"]
    assert sum(one.without_phone for one in session.query(Participant)) == 1


def test_whoever_steers_sees_who_acts_for_whom(
    phone: Phone, ravn: Callable[[Screen], int], panel: Screen, seminar: Seminar
) -> None:
    ravn(phone("Rype"))

    page = panel.browser.get(f"/samling/{seminar.id}/deltakere").text

    assert "Uten telefon, Rype skriver" in page
    tile = panel.pictures()["tiles"]["html"]
    assert "Én uten telefon" in tile
    assert "1 av 1 på nett" in tile


def _own(page: str) -> list[str]:
    from re import findall

    return findall(
        r'data-picture="own_problem:\d+"[^>]*>\s*<p class="card__text">([^<]+)</p>', page
    )


def _without_words(card: str) -> str:
    from re import sub

    words = "Ingen ringer tilbake.|Skjemaene er for mange."
    return sub(r"\d+", "n", sub(words, "…", card))
