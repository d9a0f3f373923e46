"""«Angre» takes the last step back, but never what others have read."""

import pytest

from bedreilag.rounds.models import Stage
from bedreilag.seminars.models import Round


@pytest.fixture
def undo(panel, seminar, session):
    """Press «Angre» as the panel shows it now; answers the refusal's sentence, or nothing."""

    def press():
        session.rollback()
        answer = panel.ask("step:undo", step=session.get_one(Stage, seminar.id).step)
        session.rollback()
        return answer.get("message")

    return press


def states(session):
    session.rollback()
    return [one.state for one in session.query(Round).order_by(Round.position)]


def test_a_round_that_was_opened_by_mistake_waits_again(panel, phone, seminar, undo, session):
    rype = phone("Rype")
    panel.ask("round:open", round=seminar.rounds[0].id)
    assert states(session)[0] == "shared"

    assert undo() is None

    assert states(session)[0] == "waiting"
    assert "Vent til prosesslederen starter." in rype.pictures()["stage"]["html"]


def test_a_round_that_somebody_has_written_in_is_not_unopened(panel, phone, seminar, undo, session):
    rype = phone("Rype")
    panel.ask("round:open", round=seminar.rounds[0].id)
    assert rype.ask("problem:write", text="Ingen ringer tilbake.")["ok"]

    assert undo() == "Noen har alt svart i runden. Avslutt den i stedet."

    assert states(session)[0] == "shared"


def test_shown_texts_are_never_made_silent_again(panel, seminar, day, undo, session):
    day.start("problem", silent=8)
    panel.ask("round:share", round=seminar.rounds[0].id)

    assert undo() == "Gruppene har sett tekstene. Det kan ikke gjøres usett."

    assert states(session)[0] == "shared"


def test_a_closed_round_opens_again_with_its_time(panel, seminar, day, undo, session):
    found = day.start("problem")
    ends = session.get_one(Round, found.id).ends_at
    panel.ask("round:close", round=found.id)
    assert states(session)[0] == "closed"

    assert undo() is None

    again = session.get_one(Round, found.id)
    assert again.state == "shared"
    assert again.ends_at >= ends


def test_a_silent_round_that_was_closed_comes_back_with_its_texts_shown(
    panel, seminar, day, undo, session
):
    """Closing it has shown them."""
    found = day.start("problem", silent=8)
    panel.ask("round:close", round=found.id)

    assert undo() is None

    assert states(session)[0] == "shared"


def test_a_shown_result_is_never_hidden_again(panel, day, undo, session):
    found = day.start("vote")
    day.stop()
    panel.ask("result:show", round=found.id)

    assert undo() == "Alle har sett resultatet. Det kan ikke gjøres usett."

    assert session.get_one(Round, found.id).results_shown_at


def test_an_evaluation_is_not_opened_again_by_undoing(panel, day, undo, session):
    found = day.start("exit")
    panel.ask("round:close", round=found.id)

    assert undo() == "Runden er avsluttet for godt. Den kan ikke åpnes igjen."


def test_what_the_wall_showed_comes_back(panel, projector, day, undo):
    day.start("problem")
    panel.ask("projector:show", view="message", message="Maten er klar")
    assert "Maten er klar" in projector.pictures()["view"]["html"]

    assert undo() is None

    assert "Hva er vanskeligst" in projector.pictures()["view"]["html"]


@pytest.mark.parametrize("there_and_back", [("room:pause", "Resting"), ("room:resume", "")])
def test_a_pause_and_the_end_of_a_pause_are_undone(panel, phone, day, undo, there_and_back):
    rype, found = phone("Rype"), day.start("problem")
    step, _ = there_and_back
    if step == "room:resume":
        panel.ask("room:pause")
    panel.ask(step, round=found.id)
    before = rype.ask("problem:write", text="Nå?")["ok"]

    assert undo() is None

    assert rype.ask("problem:write", text="Nå, da?")["ok"] is not before


def test_one_undoes_the_step_one_sees_and_no_other(panel, seminar, day, session):
    day.start("problem")
    panel.ask("room:pause")
    seen = session.get_one(Stage, seminar.id).step
    panel.ask("projector:show", view="joining")

    answer = panel.ask("step:undo", step=seen)

    assert answer["message"] == "Noe nytt har skjedd siden. Se på panelet, og prøv igjen."


def test_a_step_is_undone_once(panel, seminar, undo):
    panel.ask("round:open", round=seminar.rounds[0].id)
    assert undo() is None

    assert undo() == "Det er ingenting å angre."


def test_a_press_that_changes_nothing_is_no_step(panel, seminar, session):
    panel.ask("round:open", round=seminar.rounds[0].id)
    before = session.get_one(Stage, seminar.id).step

    panel.ask("round:open", round=seminar.rounds[0].id)
    panel.ask("room:resume")

    session.rollback()
    assert session.get_one(Stage, seminar.id).step == before


def test_the_panel_says_what_was_done_last_and_by_whom(panel, seminar):
    panel.ask("round:open", round=seminar.rounds[0].id)

    html = panel.pictures()["steering"]["html"]

    assert "Start runden · facilitator midt-troms, " in html
    assert 'action="/onske/step/undo"' in html


def test_where_undo_is_refused_the_panel_says_why_instead(panel, seminar, day):
    day.start("problem", silent=8)
    panel.ask("round:share", round=seminar.rounds[0].id)

    html = panel.pictures()["steering"]["html"]

    assert 'action="/onske/step/undo"' not in html
    assert "Gruppene har sett tekstene. Det kan ikke gjøres usett." in html


def test_a_vote_that_somebody_has_voted_in_is_not_unopened(panel, phone, seminar, day, undo):
    rype = phone("Rype")
    day.start("problem")
    day.start("measure")
    measure = rype.ask("measure:write", title="Ringe tilbake", problems=[])["measure"]
    day.stop()
    panel.ask("round:open", round=seminar.rounds[3].id)
    assert rype.ask("vote:give", measure=measure)["ok"]

    assert undo() == "Noen har alt svart i runden. Avslutt den i stedet."


def test_a_vote_that_is_opened_again_and_closed_again_does_not_show_its_result_by_itself(
    panel, day, undo, session
):
    found = day.start("vote")
    day.stop()
    panel.ask("result:show", round=found.id)
    panel.ask("round:open", round=found.id)

    assert undo() is None

    again = session.get_one(Round, found.id)
    assert again.state == "closed"
    assert again.results_shown_at is None
