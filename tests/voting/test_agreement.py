"""Whether the levels agree: worked out from plain numbers, and never shown for fewer than five."""

from itertools import combinations, product

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
    def said(*behind):
        levels = [level(KOMMUNE, 8, behind[0]), level(NAV, 5, behind[1])]
        return [one.text for one in said_of(levels, 1)]

    assert said(4, 3) == ["4 av 8", "3 av 5"]
    assert said(2, 5) == said(3, 4) == ["2–3 av 8", "minst 4 av 5"]
    assert said(5, 0) == said(4, 1) == ["4–6 av 8", "høyst 1 av 5"]
    assert said(7, 1) == said(8, 0) == ["minst 7 av 8", "høyst 1 av 5"]
    assert said(3, 5) == said(8, 5) == []


@pytest.mark.parametrize("sizes", [(5, 5), (7, 5), (8, 6), (5, 6, 7), (9, 8, 5)])
def test_what_is_told_and_the_total_never_say_that_all_or_none_did(sizes):
    """Every way people may have voted that looks the same: in no level is it all, or none."""
    alike = {}
    for behind in product(*(range(size + 1) for size in sizes)):
        levels = [level(str(n), *one) for n, one in enumerate(zip(sizes, behind, strict=True))]
        alike.setdefault((sum(behind), *told(levels, 1)), []).append(behind)

    for (total, *_ranges), ways in alike.items():
        for size, them in zip(sizes, zip(*ways, strict=True), strict=True):
            if 0 < total < sum(sizes):
                assert set(them) not in ({0}, {size})


def kind_levels():
    return {kind["id"]: kind["service_level"] for kind in region.shipped()["organisation_kinds"]}
