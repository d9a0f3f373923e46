"""What a crowd writes: ideas with a mark, and where each of them has arrived."""

import random
import re
import time
from typing import Any

# Letters: digits could be somebody's telephone number, and then the author would be asked first.
MARK = re.compile(rb"#([a-z]{6})#")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORDS_IN_AN_IDEA = 22
now = time.perf_counter


def mark_of(number: int) -> str:
    """Six letters for a number."""
    letters = []
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters.append(LETTERS[rest])
    return "".join(letters)


def number_of(mark: bytes) -> int:
    """The number that has these letters."""
    return sum((letter - 97) * 26**place for place, letter in enumerate(mark))


def some_words() -> str:
    """A text as long as people's are, and like nobody else's: words that nobody has used."""
    words = (
        "".join(random.choices(LETTERS, k=random.randint(3, 10))) for _ in range(WORDS_IN_AN_IDEA)
    )
    return " ".join(words).capitalize() + "."


class Ideas:
    """Every idea of one phase: when it was sent, when it was answered, and whom it reached."""

    def __init__(self, crowd: Any) -> None:
        self.crowd = crowd
        self.first = crowd.written
        self.sent: list[float] = []
        self.room: list[int] = []
        self.reached: list[int] = []
        self.acks: list[float] = []
        self.deliveries: list[float] = []
        self.refused: list[str] = []
        self.doubled = 0

    def write(self, phone: Any) -> None:
        number = len(self.sent)
        self.crowd.written += 1
        self.room.append(phone.group)
        self.reached.append(0)
        text = f"#{mark_of(self.first + number)}# {some_words()}"
        self.sent.append(now())
        phone.write(text, lambda answer: self._answered(number, answer))

    def _answered(self, number: int, answer: bytes) -> None:
        self.acks.append(now() - self.sent[number])
        if b'"ok":true' not in answer.replace(b" ", b""):
            self.refused.append(answer.decode()[:200])

    def arrived(self, mark: bytes, place: int, at: float) -> None:
        number = number_of(mark) - self.first
        if not 0 <= number < len(self.sent):
            return
        bit = 1 << place
        if self.reached[number] & bit:
            self.doubled += 1
            return
        self.reached[number] |= bit
        self.deliveries.append(at - self.sent[number])

    @property
    def expected(self) -> int:
        return sum(self.crowd.in_group[group] for group in self.room)

    def is_over(self) -> bool:
        return len(self.acks) >= len(self.sent) and len(self.deliveries) >= self.expected
