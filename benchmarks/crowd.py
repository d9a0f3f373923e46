"""A crowd in a process of its own: it comes in, writes, and notes when everything arrived.

    python -m benchmarks.crowd house|peer ADDRESS PID HALL.json > result.json

Each idea carries a mark, `#00000042#`. A delivery is one idea that reached one phone of its group,
in whatever frame; the second time it reaches the same phone it is doubled.
"""

import argparse
import asyncio
import gc
import json
import random
import sys
import time
import uuid
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from benchmarks.ideas import MARK, Ideas
from benchmarks.meter import cost_of, spread
from benchmarks.socket_client import Client

STEADY_SECONDS = 10
BURST_SECONDS = 2
STORM_SECONDS = 5
PLENARY_CHANGES = 6
PATIENCE = 40
now = time.perf_counter


class Phone:
    """One participant's phone, at our server or at the peer's."""

    def __init__(self, crowd: "Crowd", seat: dict[str, Any]) -> None:
        self.crowd, self.seat, self.group = crowd, seat, int(seat["group"])
        self.place = crowd.in_group.get(self.group, 0)
        crowd.in_group[self.group] = self.place + 1
        self.room = b"group:" if crowd.house else b'"idea"'

    async def come_in(self) -> float:
        """Connect, prove the seat, catch up. Answers how long that took."""
        begun = now()
        self.client = Client(self.hear)
        if self.crowd.house:
            cookie = f"plass={self.seat['token']}"
            await self.client.connect(self.crowd.address, {"as": "phone"}, cookie)
            since = {"as": "phone", "since": self.crowd.hall["seq"]}
            assert (await self.client.ask("catch:up", since))["ok"]
        else:
            await self.client.connect(self.crowd.address, {})
            await self.client.ask("join", {"rooms": ["phones", f"group:{self.group}"]})
        return now() - begun

    def write(self, text: str, answered: Any) -> None:
        wish, crowd = str(uuid.UUID(int=random.getrandbits(128), version=4)), self.crowd
        if crowd.house:
            fields = {"wish_id": wish, "text": text}
            if crowd.one_group:
                # No group has 500; comparing with 500 others is not what the wall measures.
                fields["sure"] = "1"
            self.client.emit("problem:write", fields, answered)
        else:
            idea = {"wish": wish, "room": f"group:{self.group}", "text": text}
            self.client.emit("idea", idea, answered)

    def hear(self, message: bytes) -> None:
        crowd = self.crowd
        crowd.heard_at = at = now()
        if crowd.plenary is not None and crowd.is_plenary(message):
            crowd.plenary.setdefault(self.place + self.group * 10_000, at)
        elif crowd.ideas and self.room in message[:60]:
            for mark in set(MARK.findall(message)):
                crowd.ideas.arrived(mark, self.place, at)


