"""Where a vote is counted. Plain numbers in, plain numbers out: no database, no web."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Measure = TypeVar("Measure", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Line(Generic[Measure]):
    """One line of a result."""

    measure: Measure
    votes: int
    voters: int
    share: float
    rank: int


def count(
    measures: Sequence[Measure], ballots: Iterable[Mapping[Measure, int]]
) -> list[Line[Measure]]:
    """Rank measures by their votes; of equally many, the one with more people behind it first.

    Measures with as many votes share a rank, and the order they were given in settles the rest.
    Votes on anything else than these measures are not counted.
    """
    votes, voters = _add_up(measures, ballots)
    total = sum(votes.values()) or 1
    lines = [
        Line(
            measure,
            votes[measure],
            voters[measure],
            share=votes[measure] / total,
            rank=1 + sum(other > votes[measure] for other in votes.values()),
        )
        for measure in measures
    ]
    return sorted(lines, key=lambda line: (-line.votes, -line.voters))


def left(votes_each: int, given: Mapping[Measure, int]) -> int:
    """How many votes a participant still has to give."""
    return max(0, votes_each - sum(given.values()))


def _add_up(
    measures: Sequence[Measure], ballots: Iterable[Mapping[Measure, int]]
) -> tuple[dict[Measure, int], dict[Measure, int]]:
    votes, voters = dict.fromkeys(measures, 0), dict.fromkeys(measures, 0)
    for ballot in ballots:
        for measure, given in ballot.items():
            if measure in votes and given > 0:
                votes[measure] += given
                voters[measure] += 1
    return votes, voters
