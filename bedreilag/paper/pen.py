"""The pen's vocabulary. A bare pen leaves no trace: it is for the pass that only counts pages."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Literal

from bedreilag.paper.looks import FJORD, Ink, Lettering
from bedreilag.paper.tags import Element

Align = Literal["left", "centre", "right"]
ArtifactKind = Literal["Layout", "Pagination"]
# Left, bottom, width, height.
Box = tuple[float, float, float, float]


class Pen:
    """Places are points from the lower left corner of the page."""

    def begin_page(self, width: float, height: float) -> None: ...

    def end_page(self) -> None: ...

    def element(self, tag: str, **meaning: Any) -> AbstractContextManager[Element]:
        """Everything drawn inside belongs to a new tag under the one that is open."""
        return nullcontext(Element(tag))

    def within(self, element: Element) -> AbstractContextManager[None]:
        """Go on with a tag that was opened before, for example on the page before."""
        return nullcontext()

    def content(self) -> AbstractContextManager[None]:
        """What is drawn inside is content of the tag that is open."""
        return nullcontext()

    def artifact(self, kind: ArtifactKind = "Layout") -> AbstractContextManager[None]:
        """What is drawn inside means nothing to one who listens: lines, tints, repeated heads."""
        return nullcontext()

    def link(self, key: str, description: str, box: Box) -> AbstractContextManager[None]:
        """What is drawn inside can be pressed and leads to a bookmark."""
        return nullcontext()

    def bookmark(self, key: str, title: str, top: float) -> None:
        """A place that links and the outline lead to."""

    def write(
        self,
        lines: Sequence[str],
        lettering: Lettering,
        x: float,
        top: float,
        width: float = 0,
        align: Align = "left",
    ) -> None:
        """Write lines one below the other. A line's spaces at the end are kept but take no room."""

    def fill(self, boxes: Sequence[Box], ink: Ink, radius: float = 0) -> None: ...

    def rule(
        self, x: float, y: float, width: float, ink: Ink = FJORD, weight: float = 0.6
    ) -> None: ...
