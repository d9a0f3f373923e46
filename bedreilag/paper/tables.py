"""Tables that a screen reader can walk: every head has a scope, rows may go on over the page."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from bedreilag.paper.flow import Flow
from bedreilag.paper.looks import (
    FJORD,
    HAIRLINE,
    SMALL,
    SMALL_STRONG,
    TINT,
    Ink,
    Lettering,
)
from bedreilag.paper.pen import Align, Pen
from bedreilag.paper.tags import Element
from bedreilag.paper.text import widest_word, wrap

_SIDE = 4.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column; its share is weighed against the other columns' shares."""

    title: str
    share: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    lettering: Lettering = SMALL
    fill: Ink | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells. The first `row_heads` cells of each row name the row."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    row_heads: int = 1
    # A list of facts needs no column heads: the row's head says it all.
    headed: bool = True
    head: Lettering = SMALL_STRONG
    padding: float = 2.3
    after: float = 5

    def least(self, measure: float) -> float:
        widths = self._widths(measure)
        return sum(self._row(cells, widths).height for cells in self._lines()[:2])

    def lay(self, flow: Flow) -> None:
        widths = self._widths(flow.sheet.measure)
        with flow.pen.element("Table"):
            self._lay_heads(flow)
            for cells in self.rows:
                self._lay_row(flow, self._row(cells, widths))
        flow.skip(self.after)

    def _heads(self) -> list[Sequence[Cell]]:
        return [[Cell(column.title, self.head) for column in self.columns]] * self.headed

    def _lines(self) -> list[Sequence[Cell]]:
        return [*self._heads(), *self.rows]

    def _widths(self, measure: float) -> list[float]:
        """Share out the measure, but leave every column room for its longest word if possible."""
        unit = measure / sum(column.share for column in self.columns)
        needs = [max(map(_narrowest, cells)) for cells in zip(*self._lines(), strict=True)]
        if sum(needs) > measure:
            return [column.share * unit for column in self.columns]
        wanted = [
            max(column.share * unit, need) for column, need in zip(self.columns, needs, strict=True)
        ]
        spare = sum(wanted) - sum(needs)
        kept = (measure - sum(needs)) / spare if spare else 0
        return [need + (want - need) * kept for need, want in zip(needs, wanted, strict=True)]

    def _lay_heads(self, flow: Flow) -> None:
        for cells in self._heads():
            row = self._row(cells, self._widths(flow.sheet.measure), head=True)
            with row.tagged(flow.pen):
                row.draw(flow, row.lines)

    def _lay_row(self, flow: Flow, row: "_Row") -> None:
        if row.height > flow.room and row.height <= flow.sheet.height / 2:
            self._turn(flow)
        with row.tagged(flow.pen):
            while row.lines:
                if row.fitting(flow.room) < 1:
                    self._turn(flow)
                # At least one line each time: even a head as tall as the page must not stop us.
                row.draw(flow, max(1, row.fitting(flow.room)))

    def _turn(self, flow: Flow) -> None:
        """Begin the next page with the column heads again, for the eye only."""
        flow.turn()
        with flow.pen.artifact("Pagination"):
            self._lay_heads(flow)

    def _row(self, cells: Sequence[Cell], widths: Sequence[float], head: bool = False) -> "_Row":
        row, x = _Row(self.padding, head), 0.0
        places = zip(self.columns, cells, widths, strict=True)
        for place, (column, cell, width) in enumerate(places):
            scope = "Column" if head else "Row" if place < self.row_heads else ""
            row.boxes.append(_Box(cell, scope, column.align, x, width))
            x += width
        return row


def _narrowest(cell: Cell) -> float:
    return widest_word(cell.text, cell.lettering) + 2 * _SIDE + 0.01


class _Box:
    """One cell where it stands, with the lines that are not yet written."""

    def __init__(self, cell: Cell, scope: str, align: Align, x: float, width: float) -> None:
        self.cell, self.x, self.width, self.align = cell, x, width, align
        # An empty cell is a line without a word, so that it still takes its place in the row.
        self.lines = wrap(cell.text, cell.lettering, width - 2 * _SIDE) or ("",)
        self.element = Element("TH", scope=scope) if scope else Element("TD")

    def write(self, pen: Pen, left: float, top: float, count: int) -> None:
        lines, self.lines = self.lines[:count], self.lines[count:]
        if any(lines):
            x, width = left + self.x + _SIDE, self.width - 2 * _SIDE
            with pen.within(self.element):
                pen.write(lines, self.cell.lettering, x, top, width, self.align)


@dataclass(slots=True)
class _Row:
    padding: float
    head: bool
    boxes: list[_Box] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """How many lines are left to write."""
        return max(len(box.lines) for box in self.boxes)

    @property
    def leading(self) -> float:
        return max(box.cell.lettering.leading for box in self.boxes)

    @property
    def height(self) -> float:
        return self.lines * self.leading + 2 * self.padding

    def fitting(self, room: float) -> int:
        """How many of the lines left fit."""
        return min(self.lines, int((room - 2 * self.padding) / self.leading + 0.01))

    @contextmanager
    def tagged(self, pen: Pen) -> Iterator[None]:
        with pen.element("TR") as tag:
            tag.holds += [box.element for box in self.boxes]
            yield

    def draw(self, flow: Flow, count: int) -> None:
        """Write the next lines of every cell and draw the row's line below them."""
        height = count * self.leading + 2 * self.padding
        bottom, left = flow.y - height, flow.sheet.side
        with flow.pen.artifact():
            self._tint(flow.pen, left, bottom, height)
        for box in self.boxes:
            box.write(flow.pen, left, flow.y - self.padding, count)
        flow.y = bottom
        ink, weight = (FJORD, 1.0) if self.head else (HAIRLINE, 0.5)
        flow.pen.rule(left, bottom, flow.sheet.measure, ink, weight)

    def _tint(self, pen: Pen, left: float, bottom: float, height: float) -> None:
        for box in self.boxes:
            fill = TINT if self.head else box.cell.fill
            if fill:
                # A head is tinted from edge to edge; a cell gets a badge with air around it.
                air = 0 if self.head else 1.5
                inside = (left + box.x + air, bottom + air, box.width - 2 * air, height - 2 * air)
                pen.fill([inside], fill, radius=air)
