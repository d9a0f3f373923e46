"""Frames: the same picture at first sight, on push, on return and by polling."""

from time import monotonic

import pytest

from bedreilag import broadcast, frames
from bedreilag.frames import Room
from bedreilag.work import Change


@pytest.fixture(autouse=True)
def problem_round(day):
    day.start("problem")


def group_frame(answer):
    [frame] = [frame for frame in answer["frames"] if frame["room"].startswith("group:")]
    return frame


def test_push_catch_up_and_page_show_the_same_card(phone):
    rype, oter = phone("Rype"), phone("Oter")
    start = oter.ask("catch:up", since=-1)["seq"]

    number = rype.ask("problem:write", text="Ingen ringer tilbake.")["problem"]

    pushed = oter.pictures()[f"problem:{number}"]["html"]
    caught = group_frame(oter.ask("catch:up", since=start))["pictures"][f"problem:{number}"]["html"]
    assert pushed == caught
    assert pushed in oter.browser.get("/rom").text


def test_a_phone_that_was_away_gets_only_what_it_missed(phone):
    rype, oter = phone("Rype"), phone("Oter")
    rype.ask("problem:write", text="Før.")
    seen = oter.ask("catch:up", since=-1)["seq"]
    rype.ask("problem:write", text="Etter.")

    missed = group_frame(oter.ask("catch:up", since=seen))

    assert "whole" not in missed
    assert "Etter." in str(missed)
    assert "Før." not in str(missed)


def test_after_a_restart_a_phone_gets_the_whole_room(phone):
    rype, oter = phone("Rype"), phone("Oter")
    seen = oter.ask("catch:up", since=-1)["seq"]
    rype.ask("problem:write", text="Før.")
    frames.forget()

    missed = group_frame(oter.ask("catch:up", since=seen))

    assert "problem" in missed["whole"]
    assert "Før." in str(missed)


def test_a_phone_that_is_up_to_date_gets_nothing(phone):
    rype = phone("Rype")
    seq = rype.ask("problem:write", text="Før.")["seq"]

    missed = group_frame(rype.ask("catch:up", since=seq))

    assert missed["pictures"] == {}


def test_each_frame_says_which_one_came_before_it(phone):
    rype, oter = phone("Rype"), phone("Oter")
    rype.ask("problem:write", text="Én.")
    rype.ask("problem:write", text="To.")

    first, second = [frame for frame in oter.frames() if frame["room"].startswith("group:")]

    assert second["after"] == first["seq"]


def test_nothing_is_told_of_a_wish_that_was_refused(phone):
    rype, oter = phone("Rype"), phone("Oter")
    oter.frames()

    assert not rype.ask("problem:write", text=" ")["ok"]

    assert oter.frames() == []


def test_a_gap_in_what_this_process_knows_means_the_whole_room():
    trail = frames.Trail()
    trail.add(5, [Change("phones", "stage")])
    trail.add(6, [Change("phones", "joined")])
    assert trail.since(5, 6) == [Change("phones", "joined")]

    trail.add(9, [Change("phones", "stage")])

    assert trail.since(6, 9) is None
    assert trail.since(8, 9) == [Change("phones", "stage")]


def test_a_room_that_nobody_is_in_is_forgotten_and_whoever_comes_back_misses_nothing(app, phone):
    broadcaster = app.extensions["broadcaster"]
    rype, oter = phone("Rype"), phone("Oter", group=2)
    seen = rype.ask("problem:write", text="Før.")["seq"]
    oter.ask("problem:write", text="Hos oss.")
    group, other = (Room(one.me.seminar_id, f"group:{one.me.group_id}") for one in (rype, oter))
    assert {group.address, other.address} <= set(broadcaster.sent)
    broadcaster.wide_at |= {group: monotonic() - 1, other: monotonic() + 99}

    rype.socket.disconnect()
    broadcaster.tidy()

    assert group.address not in broadcaster.sent
    assert other.address in broadcaster.sent
    assert list(broadcaster.wide_at) == [other]
    rype.browser.post("/onske/problem/write", data={"text": "Etter.", "sure": 1})
    missed = group_frame(rype.browser.get(f"/live/siden?as=phone&since={seen}").json)
    assert "Etter." in str(missed)
    assert "Før." not in str(missed)


def test_a_seminar_in_which_nothing_happens_is_forgotten(phone, seminar):
    rype = phone("Rype")
    before = monotonic()
    rype.ask("problem:write", text="Før.")
    frames.forget_older_than(before)
    assert seminar.id in frames._trails

    frames.forget_older_than(monotonic())

    assert seminar.id not in frames._trails


def test_a_room_knows_its_kind_and_number():
    assert Room(1, "group:7").kind == "group"
    assert Room(1, "group:7").number == 7
    assert Room(1, "phones").address == "1/phones"


def pulses(screen):
    """What a screen has heard of where its rooms stand: room → seq."""
    heard = [event["args"][0] for event in screen.socket.get_received() if event["name"] == "pulse"]
    return {pulse["room"]: pulse["seq"] for pulse in heard}


def test_a_room_hears_twice_where_it_stands_and_then_no_more(app, phone):
    say = app.extensions["broadcaster"].say_where_rooms_stand
    rype = phone("Rype")
    seq = rype.ask("problem:write", text="Ingen ringer tilbake.")["seq"]
    group = f"group:{rype.me.group_id}"

    heard = []
    for _ in range(3):
        say()
        heard.append(pulses(rype).get(group))

    assert heard == [seq, seq, None]


@pytest.mark.parametrize(
    ("broken", "said"), [("frame_of", "could not draw"), ("foresee", "could not look")]
)
def test_a_room_that_could_not_be_drawn_hears_that_it_has_missed_something(
    app, phone, monkeypatch, caplog, broken, said
):
    rype = phone("Rype")
    rype.ask("problem:write", text="Ingen ringer tilbake.")
    assert rype.frames()
    monkeypatch.setattr(frames, broken, lambda *_: 1 / 0)

    seq = rype.ask("problem:write", text="Ingen svarer.")["seq"]

    assert rype.frames() == []
    assert said in caplog.text
    app.extensions["broadcaster"].say_where_rooms_stand()
    assert pulses(rype)[f"group:{rype.me.group_id}"] == seq


@pytest.mark.parametrize(("drawing", "rest"), [(0.03, 0.3), (2.0, 0.5)])
def test_what_is_dear_to_draw_rests_and_nobody_waits_more_than_half_a_second_for_it(
    app, seminar, panel, monkeypatch, drawing, rest
):
    clock = [100.0]
    monkeypatch.setattr(broadcast, "monotonic", lambda: clock[0])
    broadcaster, room = broadcast.Broadcaster(app, tick_ms=75), Room(seminar.id, "panel")
    broadcaster.due = {room: {Change("panel", "tiles"): None}}

    def draw(rooms):
        for one in rooms:
            del broadcaster.due[one]
            clock[0] += drawing

    monkeypatch.setattr(broadcaster, "send", draw)
    broadcaster.work()

    assert broadcaster.wide_at[room] - clock[0] == pytest.approx(rest)
