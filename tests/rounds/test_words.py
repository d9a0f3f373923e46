"""What the panel says is short: help of eighty words, and buttons of three."""

import re

import pytest

from bedreilag.rounds import next_step, words
from bedreilag.rounds.guidance import HELP
from bedreilag.rounds.models import VIEWS, Stage
from bedreilag.seminars.models import ROUND_KINDS, Round


@pytest.mark.parametrize("kind", ROUND_KINDS)
def test_every_kind_of_round_has_help_of_at_most_eighty_words(house, kind):
    with house.test_request_context():
        assert 10 <= len(str(HELP[kind]).split()) <= 80


@pytest.mark.parametrize("kind", ROUND_KINDS)
@pytest.mark.parametrize("state", ["waiting", "silent", "shared", "closed"])
def test_the_one_next_press_has_at_most_three_words_and_says_what_happens(house, kind, state):
    with house.test_request_context():
        step = next_step.next_step([Round(kind=kind, state=state, title="Et spørsmål?")])

        assert step is None or len(str(step.says).split()) <= 3
        assert step is None or str(step.means).endswith((".", "?"))


def test_the_panel_says_in_whole_sentences_what_the_phones_show(panel, seminar, day):
    found = day.start("problem", silent=8)
    silent = panel.pictures()["steering"]["html"]
    panel.ask("timer:ends", round=found.id, itself=True)
    chosen = panel.pictures()["steering"]["html"]
    day.share()

    assert "Alle skriver hver for seg. Ingen ser de andres tekster." in silent
    assert "Valg for tida · facilitator" in chosen
    shared = panel.pictures()["steering"]["html"]
    assert "De i gruppa ser hverandres tekster og kan skrive mer." in shared


def test_every_view_and_step_has_a_name(house):
    from bedreilag import live

    assert set(words.VIEWS) == set(VIEWS)
    steps = {wish for wish in live.wishes if re.match("(round|timer|result|room|projector):", wish)}
    assert steps - set(words.STEPS) == {"round:ready"}


@pytest.mark.parametrize("template", ["steering", "wall", "panel_macros", "preview", "stage"])
def test_no_button_of_the_panel_has_more_than_three_words(house, template):
    source, *_ = house.jinja_env.loader.get_source(house.jinja_env, f"screens/{template}.html")
    said = re.findall(r"<button[^>]*>(.*?)</button>|second_press\((_\(\"[^\"]*\"\))", source, re.S)
    texts = [text for both in said for text in re.findall(r'_\("([^"]*)"', "".join(both))]

    assert [text for text in texts if len(text.split()) > 3] == []


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ({"view": "clusters"}, "Lerretet: Tema"),
        ({"view": "clusters", "screen": 2}, "Skjerm 2: Tema"),
        ({"view": "message", "message": "Maten er klar"}, "Lerretet: Beskjed"),
    ],
)
def test_the_last_step_says_which_screen_shows_what(panel, shown, said):
    panel.ask("projector:show", **shown)

    assert f"{said} · " in panel.pictures()["steering"]["html"]


@pytest.mark.parametrize(
    ("shown", "said"),
    [({"view": "plan"}, "Lerretet: Planen"), ({"view": "plan", "screen": 2}, "Skjerm 2: Planen")],
)
def test_a_step_that_is_taken_back_has_the_name_it_had(panel, seminar, session, shown, said):
    panel.ask("projector:show", **shown)
    assert f'<p class="quiet">{said} · ' in panel.pictures()["steering"]["html"]

    assert panel.ask("step:undo", step=session.get_one(Stage, seminar.id).step)["ok"]

    assert f'<p class="quiet">Angret: {said} · ' in panel.pictures()["steering"]["html"]
