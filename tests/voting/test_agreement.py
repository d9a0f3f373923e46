"""Whether the levels agree: worked out from plain numbers, and never shown for fewer than five."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedreilag.region import actions as region
from bedreilag.seminar_file.demo import demo_seminar
from bedreilag.voting.agreement import LevelVotes, Verdict, by_level, seen, told
from bedreilag.voting.words import level_name, said_of, verdict_in_words

KOMMUNE, SPESIALIST, BRUKER, NAV = "kommune", "spesialisthelsetjeneste", "bruker_parorende", "nav"


def level(name, people, behind):
    return LevelVotes((name,), people, {1: behind})


@pytest.mark.parametrize(
    ("kommune", "spesialist", "bruker", "words"),
    [
        ((10, 5), (10, 4), (5, 3), "Felles enighet"),
        ((10, 10), (10, 9), (5, 5), "Felles enighet"),
        ((20, 8), (10, 5), (7, 0), "Bruker og pårørende ser det annerledes"),
        ((20, 2), (10, 9), (7, 1), "Spesialisthelsetjeneste ser det annerledes"),
        ((10, 0), (10, 9), (6, 3), "Nivåene ser ulikt på det"),
        ((10, 1), (10, 1), (5, 0), "Liten forskjell"),
        ((10, 0), (10, 0), (5, 0), "Liten forskjell"),
        # One person in five is twenty points, and is never enough to see it differently.
        ((10, 4), (10, 4), (5, 1), "Felles enighet"),
        ((10, 2), (10, 2), (5, 3), "Bruker og pårørende ser det annerledes"),
    ],
)
def test_what_the_room_sees_in_words(kommune, spesialist, bruker, words):
    levels = [
        level(KOMMUNE, *kommune),
        level(SPESIALIST, *spesialist),
        level(BRUKER, *bruker),
    ]

    assert verdict_in_words(seen(levels, 1)) == words


def test_of_two_levels_neither_is_the_one_that_differs():
    levels = [level(KOMMUNE, 10, 9), level(SPESIALIST, 10, 1)]

    assert seen(levels, 1).verdict is Verdict.DIVIDED


def test_the_demo_seminar_counts_its_four_from_nav_with_the_municipalities():
    demo, level_of = demo_seminar(), kind_levels()
    levels = by_level(
        (level_of[seat["organisation_kind"]], ballot["allocations"])
        for ballot in demo["voting"]["ballots"]
        for seat in demo["participants"]
        if seat["id"] == ballot["participant_id"]
    )

    assert [(level_name(each), each.people) for each in levels] == [
        ("Kommune og NAV", 22),
        ("Spesialisthelsetjeneste", 9),
        ("Bruker og pårørende", 7),
    ]
    first, _second, third = (line["measure_id"] for line in demo["voting"]["results"][:3])
    assert verdict_in_words(seen(levels, first)) == "Felles enighet"
    assert verdict_in_words(seen(levels, third)) == "Bruker og pårørende ser det annerledes"


CROWD = st.lists(
    st.tuples(
        st.sampled_from([KOMMUNE, SPESIALIST, BRUKER, NAV, "stat"]),
        st.dictionaries(st.integers(1, 3), st.integers(1, 2), min_size=1),
    ),
    max_size=40,
)


@given(CROWD)
def test_no_part_and_no_difference_is_fewer_than_five_voters(ballots):
    levels = by_level(ballots)

    assert not levels or sum(each.people for each in levels) == len(ballots)
    for size in range(1, len(levels)):
        for some in combinations(levels, size):
            assert 5 <= sum(each.people for each in some) <= len(ballots) - 5


@given(CROWD)
def test_the_order_of_the_ballots_tells_nothing(ballots):
    assert by_level(ballots) == by_level(list(reversed(ballots)))


def test_all_of_them_and_none_of_them_are_never_said():
    said = [said_of(level(NAV, 5, behind), 1).text for behind in range(6)]

    assert said == [
        "høyst 1 av 5",
        "høyst 1 av 5",
        "2 av 5",
        "3 av 5",
        "minst 4 av 5",
        "minst 4 av 5",
    ]
    assert all(told(n, 9)[0] <= n <= told(n, 9)[1] for n in range(10))


def kind_levels():
    return {kind["id"]: kind["service_level"] for kind in region.shipped()["organisation_kinds"]}
