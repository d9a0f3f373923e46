"""Words that may tell who somebody is are asked about once, and then it is the writer's choice."""

from datetime import date

import pytest
from sqlalchemy import select

from bedreilag.identifying import Sign, find
from bedreilag.measures.models import Measure
from bedreilag.problems.models import Problem
from bedreilag.seminar_file.demo import demo_seminar

TODAY = date(2026, 4, 22)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Ring meg på 912 34 567.", Sign.PHONE),
        ("Vakttelefonen er 77 62 60 00", Sign.PHONE),
        ("+47 91234567 svarer aldri", Sign.PHONE),
        ("Den svenske er +46 70 123 45 67", Sign.PHONE),
        ("Send det til kari.nordmann@example.no", Sign.MAIL),
        ("Hun er født 1987", Sign.BIRTH),
        ("Det gjelder 12.03.1987", Sign.BIRTH),
        ("Det gjelder 12. mars 1987", Sign.BIRTH),
        ("Brukeren, f. 3.2.87, venter", Sign.BIRTH),
        ("Pasienten Snefrid ble sendt hjem", Sign.NAME),
        ("Vi hadde en bruker Snefrid i høst", Sign.NAME),
        ("Brukeren vår, Snefrid, venter", Sign.NAME),
        ("En pasient ved navn Snefrid", Sign.NAME),
    ],
)
def test_what_may_identify_is_seen(text, sign):
    assert find(text, TODAY) == [sign]


@pytest.mark.parametrize(
    "text",
    [
        "Vi bruker Teams og kommunen bruker Gerica.",
        "Møtet 22.4.2026 ble avlyst, og planen gjelder fra 1.1.2027.",
        "Ring 113 eller 116 117.",
        "Det koster 12 000 000 kroner i året.",
        "Epikrisen kom 14 dager for sent i 2024 og 2025.",
        "Brukere i Senja venter. Pasienter skrives ut fredag.",
        "Kl. 10.00–11.30 svarer ingen.",
    ],
)
def test_everyday_words_and_numbers_are_left_alone(text):
    assert find(text, TODAY) == []


def test_nothing_in_the_demo_seminar_is_asked_about():
    demo = demo_seminar()
    written = [one["text"] for one in demo["problems"]]
    written += [f"{one['title']} {one['description']}" for one in demo["measures"]]
    written += [one["comment"] for one in demo["exit_evaluation"]["responses"]]

    assert len(written) > 100
    assert [text for text in written if find(text, TODAY)] == []


@pytest.fixture
def rype(day, phone):
    day.start("problem", silent=8)
    return phone("Rype")


def test_a_problem_is_asked_about_once_and_stored_with_the_second_press(rype, session):
    text = "Pasienten Snefrid ventet i tre uker. Ring 912 34 567."

    answer = rype.ask("problem:write", text=text)

    assert answer["code"] == "MayIdentify"
    assert answer["field"] == "text"
    assert answer["message"].startswith(
        "Se over teksten: Det ser ut som et telefonnummer og et navn."
    )
    assert answer["presses"] == [{"text": "Send likevel", "name": "sure", "value": "1"}]
    assert session.scalars(select(Problem)).all() == []

    assert rype.ask("problem:write", text=text, sure="1")["ok"]
    session.rollback()
    assert session.scalars(select(Problem.text)).all() == [text]


def test_a_changed_text_is_asked_about_too(rype):
    number = rype.ask("problem:write", text="Noen ventet i tre uker.")["problem"]

    answer = rype.ask("problem:edit", problem=number, text="Pasienten Snefrid ventet i tre uker.")

    assert answer["code"] == "MayIdentify"


def test_an_identity_number_is_refused_however_sure_one_is(rype):
    answer = rype.ask("problem:write", text="Det gjelder 10915596784.", sure="1")

    assert answer["code"] == "LooksLikeIdentityNumber"
    assert "presses" not in answer


def test_a_measure_is_asked_about_in_every_field(day, phone, session):
    day.start("measure")
    rype = phone("Rype")
    measure = {"title": "Ring oftere", "description": "Spør pasienten Snefrid."}

    answer = rype.ask("measure:write", **measure)

    assert (answer["code"], answer["field"]) == ("MayIdentify", "description")
    assert rype.ask("measure:write", **measure, sure=1)["ok"]
    assert session.scalars(select(Measure.title)).all() == ["Ring oftere"]


def test_the_evaluation_of_the_day_is_asked_about(day, phone):
    day.start("exit")
    rype = phone("Rype")

    assert rype.ask("exit:answer", e5="Takk til kari@example.no!")["code"] == "MayIdentify"
    assert rype.ask("exit:answer", e5="Takk til kari@example.no!", sure=1)["ok"]


@pytest.mark.parametrize(
    ("kind", "address", "fields"),
    [
        ("problem", "/onske/problem/write", {"text": "Pasienten Snefrid venter."}),
        ("measure", "/onske/measure/write", {"title": "Ring pasienten Snefrid"}),
        ("exit", "/onske/exit/answer", {"e5": "Pasienten Snefrid venter."}),
    ],
)
def test_a_plain_form_comes_back_with_its_words_and_the_second_press(
    day, phone, kind, address, fields
):
    day.start(kind)
    browser = phone("Rype").browser

    page = browser.post(address, data=fields | {"next": "/rom"})

    assert page.status_code == 422
    [words] = fields.values()
    assert words in page.text
    assert page.text.count("Se over teksten") == 1
    assert 'name="sure" value="1"' in page.text
    sent = fields | {"next": "/rom", "sure": "1"}
    assert browser.post(address, data=sent).status_code == 303
