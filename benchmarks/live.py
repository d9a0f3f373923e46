"""The live room against the server somebody would build instead, in interleaved rounds.

    python benchmarks/live.py --clients 150,500 --rounds 1

starts the real server and the peer in turn, fills each with a crowd, and prints a table with
medians and ratios. Only ratios of one run mean anything: the crowd shares the cores.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import hall  # noqa: E402

PEER = ROOT / "benchmarks/peer"
WALL = 500
Result = dict[str, Any]

# What is compared: its name, where it lies in a result, and how much more than the peer we may.
ROWS = [
    ("CPU ms/1000 leveringer, jevnt", "steady.cpu_ms_per_1000", 2.0),
    ("CPU ms/1000 leveringer, alle på én gang", "burst.cpu_ms_per_1000", 2.0),
    ("svar p50 ms, jevnt", "steady.ack.p50", None),
    ("svar p95 ms, jevnt", "steady.ack.p95", None),
    ("levering p95 ms, jevnt", "steady.delivery.p95", None),
    ("svar p50 ms, alle på én gang", "burst.ack.p50", None),
    ("svar p95 ms, alle på én gang", "burst.ack.p95", None),
    ("svar p99 ms, alle på én gang", "burst.ack.p99", None),
    ("levering p50 ms, alle på én gang", "burst.delivery.p50", None),
    ("levering p95 ms, alle på én gang", "burst.delivery.p95", None),
    ("plenum, siste telefon ms", "plenary.last_ms", 3.0),
    ("plenum, CPU ms", "plenary.cpu_ms", None),
    ("kB per telefon", "storm.kb_each", None),
    ("CPU ms per innkobling", "storm.cpu_ms_each", None),
    ("svar tapt", "acks_lost", None),
    ("leveringer tapt", "deliveries_lost", None),
    ("doble", "doubled", None),
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", default="150,500,1000,2000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--phases", default="steady,burst,plenary")
    parser.add_argument("--no-wall", action="store_true", help="without the wall of 500")
    parser.add_argument("--no-peer", action="store_true", help="only ours, to try something")
    parser.add_argument("--json", type=Path, help="also write everything here")
    wanted = parser.parse_args()
    _allow_files()
    kinds = ["house"] if wanted.no_peer else ["house", "peer"]
    if "peer" in kinds:
        _install_peer()
    sizes = [(int(n), hall.A_GROUP) for n in wanted.clients.split(",") if n]
    if not wanted.no_wall:
        sizes.append((WALL, WALL))
    found: dict[str, Result] = {}
    for clients, in_a_group in sizes:
        name = f"vegg av {clients}" if in_a_group == WALL else str(clients)
        phases = "steady,burst" if in_a_group == WALL else wanted.phases
        runs: dict[str, list[Result]] = {kind: [] for kind in kinds}
        for number in range(wanted.rounds):
            for kind in kinds if number % 2 == 0 else reversed(kinds):
                runs[kind].append(measure(kind, clients, in_a_group, phases))
        found[name] = {kind: _median(runs[kind]) for kind in kinds} | {"runs": runs}
        print(table(name, found[name]), flush=True)
    if wanted.json:
        wanted.json.write_text(json.dumps(found, indent=1))


def measure(kind: str, clients: int, in_a_group: int, phases: str) -> Result:
    """One crowd in one fresh server."""
    with tempfile.TemporaryDirectory(prefix="bil-bench-") as folder:
        data = Path(folder) / "data"
        made = hall.make(data, clients, in_a_group)
        process, address = _start(kind, data)
        try:
            about = Path(folder) / "hall.json"
            about.write_text(json.dumps(hall.as_json(made)))
            command = [sys.executable, "-m", "benchmarks.crowd", kind, address]
            command += [str(process.pid), str(about), "--phases", phases]
            crowd = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        finally:
            process.terminate()
            process.wait(20)
    result: Result = json.loads(crowd.stdout)
    for name in ("acks_lost", "deliveries_lost", "doubled"):
        result[name] = sum(result[phase][name] for phase in ("steady", "burst") if phase in result)
    written = [result.get(phase, {}) for phase in ("steady", "burst")]
    refused = [text for phase in written for text in phase.get("refused", ())]
    if refused:
        print(f"refused: {refused}", file=sys.stderr)
    return result


def table(name: str, found: Result) -> str:
    """Ours, the peer's, and how many times as much."""
    ours, peer = found["house"], found.get("peer", {})
    lines = [f"\n{name} telefoner", f"{'':44}{'vi':>10}{'peer':>10}{'vi/peer':>9}{'krav':>7}"]
    for title, path, most in ROWS:
        mine, theirs = _at(ours, path), _at(peer, path)
        if mine is None:
            continue
        ratio = f"{mine / theirs:.2f}" if theirs else ""
        limit = f"{most:.1f}" if most else ""
        lines.append(f"{title:44}{_short(mine):>10}{_short(theirs):>10}{ratio:>9}{limit:>7}")
    return "\n".join(lines)


def _start(kind: str, data: Path) -> tuple[subprocess.Popen[str], str]:
    if kind == "house":
        return hall.serve(data)
    command = ["node", str(PEER / "server.js"), str(data / "peer.db")]
    return hall.started(command, dict(os.environ))


def _install_peer() -> None:
    if not shutil.which("node"):
        raise SystemExit("The peer needs Node 20 or newer. --no-peer measures ours alone.")
    if not (PEER / "node_modules/.package-lock.json").exists():
        # Its database is a native addon, so its install script must run, and only there.
        command = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts=false"]
        subprocess.run(command, cwd=PEER, check=True)


def _allow_files() -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def _median(runs: list[Result]) -> Result:
    """The median of every number, each by itself; what is lost is counted, not smoothed."""
    merged: Result = {}
    for key, value in runs[0].items():
        each = [run[key] for run in runs]
        if isinstance(value, dict):
            merged[key] = _median(each)
        elif isinstance(value, int | float):
            lost = key.endswith("_lost") or key in ("doubled", "failed", "missed")
            merged[key] = sum(each) if lost else median(each)
        else:
            merged[key] = value
    return merged


def _at(result: Result, path: str) -> float | None:
    value: Any = result
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _short(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}" if value % 1 else f"{value:.0f}"


if __name__ == "__main__":
    main()
