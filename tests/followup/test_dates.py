"""Half a year is six months in the calendar, not a number of days."""

from datetime import date

import pytest

from bedreilag.followup.dates import phase, six_months_after


@pytest.mark.parametrize(
    ("last_day", "opens_on"),
    [
        (date(2026, 4, 23), date(2026, 10, 23)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 3, 31), date(2026, 9, 30)),
        (date(2026, 12, 15), date(2027, 6, 15)),
        (date(2026, 6, 30), date(2026, 12, 30)),
    ],
)
def test_it_opens_on_the_same_day_of_the_month_or_on_the_last(
    last_day: date, opens_on: date
) -> None:
    assert six_months_after(last_day) == opens_on


def test_it_is_open_from_its_first_day_to_its_last() -> None:
    opens_on, closes_on = date(2026, 10, 22), date(2026, 11, 12)

    phases = [
        phase(opens_on, closes_on, date(2026, month, day))
        for month, day in ((10, 21), (10, 22), (11, 12), (11, 13))
    ]

    assert phases == ["waiting", "open", "open", "closed"]
    assert phase(opens_on, None, date(2030, 1, 1)) == "open"
