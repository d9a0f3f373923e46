"""Where the next block goes: a cursor that walks down the page and turns it when it is full."""

from collections.abc import Sequence
from dataclasses import dataclass

from bedreilag.paper.looks import FOOTNOTE, HAIRLINE, Lettering, Sheet
from bedreilag.paper.pen import Align, Pen
from bedreilag.paper.text import wrap


@dataclass(frozen=True, slots=True)
class Numbering:
    """How many pages there are, and the page of each section; known after a first pass."""

    pages: int = 0
    sections: tuple[int, ...] = ()

    def page_of(self, section: int) -> str:
        return str(self.sections[section]) if self.sections else ""


class Flow:
    """One pass over a document's blocks."""

    def __init__(
        self,
        pen: Pen,
        sheet: Sheet,
        footer: str,
        sections: Sequence[str],
        numbering: Numbering,
    ) -> None:
        self.pen = pen
        self.sheet = sheet
        self.sections = sections
        self.numbering = numbering
        self._footer = footer
        self.page = 0
        self._section_pages: list[int] = []
        self._begin()

    @property
    def room(self) -> float:
        """How much is left of the page."""
        return self.y - self.sheet.bottom

    @property
    def at_top(self) -> bool:
        return self.y == self.sheet.height - self.sheet.top

    def need(self, height: float) -> None:
        """Turn the page unless this much fits on it."""
        if height > self.room and not self.at_top:
            self.turn()

    def skip(self, height: float) -> None:
        """Leave some space, but never at the top of a page."""
        if not self.at_top:
            self.y -= height

    def turn(self, sheet: Sheet | None = None) -> None:
        self._end()
        self.sheet = sheet or self.sheet
        self._begin()

    def finish(self) -> Numbering:
        """Close the last page and say what the next pass needs to know."""
        self._end()
        return Numbering(self.page, tuple(self._section_pages))

    def begin_section(self, title: str) -> None:
        """Note that a section starts here, for the outline and the contents."""
        number = len(self._section_pages)
        self._section_pages.append(self.page)
        self.pen.bookmark(section_key(number), title, self.y)

    def write(
        self, text: str, lettering: Lettering, indent: float = 0, align: Align = "left"
    ) -> None:
        """Write a text of any length, over as many pages as it takes."""
        width = self.sheet.measure - indent
        lines = wrap(text, lettering, width)
        while lines:
            count = self._fitting(len(lines), lettering.leading)
            if not count:
                self.turn()
                continue
            x = self.sheet.side + indent
            self.pen.write(lines[:count], lettering, x, self.y, width, align)
            self.y -= count * lettering.leading
            lines = lines[count:]

    def _fitting(self, lines: int, leading: float) -> int:
        """How many lines to put on this page, so that no line stands alone on either side."""
        fits = min(lines, int(self.room / leading + 0.01))
        if lines - fits == 1:
            fits -= 1
        return fits if fits >= min(2, lines) or self.at_top else 0

    def _begin(self) -> None:
        self.page += 1
        self.pen.begin_page(self.sheet.width, self.sheet.height)
        self.y = self.sheet.height - self.sheet.top

    def _end(self) -> None:
        if self._footer:
            self._write_footer()
        self.pen.end_page()

    def _write_footer(self) -> None:
        sheet, pen = self.sheet, self.pen
        number = f"Side {self.page} av {self.numbering.pages or self.page}"
        title = wrap(self._footer, FOOTNOTE, sheet.measure - 80)[:1]
        with pen.artifact("Pagination"):
            pen.rule(sheet.side, 42, sheet.measure, HAIRLINE)
            pen.write(title, FOOTNOTE, sheet.side, 37)
            pen.write([number], FOOTNOTE, sheet.side, 37, sheet.measure, "right")


def section_key(number: int) -> str:
    return f"section-{number}"
