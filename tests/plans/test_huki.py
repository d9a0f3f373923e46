"""HUKI is four letters and a few rules."""

from bedreilag.plans.huki import letters, rules


def test_the_letters_spell_huki() -> None:
    assert "".join(letter.letter for letter in letters()) == "HUKI"
    assert [letter.name for letter in letters()] == [
        "Hovedansvarlig",
        "Utførende",
        "Konsulteres",
        "Informeres",
    ]


def test_an_item_has_exactly_one_h_and_at_least_one_u() -> None:
    limits = {letter.letter: (letter.min, letter.max) for letter in letters()}

    assert limits == {"H": (1, 1), "U": (1, None), "K": (0, None), "I": (0, None)}
    assert {rule.id for rule in rules() if rule.severity == "error"} == {"one-h", "some-u"}
