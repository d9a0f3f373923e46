"""What an item must have before the plan is adopted, and what would be wise."""

from bedreilag.plans import huki
from bedreilag.plans.huki import Holder

OWNER = Holder("H", "helseforetak", "spesialisthelsetjeneste", decision_authority=True)
DOER = Holder("U", "kommune", "kommune", decision_authority=False)
VOICE = Holder("K", "brukerorganisasjon", "bruker_parorende", decision_authority=False)
ALL_WELL = [OWNER, DOER, VOICE]


def advice(holders, benefit_for=("bruker",), indicators=1):
    return huki.advice(holders, benefit_for=benefit_for, indicators=indicators)


def test_one_owner_and_one_doer_is_enough_to_adopt():
    assert huki.lacks([OWNER, DOER]) == []


def test_the_owner_may_be_the_doer_too():
    doing = Holder("U", "helseforetak", "spesialisthelsetjeneste", decision_authority=True)

    assert huki.lacks([OWNER, doing]) == []


def test_an_item_with_nobody_lacks_both():
    assert huki.lacks([]) == [huki.MISSING_H, huki.MISSING_U]


def test_two_owners_are_one_too_many():
    assert huki.lacks([OWNER, OWNER, DOER]) == [huki.SEVERAL_H]


def test_a_complete_item_gets_no_advice():
    assert advice(ALL_WELL) == []


def test_an_item_without_indicator_cannot_be_measured():
    assert advice(ALL_WELL, indicators=0) == [huki.NO_INDICATOR]


def test_an_item_needs_the_voice_of_service_users_or_next_of_kin():
    assert advice([OWNER, DOER]) == [huki.NO_USER_VOICE]


def test_being_told_is_also_a_voice():
    told = Holder("I", "parorendeorganisasjon", "bruker_parorende", decision_authority=False)

    assert advice([OWNER, DOER, told]) == []


def test_an_item_for_both_levels_should_have_both_levels_at_work():
    both = ("kommune", "helseforetak")
    told = Holder("I", "kommune", "kommune", decision_authority=False)
    doing = Holder("U", "helseforetak", "spesialisthelsetjeneste", decision_authority=True)

    assert advice(ALL_WELL, both) == []
    assert advice([OWNER, doing, VOICE, told], both) == [huki.ONE_LEVEL]
    assert advice([OWNER, doing, VOICE, told], ("helseforetak",)) == []


def test_an_owner_should_be_able_to_decide():
    powerless = Holder("H", "helseforetak", "spesialisthelsetjeneste", decision_authority=False)

    assert advice([powerless, DOER, VOICE]) == [huki.NO_AUTHORITY]


def test_an_owner_should_stand_in_the_line():
    outside = Holder("H", "kompetansemiljo", "kompetanse", decision_authority=True)

    assert advice([outside, DOER, VOICE]) == [huki.OUTSIDE_THE_LINE]
