"""Norwegian identity numbers in free text: found, so that they can be kept out."""

import re
import unicodedata
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What sort of number it is. H-numbers and one family of test numbers look the same."""

    BIRTH_NUMBER = "fødselsnummer"
    D_NUMBER = "D-nummer"
    H_NUMBER = "H-nummer"
    FH_NUMBER = "felles hjelpenummer"
    SYNTHETIC = "syntetisk nummer"


K1_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
K2_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)

# Numbers issued from 2032 leave 0–3 after the first check; older ones leave 0 and stay valid.
K1_REMAINDERS = {0, 1, 2, 3}

# People write 010190 12345, 01.01.90-12345, 01 01 90 / 123 45: anything but letters and digits.
BETWEEN = r"[\W_]{0,4}"
ELEVEN_DIGITS = re.compile(rf"(?<!\d)(?=((?:\d{BETWEEN}){{10}}\d)(?!\d))")
DIGIT = re.compile(r"\d")  # of any script
# 01.01.1990 12345: the birth date with its whole year, then the personal number.
LONG_YEAR = re.compile(
    rf"(?<!\d)(?=(\d\d{BETWEEN}\d\d{BETWEEN})(?:18|19|20)(\d\d{BETWEEN}\d{{3}} ?\d\d)(?!\d))"
)


def find(text: str) -> list[Kind]:
    """The kind of every valid identity number in the text, in both the old and the 2032 form.

    A rule this wide also stops about one in a hundred ordinary eleven-digit numbers.
    """
    if len(DIGIT.findall(text)) < 11:
        return []
    plain = _as_typed_plainly(text)
    candidates = [match[1] for match in ELEVEN_DIGITS.finditer(plain)]
    candidates += [match[1] + match[2] for match in LONG_YEAR.finditer(plain)]
    kinds = [kind_of(re.sub(r"\D", "", candidate)) for candidate in candidates]
    return [kind for kind in kinds if kind is not None]


def kind_of(digits: str) -> Kind | None:
    """What these eleven digits are, or None when they are no identity number."""
    if not re.fullmatch(r"[0-9]{11}", digits):
        return None
    first, second = _remainder(digits, K1_WEIGHTS), _remainder(digits, K2_WEIGHTS)
    if first not in K1_REMAINDERS or second != 0:
        return None
    if digits[0] in "89":
        return Kind.FH_NUMBER if first == 0 else None
    return _dated_kind(int(digits[:2]), int(digits[2:4]), int(digits[4:6]))


def _as_typed_plainly(text: str) -> str:
    """Full-width and other digits as 0–9, and without what cannot be seen between them."""
    return "".join(
        str(unicodedata.decimal(character, character))
        for character in text
        if unicodedata.category(character) != "Cf"
    )


def _remainder(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) % 11


def _dated_kind(day: int, month: int, year: int) -> Kind | None:
    shift = 80 if month > 80 else 40 if month > 40 else 0
    has_d = day > 40
    if not _is_a_date(day - 40 * has_d, month - shift, year):
        return None
    if shift:
        return Kind.SYNTHETIC if shift == 80 else Kind.H_NUMBER
    return Kind.D_NUMBER if has_d else Kind.BIRTH_NUMBER


def _is_a_date(day: int, month: int, year: int) -> bool:
    # The number does not tell the century, so 29 February counts when any century has it.
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False
