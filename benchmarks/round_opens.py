"""How long it takes until a step of the day is on every phone (R024: one second for forty).

    python benchmarks/round_opens.py --clients 40,150

For every kind of round in turn: the facilitator opens it, and every phone waits for its own
pictures.
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import hall  # noqa: E402
from benchmarks.crowd import Crowd  # noqa: E402

KINDS = ("problem", "sort", "measure", "vote", "plan", "exit")
IN_A_GROUP = 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", default="40,150")
    wanted = parser.parse_args()
    print(f"{'telefoner':>10}{'runde':>12}{'alle ser den':>14}{'alt er tegnet':>15}")
    for clients in map(int, wanted.clients.split(",")):
        for kind, seen, drawn in measure(clients):
            print(f"{clients:>10}{kind:>12}{1000 * seen:>11.0f} ms{1000 * drawn:>12.0f} ms")


def measure(clients: int) -> list[tuple[str, float, float]]:
    """One day with so many phones, in a fresh server full of what a day leaves behind."""
    with tempfile.TemporaryDirectory(prefix="bil-bench-") as folder:
        data = Path(folder) / "data"
        made = hall.make(data, clients, IN_A_GROUP)
        hall.furnish(data, made, problems=2 * clients, measures=clients)
        process, address = hall.serve(data)
        try:
            return asyncio.run(_day(Crowd("house", address, process.pid, hall.as_json(made))))
        finally:
            process.terminate()
            process.wait(20)


async def _day(crowd: Crowd) -> list[tuple[str, float, float]]:
    await crowd.come_in()
    await _step(crowd, "round:close", "problem")
    found = []
    for kind in KINDS[1:]:
        found.append((kind, *await _step(crowd, "round:open", kind)))
        await _step(crowd, "round:close", kind)
    return found


async def _step(crowd: Crowd, event: str, kind: str) -> tuple[float, float]:
    """Seconds until every phone has the room's new stage, and until its own pictures have come."""
    seen: dict[int, float] = {}
    own: dict[int, float] = {}
    for number, phone in enumerate(crowd.phones):
        phone.client.hear = _listener(number, seen, own)
    begun = time.perf_counter()
    wish: dict[str, Any] = {"seminar": crowd.hall["seminar"], "round": crowd.hall["rounds"][kind]}
    answer = await crowd.panel.ask(event, wish | {"wish_id": str(uuid.uuid4())})
    assert answer["ok"], json.dumps(answer)
    until = begun + 30
    while len(seen) + len(own) < 2 * len(crowd.phones) and time.perf_counter() < until:
        await asyncio.sleep(0.005)
    assert len(seen) == len(crowd.phones), f"{kind}: only {len(seen)} phones saw it"
    await asyncio.sleep(0.3)
    return max(seen.values()) - begun, max(own.values(), default=begun) - begun


def _listener(number: int, seen: dict[int, float], own: dict[int, float]) -> Any:
    def hear(message: bytes) -> None:
        head = message[:80]
        if b'"phones"' in head:
            seen.setdefault(number, time.perf_counter())
        elif b'"seat:' in head:
            own.setdefault(number, time.perf_counter())

    return hear


if __name__ == "__main__":
    main()
