"""Which voices a table has, and which table needs a newcomer the most (R016)."""

import pytest

from bedreilag.seats.perspectives import Table, Voice, missing, neediest, present

MUNICIPAL = Voice("kommune", "ansatt")
LEADER = Voice("spesialisthelsetjeneste", "leder", decides=True)
NAV = Voice("nav", "ansatt")
USER = Voice("bruker_parorende", "bruker_parorende")


def test_a_table_with_every_voice_misses_nobody() -> None:
    assert missing([MUNICIPAL, LEADER, NAV, USER]) == []


@pytest.mark.parametrize(("away", "gap"), [(USER, "user"), (MUNICIPAL, "municipal"), (NAV, "nav")])
def test_a_voice_that_is_away_is_missed(away: Voice, gap: str) -> None:
    assert missing({MUNICIPAL, LEADER, NAV, USER} - {away}) == [gap]


def test_a_leader_who_may_not_decide_is_no_decider() -> None:
    leader = Voice("spesialisthelsetjeneste", "leder")

    assert missing([MUNICIPAL, leader, NAV, USER]) == ["decider"]


def test_a_user_representative_employed_by_a_municipality_brings_both() -> None:
    counted = present([Voice("kommune", "bruker_parorende")])

    assert (counted["user"], counted["municipal"]) == (1, 1)


def test_a_kind_without_a_level_of_its_own_is_counted_nowhere() -> None:
    assert not any(present([Voice("stat", "annen")]).values())


def table(number: int, *voices: Voice, seats: int = 10) -> Table:
    return Table(number, seats, voices)


def test_the_smallest_table_needs_a_newcomer_most() -> None:
    found = neediest([table(1, NAV, USER), table(2, NAV)], USER)

    assert found is not None
    assert found.number == 2


def test_of_equally_small_tables_the_one_that_misses_the_newcomer_s_voice() -> None:
    assert neediest([table(1, USER), table(2, NAV), table(3, USER)], USER).number == 2
    assert neediest([table(1, USER), table(2, NAV), table(3, USER)], MUNICIPAL).number == 1


def test_a_full_table_needs_nobody() -> None:
    assert neediest([table(1, NAV, seats=1), table(2, NAV, USER)], USER).number == 2
    assert neediest([table(1, NAV, seats=1)], USER) is None
