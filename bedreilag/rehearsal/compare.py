"""Does the server have what the file has? Compared by content, through what the doors show."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bedreilag.rehearsal.script import Entry

SEMINAR = (
    "area_id",
    "title",
    "dates",
    "venue",
    "expected_participants",
    "purpose",
    "working_group",
    "ground_rules",
    "focus_theme_ids",
)
ITEM = ("title", "goal", "milestones", "start", "due", "priority", "lift_to_fsu", "agreements")


def content(document: Entry) -> Entry:
    """The document without ids and without an order nobody decided, so that two can be compared."""
    names = _Names(document)
    return {
        "seminar": {key: document["seminar"].get(key) for key in SEMINAR},
        "programme": [
            {**_without(entry, "id", "round_id"), "round": names.round(entry.get("round_id"))}
            for entry in document["programme"]
        ],
        "rounds": [_without(entry, "id") for entry in document["rounds"]],
        "groups": [_without(entry, "id", "participant_ids") for entry in document["groups"]],
        "clusters": [entry["title"] for entry in document["clusters"]],
        "problems": _sorted(names.problem(entry) for entry in document["problems"]),
        "measures": _sorted(names.measure(entry) for entry in document["measures"]),
        "voting": names.voting(document["voting"]),
        "change_plan": names.plan(document["change_plan"]),
        "exit_evaluation": _pick(document["exit_evaluation"], ("invited",)),
        "follow_up": _pick(document["follow_up"], ("months_after", "opened", "closed", "invited")),
    }


def texts(document: Entry) -> Counter[str]:
    """Every problem and measure with its group, and how many times it is there."""
    names = _Names(document)
    written = [
        f"{names.groups[entry['group_id']]}: {entry.get('text') or entry['title']}"
        for part in ("problems", "measures")
        for entry in document[part]
    ]
    return Counter(written)


def differences(in_file: Any, on_server: Any, path: str = "$") -> Iterator[str]:
    """Where two contents differ, in words."""
    if isinstance(in_file, dict) and isinstance(on_server, dict):
        for key in dict.fromkeys([*in_file, *on_server]):
            yield from differences(in_file.get(key), on_server.get(key), f"{path}.{key}")
    elif isinstance(in_file, list) and isinstance(on_server, list):
        if len(in_file) != len(on_server):
            yield f"{path}: fila har {len(in_file)}, tjeneren har {len(on_server)}"
            return
        for place, (one, other) in enumerate(zip(in_file, on_server, strict=True)):
            yield from differences(one, other, f"{path}[{place}]")
    elif in_file != on_server:
        yield f"{path}: fila har {_short(in_file)}, tjeneren har {_short(on_server)}"


class _Names:
    """What the ids of one document stand for."""

    def __init__(self, document: Entry) -> None:
        self.rounds = {entry["id"]: entry["kind"] for entry in document["rounds"]}
        self.groups = {entry["id"]: entry["name"] for entry in document["groups"]}
        self.clusters = {entry["id"]: entry["title"] for entry in document["clusters"]}
        self.problems = {entry["id"]: entry["text"] for entry in document["problems"]}
        self.measures = {entry["id"]: entry["title"] for entry in document["measures"]}

    def round(self, ref: str | None) -> str | None:
        return self.rounds[ref] if ref else None

    def problem(self, entry: Entry) -> Entry:
        return {
            "group": self.groups[entry["group_id"]],
            "cluster": self.clusters.get(entry["cluster_id"]),
            "text": entry["text"],
            "edited": entry["edited"],
        }

    def measure(self, entry: Entry) -> Entry:
        return {
            "group": self.groups[entry["group_id"]],
            "title": entry["title"],
            "description": entry["description"],
            "problems": sorted(self.problems[ref] for ref in entry["problem_ids"]),
            "cluster": self.clusters.get(entry["cluster_id"]),
            "benefit_for": sorted(entry["benefit_for"]),
        }

    def voting(self, voting: Entry) -> Entry:
        rules = _pick(voting, ("votes_per_participant", "max_per_measure"))
        lines = (
            {**line, "measure_id": self.measures[line["measure_id"]]} for line in voting["results"]
        )
        return {**(rules or {}), "results": _sorted(lines)}

    def plan(self, plan: Entry | None) -> Entry | None:
        if plan is None:
            return None
        own = ("title", "overall_goal", "presented_by", "status", "review_dates")
        return {
            **{key: plan[key] for key in own},
            "items": [self.item(entry) for entry in plan["items"]],
            "parked": [
                {**entry, "measure_id": self.measures[entry["measure_id"]]}
                for entry in plan["parked"]
            ],
        }

    def item(self, entry: Entry) -> Entry:
        return {
            **{key: entry[key] for key in ITEM},
            "benefit_for": sorted(entry["benefit_for"]),
            "measures": [self.measures[ref] for ref in entry["measure_ids"]],
            "problems": sorted(self.problems[ref] for ref in entry["problem_ids"]),
            "huki": {letter: _sorted(parties) for letter, parties in entry["huki"].items()},
            "indicators": [_without(each, "id", "readings") for each in entry["indicators"]],
        }


def _sorted(entries: Any) -> list[Entry]:
    return sorted(entries, key=lambda entry: json.dumps(entry, ensure_ascii=False, sort_keys=True))


def _without(entry: Entry, *keys: str) -> Entry:
    return {key: value for key, value in entry.items() if key not in keys}


def _pick(entry: Entry | None, keys: tuple[str, ...]) -> Entry | None:
    return {key: entry[key] for key in keys} if entry else None


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:79] + "…"
