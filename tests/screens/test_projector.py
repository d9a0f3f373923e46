"""The projector: what the facilitator shows, for everyone, and never a name."""

import pytest

from bedreilag import access


@pytest.fixture
def address(app, seminar):
    with app.app_context():
        return f"/lerret/{access.projector_token(seminar)}"


def test_before_the_first_round_the_room_can_join(projector, address):
    page = projector.browser.get(address).text

    assert "Bli med i Bedre i lag" in page
    assert "<span>MTR</span><span>M26</span>" in page
    assert "<svg" in page


def test_the_facilitator_chooses_what_is_shown(panel, projector):
    panel.ask("projector:show", view="message", message="Vi starter igjen kl. 13.00")

    assert "Vi starter igjen kl. 13.00" in projector.pictures()["view"]["html"]


def test_a_message_stands_with_the_question_the_time_and_the_way_in(panel, projector, day):
    question = day.start("problem").title

    panel.ask("projector:show", view="message", message="Maten er klar")

    wall = projector.pictures()["view"]["html"]
    assert wall.index("Maten er klar") < wall.index(question)
    assert 'data-module="timer"' in wall
    assert "<span>MTR</span><span>M26</span>" in wall


def test_the_count_of_texts_grows_without_a_word_of_them(phone, day, projector):
    day.start("problem")
    projector.pictures()

    phone("Rype").ask("problem:write", text="Ingen ringer tilbake.")

    seen = projector.pictures()
    assert "Gruppene har skrevet ett problem" in seen["problem_count"]["html"]
    assert "Ingen ringer tilbake." not in str(seen)


def test_a_wrong_or_rotated_address_shows_nothing(app, projector, address, seminar):
    assert projector.browser.get(address).status_code == 200

    assert projector.browser.get(address[:-1] + "x").status_code == 404
    assert projector.browser.get("/lerret/1-").status_code == 404


def test_a_projector_cannot_ask_for_anything(projector, seminar):
    answer = projector.ask("round:open", seminar=seminar.id, round=seminar.rounds[0].id)

    assert not answer["ok"]


def test_no_nickname_ever_reaches_the_projector(phone, panel, projector, day, address):
    rype = phone("Rype")
    assert "Rype" in str(rype.me.display_name)
    for kind in ("problem", "sort", "measure", "vote", "plan", "exit"):
        day.start(kind)
        assert "Rype" not in projector.browser.get(address).text
    assert "Rype" not in str(projector.frames())
