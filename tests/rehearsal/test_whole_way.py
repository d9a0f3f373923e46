"""The whole way once, against a real server that is killed and comes back in the middle."""

import json
import re
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bedreilag.seminar_file import write
from bedreilag.seminar_file.demo import demo_seminar
from tests import nursery
from tests.seminar_file.conftest import Installation

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)")
FIRST_ACCOUNT = re.compile(r"http://\S+/forste-konto/\S+")
# What is said in the middle of writing, and when the vote has begun.
IN_THE_MIDDLE = ("10 av ", "«Hvilke tiltak starter vi med?» er åpen")

bedreilag = partial(nursery.bedreilag, stderr=subprocess.STDOUT)


class Server:
    """`bedreilag run --empty` as a process of its own, on a port that is free."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.said = self._start("0")
        self.url = self._find(ADDRESS)
        self.first_account = self._find(FIRST_ACCOUNT)

    def kill(self) -> None:
        """No goodbye: what the process had not stored is gone."""
        self.process.kill()
        self.process.communicate()

    def start_again(self) -> None:
        self._start(self.url.rpartition(":")[2])

    def stop(self) -> None:
        self.process.terminate()
        self.process.communicate()

    def _start(self, port: str) -> str:
        self.process = bedreilag("run", "--empty", "--port", port, "--data", str(self.data))
        said = ""
        for line in self.process.stdout:
            said += line
            if "Ctrl-C" in line:
                break
        return said

    def _find(self, pattern: re.Pattern[str]) -> str:
        found = pattern.search(self.said)
        assert found, self.said
        return found[0]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "data")
    yield server
    server.stop()


@pytest.fixture
def script(tmp_path: Path, installation: Installation) -> Path:
    """Two tables of the demo seminar, with everything that they did."""
    installation.import_(write.as_text(two_tables(demo_seminar())))
    file = tmp_path / "samling.json"
    file.write_text(installation.export(), "utf-8")
    return file


def two_tables(demo: dict[str, Any]) -> dict[str, Any]:
    kept = {"g1", "g2"}
    demo["seminar"]["venue"] = "Gáivuotna – Kåfjord – Kaivuono"
    for part in ("problems", "measures", "participants"):
        demo[part] = [entry for entry in demo[part] if entry["group_id"] in kept]
    demo["groups"] = demo["groups"][:2]
    seats = {seat["id"] for seat in demo["participants"]}
    problems = {problem["id"] for problem in demo["problems"]}
    demo["clusters"] = [
        cluster
        for cluster in demo["clusters"]
        if cluster["id"] in {problem["cluster_id"] for problem in demo["problems"]}
    ]
    for problem in demo["problems"]:
        problem["near_duplicate_of"] = None
    for measure in demo["measures"]:
        measure["problem_ids"] = [ref for ref in measure["problem_ids"] if ref in problems]
    demo["measures"] = [measure for measure in demo["measures"] if measure["problem_ids"]]
    measures = {measure["id"] for measure in demo["measures"]}
    _vote_and_plan(demo, seats, measures, problems)
    return demo


def _vote_and_plan(
    demo: dict[str, Any], seats: set[str], measures: set[str], problems: set[str]
) -> None:
    ballots = [b for b in demo["voting"]["ballots"] if b["participant_id"] in seats]
    for ballot in ballots:
        ballot["allocations"] = {m: n for m, n in ballot["allocations"].items() if m in measures}
    demo["voting"] |= {"ballots": [b for b in ballots if b["allocations"]], "results": []}
    demo["voting"]["not_voted"] = []
    answers = {measure["id"]: measure["problem_ids"] for measure in demo["measures"]}
    items = demo["change_plan"]["items"]
    for item in items:
        item["measure_ids"] = [ref for ref in item["measure_ids"] if ref in measures]
        item["problem_ids"] = list(
            dict.fromkeys(problem for ref in item["measure_ids"] for problem in answers[ref])
        )
    demo["change_plan"]["items"] = [item for item in items if item["measure_ids"]][:2]
    chosen = {item["id"] for item in demo["change_plan"]["items"]}
    placed = {ref for item in demo["change_plan"]["items"] for ref in item["measure_ids"]}
    spare = next(iter(sorted(measures - placed)))
    demo["change_plan"]["parked"] = [{"measure_id": spare, "reason": "Vi venter til 2027."}]
    demo["fsu_proposals"] = []
    _look_back(demo, seats, chosen)


def _look_back(demo: dict[str, Any], seats: set[str], chosen: set[str]) -> None:
    wanted = {"leder": 3, "ansatt": 6, "bruker_parorende": 1}
    demo["exit_evaluation"] = {
        "invited": len(seats),
        "responses": [
            answer
            for group, number in wanted.items()
            for answer in [
                one
                for one in demo["exit_evaluation"]["responses"]
                if one["position_group"] == group
            ][:number]
        ],
    }
    follow_up = demo["follow_up"]
    follow_up |= {"opened": "2026-05-01", "closed": "2026-05-20", "reminders": []}
    follow_up["responses"] = follow_up["responses"][:8]
    for answer in follow_up["responses"]:
        answer["item_status"] = {
            ref: status for ref, status in answer["item_status"].items() if ref in chosen
        }


def test_a_seminar_is_played_through_the_doors_and_the_server_ends_up_with_it(
    server: Server, script: Path
) -> None:
    """Lines are cut, phones sleep, and the server is killed and comes back, twice."""
    played = bedreilag(
        "rehearse", str(script), "--url", server.url, "--speed", "1000", "--rough", "7",
        "--first-account", server.first_account,
    )  # fmt: skip
    said, powercuts = "", list(IN_THE_MIDDLE)
    for line in played.stdout:
        said += line
        if powercuts and powercuts[0] in line:
            powercuts.pop(0)
            server.kill()
            server.start_again()
    played.communicate()

    assert not powercuts, said
    assert "Flyttet: 2. Uten telefon: 2." in said, said
    assert "Linjer kuttet: 0." not in said
    assert "Telefoner som sov: 0." not in said
    assert "Tapt: 0. Doblet: 0. Sett før de skulle: 0." in said, said
    assert "Tjeneren har det samme som fila." in said, said
    assert played.returncode == 0


def test_a_server_that_ends_up_with_something_else_is_told_and_the_exit_code_is_not_0(
    server: Server, script: Path
) -> None:
    document = json.loads(script.read_text("utf-8"))
    only = {"clusters": [], "measures": [], "change_plan": None, "follow_up": None}
    empty = document["voting"] | {"ballots": [], "not_voted": [], "results": []}
    document |= only | {"exit_evaluation": None, "fsu_proposals": [], "voting": empty}
    # The server puts a programme in the order of the clock.
    document["programme"].reverse()
    for problem in document["problems"]:
        problem["cluster_id"] = None
    script.write_text(json.dumps(document), "utf-8")

    played = bedreilag(
        "rehearse", str(script), "--url", server.url, "--speed", "5000",
        "--first-account", server.first_account,
    )  # fmt: skip
    said, _ = played.communicate()

    assert "Ulikt: $.programme[0]" in said, said
    assert "Tjeneren har IKKE det samme som fila." in said
    assert played.returncode == 1


def test_a_rehearsal_needs_somebody_to_log_in_as(script: Path) -> None:
    played = bedreilag("rehearse", str(script), "--url", "http://127.0.0.1:9")
    said, _ = played.communicate()

    assert said == "Øvelsen trenger --first-account eller --account.\n"
    assert played.returncode == 2
