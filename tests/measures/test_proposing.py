"""Proposing measures: stored once, tied to what they answer, refused in plain words."""

import pytest
from sqlalchemy import select

from bedreilag.measures import queries
from bedreilag.measures.models import Measure
from bedreilag.plans.models import ChangePlan, PlanItem, SourceMeasure
from bedreilag.work import transaction

TENOR = "10915596784"


@pytest.fixture(autouse=True)
def measure_round(day):
    day.start("measure")


@pytest.fixture
def stored(session):
    """The measures in the database, with their threads."""

    def look():
        session.rollback()
        return list(session.scalars(select(Measure).order_by(Measure.id)))

    return look


def answered(measure):
    return [tie.problem_id for tie in measure.answered]


def test_a_measure_is_stored_with_all_that_was_chosen(phone, problem, cluster, stored):
    telephone = cluster("Telefon")
    first, second = problem("Ingen ringer.", cluster=telephone), problem("Ingen svarer.")

    answer = phone("Rype").ask(
        "measure:write",
        title=" Ringe tilbake samme dag ",
        description="Den som har vakt, ringer.",
        benefit_for=["kommune", "bruker"],
        cluster=telephone,
        problems=[second, first],
    )

    assert answer["ok"]
    [measure] = stored()
    assert measure.title == "Ringe tilbake samme dag"
    assert measure.description == "Den som har vakt, ringer."
    assert measure.benefit_for == ["kommune", "bruker"]
    assert measure.cluster_id == telephone
    assert answered(measure) == [second, first]


def test_a_tema_alone_stands_for_all_its_texts(phone, problem, cluster, stored):
    telephone = cluster("Telefon")
    texts = [problem(text, group, telephone) for group, text in ((1, "En."), (2, "To."))]

    phone("Rype").ask("measure:write", title="Ringe", cluster=telephone)

    assert answered(stored()[0]) == texts


def test_texts_of_one_tema_bring_the_tema_with_them(phone, problem, cluster, stored):
    telephone, meetings = cluster("Telefon"), cluster("Møter")
    first, second = problem("En.", cluster=telephone), problem("To.", cluster=telephone)
    other = problem("Tre.", cluster=meetings)
    rype = phone("Rype")

    rype.ask("measure:write", title="Ringe", problems=[first, second])
    rype.ask("measure:write", title="Møtes", problems=[first, other])

    assert [one.cluster_id for one in stored()] == [telephone, None]


def test_a_measure_that_answers_nothing_is_sent_back(phone, problem, stored):
    problem("Ingen ringer.")

    answer = phone("Rype").ask("measure:write", title="Ringe")

    assert answer["message"] == "Velg temaet eller problemet som tiltaket svarer på."
    assert stored() == []


def test_where_there_is_no_problem_to_answer_a_measure_may_stand_alone(phone, stored):
    assert phone("Rype").ask("measure:write", title="Ringe")["ok"]

    assert answered(stored()[0]) == []


def test_a_hidden_problem_cannot_be_answered(phone, panel, problem, stored):
    text, _other = problem("Ingen ringer."), problem("Ingen svarer.")
    panel.ask("problem:hide", problem=text, hidden=True)

    assert phone("Rype").ask("measure:write", title="Ringe", problems=[text])["code"] == (
        "AnswersNothing"
    )
    assert stored() == []


def test_the_same_wish_asked_twice_is_one_measure(phone, stored):
    rype = phone("Rype")
    wish = {"title": "Ringe", "wish_id": "11111111-1111-4111-8111-111111111111"}

    first, second = rype.ask("measure:write", **wish), rype.ask("measure:write", **wish)

    assert first["measure"] == second["measure"]
    assert len(stored()) == 1


@pytest.mark.parametrize("field", ["title", "description"])
def test_an_identity_number_is_refused_in_every_field(phone, stored, field, caplog):
    words = {"title": "Ringe", "description": "Samme dag."} | {field: f"Om {TENOR}"}

    answer = phone("Rype").ask("measure:write", **words)

    assert (answer["code"], answer["field"]) == ("LooksLikeIdentityNumber", field)
    assert stored() == []
    assert TENOR not in caplog.text


def test_an_unknown_benefit_is_refused(phone, stored):
    assert not phone("Rype").ask("measure:write", title="Ringe", benefit_for=["kommunen"])["ok"]
    assert stored() == []


def test_a_plain_form_writes_and_shows_the_measure(phone, problem, stored):
    rype = phone("Rype")
    text = problem("Ingen ringer.")
    assert "Ingen ringer." in rype.browser.get("/rom").text

    response = rype.browser.post(
        "/onske/measure/write", data={"title": "Ringe", "problems": [text], "next": "/rom"}
    )

    assert (response.status_code, response.location) == (303, "/rom")
    assert answered(stored()[0]) == [text]
    assert "Sendt til gruppa" in rype.browser.get("/rom").text


def test_a_plain_form_says_at_the_choice_of_tema_that_it_is_missing(phone, problem, cluster):
    problem("Ingen ringer.", cluster=cluster("Telefon"))

    page = phone("Rype").browser.post("/onske/measure/write", data={"title": "Ringe"}).text

    field = page[page.index('for="measure-cluster"') :].partition("</div>")[0]
    assert 'aria-describedby="measure-cluster-help measure-answers-error" aria-invalid' in field
    assert 'id="measure-answers-error">Velg temaet eller problemet' in field


