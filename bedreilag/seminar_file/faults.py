"""What is wrong with a seminar file, said so that the person who wrote it can mend it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

MOST_FAULTS = 50
MOST_LETTERS = 40

Step = str | int
Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where in the file, and what."""

    path: Path
    sentence: str

    def __str__(self) -> str:
        return f"{written(self.path)}: {self.sentence}"


class FileRefused(Exception):
    """The file has faults, so nothing of it is kept."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(len(faults))
        self.faults = list(dict.fromkeys(faults))

    @property
    def lines(self) -> list[str]:
        """The first faults, one a line, and how many more there are."""
        lines = [str(fault) for fault in self.faults[:MOST_FAULTS]]
        more = len(self.faults) - len(lines)
        return [*lines, f"… og {more} feil til."] if more else lines

    def __str__(self) -> str:
        return "\n".join(self.lines)


def refuse(faults: Sequence[Fault]) -> None:
    """Stop here if there are any faults."""
    if faults:
        raise FileRefused(faults)


def written(path: Path) -> str:
    """The path as people write it: `$.problems[3].text`."""
    return "$" + "".join(_step(step) for step in path)


def shown(value: object) -> str:
    """A value from the file as it may stand in a sentence: short, and without odd characters."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    plain = "".join(letter if letter.isprintable() else "�" for letter in text)
    return plain if len(plain) <= MOST_LETTERS else plain[: MOST_LETTERS - 1] + "…"


def _step(step: Step) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if step.isidentifier() else f"[«{shown(step)}»]"
