"""The timer follows the server's clock, and ends a silent part only if it was told to."""

from datetime import UTC, datetime, timedelta

import pytest

from bedreilag.rounds import clock
from bedreilag.rounds.models import Stage
from bedreilag.seminars.models import Round
from bedreilag.work import transaction


@pytest.fixture
def time(seminar):
    """The problem round's timer, as a test may see and turn it."""
    return Timer(seminar.id)


class Timer:
    def __init__(self, seminar_id):
        self.seminar_id = seminar_id

    def left(self):
        """Minutes left, rounded; the moment it stands still counts as now."""
        with transaction() as session:
            found, stage = self._rows(session)
            now = stage.still_since or datetime.now(UTC)
            return round((found.ends_at - now).total_seconds() / 60)

    def pass_(self, minutes):
        """Let so much time pass, by moving everything that has happened back."""
        with transaction() as session:
            found, stage = self._rows(session)
            for row, name in [
                (found, "ends_at"),
                (stage, "paused_at"),
                (stage, "timer_paused_at"),
                (stage, "step_at"),
            ]:
                if moment := getattr(row, name):
                    setattr(row, name, moment - timedelta(minutes=minutes))

    def _rows(self, session):
        found = session.query(Round).filter_by(kind="problem").one()
        return found, session.get_one(Stage, self.seminar_id)


def test_the_timer_alone_can_stand_still_and_people_write_on(panel, phone, day, time):
    rype, found = phone("Rype"), day.start("problem")
    time.pass_(10)
    assert time.left() == 20

    assert panel.ask("timer:pause", round=found.id)["ok"]
    time.pass_(7)

    assert time.left() == 20
    assert "Tida står stille" in rype.pictures()["stage"]["html"]
    assert rype.ask("problem:write", text="Ingen ringer tilbake.")["ok"]
    assert panel.ask("timer:run", round=found.id)["ok"]
    assert time.left() == 20


@pytest.mark.parametrize("first", ["room", "timer"])
def test_two_who_hold_the_timer_at_once_hold_it_once(panel, day, time, first):
    found = day.start("problem")
    held = {"room": ("room:pause", "room:resume"), "timer": ("timer:pause", "timer:run")}
    second = "timer" if first == "room" else "room"

    panel.ask(held[first][0], round=found.id)
    time.pass_(3)
    panel.ask(held[second][0], round=found.id)
    time.pass_(3)
    panel.ask(held[first][1], round=found.id)
    time.pass_(3)
    panel.ask(held[second][1], round=found.id)

    assert time.left() == 30


def test_more_time_while_the_room_rests_is_added_to_what_was_left(panel, day, time):
    found = day.start("problem")
    panel.ask("room:pause")
    time.pass_(60)

    panel.ask("round:minutes", round=found.id, minutes=5)

    assert time.left() == 35


def test_the_facilitator_sets_a_time_of_her_own(panel, day, time):
    found = day.start("problem")

    panel.ask("timer:set", round=found.id, minutes=3)

    assert time.left() == 3
    refused = panel.ask("timer:set", round=found.id, minutes=500)
    assert refused["message"] == "Skriv et tall fra 1 til 120."


def test_a_pause_does_not_outlive_its_round(panel, phone, day, seminar):
    rype, found = phone("Rype"), day.start("problem")
    panel.ask("room:pause")
    panel.ask("round:close", round=found.id)

    panel.ask("round:open", round=seminar.rounds[2].id)

    assert 'data-state="shared"' in rype.pictures()["stage"]["html"]


def state(session):
    session.rollback()
    return session.query(Round).filter_by(kind="problem").one().state


def test_a_silent_part_goes_on_after_its_time_unless_the_facilitator_said_so(
    panel, phone, day, time, session
):
    rype, found = phone("Rype"), day.start("problem", silent=8)
    time.pass_(8)
    clock.share_what_is_due(datetime.now(UTC))
    assert state(session) == "silent"
    panel.ask("round:minutes", round=found.id, minutes=1)
    panel.ask("timer:ends", round=found.id, itself=True)
    time.pass_(2)

    clock.share_what_is_due(datetime.now(UTC))

    assert state(session) == "shared"
    assert 'data-state="shared"' in rype.pictures()["stage"]["html"]
    assert "av seg selv" in panel.pictures()["steering"]["html"]


@pytest.mark.parametrize("hold", ["room:pause", "timer:pause"])
def test_what_stands_still_never_ends_by_itself(panel, day, time, session, hold):
    found = day.start("problem", silent=8)
    panel.ask("timer:ends", round=found.id, itself=True)
    panel.ask(hold, round=found.id)
    time.pass_(20)

    clock.share_what_is_due(datetime.now(UTC))

    assert state(session) == "silent"


def test_a_silent_part_that_has_time_left_is_left_alone(panel, day, time, session):
    found = day.start("problem", silent=8)
    panel.ask("timer:ends", round=found.id, itself=True)
    time.pass_(7)

    clock.share_what_is_due(datetime.now(UTC))

    assert state(session) == "silent"


def test_when_the_time_is_out_it_is_too_late_to_let_it_show_the_texts(panel, day, time, session):
    """It would show them at once, and without the second press."""
    found = day.start("problem", silent=8)
    time.pass_(9)

    refused = panel.ask("timer:ends", round=found.id, itself=True)

    assert refused["message"].startswith("Tida er alt ute.")
    clock.share_what_is_due(datetime.now(UTC))
    assert state(session) == "silent"
    assert panel.ask("timer:ends", round=found.id, itself=False)["ok"]


@pytest.mark.parametrize("last", ["round:minutes", "timer:ends"])
def test_a_step_that_is_taken_back_shows_no_texts(panel, day, time, seminar, session, last):
    found = day.start("problem", silent=8)
    panel.ask("timer:ends", round=found.id, itself=True)
    steps = {"round:minutes": {"minutes": 5}, "timer:ends": {"itself": False}}
    assert panel.ask(last, round=found.id, **steps[last])["ok"]
    time.pass_(10)
    with transaction() as writing:  # the step remembers the moment in which the time ended before
        step = dict(writing.get_one(Stage, seminar.id).step_changed)
        if moments := step[str(found.id)].get("ends_at"):
            earlier = [datetime.fromisoformat(one) - timedelta(minutes=10) for one in moments]
            step[str(found.id)] = {"ends_at": [one.isoformat() for one in earlier]}
            writing.get_one(Stage, seminar.id).step_changed = step
        number = writing.get_one(Stage, seminar.id).step

    assert panel.ask("step:undo", step=number)["ok"]

    clock.share_what_is_due(datetime.now(UTC))
    assert state(session) == "silent"
