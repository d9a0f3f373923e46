"""What goes wrong on a day: lines that are cut, phones in pockets, networks that block sockets."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

import gevent

from bedreilag.rehearsal.cast import Phone
from bedreilag.rehearsal.line import Line
from bedreilag.rehearsal.plain_line import PlainLine
from bedreilag.rehearsal.report import Report

# Each is a share of the phones, so that a phone can have bad luck twice.
CUT, ASLEEP, PLAIN = 3, 4, 5
SECONDS_BETWEEN_CUTS = (0.5, 3.0)
# A nap lasts two minutes of the seminar, and long enough to miss what happened in any case.
NAP, SHORTEST_NAP = 120, 0.5


class Rough:
    """The bad luck of one rehearsal, the same each time for the same seed; none without one."""

    def __init__(self, seed: int | None, speed: float, report: Report) -> None:
        self.is_on = seed is not None
        self.nap = max(SHORTEST_NAP, NAP / speed)
        self.random = Random(seed)  # noqa: S311 -- chance, not secrecy
        self.report = report

    def line_for(self, number: int) -> type[Line]:
        """How the phone with this number is connected."""
        return PlainLine if self.is_on and number % PLAIN == PLAIN - 1 else Line

    def begin(self, phones: Iterable[Phone]) -> Any:
        """Cut the line of every third phone at random moments, until told to stop."""
        unlucky = [phone.line for n, phone in enumerate(phones) if n % CUT == 0]
        return gevent.spawn(self._cut, unlucky if self.is_on else [])

    @contextmanager
    def some_asleep(self, phones: Iterable[Phone]) -> Iterator[None]:
        """Some phones sleep over what happens here, and wake up a little later."""
        asleep = [phone.line for n, phone in enumerate(phones) if n % ASLEEP == 1 and self.is_on]
        for line in asleep:
            line.fall_asleep()
        self.report.slept += len(asleep)
        yield
        if asleep:
            gevent.sleep(self.nap)
            gevent.joinall([gevent.spawn(line.open) for line in asleep], raise_error=True)

    def _cut(self, lines: list[Line]) -> None:
        while lines:
            gevent.sleep(self.random.uniform(*SECONDS_BETWEEN_CUTS))
            self.random.choice(lines).cut()
            self.report.cuts += 1
