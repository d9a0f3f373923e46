"""Effect and feasibility: each answers alone, the picture opens for everyone at once."""

import pytest
from sqlalchemy import select

from bedreilag.assessing.models import Assessment
from bedreilag.measures.models import Measure
from bedreilag.rounds import actions as rounds
from bedreilag.rounds.models import Stage
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Seminar
from bedreilag.voting import actions as voting
from bedreilag.voting import again
from bedreilag.work import transaction


@pytest.fixture
def measures(seminar):
    with transaction() as session:
        made = [
            Measure(
                seminar_id=seminar.id,
                round_id=seminar.rounds[2].id,
                group_id=seminar.groups[0].id,
                title=title,
                benefit_for=[],
                measure_2023_ids=[],
            )
            for title in ("Ringe", "Møtes", "Vente")
        ]
        session.add_all(made)
    return {one.title: one.id for one in made}


@pytest.fixture
def people(phone):
    return [phone(f"Fugl {n}") for n in range(6)]


@pytest.fixture
def assessing(day, people, measures, seminar):
    """A round about the two measures that got votes, and it is open."""
    vote = day.start("vote")
    with transaction() as session:
        for person, title in zip(people, ("Ringe", "Ringe", "Møtes"), strict=False):
            voting.give(session, session.get_one(Participant, person.me.id), measures[title])
    with transaction() as session:
        found = session.get_one(Seminar, seminar.id)
        rounds.show_results(session, found, vote.id)
        added = again.add_round_about_the_top(session, found, "assess", 10)
        rounds.open_round(session, found, added.id)
    return added


def press(person, measure, scale, answer):
    return person.ask("measure:assess", measure=measure, scale=scale, answer=answer)


def test_only_the_measures_on_top_are_asked_about(assessing, people, measures):
    page = people[0].browser.get("/rom").text
    asked = page[page.index('data-pictures="assessment"') :]

    assert "Ringe" in asked
    assert "Møtes" in asked
    assert press(people[0], measures["Vente"], "effect", 3)["code"] == "NotFound"


def test_the_last_press_counts_and_dont_know_is_an_answer(assessing, people, measures, session):
    for answer in (2, 5):
        assert press(people[0], measures["Ringe"], "effect", answer)["ok"]
    assert press(people[0], measures["Ringe"], "feasibility", 0)["ok"]

    kept = session.scalars(select(Assessment)).one()
    assert (kept.effect, kept.feasibility) == (5, 0)
    drawn = people[0].pictures()[f"assessment:{measures['Ringe']}"]["html"]
    assert drawn.count('aria-pressed="true"') == 2


@pytest.mark.parametrize("answer", [-1, 6, "mye", ""])
def test_what_is_no_answer_is_refused(assessing, people, measures, answer):
    assert not press(people[0], measures["Ringe"], "effect", answer)["ok"]


def test_the_picture_opens_for_everyone_at_once(
    assessing, people, measures, panel, projector, seminar
):
    for n, person in enumerate(people):
        press(person, measures["Ringe"], "effect", 4)
        press(person, measures["Ringe"], "feasibility", 1 + n % 5)
    assert "6 av 6 har svart" in panel.pictures()["assess_turnout"]["html"]
    assert "assessed" not in str(projector.frames())
    assert "field__point" not in people[0].browser.get("/rom").text

    assert panel.ask("result:show", round=assessing.id)["ok"]

    for screen in (projector, people[1]):
        seen = screen.pictures()["assessed"]["html"]
        assert "<b>4,0</b>" in seen
        assert "samlet" in seen
        assert "spriker" in seen
        assert seen.count('class="field__point"') == 1
        assert "for få svar" in seen


@pytest.mark.parametrize(("answers", "asks"), [(0, True), (4, True), (5, False)])
def test_the_panel_asks_once_more_before_a_result_of_fewer_than_five(
    assessing, people, measures, panel, day, answers, asks
):
    for person in people[:answers]:
        press(person, measures["Ringe"], "effect", 4)
    day.stop()

    page = panel.browser.get(f"/samling/{panel.extra['seminar']}/dagen").text

    assert "Vis resultatet</" in page
    assert ("Færre enn fem har svart. Da vises ingen tall" in page) is asks


def test_it_works_as_a_plain_form_and_closes_with_the_round(assessing, people, measures, day):
    fields = {"measure": measures["Ringe"], "scale": "effect", "answer": "4", "next": "/rom"}

    sent = people[0].browser.post("/onske/measure/assess", data=fields)

    assert (sent.status_code, sent.location) == (303, "/rom")
    day.stop()
    assert press(people[0], measures["Ringe"], "effect", 1)["code"] == "RoundClosed"


def test_what_everyone_has_seen_is_not_opened_for_one_more_answer(
    assessing, people, measures, panel, session
):
    """Two pictures with one answer between them would show that answer."""
    panel.ask("round:close", round=assessing.id)
    assert can_be_opened(panel, assessing)
    assert panel.ask("round:open", round=assessing.id)["ok"]
    panel.ask("result:show", round=assessing.id)

    assert panel.ask("round:open", round=assessing.id)["code"] == "ResultOpened"

    assert not can_be_opened(panel, assessing)
    assert press(people[0], measures["Ringe"], "effect", 1)["code"] == "RoundClosed"


def test_nor_is_it_opened_by_taking_back_that_it_was_closed(assessing, panel, seminar, session):
    panel.ask("projector:show", view="assessed")
    panel.ask("round:close", round=assessing.id)
    panel.ask("result:show", round=assessing.id)
    step = session.get_one(Stage, seminar.id).step
    session.rollback()

    assert panel.ask("step:undo", step=step)["code"] == "ResultSeen"


def can_be_opened(panel, found):
    page = panel.browser.get(f"/samling/{panel.extra['seminar']}/dagen").text
    forms = (form.partition("</form>")[0] for form in page.split("data-wish=")[1:])
    return any(
        form.startswith('"round:open"') and f'name="round" value="{found.id}"' in form
        for form in forms
    )
