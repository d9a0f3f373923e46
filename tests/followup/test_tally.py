"""The survey is counted as its file says, and as the figures of 2023 were."""

from collections import Counter

import pytest

from bedreilag.followup.computed import computed
from bedreilag.followup.tally import (
    ExitAnswer,
    dont_know_gap,
    mean,
    percent,
    tally,
    tally_exit,
)
from bedreilag.seminar_file.demo import demo_seminar
from bedreilag.small_cells import Cell
from tests.followup.answers import answer, demo_answers


def test_the_demo_seminar_is_counted_as_its_file_says() -> None:
    follow_up = demo_seminar()["follow_up"]

    assert computed(tally(demo_answers(), follow_up["invited"])) == follow_up["computed"]


def test_dont_know_counts_as_not_agreeing_with_a_second_figure_without_it() -> None:
    answers = [answer(statements={"s1": rating}) for rating in (5, 4, 3, None)]

    share = tally(answers, 10).statements["s1"]

    assert (share.agree, share.n_all, share.percent_of_all) == (2, 4, 50.0)
    assert (share.n_without_dont_know, share.percent_without_dont_know) == (3, 66.7)


def test_those_who_were_not_there_are_not_asked_about_the_seminar() -> None:
    answers = [answer(), answer(attended="deler"), answer(attended="nei", statements={})]

    counted = tally(answers, 10)

    assert counted.statements["s1"].n_all == 2
    assert counted.n == 3
    assert counted.items["leder"].answers["t1"] == {"igangsatt": 3}


def test_an_item_someone_left_out_is_not_counted_as_dont_know() -> None:
    answers = [answer(item_status={"t1": "planlagt", "t2": "vet_ikke"}), answer()]

    leaders = tally(answers, 10).items["leder"]

    assert leaders.people == 2
    assert leaders.answers == {"t1": {"planlagt": 1, "igangsatt": 1}, "t2": {"vet_ikke": 1}}


def test_the_newer_questions_are_counted_when_they_were_answered() -> None:
    answers = [answer(extra={"q5": "nei"}), answer(extra={"q5": "nei", "q7": "flere"}), answer()]

    assert tally(answers, 10).extra == {"q5": {"nei": 2}, "q7": {"flere": 1}}


def test_a_survey_without_answers_is_nothing_and_not_a_fault() -> None:
    assert computed(tally([], 40)) | {"small_group_rule": ""} == {
        "n": 0,
        "statements": {},
        "worked_further": {},
        "worked_further_yes_percent": None,
        "item_status_by_position_group": {},
        "item_status": {},
        "measures_2023_status": {},
        "small_group_rule": "",
    }


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(14, 18, 77.8), (1, 16, 6.3), (1, 80, 1.3), (3, 80, 3.8), (44, 143, 30.8), (0, 0, None)],
)
def test_percent_has_one_decimal_and_halves_go_up(
    part: int, whole: int, expected: float | None
) -> None:
    assert percent(part, whole) == expected


def test_the_gap_is_a_finding_from_exactly_twenty_points() -> None:
    def group(dont_know: int) -> Cell[str]:
        return Cell(10, {"t1": Counter(vet_ikke=dont_know, igangsatt=10 - dont_know)})

    assert dont_know_gap(leaders=group(1), employees=group(3))
    assert not dont_know_gap(leaders=group(2), employees=group(3))
    assert not dont_know_gap(leaders=group(9), employees=group(3))
    assert not dont_know_gap(leaders=Cell(0, {}), employees=group(3))


def test_the_demo_seminar_has_the_gap_that_2023_had() -> None:
    items = tally(demo_answers(), 40).items

    assert dont_know_gap(items["leder"], items["ansatt"])


def test_the_short_evaluation_is_counted_by_group_and_question() -> None:
    demo = demo_seminar()["exit_evaluation"]["responses"]
    answers = [ExitAnswer(response["position_group"], response["ratings"]) for response in demo]

    counted = tally_exit(answers)

    assert {group: cell.people for group, cell in counted.items()} == {
        "ansatt": 19,
        "leder": 10,
        "bruker_parorende": 7,
    }
    of_leaders = [r["ratings"]["e1"] for r in demo if r["position_group"] == "leder"]
    assert counted["leder"].answers["e1"] == Counter(of_leaders)
    assert mean(counted["leder"].answers["e1"]) == round(sum(of_leaders) / 10, 1)


def test_the_mean_of_nothing_is_nothing() -> None:
    assert mean({}) is None
    assert mean({4: 1, 5: 3}) == 4.8
