"""From what people wrote to lines that fit. Nothing in it is ever read as markup."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from bedreilag.paper import fonts
from bedreilag.paper.looks import Lettering

_BREAKABLE = re.compile(r"(?<=[-/–])(?=\w)")


def plain(text: str) -> str:
    """The text with only characters that the typeface can show; line breaks are kept."""
    composed = unicodedata.normalize("NFC", text).replace("\t", " ")
    return "\n".join(
        "".join(map(fonts.printable, paragraph)) for paragraph in composed.splitlines()
    )


@lru_cache(maxsize=2_000)
def wrap(text: str, lettering: Lettering, width: float) -> tuple[str, ...]:
    """Break a text into lines no wider than `width`.

    Every line but the last keeps a space at its end, so that words stay apart when the text
    is copied or read aloud.
    """
    lines = [
        line
        for paragraph in plain(text).split("\n")
        if paragraph.strip()
        for line in _filled(paragraph.split(" "), lettering, width)
    ]
    return (*lines[:-1], lines[-1].rstrip(" ")) if lines else ()


@lru_cache(maxsize=5_000)
def widest_word(text: str, lettering: Lettering) -> float:
    """How narrow a column can be without cutting a word."""
    return max(length(word, lettering) for word in re.split("[ \n]", plain(text)))


def _filled(words: list[str], lettering: Lettering, width: float) -> Iterator[str]:
    line = ""
    for piece in _pieces(words, lettering, width):
        if line and length((line + piece).rstrip(" "), lettering) > width:
            yield line
            line = ""
        line += piece
    yield line


def _pieces(words: list[str], lettering: Lettering, width: float) -> Iterator[str]:
    """Words; one that is wider than the whole line is parted at its hyphens, or else cut."""
    for word in filter(None, words):
        if length(word, lettering) <= width:
            yield word + " "
            continue
        parts = [cut for part in _BREAKABLE.split(word) for cut in _cut(part, lettering, width)]
        yield from parts[:-1]
        yield parts[-1] + " "


def _cut(part: str, lettering: Lettering, width: float) -> Iterator[str]:
    while length(part, lettering) > width:
        fits = max(1, _fitting(part, lettering, width))
        yield part[:fits]
        part = part[fits:]
    yield part


def _fitting(part: str, lettering: Lettering, width: float) -> int:
    total = 0.0
    for count, character in enumerate(part):
        total += length(character, lettering)
        if total > width:
            return count
    return len(part)


def length(line: str, lettering: Lettering) -> float:
    """How wide a line is in points. Paper uses no kerning, so words simply add up."""
    words = line.split(" ")
    spaces = (len(words) - 1) * fonts.width(" ", lettering.cut)
    letters = (sum(fonts.width(word, lettering.cut) for word in words) + spaces) * lettering.size
    return letters + lettering.spacing * max(0, len(line) - 1)
