"""«Slett for godt»: out of the database, its journal and the log, whatever the suite runs on."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bedreilag import journal
from bedreilag.database import Reading, nature_of
from bedreilag.measures.models import Measure
from bedreilag.plans.models import ChangePlan, PlanItem, SourceMeasure
from bedreilag.problems.models import Problem
from bedreilag.work import transaction
from tests.on_disk import raw

pytestmark = pytest.mark.on_disk
SECRET = "Snøspurvunge ble sendt hjem uten medisiner."


@pytest.fixture
def problem(day, phone):
    """A shared text that should never have been written, changed once on the way."""
    day.start("problem")
    rype = phone("Rype")
    number = rype.ask("problem:write", text=f"{SECRET} Igjen.")["problem"]
    assert rype.ask("problem:edit", problem=number, text=SECRET)["ok"]
    return number


def test_nothing_of_an_erased_problem_is_left(problem, panel, phone, settings, caplog):
    oter = phone("Oter")
    assert SECRET in oter.browser.get("/rom").text
    assert SECRET.encode() in raw(settings.data)
    panel.ask("problem:hide", problem=problem, hidden=True)
    hidden = panel.browser.get(f"/samling/{panel.extra['seminar']}/dagen").text
    assert "Slett for godt" in hidden

    assert panel.ask("problem:erase", problem=problem)["ok"]

    assert b"spurvunge" not in raw(settings.data)
    assert "spurvunge" not in caplog.text
    assert "spurvunge" not in panel.browser.get(f"/samling/{panel.extra['seminar']}/dagen").text


def test_an_erased_measure_is_gone_and_erasing_twice_is_erasing_once(day, phone, panel, settings):
    day.start("measure")
    rype = phone("Rype")
    wanted = {"title": "Følg opp hjemme", "description": SECRET}
    number = rype.ask("measure:write", **wanted)["measure"]
    assert SECRET.encode() in raw(settings.data)

    assert panel.ask("measure:erase", measure=number)["code"] == "HideFirst"
    panel.ask("measure:hide", measure=number, hidden=True)
    assert panel.ask("measure:erase", measure=number)["ok"]
    assert panel.ask("measure:erase", measure=number)["ok"]

    assert b"spurvunge" not in raw(settings.data)


def test_a_measure_in_the_plan_stays_until_it_is_taken_out_there(
    day, phone, panel, seminar, session
):
    day.start("measure")
    number = phone("Rype").ask("measure:write", title="Ring pårørende")["measure"]
    with transaction() as writing:
        plan = ChangePlan(seminar_id=seminar.id, title="Plan")
        source = SourceMeasure(measure_id=number, position=0)
        plan.items = [PlanItem(position=0, title="Ring", source_measures=[source])]
        writing.add(plan)

    panel.ask("measure:hide", measure=number, hidden=True)
    answer = panel.ask("measure:erase", measure=number)

    assert answer["message"].startswith("Tiltaket er tatt med i planen.")
    assert session.get(Measure, number)


def test_a_phone_cannot_erase(problem, phone, seminar, session):
    answer = phone("Oter").ask("problem:erase", seminar=seminar.id, problem=problem)

    assert answer["code"] == "NotLoggedIn"
    assert session.get(Problem, problem)


def test_a_silent_text_cannot_be_reached_by_guessing_its_number(day, phone, panel, session):
    day.start("problem", silent=8)
    number = phone("Rype").ask("problem:write", text=SECRET)["problem"]

    assert panel.ask("problem:erase", problem=number)["ok"]

    assert session.get(Problem, number)


@pytest.mark.usefixtures("problem")
def test_the_journal_is_emptied_as_soon_as_the_last_reader_has_looked_up(settings):
    reader = Reading()
    reader.execute(text("SELECT count(*) FROM problem"))
    with transaction() as writing:
        writing.execute(text("DELETE FROM problem"))
    rests = []

    def rest(_seconds: float) -> None:
        rests.append(SECRET.encode() in raw(settings.data))
        reader.close()

    assert journal.empty(rest)

    assert rests == [True]  # once, and then the reader was done
    assert SECRET.encode() not in raw(settings.data)


@pytest.mark.usefixtures("seminar")
def test_a_reader_who_never_looks_up_is_waited_for_a_while_and_told_of(session, caplog):
    session.execute(text("SELECT count(*) FROM problem"))
    with transaction() as writing:
        writing.execute(text("UPDATE seminar_group SET name = name"))
    rests = []

    assert not journal.empty(rests.append)

    assert len(rests) == journal.TRIES
    assert "the journal could not be emptied yet" in caplog.text


def test_a_fault_in_the_database_is_logged_without_the_words(day, phone, app, caplog):
    day.start("problem")
    rype = phone("Rype")
    with app.extensions["engine"].begin() as connection:
        connection.execute(text("ALTER TABLE problem DROP COLUMN edited"))

    answer = rype.ask("problem:write", text=SECRET)

    assert answer["code"] == "ServerFault"
    assert "the wish problem:write failed: OperationalError" in caplog.text
    assert "spurvunge" not in caplog.text


def test_a_broken_rule_is_named_by_its_constraint_and_never_by_the_row():
    class Diagnosis:
        constraint_name = "ck_problem_text"

    class Original(Exception):
        diag = Diagnosis()

    fault = DBAPIError("INSERT", {"text": SECRET}, Original(f"DETAIL: ({SECRET})"))

    assert nature_of(fault) == "DBAPIError Original ck_problem_text"
