"""The sheet of paper for those without a phone: the group's address, and room to write by hand.

What is written on it is entered by a helper at the table, or by whoever steers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bedreilag.paper.blocks import Block, Heading, Paragraph, Turn
from bedreilag.paper.document import Document
from bedreilag.paper.flow import Flow
from bedreilag.paper.fonts import BOLD
from bedreilag.paper.looks import A4, BODY, FJORD, MUTED, PART, WHITE, Lettering, Sheet
from bedreilag.paper.words import days_in_words
from bedreilag.seminars.poster import Poster

TIGHT = Sheet(A4.width, A4.height, top=30, bottom=22)
# Handwriting needs more than type does.
LINE = 21
DOT = 13
CODE = Lettering(BOLD, 13, 17, FJORD, spacing=1)
PROBLEMS = MEASURES = 3
# More rings than this are not filled one by one.
MOST_RINGS = 6


@dataclass(frozen=True, slots=True)
class GroupSheet:
    """One group, with its number in the address that leads into it, and the rules of its vote."""

    group: str
    table: str
    number: int
    votes: int
    most: int


@dataclass(frozen=True, slots=True)
class Ruled:
    """Empty lines to write on, each with as many rings for dots at its end.

    With `below`, as many of them as the page has room for when so much is kept free.
    """

    lines: int
    dots: int = 0
    after: float = 8
    below: float = 0

    def least(self, measure: float) -> float:
        return (1 if self.below else self.lines) * LINE + self.below

    def lay(self, flow: Flow) -> None:
        left, measure = flow.sheet.side, flow.sheet.measure
        lines = min(self.lines, int((flow.room - self.below) / LINE)) if self.below else self.lines
        for _ in range(lines):
            flow.y -= LINE
            with flow.pen.artifact():
                flow.pen.rule(left, flow.y, measure - self.dots * (DOT + 5), MUTED)
                for nth in range(1, self.dots + 1):
                    self._ring(flow, left + measure - nth * (DOT + 5) + 5)
        flow.skip(self.after)

    def _ring(self, flow: Flow, x: float) -> None:
        flow.pen.fill([(x, flow.y, DOT, DOT)], MUTED, radius=DOT / 2)
        flow.pen.fill([(x + 1, flow.y + 1, DOT - 2, DOT - 2)], WHITE, radius=DOT / 2 - 1)


def sheets_pdf(poster: Poster, sheets: Sequence[GroupSheet]) -> bytes:
    """One A4 for each group, to be copied for everyone who wants paper."""
    blocks = [block for sheet in sheets for block in (Turn(), *_sheet(poster, sheet))]
    return Document(f"Papirark: {poster.title}", poster.days[0], blocks[1:], TIGHT).print()


def _sheet(poster: Poster, sheet: GroupSheet) -> Iterator[Block]:
    place = [sheet.table, poster.title, days_in_words(poster.days)]
    yield Heading(sheet.group, 1)
    yield Paragraph(" · ".join(filter(None, place)), BODY)
    yield Paragraph(
        "For deg som ikke bruker telefon. En ved bordet, eller prosesslederen, fører inn det du "
        "skriver. Ikke skriv pasientopplysninger: ingen navn, alder, sted eller annet som gjør at "
        "en person kan kjennes igjen.",
    )
    yield Paragraph(
        "Fornavn eller kallenavn (frivillig), rolle, og hvor du kommer fra:", PART, after=0
    )
    yield Ruled(1, after=0)
    yield Heading("Hva er vanskelig i samarbeidet?", 2)
    for number in range(1, PROBLEMS + 1):
        yield Paragraph(f"Problem {number}", PART, after=0)
        yield Ruled(2, after=4)
    yield Heading("Hva kan vi gjøre med det?", 2)
    for number in range(1, MEASURES + 1):
        yield Paragraph(f"Tiltak {number}", PART, after=0)
        yield Ruled(1 if number > 1 else 2, after=4)
    yield Heading("Hvilke tiltak starter vi med?", 2)
    yield Paragraph(_votes(sheet), after=0)
    yield Ruled(6, dots=min(sheet.most, MOST_RINGS), below=2 * CODE.leading + 10)
    yield Paragraph(f"{poster.url.partition('://')[2]}/{sheet.number}", CODE, "centre", after=0)


def _votes(sheet: GroupSheet) -> str:
    votes = "én stemme" if sheet.votes == 1 else f"{sheet.votes} stemmer"
    return f"Du har {votes}. Skriv tiltaket, og fyll én ring for hver stemme."
