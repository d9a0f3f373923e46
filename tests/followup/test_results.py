"""What is shown of a survey tells enough, and nothing of what fewer than five answered."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedreilag.followup.results import shown, shown_exit
from bedreilag.followup.tally import (
    STATUSES,
    Answer,
    ExitAnswer,
    Tally,
    mean,
    percent,
    tally,
    tally_exit,
)
from bedreilag.seminar_file.demo import demo_seminar
from bedreilag.small_cells import Table
from tests.followup.answers import answer, demo_answers

GROUPS = ("leder", "ansatt", "lege", "bruker_parorende", "annen")


def test_the_demo_seminar_shows_leaders_and_employees_side_by_side() -> None:
    results = shown(tally(demo_answers(), 40))

    shares = {
        group: {
            status: percent(cell.in_all()[status], cell.in_all().total()) for status in STATUSES
        }
        for group, cell in results.items.groups.items()
    }
    expected = demo_seminar()["follow_up"]["computed"]["item_status_by_position_group"]
    assert shares == {group: expected[group]["percent"] for group in ("leder", "ansatt")}
    assert results.has_dont_know_gap
    assert (results.n, results.invited, results.response_rate) == (18, 40, 45.0)


def test_the_demo_seminar_shows_nothing_of_its_four_others() -> None:
    counted = tally(demo_answers(), 40)
    assert counted.items["lege"].people + counted.items["bruker_parorende"].people == 4

    items = shown(counted).items

    assert set(items.groups) == {"leder", "ansatt"}
    assert items.others is None
    assert not items.is_complete
    assert items.total is not None
    assert items.total.people == 14


def test_what_everyone_answered_is_shown_as_it_was_counted() -> None:
    counted = tally(demo_answers(), 40)
    results = shown(counted)

    assert results.statements == counted.statements
    assert results.worked_further == counted.worked_further
    assert results.worked_further_yes_percent == 50.0
    assert results.measures_2023 == counted.measures_2023


def test_small_groups_become_one_when_they_are_enough_together() -> None:
    items = shown(_survey(leder=6, ansatt=9, lege=2, bruker_parorende=4)).items

    assert set(items.groups) == {"leder", "ansatt"}
    assert items.together == ("lege", "bruker_parorende")
    assert items.others is not None
    assert items.others.people == 6
    assert items.total is not None
    assert items.total.people == 21
    assert items.is_complete


def test_users_and_next_of_kin_are_a_group_of_their_own_from_five() -> None:
    assert "bruker_parorende" in shown(_survey(leder=6, ansatt=9, bruker_parorende=5)).items.groups
    assert (
        "bruker_parorende" not in shown(_survey(leder=6, ansatt=9, bruker_parorende=4)).items.groups
    )


def test_without_leaders_to_compare_with_the_total_is_worth_more_than_a_group() -> None:
    results = shown(_survey(leder=3, ansatt=9))

    assert results.items.groups == {}
    assert results.items.total is not None
    assert results.items.total.people == 12
    assert not results.has_dont_know_gap


def test_four_answers_show_nothing_but_how_many_they_are() -> None:
    assert shown(_survey(leder=5)).is_enough, "five are enough"

    results = shown(_survey(leder=4))

    assert (results.n, results.is_enough) == (4, False)
    assert not results.statements
    assert not results.worked_further
    assert not results.extra
    assert not results.measures_2023
    assert not results.items.groups
    assert results.items.total is None


def test_a_statement_is_shown_when_five_of_those_who_took_part_answered_it() -> None:
    absent = [answer(attended="nei", statements={}) for _ in range(5)]

    assert "s1" in shown(tally([answer() for _ in range(5)] + absent, 40)).statements
    assert "s1" not in shown(tally([answer() for _ in range(4)] + absent, 40)).statements


def test_the_second_figure_needs_five_with_an_opinion() -> None:
    unsure = [answer(statements={"s1": None}) for _ in range(6)]

    [few, enough] = (
        shown(tally([answer() for _ in range(opinions)] + unsure, 40)).statements["s1"]
        for opinions in (4, 5)
    )

    assert enough.percent_without_dont_know == 100.0
    assert few.percent_without_dont_know is None
    assert few.percent_of_all == 40.0


def test_an_optional_question_needs_five_answers() -> None:
    answers = [answer(extra={"q5": "nei", "q6": "ja"}) for _ in range(4)]
    answers.append(answer(extra={"q5": "nei"}))

    assert shown(tally(answers, 40)).extra == {"q5": {"nei": 5}}


def test_the_limit_can_be_raised_but_never_lowered() -> None:
    survey = _survey(leder=7, ansatt=9)
    assert "leder" in shown(survey).items.groups

    assert "leder" not in shown(survey, limit=8).items.groups
    with pytest.raises(ValueError, match="never shown"):
        shown(survey, limit=4)
    with pytest.raises(ValueError, match="never shown"):
        shown_exit({}, limit=4)


def test_the_short_evaluation_of_the_demo_seminar_is_shown_by_group() -> None:
    responses = demo_seminar()["exit_evaluation"]["responses"]
    answers = [
        ExitAnswer(response["position_group"], response["ratings"]) for response in responses
    ]

    table = shown_exit(tally_exit(answers))

    assert {name: cell.people for name, cell in table.groups.items()} == {
        "ansatt": 19,
        "leder": 10,
        "bruker_parorende": 7,
    }
    assert table.total is not None
    ratings = [response["ratings"]["e1"] for response in responses]
    assert mean(table.total.answers["e1"]) == round(sum(ratings) / len(ratings), 1)


def _survey(**sizes: int) -> Tally:
    return tally([answer(group) for group, size in sizes.items() for _ in range(size)], 60)


# --- Someone who has every number on the page, and time -------------------------------------


ITEM_STATUS = st.dictionaries(
    st.sampled_from(["t1", "t2", "t3"]), st.sampled_from(STATUSES), min_size=1
)
SURVEYS = st.lists(
    st.builds(
        lambda group, items: answer(group, item_status=items), st.sampled_from(GROUPS), ITEM_STATUS
    ),
    max_size=40,
)


@given(SURVEYS, st.integers(5, 8))
def test_no_sum_or_difference_of_what_is_shown_tells_what_one_to_four_answered(
    answers: list[Answer], limit: int
) -> None:
    table = shown(tally(answers, 60), limit).items
    given_by = [(a.position_group, dict(a.item_status)) for a in answers]

    _refuses_to_tell(table, given_by, limit)


@given(
    st.lists(
        st.builds(
            ExitAnswer,
            st.sampled_from(GROUPS),
            st.dictionaries(st.sampled_from(["e1", "e2"]), st.integers(1, 5)),
        ),
        max_size=40,
    )
)
def test_nor_does_the_short_evaluation(answers: list[ExitAnswer]) -> None:
    given_by = [(a.position_group, dict(a.ratings)) for a in answers]

    _refuses_to_tell(shown_exit(tally_exit(answers)), given_by, 5)


def _refuses_to_tell(
    table: Table[object], given_by: Sequence[tuple[str, dict[str, object]]], limit: int
) -> None:
    for question in ("t1", "t2", "t3", "e1", "e2"):
        people = [group for group, answers in given_by if question in answers]
        published = _published_sets(table, question, people)
        for few in _groups_of_one_to(limit - 1, people):
            assert not _can_be_computed(few, published, among=sorted(set(people)))


def _published_sets(table: Table[object], question: str, people: Sequence[str]) -> list[set[str]]:
    """Whose answers each published cell covers; a cell that says otherwise fails the test."""
    cells = [({name}, cell) for name, cell in table.groups.items()]
    if table.others:
        cells.append((set(table.together), table.others))
    if table.total:
        cells.append((set(table.groups) | set(table.together), table.total))
    for covered, cell in cells:
        counted = sum(cell.answers.get(question, {}).values())
        assert counted == sum(group in covered for group in people)
    return [covered for covered, _ in cells]


def _groups_of_one_to(most: int, people: Sequence[str]) -> Iterable[set[str]]:
    present = sorted(set(people))
    for size in range(1, len(present) + 1):
        for chosen in combinations(present, size):
            if 1 <= sum(group in chosen for group in people) <= most:
                yield set(chosen)


def _can_be_computed(wanted: set[str], published: Sequence[set[str]], among: Sequence[str]) -> bool:
    """Whether some sum and difference of the published cells is exactly what is wanted."""
    rows = [[Fraction(group in cell) for group in among] for cell in published]
    return _rank([*rows, [Fraction(group in wanted) for group in among]]) == _rank(rows)


def _rank(rows: list[list[Fraction]]) -> int:
    rows, rank = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((r for r in range(rank, len(rows)) if rows[r][column]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        for r in range(rank + 1, len(rows)):
            factor = rows[r][column] / rows[rank][column]
            rows[r] = [a - factor * b for a, b in zip(rows[r], rows[rank], strict=True)]
        rank += 1
    return rank
