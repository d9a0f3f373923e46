"""Where the answers are counted. Plain answers in, plain numbers out: no database, no web.

A tally is for the application's own eyes and for the seminar file: it holds every group, however
small. What people may see of it is made in `results.py`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bedreilag.small_cells import Cell, Value

STATUSES = ("igangsatt", "planlagt", "ikke_igangsatt", "vet_ikke")
LEADERS, EMPLOYEES = "leder", "ansatt"
DONT_KNOW = "vet_ikke"
# Five points, of which the upper two mean that one agrees.
AGREES_FROM = 4
# Employees say «vet ikke» this many percentage points more often than leaders: worth a sentence.
GAP = 20

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answered survey. A statement answered «vet ikke» is None; `extra` is by question."""

    position_group: str
    organisation_kind: str
    attended: str
    statements: Mapping[str, int | None]
    worked_further: str
    item_status: Mapping[str, str]
    measures_2023_status: Mapping[str, str]
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def took_part(self) -> bool:
        return self.attended != "nei"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many agree with a statement, of all who took part; «vet ikke» is not to agree.

    That is how the figures of 2023 were made. The second figure leaves «vet ikke» out.
    """

    agree: int
    n_all: int
    n_without_dont_know: int | None

    @property
    def percent_of_all(self) -> float | None:
        return percent(self.agree, self.n_all)

    @property
    def percent_without_dont_know(self) -> float | None:
        return percent(self.agree, self.n_without_dont_know or 0)


@dataclass(frozen=True, slots=True)
class Tally:
    """Everything counted. `items` is by position group, then plan item, then status."""

    invited: int
    n: int
    statements: Mapping[str, Agreement]
    worked_further: Counts
    extra: Mapping[str, Counts]
    items: Mapping[str, Cell[str]]
    measures_2023: Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class ExitAnswer:
    """One short evaluation on the day: a rating from 1 to 5 for each question."""

    position_group: str
    ratings: Mapping[str, int]


def tally(answers: Sequence[Answer], invited: int) -> Tally:
    """Count a survey."""
    took_part = [answer.statements for answer in answers if answer.took_part]
    return Tally(
        invited=invited,
        n=len(answers),
        statements={
            statement: _agreement([answer.get(statement) for answer in took_part])
            for statement in dict.fromkeys(s for answer in took_part for s in answer)
        },
        worked_further=Counter(answer.worked_further for answer in answers),
        extra=_by_question(answer.extra for answer in answers),
        items=_by_group((answer.position_group, answer.item_status) for answer in answers),
        measures_2023=_by_question(answer.measures_2023_status for answer in answers),
    )


def tally_exit(answers: Iterable[ExitAnswer]) -> Mapping[str, Cell[int]]:
    """Count the short evaluations: position group, then question, then rating."""
    return _by_group((answer.position_group, answer.ratings) for answer in answers)


def dont_know_gap(leaders: Cell[str], employees: Cell[str]) -> bool:
    """Whether employees say «vet ikke» so much more often than leaders that it is a finding."""
    of_leaders, of_employees = leaders.in_all(), employees.in_all()
    n_leaders, n_employees = of_leaders.total(), of_employees.total()
    if not n_leaders or not n_employees:
        return False
    # In whole numbers, so that exactly twenty points is twenty points.
    employees_more = of_employees[DONT_KNOW] * n_leaders - of_leaders[DONT_KNOW] * n_employees
    return 100 * employees_more >= GAP * n_leaders * n_employees


def percent(part: int, whole: int) -> float | None:
    """One decimal, with halves rounded up as people do; None of nothing."""
    return (2000 * part + whole) // (2 * whole) / 10 if whole else None


def mean(ratings: Mapping[int, int]) -> float | None:
    """The mean of ratings given as rating → how many, with one decimal, halves rounded up."""
    total, people = sum(rating * n for rating, n in ratings.items()), sum(ratings.values())
    return (20 * total + people) // (2 * people) / 10 if people else None


def _agreement(ratings: Sequence[int | None]) -> Agreement:
    opinions = [rating for rating in ratings if rating is not None]
    return Agreement(
        agree=sum(rating >= AGREES_FROM for rating in opinions),
        n_all=len(ratings),
        n_without_dont_know=len(opinions),
    )


def _by_group(answers: Iterable[tuple[str, Mapping[str, Value]]]) -> dict[str, Cell[Value]]:
    answered: dict[str, list[Mapping[str, Value]]] = {}
    for group, answer in answers:
        answered.setdefault(group, []).append(answer)
    return {group: Cell(len(given), _by_question(given)) for group, given in answered.items()}


def _by_question(answers: Iterable[Mapping[str, Value]]) -> dict[str, Counter[Value]]:
    counted: dict[str, Counter[Value]] = {}
    for answer in answers:
        for question, value in answer.items():
            counted.setdefault(question, Counter())[value] += 1
    return counted