class Crowd:
    """Everyone in the hall, with a projector and, at our server, a facilitator's panel."""

    def __init__(self, kind: str, address: str, pid: int, hall: dict[str, Any]) -> None:
        self.house = kind == "house"
        self.address, self.pid, self.hall = address, pid, hall
        self.in_group: dict[int, int] = {}
        self.written = 0
        self.reopened = 0
        self.ideas: Ideas | None = None
        self.plenary: dict[int, float] | None = None
        self.heard_at = now()
        self.phones = [Phone(self, seat) for seat in hall["seats"]]
        self.one_group = len(self.in_group) == 1

    def is_plenary(self, message: bytes) -> bool:
        return (b'"phones"' if self.house else b'"phase"') in message[:60]

    async def come_in(self) -> dict[str, Any]:
        """Everyone within some seconds, as when a code is shown on the wall."""
        await self._open_screens()
        before, took, failed = cost_of(self.pid), [], 0
        await asyncio.sleep(1)

        async def one(number: int, phone: Phone) -> None:
            nonlocal failed
            await asyncio.sleep(STORM_SECONDS * number / len(self.phones))
            try:
                took.append(await asyncio.wait_for(phone.come_in(), PATIENCE))
            except (OSError, TimeoutError):
                failed += 1

        await asyncio.gather(*(one(*each) for each in enumerate(self.phones)))
        await self._silence(1)
        after = cost_of(self.pid)
        return {
            "connected": len(took),
            "failed": failed,
            "join": spread(took),
            "cpu_ms_each": 1000 * (after.cpu - before.cpu) / len(self.phones),
            "kb_each": (after.kilobytes - before.kilobytes) / len(self.phones),
        }

    async def _open_screens(self) -> None:
        self.screen = Client(self._seen)
        if self.house:
            self._open_pages()
            auth = {"as": "projector", "token": self.hall["projector"]}
            await self.screen.connect(self.address, auth)
        else:
            await self.screen.connect(self.address, {})
            await self.screen.ask("join", {"rooms": ["projector"]})
        await self._open_panel()

    def _open_pages(self) -> None:
        """Every screen has a page before it has a line; the first of a kind reads its templates."""
        hall, address = self.hall, f"/samling/{self.hall['seminar']}/dagen"
        cookies = f"konto={hall['account']}; plass={hall['seats'][0]['token']}"
        for page in ("/rom", f"/lerret/{hall['projector']}", address):
            line = HTTPConnection(self.address)
            line.request("GET", page, headers={"Cookie": cookies})
            assert line.getresponse().status == HTTPStatus.OK, page
            line.close()

    async def _open_panel(self) -> None:
        self.panel = Client(self._seen)
        if self.house:
            auth = {"as": "panel", "seminar": self.hall["seminar"]}
            await self.panel.connect(self.address, auth, f"konto={self.hall['account']}")
        else:
            await self.panel.connect(self.address, {})

    def _seen(self, _message: bytes) -> None:
        self.heard_at = now()

    async def write_within(self, seconds: float, jitter: bool) -> dict[str, Any]:
        """Everyone writes one idea, evenly over the time or whenever they come to think of it."""
        print("burst" if jitter else "steady", file=sys.stderr, flush=True)
        ideas = self.ideas = Ideas(self)
        order = random.sample(self.phones, len(self.phones))
        moments = [seconds * n / len(order) for n in range(len(order))]
        if jitter:
            moments = sorted(random.uniform(0, seconds) for _ in order)
        before, begun = cost_of(self.pid), now()
        for moment, phone in zip(moments, order, strict=True):
            if (wait := begun + moment - now()) > 0:
                await asyncio.sleep(wait)
            ideas.write(phone)
        await self._until(ideas.is_over)
        await self._silence(0.3)
        spent = cost_of(self.pid).since(before)
        self.ideas = None
        return {
            "ideas": len(ideas.sent),
            "deliveries": len(ideas.deliveries),
            "ack": spread(ideas.acks),
            "delivery": spread(ideas.deliveries),
            "cpu_ms_per_1000": 1e6 * spent["cpu"] / max(1, len(ideas.deliveries)),
            "cpu_percent": 100 * spent["cpu"] / spent["seconds"],
            "acks_lost": len(ideas.sent) - len(ideas.acks),
            "deliveries_lost": ideas.expected - len(ideas.deliveries),
            "doubled": ideas.doubled,
            "refused": ideas.refused[:3],
        }

    async def change_plenary(self) -> dict[str, Any]:
        """Something that everyone sees at once: a pause, and going on again."""
        lasts, costs, missed = [], 0.0, 0
        for number in range(PLENARY_CHANGES):
            await self._silence(0.5)
            self.plenary = {}
            before, begun = cost_of(self.pid), now()
            await self._change(number)
            await self._until(lambda: len(self.plenary or ()) >= len(self.phones))
            arrived = self.plenary
            self.plenary = None
            await self._silence(0.5)
            costs += cost_of(self.pid).cpu - before.cpu
            missed += len(self.phones) - len(arrived)
            lasts.append(max(arrived.values(), default=begun) - begun)
        lasts.sort()
        return {
            "last_ms": 1000 * lasts[len(lasts) // 2],
            "cpu_ms": 1000 * costs / PLENARY_CHANGES,
            "missed": missed,
            "panel_reopened": self.reopened,
        }

    async def _change(self, number: int) -> None:
        if not self.house:
            await self.panel.ask("phase", {"title": "Gruppearbeid", "ends": 1795000000})
            return
        if not self.panel.open:  # as a page does that was away, or did not read what it was sent
            await self._open_panel()
            self.reopened += 1
        event = "room:resume" if number % 2 else "room:pause"
        wish = {"seminar": self.hall["seminar"], "wish_id": str(uuid.uuid4())}
        answer = await self.panel.ask(event, wish)
        assert answer["ok"], answer

    async def _until(self, true: Any) -> None:
        """Until it is so, or until nothing new has come for a while."""
        until = now() + PATIENCE
        while not true() and now() < until and now() - self.heard_at < 5:
            await asyncio.sleep(0.005)

    async def _silence(self, seconds: float) -> None:
        until = now() + PATIENCE
        self.heard_at = now()
        while now() - self.heard_at < seconds and now() < until:
            await asyncio.sleep(0.05)


async def run(crowd: Crowd, phases: list[str]) -> dict[str, Any]:
    """The phases that were asked for, in the order of a day."""
    found = {"storm": await crowd.come_in()}
    gc.collect()
    gc.freeze()
    gc.disable()
    if "steady" in phases:
        found["steady"] = await crowd.write_within(STEADY_SECONDS, jitter=False)
    if "burst" in phases:
        found["burst"] = await crowd.write_within(BURST_SECONDS, jitter=True)
    if "plenary" in phases:
        found["plenary"] = await crowd.change_plenary()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=["house", "peer"])
    parser.add_argument("address")
    parser.add_argument("pid", type=int)
    parser.add_argument("hall", type=Path)
    parser.add_argument("--phases", default="steady,burst,plenary")
    wanted = parser.parse_args()
    random.seed(wanted.address)

    async def everything() -> dict[str, Any]:
        hall = json.loads(wanted.hall.read_text())
        crowd = Crowd(wanted.kind, wanted.address, wanted.pid, hall)
        return await run(crowd, wanted.phases.split(","))

    print(json.dumps(asyncio.run(everything())))


if __name__ == "__main__":
    main()
