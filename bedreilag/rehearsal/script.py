"""The script: the seminar file, its tempo, and what the server calls what is in it."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from time import monotonic, sleep
from typing import Any
from zoneinfo import ZoneInfo

Entry = dict[str, Any]
OSLO = ZoneInfo("Europe/Oslo")


def today() -> date:
    """The date in Norway."""
    return datetime.now(UTC).astimezone(OSLO).date()


@dataclass(slots=True)
class Script:
    """A seminar file to be played. `keys` is what the server calls what the file calls `p01`."""

    document: Entry
    speed: float
    keys: dict[str, int] = field(default_factory=dict)

    def entries(self, part: str) -> list[Entry]:
        found: list[Entry] = self.document[part]
        return found

    @property
    def ballots(self) -> list[Entry]:
        found: list[Entry] = self.document["voting"]["ballots"]
        return found

    @property
    def plan(self) -> Entry | None:
        found: Entry | None = self.document["change_plan"]
        return found

    def answers(self, part: str) -> list[Entry]:
        """The answers to `exit_evaluation` or `follow_up`."""
        found: list[Entry] = (self.document[part] or {"responses": []})["responses"]
        return found

    @property
    def size(self) -> str:
        """How much there is to play, in words."""
        items = len(self.plan["items"]) if self.plan else 0
        return (
            f"{len(self.entries('participants'))} deltakere, "
            f"{len(self.entries('problems'))} problemer, {len(self.entries('clusters'))} tema, "
            f"{len(self.entries('measures'))} tiltak, {len(self.ballots)} stemmesedler, "
            f"{items} tiltak i planen, {len(self.answers('exit_evaluation'))} korte evalueringer "
            f"og {len(self.answers('follow_up'))} svar etter seks måneder"
        )

    def round(self, kind: str) -> Entry:
        return next(one for one in self.entries("rounds") if one["kind"] == kind)

    def seats_of(self, group_id: str) -> list[Entry]:
        return [seat for seat in self.entries("participants") if seat["group_id"] == group_id]

    def known(self, refs: list[str]) -> list[int]:
        """The server's keys of these, those that came as far as the server."""
        return [self.keys[ref] for ref in refs if ref in self.keys]

    def clock(self) -> "Clock":
        """A clock that starts now and runs as fast as the rehearsal."""
        return Clock(self.speed)


class Clock:
    """Seconds of the seminar, played faster."""

    def __init__(self, speed: float) -> None:
        self.speed, self.begun = speed, monotonic()

    def wait_until(self, second: float) -> None:
        """Wait for this second of the seminar, if it is not past."""
        left = self.begun + second / self.speed - monotonic()
        if left > 0:
            sleep(left)


def spread(number: int, minutes: float) -> list[float]:
    """That many moments, evenly over this many minutes, in seconds."""
    return [60 * minutes * place / max(number, 1) for place in range(number)]
