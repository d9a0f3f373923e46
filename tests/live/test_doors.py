"""The two doors of the live room, and what a plain page keeps when its form is gone."""

import pytest
from lxml.html import fromstring

WORDS = "Ingen ringer tilbake før helga."


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


@pytest.fixture
def posted(phone):
    """`posted("problem:write", text="…")` is a refused plain post: its page, and what it kept."""
    browser = phone("Rype").browser

    def post(event, **fields):
        response = browser.post(f"/onske/{event.replace(':', '/')}", data=fields)
        assert response.status_code == 409
        return response.text, [
            " ".join(one.text_content().split())
            for one in fromstring(response.text).xpath("//*[@id='not-sent']//blockquote/p")
        ]

    return post


@pytest.mark.parametrize("kind", ["problem", "measure"])
def test_words_sent_just_after_the_end_stand_on_the_plain_page(day, posted, kind):
    day.start(kind)
    day.stop()

    page, kept = posted(f"{kind}:write", text=WORDS, title="Ringe", description="Samme dag.")

    assert kept == [WORDS, "Ringe", "Samme dag."]
    assert "Den står bare her." in page


def test_words_sent_just_after_the_next_round_began_stand_on_the_plain_page(day, posted):
    day.start("problem")
    day.start("vote")

    _page, kept = posted("problem:write", text=WORDS)

    assert kept == [WORDS]


def test_a_pause_does_not_say_that_it_kept_what_only_the_plain_page_keeps(
    day, panel, phone, posted
):
    day.start("problem")
    panel.ask("room:pause")
    assert "er tatt vare på" in phone("Oter").browser.get("/rom").text

    page, kept = posted("problem:write", text=WORDS)

    assert kept == [WORDS]
    assert "er tatt vare på" not in page


def test_a_change_that_came_too_late_stands_outside_the_card(day, phone):
    day.start("problem")
    rype = phone("Rype")
    written = rype.ask("problem:write", text="Ingen ringer.")["problem"]
    day.stop()

    response = rype.browser.post("/onske/problem/edit", data={"problem": written, "text": WORDS})

    [kept] = fromstring(response.text).xpath("//*[@id='not-sent']//blockquote")
    assert kept.text_content().strip() == WORDS


def test_a_form_that_is_still_there_keeps_its_words_itself(day, phone):
    day.start("problem")

    page = phone("Rype").browser.post("/onske/problem/write", data={"text": "x" * 401}).text

    assert "x" * 401 in page
    assert "not-sent" not in page
