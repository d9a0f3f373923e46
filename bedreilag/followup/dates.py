"""When a survey is open. Dates are dates in Norway: nobody opens a survey at a time of day."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Phase = Literal["waiting", "open", "closed"]

MONTHS = 6
# People get three weeks to answer, which leaves room for two reminders.
OPEN_FOR = timedelta(weeks=3)


def six_months_after(last_day: date) -> date:
    """The same day of the month half a year later; the month's last day where there is none."""
    months = last_day.month - 1 + MONTHS
    year, month = last_day.year + months // 12, months % 12 + 1
    return date(year, month, min(last_day.day, monthrange(year, month)[1]))


def phase(opens_on: date, closes_on: date | None, today: date) -> Phase:
    """Whether the survey waits, is open or is closed. It is open on its last day too."""
    if today < opens_on:
        return "waiting"
    if closes_on is not None and today > closes_on:
        return "closed"
    return "open"
