"""Dealing people to groups: every table as mixed as the room (R026), and never by chance."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedreilag.seats.mix import Person, mix

KINDS = ("kommune", "helseforetak", "fastlege", "nav", "brukerorganisasjon", "annet")
PLACES = ("5530", "5520", "5528", "")

person = st.builds(
    Person,
    id=st.just(0),
    kind=st.sampled_from(KINDS),
    municipality=st.sampled_from(PLACES),
    position=st.sampled_from(("leder", "ansatt", "lege")),
    decides=st.booleans(),
)
rooms = st.lists(person, max_size=60).map(
    lambda people: [replace(one, id=number) for number, one in enumerate(people, 1)]
)


def spread(at: dict[int, int], chosen: list[Person], groups: dict[int, int]) -> int:
    """How much the fullest table has more of these than the emptiest."""
    counted = Counter(at[one.id] for one in chosen)
    return max(counted[group] for group in groups) - min(counted[group] for group in groups)


@given(people=rooms, number=st.integers(1, 9))
def test_every_kind_and_every_size_differs_by_at_most_one(
    people: list[Person], number: int
) -> None:
    groups = dict.fromkeys(range(1, number + 1), 60)

    at = mix(people, groups)

    assert at.keys() == {one.id for one in people}
    assert spread(at, people, groups) <= 1
    for kind in KINDS:
        assert spread(at, [one for one in people if one.kind == kind], groups) <= 1, kind


@given(people=rooms, number=st.integers(1, 9))
def test_the_same_people_are_always_dealt_the_same_way(people: list[Person], number: int) -> None:
    groups = dict.fromkeys(range(1, number + 1), 60)

    assert mix(people, groups) == mix(list(reversed(people)), groups)


@given(people=rooms, seats=st.lists(st.integers(1, 12), min_size=1, max_size=9))
def test_no_group_is_overfilled_while_another_has_a_seat(
    people: list[Person], seats: list[int]
) -> None:
    groups = dict(enumerate(seats))

    sizes = Counter(mix(people, groups).values())

    if len(people) <= sum(seats):
        assert all(sizes[group] <= groups[group] for group in groups)


@pytest.fixture
def forty() -> list[Person]:
    """Forty people as they come to such a day: four municipalities, and one in four decides."""
    kinds = ["kommune"] * 16 + ["helseforetak"] * 10 + ["fastlege"] * 4 + ["nav"] * 4
    kinds += ["brukerorganisasjon"] * 6
    return [
        Person(n, kind, PLACES[n % 3], "leder" if n % 4 else "ansatt", decides=n % 4 == 0)
        for n, kind in enumerate(kinds)
    ]


def test_forty_people_in_six_groups(forty: list[Person]) -> None:
    groups = dict.fromkeys(range(1, 7), 10)

    at = mix(forty, groups)

    assert sorted(Counter(at.values()).values()) == [6, 6, 7, 7, 7, 7]
    for kind in {one.kind for one in forty}:
        assert spread(at, [one for one in forty if one.kind == kind], groups) <= 1, kind
    for place in PLACES[:3]:
        assert spread(at, [one for one in forty if one.municipality == place], groups) <= 1, place
    assert spread(at, [one for one in forty if one.decides], groups) <= 1


def test_whoever_helps_somebody_comes_to_the_same_table(forty: list[Person]) -> None:
    groups = dict.fromkeys(range(1, 7), 10)
    apart = mix(forty, groups)
    alone, helper = next(
        (one, other)
        for one in forty
        for other in forty
        if one.kind != other.kind and apart[one.id] != apart[other.id]
    )
    forty[forty.index(alone)] = replace(alone, helped_by=helper.id)

    at = mix(forty, groups)

    assert at[alone.id] == at[helper.id]
    assert spread(at, forty, groups) <= 1
