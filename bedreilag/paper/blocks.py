"""The blocks a document is made of, in reading order: plain data until a flow lays them out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from bedreilag.paper.flow import Flow, section_key
from bedreilag.paper.looks import (
    BLACK,
    BODY,
    FJORD,
    HAIRLINE,
    LEAD,
    PART,
    SECTION,
    TITLE,
    WHITE,
    Lettering,
    Sheet,
)
from bedreilag.paper.pen import Align, Box
from bedreilag.paper.text import plain, wrap

_HEADINGS = {1: TITLE, 2: SECTION, 3: PART}
_BEFORE = {1: 0, 2: 22, 3: 7}
_AFTER = {1: 8, 2: 6, 3: 3}


class Block(Protocol):
    """Anything that can be laid out."""

    def least(self, measure: float) -> float:
        """How much of a page it needs to begin there."""
        ...

    def lay(self, flow: Flow) -> None: ...


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that stays with what follows. Level 2 begins a section of the contents."""

    text: str
    level: Literal[1, 2, 3] = 2
    align: Align = "left"

    @property
    def lettering(self) -> Lettering:
        return _HEADINGS[self.level]

    def least(self, measure: float) -> float:
        lines = len(wrap(self.text, self.lettering, measure))
        return _BEFORE[self.level] + lines * self.lettering.leading + _AFTER[self.level]

    def lay(self, flow: Flow) -> None:
        flow.skip(_BEFORE[self.level])
        if self.level == 2:
            flow.begin_section(plain(self.text))
        with flow.pen.element(f"H{self.level}"):
            flow.write(self.text, self.lettering, align=self.align)
        flow.skip(_AFTER[self.level])


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    lettering: Lettering = BODY
    align: Align = "left"
    after: float = 8

    def least(self, measure: float) -> float:
        # Three lines are never parted, for then one of them would stand alone.
        return min(3, len(wrap(self.text, self.lettering, measure))) * self.lettering.leading

    def lay(self, flow: Flow) -> None:
        with flow.pen.element("P"):
            flow.write(self.text, self.lettering, align=self.align)
        flow.skip(self.after)


@dataclass(frozen=True, slots=True)
class Callout:
    """The one sentence to remember, set off by a bar in the margin."""

    label: str
    text: str

    def least(self, measure: float) -> float:
        return PART.leading + len(wrap(self.text, LEAD, measure - 16)) * LEAD.leading

    def lay(self, flow: Flow) -> None:
        top, page = flow.y, flow.page
        with flow.pen.element("P"):
            flow.write(self.label, PART, indent=16)
        with flow.pen.element("P"):
            flow.write(self.text, LEAD, indent=16)
        if flow.page == page:
            with flow.pen.artifact():
                flow.pen.fill([(flow.sheet.side, flow.y, 3, top - flow.y)], FJORD)
        flow.skip(14)


@dataclass(frozen=True, slots=True)
class Bullets:
    items: Sequence[str]
    lettering: Lettering = BODY
    after: float = 6

    def least(self, measure: float) -> float:
        return 2 * self.lettering.leading

    def lay(self, flow: Flow) -> None:
        with flow.pen.element("L"):
            for item in self.items:
                flow.need(2 * self.lettering.leading)
                with flow.pen.element("LI"):
                    self._lay_item(flow, item)
        flow.skip(self.after)

    def _lay_item(self, flow: Flow, item: str) -> None:
        with flow.pen.element("Lbl"):
            flow.pen.write(["• "], self.lettering, flow.sheet.side, flow.y)
        with flow.pen.element("LBody"):
            flow.write(item, self.lettering, indent=12)
        flow.skip(1)


@dataclass(frozen=True, slots=True)
class Contents:
    """The document's sections with their pages; each line can be pressed."""

    def least(self, measure: float) -> float:
        return 2 * BODY.leading

    def lay(self, flow: Flow) -> None:
        with flow.pen.element("TOC"):
            for number, title in enumerate(flow.sections):
                self._lay_line(flow, number, title)
        flow.skip(8)

    def _lay_line(self, flow: Flow, number: int, title: str) -> None:
        sheet, page = flow.sheet, flow.numbering.page_of(number)
        lines = wrap(f"{title} ", BODY, sheet.measure - 40)
        height = len(lines) * BODY.leading + 6
        flow.need(height)
        box = (sheet.side, flow.y - height, sheet.measure, height)
        link = flow.pen.link(section_key(number), f"Gå til {title}, side {page}", box)
        with flow.pen.element("TOCI"), flow.pen.element("Reference"), link:
            flow.pen.write([*lines[:-1], lines[-1] + " "], BODY, sheet.side, flow.y - 3)
            flow.pen.write([page], BODY, sheet.side, flow.y - 3, sheet.measure, "right")
        flow.y -= height
        flow.pen.rule(sheet.side, flow.y, sheet.measure, HAIRLINE, 0.4)


@dataclass(frozen=True, slots=True)
class Squares:
    """A figure of black squares on white, such as a QR code: drawn, not an image.

    It is as large as the page allows when `below` is kept free for what follows.
    """

    rows: Sequence[Sequence[bool]]
    alt: str
    below: float = 0

    def least(self, measure: float) -> float:
        return self.below + 100

    def lay(self, flow: Flow) -> None:
        side = min(flow.sheet.measure, flow.room - self.below)
        left, bottom = (flow.sheet.width - side) / 2, flow.y - side
        box = (left, bottom, left + side, flow.y)
        with flow.pen.element("Figure", alt=plain(self.alt), box=box), flow.pen.content():
            flow.pen.fill([(left, bottom, side, side)], WHITE)
            flow.pen.fill(list(self._dark(left, flow.y, side / len(self.rows))), BLACK)
        flow.y = bottom

    def _dark(self, left: float, top: float, unit: float) -> Iterator[Box]:
        for down, row in enumerate(self.rows):
            for across, dark in enumerate(row):
                if dark:
                    yield left + across * unit, top - (down + 1) * unit, unit, unit


@dataclass(frozen=True, slots=True)
class Space:
    height: float

    def least(self, measure: float) -> float:
        return self.height

    def lay(self, flow: Flow) -> None:
        flow.skip(self.height)


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows begins on a new page, on another sheet if one is given."""

    sheet: Sheet | None = None

    def least(self, measure: float) -> float:
        return 0

    def lay(self, flow: Flow) -> None:
        flow.turn(self.sheet)
