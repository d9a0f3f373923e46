"""How long a log-in must wait after wrong passwords: nothing at first, then ever longer.

Kept in memory, by e-mail and by the network address it was tried from: a stranger who types wrong
elsewhere shuts nobody out. It is the same whether or not there is an account, so neither the
answer, the waiting nor the time it takes tells who has one.
"""

from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Final, NamedTuple

FREE_TRIES: Final = 5
FIRST_WAIT: Final = timedelta(seconds=30)
# Long enough to make guessing hopeless, short enough for somebody who has found the note with it.
LONGEST_WAIT: Final = timedelta(minutes=15)
REMEMBERED: Final = 100_000


class Visitor(NamedTuple):
    """Whoever tries to log in: the e-mail that was typed, and where from."""

    email: str
    address: str

    @property
    def tidy(self) -> "Visitor":
        """The same however the e-mail was typed."""
        return self._replace(email=self.email.replace("\0", "").strip().lower())


_failures: OrderedDict[Visitor, tuple[int, datetime]] = OrderedDict()


def wait_after(failures: int) -> timedelta:
    """How long to wait after this many wrong passwords in a row."""
    if failures < FREE_TRIES:
        return timedelta(0)
    doublings = min(failures - FREE_TRIES, 10)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def wait_left(visitor: Visitor, now: datetime) -> timedelta:
    """How long this visitor must still wait; zero when they may try."""
    _, free_at = _failures.get(visitor.tidy, (0, now))
    return max(free_at - now, timedelta(0))


def count_failure(visitor: Visitor, now: datetime) -> None:
    """Remember one more wrong password from this visitor."""
    failures = _failures.pop(visitor.tidy, (0, now))[0] + 1
    _failures[visitor.tidy] = (failures, now + wait_after(failures))
    if len(_failures) > REMEMBERED:
        _failures.popitem(last=False)


def forgive(visitor: Visitor) -> None:
    """The right password came: the next wrong one is the first again."""
    _failures.pop(visitor.tidy, None)


def forget() -> None:
    """Start with a clean slate, as a fresh process does."""
    _failures.clear()
