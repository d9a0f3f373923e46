"""The tally as the seminar file states it, so that a file can be compared with its answers."""

from collections.abc import Mapping
from typing import Any

from bedreilag.followup.tally import STATUSES, Agreement, Counts, Tally, percent
from bedreilag.small_cells import Cell, add_up

SMALL_GROUP_RULE = (
    "groups with fewer than 5 respondents must not be shown separately; "
    "in this file they are computed for test purposes only"
)


def computed(tally: Tally) -> dict[str, Any]:
    """The block `follow_up.computed` of `bedreilag-seminar/1`."""
    everyone = add_up(list(tally.items.values()))
    return {
        "n": tally.n,
        "statements": {name: _agreement(share) for name, share in tally.statements.items()},
        "worked_further": dict(tally.worked_further),
        "worked_further_yes_percent": percent(tally.worked_further.get("ja", 0), tally.n),
        "item_status_by_position_group": {
            group: _position_group(cell) for group, cell in tally.items.items()
        },
        "item_status": _as_dicts(everyone.answers if everyone else {}),
        "measures_2023_status": _as_dicts(tally.measures_2023),
        "small_group_rule": SMALL_GROUP_RULE,
    }


def _agreement(share: Agreement) -> dict[str, Any]:
    return {
        "agree": share.agree,
        "n_all": share.n_all,
        "percent_of_all": share.percent_of_all,
        "n_without_dont_know": share.n_without_dont_know,
        "percent_without_dont_know": share.percent_without_dont_know,
    }


def _position_group(cell: Cell[str]) -> dict[str, Any]:
    given = cell.in_all()
    return {
        "n": cell.people,
        "answers": given.total(),
        "percent": {status: percent(given[status], given.total()) for status in STATUSES},
    }


def _as_dicts(counted: Mapping[str, Counts]) -> dict[str, dict[str, int]]:
    return {name: dict(counts) for name, counts in counted.items()}
