"""What came of a rehearsal, for the person at the terminal."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from bedreilag.rehearsal.line import Post

Say = Callable[[str], None]


@dataclass(slots=True)
class Report:
    """Everything that is told at the end; `faults` decides the exit code."""

    say: Say
    size: str = ""
    post: Post = field(default_factory=Post)
    texts: int = 0
    seen_by_group: int = 0
    seen_by_wall: int = 0
    seen_too_early: int = 0
    lost: int = 0
    doubled: int = 0
    moved: int = 0
    helped: int = 0
    cuts: int = 0
    slept: int = 0
    slowest_to_group: float = 0
    slowest_to_wall: float = 0
    differences: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    begun: float = field(default_factory=monotonic)

    def step(self, sentence: str) -> None:
        """One step of the rehearsal, with how long we have been at it."""
        self.say(f"{monotonic() - self.begun:6.1f} s  {sentence}")

    def fault(self, sentence: str) -> None:
        self.faults.append(sentence)
        self.step(f"FEIL: {sentence}")

    @property
    def is_fine(self) -> bool:
        return not (
            self.faults
            or self.differences
            or self.lost
            or self.doubled
            or self.seen_too_early
            or self.post.unanswered
            or self.post.refused
            or self.seen_by_group != self.texts
            or self.seen_by_wall != self.texts
        )

    def lines(self) -> list[str]:
        """The report."""
        post = self.post
        return [
            "",
            f"I fila: {self.size}.",
            f"Sendt: {post.sent}. Bekreftet: {post.acked}. Sendt på nytt: {post.again}.",
            f"Flyttet: {self.moved}. Uten telefon: {self.helped}."
            f" Linjer kuttet: {self.cuts}. Telefoner som sov: {self.slept}.",
            f"Tekster sett av hele gruppa: {self.seen_by_group} av {self.texts}"
            f" (senest etter {_seconds(self.slowest_to_group)}).",
            f"Tekster talt på lerretet: {self.seen_by_wall} av {self.texts}"
            f" (senest etter {_seconds(self.slowest_to_wall)}).",
            f"Tapt: {self.lost}. Doblet: {self.doubled}."
            f" Sett før de skulle: {self.seen_too_early}.",
            f"Tregeste svar: {_seconds(post.slowest)} ({post.slowest_wish or 'ingen'}).",
            *(f"Avslått: {sentence}" for sentence in post.refused),
            *(f"Uten svar: {post.unanswered} ønsker." for _ in range(bool(post.unanswered))),
            *(f"Feil: {sentence}" for sentence in self.faults),
            *(f"Ulikt: {sentence}" for sentence in self.differences),
            "Tjeneren har det samme som fila."
            if self.is_fine
            else "Tjeneren har IKKE det samme som fila.",
        ]


def _seconds(value: float) -> str:
    return f"{value:.2f} s".replace(".", ",")
