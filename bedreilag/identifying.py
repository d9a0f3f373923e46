"""What in a text may tell who somebody is. It is asked about once, and never decided here.

A name cannot be told from other words; what can be seen are numbers, addresses, birth dates, and
«pasient» or «bruker» with a capital letter after it. Identity numbers are refused elsewhere.
"""

import re
from datetime import date
from enum import StrEnum
from typing import Final


class Sign(StrEnum):
    """What was seen, as it is said to the person who wrote it."""

    PHONE = "et telefonnummer"
    MAIL = "en e-postadresse"
    BIRTH = "en fødselsdato"
    NAME = "et navn"


DIGIT: Final = re.compile(r"\d")
# 912 34 567, 91 23 45 67, 91234567, with or without +47; and any number with a foreign code.
PHONE: Final = re.compile(
    r"(?<![\d.,])(?:(?:\+|00)47[ \xa0]?)?"
    r"(?:[2-9]\d{7}|[2-9]\d{2}[ \xa0]\d{2}[ \xa0]\d{3}|[2-9]\d(?:[ \xa0]\d{2}){3})(?![\d.,]?\d)"
    r"|\+[1-9](?:[ \xa0]?\d){7,13}(?!\d)"
)
MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "mai", "jun"),
    *("jul", "aug", "sep", "okt", "nov", "des"),
)
DATE: Final = re.compile(
    r"(?<!\d)(\d{1,2})[./-] ?(\d{1,2})[./-] ?((?:19|20)?\d\d)(?!\d)"
    rf"|(?<!\d)(\d{{1,2}})\. ?({'|'.join(MONTHS)})[a-zæøå]*\.? ((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
BORN: Final = re.compile(r"\b(?:født|f\.|fødselsdato|fødselsår)[ :]*(?:i |den )?\d", re.IGNORECASE)
# Somebody was born at least so long ago; a later date is one in the calendar.
YEARS_AGO: Final = 3

WHO: Final = r"(?:pasient(?:en|ene)?|brukeren|beboer(?:en)?|klient(?:en)?|pårørende)"
CALLED: Final = r"(?:[ ,]+(?:vår|min|deres|heter|som heter|ved navn))?"
NAME: Final = r"[ ,:]+[A-ZÆØÅÁČĐŊŠŦŽ][a-zæøåáčđŋšŧžéöäü]{2,}"
NAMED: Final = re.compile(rf"\b(?i:{WHO}{CALLED}){NAME}|\b(?:heter|ved navn){NAME}")
# «Bruker» is also a verb: «Vi bruker Teams.» A person begins the sentence, or follows these words.
USER_NAMED: Final = re.compile(
    rf"(?:^|[.!?:]\s+|\b(?i:en|ei|til|med|hos|om|av|fra|og|denne|vår|min|der|at)\s+)"
    rf"[Bb]ruker{CALLED}{NAME}"
)
# Without one of these no name is found, and most texts have none of them.
BEFORE_A_NAME: Final = ("pasient", "bruker", "beboer", "klient", "pårørende", "heter", "navn")
# What begins with a capital letter after these words and is nobody's name.
NOBODY: Final = re.compile(r"\b(?:Teams|Gerica|Profil|Visma|Norge|Troms|Ofoten|Senja|Samisk)$")


def find(text: str, today: date) -> list[Sign]:
    """Each kind of sign that is in the text, once."""
    has_digits = bool(DIGIT.search(text))
    seen = {
        Sign.PHONE: has_digits and bool(PHONE.search(text)),
        Sign.MAIL: "@" in text and bool(MAIL.search(text)),
        Sign.BIRTH: has_digits and _has_birth_date(text, today),
        Sign.NAME: _has_name(text),
    }
    return [sign for sign, is_there in seen.items() if is_there]


def _has_birth_date(text: str, today: date) -> bool:
    return bool(BORN.search(text)) or any(
        _is_long_ago(match, today) for match in DATE.finditer(text)
    )


def _is_long_ago(match: re.Match[str], today: date) -> bool:
    day, month, year, named_day, name, named_year = match.groups()
    if name:
        day, month, year = named_day, str(MONTHS.index(name.lower()) + 1), named_year
    number = int(year)
    if number < 100:
        number += 2000 if number <= today.year % 100 else 1900
    try:
        return date(number, int(month), int(day)).year <= today.year - YEARS_AGO
    except ValueError:
        return False


def _has_name(text: str) -> bool:
    small = text.lower()
    if not any(word in small for word in BEFORE_A_NAME):
        return False
    found = [*NAMED.finditer(text), *USER_NAMED.finditer(text)]
    return any(not NOBODY.search(match[0]) for match in found)
