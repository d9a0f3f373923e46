"""What a process has cost so far, as Linux counts it."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds, resident kilobytes, and the moment they were read."""

    cpu: float
    kilobytes: float
    at: float

    def since(self, before: "Cost") -> dict[str, float]:
        return {"cpu": self.cpu - before.cpu, "seconds": self.at - before.at}


def cost_of(pid: int) -> Cost:
    """The process with all its threads. What its children cost is not in it; ours has none."""
    spent = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    cpu = (int(spent[11]) + int(spent[12])) / TICKS
    return Cost(cpu, pages * PAGE / 1024, time.perf_counter())


def percentile(values: list[float], share: float) -> float | None:
    """In milliseconds, or None of nothing."""
    if not values:
        return None
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000, 1)


def spread(values: list[float]) -> dict[str, float | None]:
    """The three numbers one asks for."""
    return {
        "p50": percentile(values, 0.5),
        "p95": percentile(values, 0.95),
        "p99": percentile(values, 0.99),
    }
