"""How long a log-in must wait after wrong passwords: nothing at first, then ever longer.

Kept in memory and by e-mail address, whether or not it has an account: so neither the answer,
the waiting nor the time it takes tells who has one.
"""

from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Final

FREE_TRIES: Final = 5
FIRST_WAIT: Final = timedelta(seconds=30)
# Long enough to make guessing hopeless, short enough that nobody can keep a facilitator out of
# the day by typing wrong on their behalf.
LONGEST_WAIT: Final = timedelta(minutes=15)
REMEMBERED: Final = 100_000

_failures: OrderedDict[str, tuple[int, datetime]] = OrderedDict()


def wait_after(failures: int) -> timedelta:
    """How long to wait after this many wrong passwords in a row."""
    if failures < FREE_TRIES:
        return timedelta(0)
    doublings = min(failures - FREE_TRIES, 10)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def wait_left(email: str, now: datetime) -> timedelta:
    """How long this address must still wait; zero when it may try."""
    _, free_at = _failures.get(email, (0, now))
    return max(free_at - now, timedelta(0))


def count_failure(email: str, now: datetime) -> None:
    """Remember one more wrong password for this address."""
    failures = _failures.pop(email, (0, now))[0] + 1
    _failures[email] = (failures, now + wait_after(failures))
    if len(_failures) > REMEMBERED:
        _failures.popitem(last=False)


def forgive(email: str) -> None:
    """The right password came: the next wrong one is the first again."""
    _failures.pop(email, None)


def forget() -> None:
    """Start with a clean slate, as a fresh process does."""
    _failures.clear()
