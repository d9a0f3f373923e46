"""Dates, amounts and lists as Norwegian readers expect them."""

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

_LOCALE = "nb"
# Numbers and what they count stay on one line.
_STAY = "\u00a0"


def day_in_words(day: date) -> str:
    return f"{_day_and_month(day)}{_STAY}{day.year}"


def days_in_words(days: Sequence[date]) -> str:
    """One day, or the first and the last of them."""
    first, last = days[0], days[-1]
    if first == last:
        return day_in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}.–{day_in_words(last)}"
    start = _day_and_month(first) if first.year == last.year else day_in_words(first)
    return f"{start} og {day_in_words(last)}"


def _day_and_month(day: date) -> str:
    return format_date(day, f"d.{_STAY}MMMM", locale=_LOCALE)


def amount(value: float, unit: str) -> str:
    """A number with its unit; «antall» says nothing that the number does not say."""
    number = format_decimal(value, locale=_LOCALE)
    if unit in ("", "antall"):
        return number
    return f"{number}{_STAY}{'%' if unit == 'prosent' else unit}"


def listed(words: Sequence[str]) -> str:
    """«a, b og c»"""
    return format_list(list(words), locale=_LOCALE) if words else ""
