"""Groups are sorted so that subtraction never leaves one to four people's answers."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedreilag.small_cells import Cell, Partition, publish, publishable


def test_large_groups_stand_alone_and_empty_ones_are_not_mentioned() -> None:
    assert publishable({"a": [7], "b": [5], "c": [0]}) == Partition(alone=("a", "b"))


def test_small_groups_stand_together_when_they_are_enough() -> None:
    assert publishable({"a": [7], "b": [2], "c": [3]}) == Partition(("a",), ("b", "c"))


def test_one_small_group_takes_the_smallest_other_with_it() -> None:
    assert publishable({"a": [9], "b": [7], "c": [4]}) == Partition(("a",), ("c", "b"))


def test_small_groups_go_to_the_group_that_is_their_home() -> None:
    sizes = {"a": [6], "andre": [8], "b": [4]}

    assert publishable(sizes, home="andre") == Partition(("a",), ("b", "andre"))
    assert publishable(sizes | {"c": [3]}, home="andre").together == ("b", "c", "andre")


def test_groups_worth_keeping_stay_and_the_small_ones_are_left_out_of_the_total() -> None:
    sizes = {"a": [7], "b": [7], "c": [1], "d": [3]}

    assert publishable(sizes, keep=("a", "b")) == Partition(("a", "b"), withheld=("c", "d"))
    assert publishable(sizes | {"e": [5]}, keep=("a", "b")).together == ("c", "d", "e")


def test_groups_are_kept_only_when_all_of_them_can_be_shown() -> None:
    assert publishable({"a": [7], "b": [3], "c": [6]}, keep=("a", "b")) == Partition(
        ("a",), ("b", "c")
    )


def test_fewer_than_the_limit_in_all_is_nothing_to_show() -> None:
    assert publishable({"a": [2], "b": [2]}) == Partition(withheld=("a", "b"))
    assert publishable({}) == Partition()


def test_a_group_must_be_large_enough_for_every_question() -> None:
    assert publishable({"a": [7, 7], "b": [6, 2], "c": [9, 9]}) == Partition(("c",), ("b", "a"))
    assert publishable({"a": [7, 7], "b": [6, 0]}).alone == ("a", "b"), "nobody is not a few"


def test_a_total_covers_what_is_shown_and_no_more() -> None:
    def group(people: int) -> Cell[str]:
        return Cell(people, {"q": {"ja": people}})

    table = publish({"a": group(7), "b": group(6), "c": group(2)}, keep=("a", "b"))

    assert set(table.groups) == {"a", "b"}
    assert table.total == Cell(13, {"q": {"ja": 13}})
    assert not table.is_complete


@pytest.mark.parametrize("limit", [4, 1, 0, -5])
def test_the_limit_is_never_under_five(limit: int) -> None:
    with pytest.raises(ValueError, match="never shown"):
        publishable({"a": [9]}, limit)


NAMES = ("a", "b", "c", "d", "e", "f")


@given(
    st.dictionaries(
        st.sampled_from(NAMES), st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=6
    ),
    st.integers(5, 9),
    st.sets(st.sampled_from(NAMES), max_size=2),
    st.none() | st.sampled_from(NAMES),
)
def test_whatever_is_added_and_subtracted_there_are_never_one_to_four(
    sizes: dict[str, tuple[int, int]], limit: int, keep: set[str], home: str | None
) -> None:
    parts = publishable(sizes, limit, keep=keep, home=home)
    shown = [(name,) for name in parts.alone] + [parts.together] * bool(parts.together)

    for question in (0, 1):
        blocks = [sum(sizes[name][question] for name in names) for names in shown]
        for how_many in range(1, len(blocks) + 1):
            for chosen in combinations(blocks, how_many):
                assert sum(chosen) == 0 or sum(chosen) >= limit

    everyone = {name for name in sizes if any(sizes[name])}
    assert sorted([*parts.alone, *parts.together, *parts.withheld]) == sorted(everyone)
