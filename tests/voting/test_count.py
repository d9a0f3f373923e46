"""A vote is counted the same way every time, and exactly as the demo seminar says."""

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bedreilag.seminar_file.demo import demo_seminar
from bedreilag.voting.count import count, left


def test_the_demo_seminar_is_counted_as_its_file_says() -> None:
    demo = demo_seminar()
    measures = [measure["id"] for measure in demo["measures"]]
    ballots = [ballot["allocations"] for ballot in demo["voting"]["ballots"]]

    lines = count(measures, ballots)

    assert [
        {"measure_id": line.measure, "votes": line.votes, "voters": line.voters} for line in lines
    ] == demo["voting"]["results"]
    assert sum(line.votes for line in lines) == sum(sum(b.values()) for b in ballots)


def test_equally_many_votes_share_a_rank_and_more_voters_come_first() -> None:
    lines = count(["a", "b", "c", "d"], [{"a": 2, "b": 1}, {"b": 1, "c": 2}, {"d": 3}])

    assert [(line.measure, line.votes, line.voters, line.rank) for line in lines] == [
        ("d", 3, 1, 1),
        ("b", 2, 2, 2),
        ("a", 2, 1, 2),
        ("c", 2, 1, 2),
    ]


def test_shares_are_of_all_votes_counted() -> None:
    assert [line.share for line in count([1, 2], [{1: 3}, {2: 1}])] == [0.75, 0.25]


def test_without_votes_every_measure_is_first_with_nothing() -> None:
    assert [(line.votes, line.share, line.rank) for line in count([1, 2], [])] == [(0, 0, 1)] * 2


def test_votes_on_a_measure_that_was_taken_off_the_ballot_do_not_count() -> None:
    assert [line.share for line in count([1], [{1: 1, 9: 4}])] == [1]


def test_what_is_left_is_never_less_than_nothing() -> None:
    assert left(5, {}) == 5
    assert left(5, {1: 2, 2: 1}) == 2
    assert left(3, {1: 2, 2: 2}) == 0


BALLOTS = st.lists(st.dictionaries(st.integers(1, 6), st.integers(1, 3)))


@given(BALLOTS, st.randoms())
def test_the_order_of_the_ballots_never_matters(
    ballots: list[dict[int, int]], random: Random
) -> None:
    shuffled = list(ballots)
    random.shuffle(shuffled)

    assert count(range(1, 7), shuffled) == count(range(1, 7), ballots)


@given(BALLOTS)
def test_no_line_stands_below_one_with_fewer_votes(ballots: list[dict[int, int]]) -> None:
    lines = count(range(1, 7), ballots)

    assert [line.votes for line in lines] == sorted((line.votes for line in lines), reverse=True)
    assert all(
        (above.rank == below.rank) == (above.votes == below.votes)
        for above, below in pairwise(lines)
    )
