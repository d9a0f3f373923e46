"""Answers to the survey: an ordinary one, and those of the demo seminar."""

from typing import Any

from bedreilag.followup.tally import Answer
from bedreilag.seminar_file.demo import demo_seminar


def answer(group: str = "leder", **changes: Any) -> Answer:
    usual = {
        "position_group": group,
        "organisation_kind": "kommune",
        "attended": "hele",
        "statements": {"s1": 4},
        "worked_further": "ja",
        "item_status": {"t1": "igangsatt"},
        "measures_2023_status": {},
    }
    return Answer(**(usual | changes))


def demo_answers() -> list[Answer]:
    unlisted = {"id", "open"}
    return [
        Answer(**{key: value for key, value in response.items() if key not in unlisted})
        for response in demo_seminar()["follow_up"]["responses"]
    ]
