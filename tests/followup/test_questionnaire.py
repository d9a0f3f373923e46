"""The questions are those of 2023 and ours, in the words of whichever region asks them."""

from collections.abc import Iterator

import pytest

from bedreilag.followup import year_2023
from bedreilag.followup.questionnaire import (
    Questionnaire,
    exit_evaluation,
    follow_up,
    position_group,
)
from bedreilag.region.actions import shipped
from bedreilag.seminar_file.demo import demo_seminar


@pytest.fixture
def survey() -> Questionnaire:
    return follow_up(
        area="Fjordane",
        committee="Samarbeidsrådet",
        trust="Fjordane sykehus",
        centre="DPS",
        plan_link="example.no/plan",
    )


def test_the_seven_statements_stand_in_the_order_of_2023(survey: Questionnaire) -> None:
    statements = [question for question in survey.questions if question.type == "scale"]

    assert [question.id for question in statements] == [f"s{number}" for number in range(1, 8)]
    for question in statements:
        printed = year_2023.evaluation().statements[question.id].text
        assert printed.lower() in question.text.lower().replace("«bedre i lag» er ", "")
        assert question.values == ("1", "2", "3", "4", "5", "vet_ikke")


def test_the_ten_measures_of_2023_are_asked_about(survey: Questionnaire) -> None:
    question = survey.question("measures_2023_status")

    assert question.rows_from == "measures_2023"
    assert not question.required
    ids = [measure.id for measure in year_2023.measures()]
    assert len(ids) == 10
    for response in demo_seminar()["follow_up"]["responses"]:
        assert list(response["measures_2023_status"]) == ids
        assert set(response["measures_2023_status"].values()) <= set(question.values)


def test_every_answer_of_the_demo_seminar_can_be_given(survey: Questionnaire) -> None:
    kinds = {kind["id"] for kind in shipped()["organisation_kinds"]}
    groups = {option.position_group for option in survey.question("q1").options}

    assert set(survey.question("q2").values) <= kinds
    for response in demo_seminar()["follow_up"]["responses"]:
        assert response["position_group"] in groups
        assert response["attended"] in survey.question("q3").values
        assert response["worked_further"] in survey.question("q4").values
        assert set(response["item_status"].values()) <= set(survey.question("item_status").values)
        assert set(response["open"]) == {"fungert", "hindret", "hjelp"}


def test_a_role_belongs_to_a_position_group_of_the_region(survey: Questionnaire) -> None:
    assert position_group("parorenderepresentant") == "bruker_parorende"

    known = {group["id"] for group in shipped()["position_groups"]}
    assert {position_group(role) for role in survey.question("q1").values} == known


def test_another_region_is_asked_in_its_own_words(survey: Questionnaire) -> None:
    texts = " ".join(_texts(survey))

    assert "i Fjordane" in survey.intro
    assert survey.question("q2").options[1].label == (
        "Fjordane sykehus (DPS, sykehus eller annen enhet)"
    )
    assert "løftes til Samarbeidsrådet?" in survey.question("hjelp").text
    assert survey.end.endswith("example.no/plan.")
    assert "{" not in texts
    assert not [word for word in ("UNN", "Troms", "SPHR", "FSU") if word in texts]


def test_what_a_region_calls_itself_is_never_read_as_a_pattern() -> None:
    survey = follow_up(area=r"{trust} \1 %s", committee="a", trust="b", centre="c", plan_link="d")

    assert r"i {trust} \1 %s." in survey.intro


def test_only_those_who_took_part_see_the_statements(survey: Questionnaire) -> None:
    assert [page.title for page in survey.pages if page.only_for_attendees] == [
        "Hva har «Bedre i lag» betydd?"
    ]


def test_the_short_evaluation_is_four_ratings_and_a_comment() -> None:
    questions = list(exit_evaluation().questions)

    assert [(question.id, question.type) for question in questions] == [
        ("e1", "scale"),
        ("e2", "scale"),
        ("e3", "scale"),
        ("e4", "scale"),
        ("e5", "text"),
    ]
    assert questions[0].values == ("1", "2", "3", "4", "5")
    assert questions[4].max == 500


def test_the_figures_of_2023_stand_exactly_as_printed() -> None:
    evaluation = year_2023.evaluation()

    printed = [statement.printed for statement in evaluation.statements.values()]
    assert printed == [
        f"{figure}\u00a0%" for figure in ("75", "65,9", "54", "59,1", "93,2", "79,5", "70,5")
    ]
    assert (evaluation.answers, evaluation.invited, evaluation.response_rate) == (44, 143, "30,77")
    for statement in evaluation.statements.values():
        figure = float(statement.percent.replace(",", "."))
        assert abs(100 * statement.agree / evaluation.answers - figure) < 0.6


def _texts(survey: Questionnaire) -> Iterator[str]:
    yield from (survey.title, survey.intro, survey.end)
    for page in survey.pages:
        yield from (page.title, page.help)
        for question in page.questions:
            yield question.text
            yield from (option.label for option in question.options)
