"""Do the levels agree? Plain numbers in, words out: no database, no web.

Who voted is counted by the level their organisation belongs to. A level with fewer than five
voters never stands alone, and neither does a remainder that subtraction would give: it is counted
together with the home level, or with the smallest of the others.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from bedreilag.small_cells import publishable

# Whoever has too few voters to stand alone is counted with the municipalities, if they are there.
HOME = "kommune"
# So far from all the others together, and by at least two people: then a level sees it differently.
APART = Fraction(3, 10)
PEOPLE_APART = 2
# So many in each level stand behind what the room agrees on.
BEHIND_IT = Fraction(1, 5)


@dataclass(frozen=True, slots=True)
class LevelVotes:
    """One level, or several counted as one: who voted, and how many of them for each measure."""

    levels: tuple[str, ...]
    people: int
    voters: Mapping[int, int]

    def behind(self, measure_id: int) -> int:
        """How many of them voted for this measure."""
        return self.voters.get(measure_id, 0)


class Verdict(Enum):
    """What the room can see of how the levels voted on one measure."""

    AGREED = "agreed"
    ALIKE = "alike"
    ONE_APART = "one_apart"
    DIVIDED = "divided"


@dataclass(frozen=True, slots=True)
class Seen:
    """The verdict on a measure, and the level that sees it differently when there is one."""

    verdict: Verdict
    apart: LevelVotes | None = None


def by_level(ballots: Iterable[tuple[str, Mapping[int, int]]]) -> list[LevelVotes]:
    """Ballots with their level → the levels that may be shown; nothing when that is fewer than two.

    Together they are everyone who voted, so that no difference to the total tells anything more.
    """
    given: dict[str, list[Mapping[int, int]]] = {}
    for level, ballot in ballots:
        given.setdefault(level, []).append(ballot)
    given = dict(sorted(given.items()))
    parts = publishable({level: [len(some)] for level, some in given.items()}, home=HOME)
    if parts.withheld or not parts.alone:
        return []
    groups = [(level,) for level in parts.alone] + (
        [tuple(sorted(parts.together))] if parts.together else []
    )
    found = [_counted(levels, [b for one in levels for b in given[one]]) for levels in groups]
    in_order = sorted(found, key=lambda each: (-each.people, each.levels))
    return in_order if len(found) > 1 else []


def seen(levels: Sequence[LevelVotes], measure_id: int) -> Seen:
    """Whether the levels agree about a measure."""
    apart = _apart(levels, measure_id)
    # The one that differs is the one without which the others are alike.
    alone = [one for one in apart if not _apart([e for e in levels if e is not one], measure_id)]
    if len(alone) == 1 and len(levels) > 2:
        return Seen(Verdict.ONE_APART, alone[0])
    if apart:
        return Seen(Verdict.DIVIDED)
    if all(Fraction(each.behind(measure_id), each.people) >= BEHIND_IT for each in levels):
        return Seen(Verdict.AGREED)
    return Seen(Verdict.ALIKE)


def told(levels: Sequence[LevelVotes], measure_id: int) -> list[tuple[int, int]]:
    """The least and the most people who may have voted for it, for each level; or nothing.

    «All of them» and «none of them» would say what each one did. Where that would be said, every
    level is told as a range: the total is known, so a single range would be worked out. Ranges lie
    fast, and what they and the total still give away is not told at all.
    """
    behind = [each.behind(measure_id) for each in levels]
    ranges = [_range(n, each.people) for n, each in zip(behind, levels, strict=True)]
    ends = [not 1 < n < each.people - 1 for n, each in zip(behind, levels, strict=True)]
    if not any(ends):
        return [(n, n) for n in behind]
    # One may have been fewer where another was more, so neither is known.
    may_fall = any(n > least for n, (least, _most) in zip(behind, ranges, strict=True))
    may_rise = any(n < most for n, (_least, most) in zip(behind, ranges, strict=True))
    return ranges if may_fall and may_rise else []


def _range(behind: int, people: int) -> tuple[int, int]:
    """0–1, 2–3 and so on; the last is «all but one, or all», and an odd one out goes below it."""
    last = people - 1
    if behind >= last:
        return last, people
    least = behind - behind % 2
    if last % 2 and least >= last - 3:
        return last - 3, last - 1
    return least, least + 1


def _counted(levels: tuple[str, ...], ballots: Sequence[Mapping[int, int]]) -> LevelVotes:
    voters: dict[int, int] = {}
    for ballot in ballots:
        for measure_id, votes in ballot.items():
            voters[measure_id] = voters.get(measure_id, 0) + (votes > 0)
    return LevelVotes(levels, len(ballots), dict(sorted(voters.items())))


def _apart(levels: Sequence[LevelVotes], measure_id: int) -> list[LevelVotes]:
    if len(levels) < 2:
        return []
    return [level for level in levels if _is_apart(level, levels, measure_id)]


def _is_apart(level: LevelVotes, levels: Sequence[LevelVotes], measure_id: int) -> bool:
    others = [each for each in levels if each is not level]
    people = sum(each.people for each in others)
    expected = Fraction(sum(each.behind(measure_id) for each in others), people) * level.people
    away = abs(level.behind(measure_id) - expected)
    return away >= APART * level.people and away >= PEOPLE_APART
