"""Mean and spread of what people answered. Plain numbers in, plain numbers out."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from math import sqrt

from bedreilag.small_cells import LIMIT

# In points of the scale from 1 to 5.
TOGETHER, APART = 0.8, 1.2


class Spread(Enum):
    """How far apart the answers lie."""

    TOGETHER = "together"
    SOMEWHAT = "somewhat"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Measured:
    """What those with an opinion answered: the mean, and how far from it they are as a rule."""

    mean: float
    deviation: float
    people: int

    @property
    def spread(self) -> Spread:
        """The deviation in one of three words."""
        if self.deviation < TOGETHER:
            return Spread.TOGETHER
        return Spread.SOMEWHAT if self.deviation < APART else Spread.APART


def measured(answers: Iterable[int | None]) -> Measured | None:
    """Mean and spread of the answers from 1 to 5; None when fewer than five people have one.

    No answer, and «vet ikke» (0), are opinions about nothing.
    """
    opinions = [answer for answer in answers if answer]
    people = len(opinions)
    if people < LIMIT:
        return None
    mean = sum(opinions) / people
    return Measured(mean, sqrt(sum((one - mean) ** 2 for one in opinions) / people), people)
