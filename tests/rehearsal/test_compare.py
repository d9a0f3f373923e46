"""Two seminars are compared by what is in them, not by what their ids are called."""

import json
from typing import Any

import pytest

from bedreilag.rehearsal import compare
from bedreilag.seminar_file.demo import demo_seminar


def renamed(document: dict[str, Any]) -> dict[str, Any]:
    """The same seminar, as another server would name it, with its texts in another order."""
    text = json.dumps(document, ensure_ascii=False)
    for letter in "pmcdgtr":
        text = text.replace(f'"{letter}0', f'"x{letter}').replace(f'"{letter}1', f'"y{letter}')
    found: dict[str, Any] = json.loads(text)
    found["problems"].reverse()
    found["measures"].reverse()
    return found


def test_other_ids_and_another_order_of_texts_make_no_difference() -> None:
    here, there = demo_seminar(), renamed(demo_seminar())
    assert here["problems"][0]["id"] != there["problems"][-1]["id"]

    assert list(compare.differences(compare.content(here), compare.content(there))) == []
    assert compare.texts(here) == compare.texts(there)


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (lambda d: d["problems"].pop(), "$.problems"),
        (lambda d: d["problems"][0].update(cluster_id="c02"), "$.problems["),
        (lambda d: d["measures"][0].update(description=""), "$.measures["),
        (lambda d: d["measures"][0]["problem_ids"].pop(), "$.measures["),
        (lambda d: d["voting"]["results"][0].update(votes=3), "$.voting.results["),
        (lambda d: d["change_plan"].update(status="utkast"), "$.change_plan.status"),
        (
            lambda d: d["change_plan"]["items"][0]["huki"]["H"].clear(),
            "$.change_plan.items[0].huki",
        ),
        (lambda d: d["seminar"]["dates"].pop(), "$.seminar.dates"),
        (lambda d: d["programme"][4].update(round_id="r2"), "$.programme[4].round"),
    ],
)
def test_a_difference_in_content_is_found(change: Any, path: str) -> None:
    changed = demo_seminar()
    change(changed)

    found = compare.differences(compare.content(demo_seminar()), compare.content(changed))

    assert any(difference.startswith(path) for difference in found)


def test_lost_and_doubled_texts_are_counted() -> None:
    there = demo_seminar()
    there["problems"][0] = there["problems"][1]

    wanted, found = compare.texts(demo_seminar()), compare.texts(there)

    assert (wanted - found).total() == 1
    assert (found - wanted).total() == 1
