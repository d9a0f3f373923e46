"""What may be shown of a survey: nobody's answers among fewer than five, by any subtraction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bedreilag.followup.tally import (
    EMPLOYEES,
    LEADERS,
    Agreement,
    Counts,
    Tally,
    dont_know_gap,
    percent,
)
from bedreilag.small_cells import LIMIT, Cell, Table, at_least, publish

# Leaders beside employees is what the survey is for; small groups go to «Andre».
KEEP, HOME = (LEADERS, EMPLOYEES), "annen"


@dataclass(frozen=True, slots=True)
class Shown:
    """A survey's results, safe to print. How many answered is never secret; what few answered is.

    `is_enough` is False while fewer than the limit have answered: then everything else is empty.
    """

    invited: int
    n: int
    is_enough: bool
    statements: Mapping[str, Agreement]
    worked_further: Counts
    worked_further_yes_percent: float | None
    extra: Mapping[str, Counts]
    items: Table[str]
    measures_2023: Mapping[str, Counts]
    has_dont_know_gap: bool

    @property
    def response_rate(self) -> float | None:
        return percent(self.n, self.invited)


def shown(tally: Tally, limit: int = LIMIT) -> Shown:
    """What may be shown of a tally. The limit may be raised, never lowered."""
    is_enough = tally.n >= at_least(limit)
    items = publish(tally.items, limit, keep=KEEP, home=HOME)
    worked_further = tally.worked_further if is_enough else {}
    return Shown(
        invited=tally.invited,
        n=tally.n,
        is_enough=is_enough,
        statements=_statements(tally.statements, limit),
        worked_further=worked_further,
        worked_further_yes_percent=percent(
            worked_further.get("ja", 0), sum(worked_further.values())
        ),
        extra=_answered(tally.extra, limit),
        items=items,
        measures_2023=_answered(tally.measures_2023, limit),
        has_dont_know_gap=_has_gap(items),
    )


def shown_exit(answers: Mapping[str, Cell[int]], limit: int = LIMIT) -> Table[int]:
    """What may be shown of the short evaluations, by the same rules."""
    return publish(answers, limit, keep=KEEP, home=HOME)


def _statements(statements: Mapping[str, Agreement], limit: int) -> dict[str, Agreement]:
    return {
        name: share
        if _is_opinion_of_enough(share, limit)
        else replace(share, n_without_dont_know=None)
        for name, share in statements.items()
        if share.n_all >= limit
    }


def _is_opinion_of_enough(share: Agreement, limit: int) -> bool:
    return share.n_without_dont_know is not None and share.n_without_dont_know >= limit


def _answered(counted: Mapping[str, Counts], limit: int) -> dict[str, Counts]:
    return {name: counts for name, counts in counted.items() if sum(counts.values()) >= limit}


def _has_gap(items: Table[str]) -> bool:
    groups = items.groups
    return (
        LEADERS in groups
        and EMPLOYEES in groups
        and dont_know_gap(groups[LEADERS], groups[EMPLOYEES])
    )
