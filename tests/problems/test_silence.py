"""The silent part: other people's texts leave the server as a count only."""

import pytest


@pytest.fixture(autouse=True)
def silent(day):
    day.start("problem", silent=8)


def test_a_silent_text_reaches_the_others_as_a_count_and_nothing_else(phone, day):
    rype, oter = phone("Rype"), phone("Oter")

    assert rype.ask("problem:write", text="Ingen ringer tilbake.")["ok"]

    seen = oter.pictures()
    assert set(seen) == {"problem_count"}
    assert "Gruppa har skrevet én tekst" in seen["problem_count"]["html"]
    assert "Ingen ringer tilbake." not in str(seen)
    assert "Ingen ringer tilbake." not in oter.browser.get("/rom").text
    assert "Ingen ringer tilbake." not in str(oter.ask("catch:up", since=-1))

    day.share()

    assert "Ingen ringer tilbake." in str(oter.pictures())
    assert "Ingen ringer tilbake." in oter.browser.get("/rom").text


def test_the_author_sees_the_own_text_all_along(phone):
    rype = phone("Rype")

    rype.ask("problem:write", text="Ingen ringer tilbake.")

    assert any("Ingen ringer tilbake." in str(drawn) for drawn in rype.pictures().values())
    assert "Ingen ringer tilbake." in rype.browser.get("/rom").text


def test_the_own_text_says_when_the_group_will_see_it(phone, day):
    rype = phone("Rype")
    rype.ask("problem:write", text="Ingen ringer tilbake.")

    assert own_text(rype).count("Sendt. Gruppa ser det når prosesslederen åpner for det.") == 1
    assert "Sendt til gruppa" not in rype.browser.get("/rom").text

    day.share()

    assert "Sendt til gruppa" in own_text(rype)
    assert "Gruppa ser det når prosesslederen åpner for det." not in rype.browser.get("/rom").text


def own_text(screen):
    """The card that was pushed to its author last."""
    [card] = [
        drawn["html"] for name, drawn in screen.pictures().items() if name.startswith("own_problem")
    ]
    return card


def test_another_group_never_gets_the_text(phone, day):
    rype, ravn = phone("Rype", group=1), phone("Ravn", group=2)
    rype.ask("problem:write", text="Ingen ringer tilbake.")
    day.share()

    assert "Ingen ringer tilbake." in rype.browser.get("/rom").text
    assert "Ingen ringer tilbake." not in ravn.browser.get("/rom").text
    assert "Ingen ringer tilbake." not in str(ravn.ask("catch:up", since=-1))