def test_a_refused_plain_form_keeps_every_word_and_every_choice(phone, problem, cluster):
    telephone = cluster("Telefon")
    text = problem("Ingen ringer.", cluster=telephone)

    page = phone("Rype").browser.post(
        "/onske/measure/write",
        data={
            "title": f"Ringe {TENOR}",
            "description": "Samme dag.",
            "benefit_for": ["bruker"],
            "cluster": telephone,
            "problems": [text],
        },
    )

    assert page.status_code == 422
    assert "ser ut som et fødselsnummer" in page.text
    assert f"Ringe {TENOR}" in page.text
    assert "Samme dag." in page.text
    assert f'value="{telephone}" selected' in page.text
    assert f'id="answers-{text}" checked' in page.text.replace("\n", "")
    assert 'id="benefit-bruker" checked' in page.text.replace("\n", "")
    assert 'id="benefit-kommune" checked' not in page.text.replace("\n", "")


def test_only_the_author_may_change_or_delete_a_measure(phone, stored):
    rype, oter = phone("Rype"), phone("Oter")
    number = rype.ask("measure:write", title="Ringe")["measure"]

    assert oter.ask("measure:edit", measure=number, title="Skrive")["code"] == "NotFound"
    assert oter.ask("measure:delete", measure=number)["ok"]
    assert oter.browser.get(f"/rom/tiltak/{number}").status_code == 404
    assert [one.title for one in stored()] == ["Ringe"]

    assert rype.ask("measure:edit", measure=number, title="Skrive")["ok"]
    assert [one.title for one in stored()] == ["Skrive"]
    assert rype.ask("measure:delete", measure=number)["ok"]
    assert stored() == []


def test_a_measure_is_changed_on_a_page_of_its_own(phone, problem, cluster, stored):
    rype = phone("Rype")
    telephone = cluster("Telefon")
    first, second = problem("Ingen ringer.", cluster=telephone), problem("Ingen svarer.")
    problem("Ingen er hjemme.", cluster=telephone)
    number = rype.ask("measure:write", title="Ringe", problems=[first])["measure"]

    page = rype.browser.get(f"/rom/tiltak/{number}").text.replace("\n", "")
    assert 'value="Ringe"' in page
    assert f'id="answers-{first}" checked' in page
    form = {"measure": number, "title": "Svare", "problems": [first, second], "next": "/rom"}
    response = rype.browser.post("/onske/measure/edit", data=form)

    assert response.status_code == 303
    assert (stored()[0].title, answered(stored()[0])) == ("Svare", [first, second])


def test_a_measure_for_a_whole_tema_moves_to_another_by_choosing_it(
    phone, problem, cluster, stored
):
    rype = phone("Rype")
    telephone, meetings = cluster("Telefon"), cluster("Møter")
    first, second = problem("En.", cluster=telephone), problem("To.", cluster=meetings)
    number = rype.ask("measure:write", title="Ringe", cluster=telephone)["measure"]

    page = rype.browser.get(f"/rom/tiltak/{number}").text.replace("\n", "")
    assert f'value="{telephone}" selected' in page
    assert f'id="answers-{first}" checked' not in page
    rype.ask("measure:edit", measure=number, title="Ringe", cluster=meetings)

    assert (stored()[0].cluster_id, answered(stored()[0])) == (meetings, [second])


def test_a_refused_change_comes_back_on_its_own_page(phone):
    rype = phone("Rype")
    number = rype.ask("measure:write", title="Ringe")["measure"]

    page = rype.browser.post("/onske/measure/edit", data={"measure": number, "title": ""})

    assert page.status_code == 422
    assert "Endre tiltaket" in page.text
    assert "Skriv noe før du sender." in page.text


def test_nobody_proposes_when_the_round_is_closed(phone, day, stored):
    rype = phone("Rype")
    day.stop()

    answer = rype.ask("measure:write", title="For sent")

    assert answer["message"] == "Runden er avsluttet. Du kan lese, men ikke skrive."
    assert stored() == []


def test_what_the_vote_stands_on_is_hidden_rather_than_deleted(phone, day, stored):
    rype = phone("Rype")
    number = rype.ask("measure:write", title="Ringe")["measure"]
    day.start("vote")
    day.start("measure")

    answer = rype.ask("measure:delete", measure=number)

    assert answer["code"] == "InUse"
    assert "kan ikke slettes" in answer["message"]
    assert len(stored()) == 1


def test_what_the_plan_stands_on_cannot_be_deleted(phone, seminar, stored):
    rype = phone("Rype")
    number = rype.ask("measure:write", title="Ringe")["measure"]
    with transaction() as session:
        item = PlanItem(position=1, title="Ringe", agreements=[], benefit_for=[])
        item.source_measures = [SourceMeasure(measure_id=number, position=1)]
        session.add(ChangePlan(seminar_id=seminar.id, title="Planen", items=[item]))

    assert rype.ask("measure:delete", measure=number)["code"] == "InUse"
    assert len(stored()) == 1


def test_threads_can_be_followed_back_in_one_question(phone, problem, session):
    rype = phone("Rype")
    texts = [problem(f"Tekst {n}.") for n in range(3)]
    for n in range(3):
        rype.ask("measure:write", title=f"Tiltak {n}", problems=texts[n:])
    measures = queries.of_group(session, rype.me.group_id)

    threads = queries.threads(session, measures)

    assert [[p.id for p in threads[one.id]] for one in measures] == [texts, texts[1:], texts[2:]]
