"""The two doors of the live room, before any stage has put something in it."""


def test_a_phone_with_a_seat_is_let_in_and_catches_up(phone):
    rype = phone("Rype")

    answer = rype.ask("catch:up", since=-1)

    assert answer["ok"]
    assert {frame["room"] for frame in answer["frames"]} == {
        "phones",
        f"group:{rype.me.group_id}",
        f"seat:{rype.me.id}",
    }


def test_a_stranger_is_not_let_in(app, seminar):
    from bedreilag import live

    stranger = live.socketio.test_client(app, auth={"as": "phone"})

    assert not stranger.is_connected()


def test_the_same_frames_come_by_plain_http(phone):
    rype = phone("Rype")

    answer = rype.browser.get("/live/siden?as=phone&since=-1").json

    assert answer["frames"] == rype.ask("catch:up", since=-1)["frames"]
