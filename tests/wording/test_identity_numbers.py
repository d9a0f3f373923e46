"""Identity numbers are found however they are written, and ordinary numbers are left alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedreilag.identity_numbers import Kind, find, kind_of

# As the tax administration publishes them, with 1 for the check digit itself.
K1_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
K2_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)

# Month + 80: the tax administration's test people, who are nobody.
SYNTHETIC = "10915596784"
SYNTHETIC_D = "50846202355"


@pytest.mark.parametrize(
    "text",
    [
        "10915596784",
        "Fødselsnummeret er 109155 96784.",
        "10.91.55-96784",
        "10 91 55 967 84",
        "10/91/55 - 96784",
        "109155_96784",
        "109155\u00a096784",
        "109155\u200996784",
        "109155–96784",
        "1 0 9 1 5 5 9 6 7 8 4",
        "109155\n96784",
        "1091\u200b5596\u200d784",
        "10\u00ad91\ufeff5596784",
        "109155 \u200b\u2060\u200e\u202a - 96784",
        "1\ufe0f\u20e30915596784",
        "１０９１５５９６７８４",
        "١٠٩١٥٥٩٦٧٨٤",
        "fnr10915596784x",
        "12 10915596784",
        "3. 10915596784 5 av 8",
        "10.91.1955 96784",
        "10911955-967 84",
        SYNTHETIC_D,
    ],
)
def test_a_number_is_found_however_it_is_written(text: str) -> None:
    assert Kind.SYNTHETIC in find(text)


@pytest.mark.parametrize(
    "number",
    [
        "03846113729",
        "29820013725",  # 29 February 2000: the number does not tell the century.
        "31928713701",  # By the rule of 2032, like the next three.
        "71928713703",
        "09874413744",
        "70850313715",
    ],
)
def test_numbers_made_elsewhere_are_known_here(number: str) -> None:
    assert kind_of(number) is Kind.SYNTHETIC


@pytest.mark.parametrize(
    "text",
    [
        "kl. 10.00-11.30 den 12.03.2026, 24 kommuner, 5 DPS, 1 000 000 kr",
        "Ring 77 62 60 00 eller 0047 776 26 000",
        "Organisasjonsnummer 983 974 899",
        "22.04.2026 kl. 09.00–15.30",
        "1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
        "75 % mot 65,9 %, 54 %, 59,1 % og 93,2 %",
        "00000000000 11111111111 12345678901",
        "109155967841 110915596784",
        "a109155b96784",
    ],
)
def test_ordinary_numbers_are_left_alone(text: str) -> None:
    assert find(f"{text} og {SYNTHETIC}"), "a number would be found here"
    assert find(text) == []


@given(st.integers(0, 10), st.integers(1, 9))
def test_one_mistyped_digit_is_another_number(position: int, step: int) -> None:
    digit = (int(SYNTHETIC[position]) + step) % 10
    mistyped = SYNTHETIC[:position] + str(digit) + SYNTHETIC[position + 1 :]

    # With the 2032 rule one wrong digit may still be a number, but never one of the old kind.
    assert _first_remainder(mistyped) != 0 or kind_of(mistyped) is None


@given(
    st.dates(date(1920, 1, 1), date(2019, 12, 31)),
    st.integers(0, 999),
    st.booleans(),
    st.integers(0, 3),
)
def test_every_synthetic_number_is_found_by_the_old_rule_and_by_that_of_2032(
    born: date, individual: int, has_d: bool, remainder: int
) -> None:
    number = _number(born, individual, day_shift=40 * has_d, month_shift=80, remainder=remainder)
    if number:
        assert find(f"Se {number[:6]} {number[6:]}.") == [Kind.SYNTHETIC]


# Never issued to anyone: in these years the series 500–749 was not in use.
NEVER_ISSUED = st.dates(date(1940, 1, 1), date(1953, 12, 31)), st.integers(500, 749)


@given(*NEVER_ISSUED, st.integers(0, 3))
def test_the_kind_is_told_by_what_is_added_to_day_and_month(
    born: date, individual: int, remainder: int
) -> None:
    shifts = {
        (0, 0): Kind.BIRTH_NUMBER,
        (40, 0): Kind.D_NUMBER,
        (0, 40): Kind.H_NUMBER,
        (40, 40): Kind.H_NUMBER,
    }
    for (day_shift, month_shift), kind in shifts.items():
        number = _number(born, individual, day_shift, month_shift, remainder)
        assert number is None or kind_of(number) is kind


@given(st.integers(800_000_000, 999_999_999))
def test_a_shared_help_number_has_no_date_and_follows_the_old_rule_only(nine: int) -> None:
    old, newer = _with_check_digits(str(nine), 0), _with_check_digits(str(nine), 2)

    assert old is None or kind_of(old) is Kind.FH_NUMBER
    assert newer is None or kind_of(newer) is None


def test_29_february_counts_in_leap_years_only() -> None:
    assert _number(date(1996, 2, 29), 100, 0, 80, 0), "such a number exists"
    for individual in range(100, 130):
        leap, not_leap = (_with_check_digits(f"2982{year}{individual}", 0) for year in ("96", "97"))
        assert leap is None or kind_of(leap) is Kind.SYNTHETIC
        assert not_leap is None or kind_of(not_leap) is None


def _number(
    born: date, individual: int, day_shift: int, month_shift: int, remainder: int
) -> str | None:
    day, month = born.day + day_shift, born.month + month_shift
    return _with_check_digits(f"{day:02}{month:02}{born.year % 100:02}{individual:03}", remainder)


def _with_check_digits(nine: str, remainder: int) -> str | None:
    """The two check digits added, or None when these nine digits have none."""
    first = (remainder - _weighed(nine, K1_WEIGHTS)) % 11
    second = -_weighed(f"{nine}{first}", K2_WEIGHTS) % 11
    return f"{nine}{first}{second}" if first < 10 and second < 10 else None


def _first_remainder(digits: str) -> int:
    return _weighed(digits[:10], K1_WEIGHTS) % 11


def _weighed(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))
