"""A document is blocks on sheets of paper; printing it gives the bytes of a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from bedreilag.paper import fonts
from bedreilag.paper.blocks import Block, Heading
from bedreilag.paper.flow import Flow, Numbering
from bedreilag.paper.ink import InkPen
from bedreilag.paper.looks import A4, Sheet
from bedreilag.paper.pen import Pen
from bedreilag.paper.text import plain


@dataclass(frozen=True, slots=True)
class Document:
    """The same document gives the same bytes, whenever and wherever it is printed."""

    title: str
    dated: date
    blocks: Sequence[Block]
    sheet: Sheet = A4
    footer: str = ""

    def print(self) -> bytes:
        """Lay it out twice: only the first pass can tell how many pages there are."""
        fonts.load()
        numbering = self._lay(Pen(), Numbering())
        pen = InkPen(plain(self.title), self.dated)
        self._lay(pen, numbering)
        return pen.finish()

    def _lay(self, pen: Pen, numbering: Numbering) -> Numbering:
        flow = Flow(pen, self.sheet, self.footer, self._sections(), numbering)
        for place, block in enumerate(self.blocks):
            flow.need(self._least(place, flow.sheet.measure))
            block.lay(flow)
        return flow.finish()

    def _sections(self) -> list[str]:
        headings = (block for block in self.blocks if isinstance(block, Heading))
        return [plain(heading.text) for heading in headings if heading.level == 2]

    def _least(self, place: int, measure: float) -> float:
        """A heading needs room for what follows it too; it must not stand alone at the foot."""
        here = self.blocks[place:]
        headings = list(takewhile(lambda block: isinstance(block, Heading), here))
        together = here[: len(headings) + 1]
        return sum(block.least(measure) for block in together)
