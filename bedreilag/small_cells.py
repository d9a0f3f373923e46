"""What may be shown of a table of answers, so that nobody learns what fewer than five answered.

Plain numbers in, plain numbers out. Whatever is shown by group comes from `publish`, and no other
total over the same answers may stand beside it: a difference is as telling as a number.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

# The promise to those who answer. It can be made stricter, never weaker.
LIMIT = 5

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Partition:
    """Groups that may stand alone, groups that may stand as one, and groups to leave out."""

    alone: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell(Generic[Value]):
    """How many people, and how often each answer was given to each question."""

    people: int
    answers: Mapping[str, Mapping[Value, int]]

    def in_all(self) -> Counter[Value]:
        """Every answer, whatever the question."""
        return sum((Counter(counts) for counts in self.answers.values()), Counter())


@dataclass(frozen=True, slots=True)
class Table(Generic[Value]):
    """A table that may be shown. `total` covers exactly the groups in it, whoever is left out."""

    groups: Mapping[str, Cell[Value]]
    together: tuple[str, ...]
    others: Cell[Value] | None
    total: Cell[Value] | None
    is_complete: bool


def at_least(limit: int) -> int:
    """The limit itself, if it keeps the promise."""
    if limit < LIMIT:
        raise ValueError(f"groups under {LIMIT} are never shown, so the limit cannot be {limit}")
    return limit


def publish(
    groups: Mapping[str, Cell[Value]],
    limit: int = LIMIT,
    *,
    keep: Collection[str] = (),
    home: str | None = None,
) -> Table[Value]:
    """The groups that may be shown, those that may be shown as one, and their total."""
    questions = list(dict.fromkeys(q for cell in groups.values() for q in cell.answers))
    sizes = {
        name: (cell.people, *(sum(cell.answers.get(q, {}).values()) for q in questions))
        for name, cell in groups.items()
    }
    parts = publishable(sizes, limit, keep=keep, home=home)
    shown = {name: groups[name] for name in parts.alone}
    together = add_up([groups[name] for name in parts.together])
    return Table(
        groups=shown,
        together=parts.together,
        others=together if shown else None,
        total=add_up([*shown.values(), *([together] if together else [])]),
        is_complete=not parts.withheld,
    )


def publishable(
    groups: Mapping[str, Sequence[int]],
    limit: int = LIMIT,
    *,
    keep: Collection[str] = (),
    home: str | None = None,
) -> Partition:
    """Sort groups by whether they may be shown, given how many answered each question in each.

    Groups with one to four answers to anything are put together, with `home` if it is given, and
    then with the smallest of the others until they are enough: the total may then be shown, and
    subtraction gives nothing. Groups in `keep` are worth more than the total, when all of them
    are large enough: then they stay, and what is too small is left out of the total instead.
    """
    at_least(limit)
    counts = {name: tuple(numbers) for name, numbers in groups.items() if any(numbers)}

    def are_enough(names: Sequence[str]) -> bool:
        return _are_enough([counts[name] for name in names], limit)

    together = [name for name in counts if not are_enough([name])]
    alone = [name for name in counts if name not in together]
    protected = set(keep) if set(keep) <= set(alone) else set()
    joining = sorted((n for n in alone if n not in protected), key=lambda n: sum(counts[n]))
    if together and home in joining:
        joining.remove(home)
        together.append(home)
    while joining and not are_enough(together):
        together.append(joining.pop(0))

    alone = [name for name in alone if name not in together]
    if are_enough(together):
        return Partition(tuple(alone), tuple(together))
    return Partition(tuple(alone), withheld=tuple(together))


def _are_enough(rows: Sequence[Sequence[int]], limit: int) -> bool:
    """Whether these rows, taken as one, have nobody's answers or enough of them everywhere."""
    return all(total == 0 or total >= limit for total in map(sum, zip(*rows, strict=True)))


def add_up(cells: Sequence[Cell[Value]]) -> Cell[Value] | None:
    """Several groups as one, or None when there are none."""
    if not cells:
        return None
    questions = list(dict.fromkeys(q for cell in cells for q in cell.answers))
    return Cell(
        people=sum(cell.people for cell in cells),
        answers={
            question: sum((Counter(cell.answers.get(question, {})) for cell in cells), Counter())
            for question in questions
        },
    )
