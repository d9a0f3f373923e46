"""Participants can look back at finished rounds, never ahead (R023, R024)."""

import pytest


@pytest.fixture
def back(seminar):
    return lambda kind: f"/rom/tilbake/{next(r.id for r in seminar.rounds if r.kind == kind)}"


def test_a_finished_round_has_an_address_with_its_texts(phone, day, back):
    rype, lom = phone("Rype"), phone("Lom")
    day.start("problem")
    rype.ask("problem:write", text="Ingen ringer tilbake.")
    lom.ask("problem:write", text="Epikrisen kommer sent.")
    day.start("sort")

    page = rype.browser.get(back("problem")).text

    assert "Du blar fritt" in page
    assert "Ingen ringer tilbake." in page
    assert "Epikrisen kommer sent." in page
    assert f'href="{back("problem")}"' in rype.browser.get("/rom").text


def test_there_is_no_address_ahead_and_the_open_round_is_in_the_room(phone, day, back):
    rype = phone("Rype")
    day.start("problem")

    assert rype.browser.get(back("sort")).status_code == 404
    assert rype.browser.get(back("problem")).headers["Location"] == "/rom"
    assert "/rom/tilbake/" not in rype.browser.get("/rom").text


def test_another_seminars_round_is_not_found(phone, day):
    assert phone("Rype").browser.get("/rom/tilbake/99999").status_code == 404


def test_looking_back_at_a_vote_shows_its_result_only_when_the_room_has_seen_it(
    phone, day, panel, back
):
    rype = phone("Rype")
    day.start("problem")
    day.start("measure")
    measure = rype.ask("measure:write", title="Ringe tilbake", problems=[])["measure"]
    vote = day.start("vote")
    rype.ask("vote:give", measure=measure)
    day.stop()
    assert "Resultatet er ikke vist ennå." in rype.browser.get(back("vote")).text
    assert "Ringe tilbake" not in rype.browser.get(back("vote")).text

    panel.ask("result:show", round=vote.id)

    assert "Ringe tilbake" in rype.browser.get(back("vote")).text


def test_whoever_looks_back_is_told_what_the_room_does(phone, day, panel):
    rype = phone("Rype")
    day.start("measure")

    assert "I rommet nå: Hva kan vi gjøre med det?" in rype.pictures()["on_the_wall"]["html"]
    panel.ask("projector:show", view="clusters")

    assert "På lerretet nå: Tema" in rype.pictures()["on_the_wall"]["html"]


@pytest.mark.parametrize("kind", ["problem", "measure"])
def test_nobody_is_asked_to_be_first_when_the_round_is_over(phone, day, kind):
    rype = phone("Rype")
    day.start(kind)
    assert "Bli den første!" in str(rype.pictures())

    day.stop()

    assert "Bli den første!" not in str(rype.pictures())


@pytest.mark.parametrize("kind", ["problem", "measure"])
def test_nobody_is_asked_to_be_first_while_the_room_rests(phone, day, panel, kind):
    rype = phone("Rype")
    day.start(kind)
    assert "Bli den første!" in str(rype.pictures())

    panel.ask("room:pause")

    resting = str(rype.pictures())
    assert "noe ennå." in resting
    assert "Bli den første!" not in resting
    panel.ask("room:resume")
    assert "Bli den første!" in str(rype.pictures())


def test_a_phone_may_follow_the_wall_where_it_has_a_form_of_its_own_for_it(phone, day, panel):
    rype = phone("Rype")
    day.start("problem")
    assert "/rom/lerret" not in rype.pictures()["on_the_wall"]["html"]

    panel.ask("projector:show", view="clusters")

    assert 'href="/rom/lerret"' in rype.pictures()["on_the_wall"]["html"]
    page = rype.browser.get("/rom/lerret").text
    assert "Telefonen følger lerretet" in page
    assert 'data-view="clusters"' in page


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("clusters", "Temaene kommer her når de første tekstene er samlet."),
        ("result", "Resultatet kommer her når prosesslederen viser det."),
        ("agreement", "Enigheten kommer her når resultatet er vist."),
        ("assessed", "Resultatet kommer her når prosesslederen viser det."),
        ("checkin", "Svarene kommer her når prosesslederen viser dem."),
        ("plan", "Planen kommer her når den er klar."),
    ],
)
def test_what_the_wall_waits_for_is_waited_for_in_words_on_the_phone(phone, panel, view, words):
    rype = phone("Rype")
    panel.ask("projector:show", view=view)

    page = rype.browser.get("/rom/lerret").text

    part = page[page.index(f'data-show-view="{view}"') :].partition("</section>")[0]
    assert words in part
    assert 'aria-live="polite"' in page[: page.index("data-show-view")]


def test_a_message_stands_at_the_top_of_every_phone_until_the_wall_shows_something_else(
    phone, panel, day
):
    round_ = day.start("problem")
    day.stop()
    rype = phone("Rype")

    panel.ask("projector:show", view="message", message="Maten er klar")

    assert "Maten er klar" in rype.pictures()["message"]["html"]
    for address in ("/rom", "/rom/lerret", f"/rom/tilbake/{round_.id}"):
        page = rype.browser.get(address).text
        assert 'role="status"><div data-picture="message"' in page
        assert page.index("Maten er klar") < page.index("<h1")
        assert page.count("Maten er klar") == 1
    panel.ask("projector:show", view="question")
    assert rype.pictures()["message"] is None
    assert "Maten er klar" not in rype.browser.get("/rom").text
