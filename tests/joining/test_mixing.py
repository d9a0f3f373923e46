"""The room is mixed as the proposal was shown, or not at all."""

import re
from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction
from tests.conftest import Day, Screen
from tests.seminars.crowd import crowd

Phone = Callable[..., Screen]


def test_the_proposal_is_done_as_it_was_shown_and_can_be_undone(
    panel: Screen, seminar: Seminar, session: Session
) -> None:
    with transaction() as writing:
        writing.add_all(crowd(seminar, 12))
        writing.flush()
        for seat in writing.scalars(select(Participant)):
            seat.group_id = seminar.groups[0].id
    page = panel.browser.get(f"/samling/{seminar.id}/deltakere/fordeling").text
    assert "Ingen flyttes før du trykker." in page
    assert "Flytt 8 deltakere" in page

    panel.browser.post("/onske/seat/mix", data=_form(page, seminar))

    assert _sizes(session, seminar) == [4, 4, 4]
    panel.ask("seat:return", occasion="move")
    assert _sizes(session, seminar) == [12, 0, 0]


def test_nobody_is_mixed_away_from_what_they_write(
    phone: Phone, panel: Screen, seminar: Seminar, day: Day
) -> None:
    phone("Rype"), phone("Oter")
    page = f"/samling/{seminar.id}/deltakere/fordeling"
    assert "Flytt én deltaker" in panel.browser.get(page).text

    day.start("problem")

    assert "Flytt én deltaker" not in panel.browser.get(page).text
    assert "Nå skriver deltakerne, og da blir alle sittende." in panel.browser.get(page).text


def test_a_proposal_from_before_the_round_moves_nobody_who_writes(
    phone: Phone, panel: Screen, seminar: Seminar, session: Session, day: Day
) -> None:
    phone("Rype"), phone("Oter")
    form = _form(_proposal(panel, seminar), seminar)
    before = _sizes(session, seminar)
    day.start("problem")

    page = panel.browser.post("/onske/seat/mix", data=form)

    assert page.status_code == 409
    assert "Nå skriver deltakerne, og da blir alle sittende." in page.text
    assert _sizes(session, seminar) == before
    day.stop()
    panel.browser.post("/onske/seat/mix", data=form)
    assert _sizes(session, seminar) == [1, 1, 0]


def test_a_proposal_puts_nobody_back_who_was_moved_by_hand_since(
    phone: Phone, panel: Screen, seminar: Seminar, session: Session
) -> None:
    rype, oter = phone("Rype"), phone("Oter")
    form = _form(_proposal(panel, seminar), seminar)
    third = seminar.groups[2].id
    panel.ask("seat:move", seats=[rype.me.id, oter.me.id], group=third)

    page = panel.browser.post("/onske/seat/mix", data=form)

    assert page.status_code == 409
    assert "Noen har byttet gruppe siden forslaget ble laget." in page.text
    assert _sizes(session, seminar) == [0, 0, 2]


def _proposal(panel: Screen, seminar: Seminar) -> str:
    return panel.browser.get(f"/samling/{seminar.id}/deltakere/fordeling").text


def _form(page: str, seminar: Seminar) -> dict[str, object]:
    return {"seminar": seminar.id, "places": re.findall(r'name="places" value="([\d:]+)"', page)}


def _sizes(session: Session, seminar: Seminar) -> list[int]:
    session.rollback()
    seats = session.scalars(select(Participant.group_id)).all()
    return [list(seats).count(group.id) for group in seminar.groups]
