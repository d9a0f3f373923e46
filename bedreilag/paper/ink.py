"""The pen with ink: draws with ReportLab, and tags all it draws or marks it as an artifact."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from typing import Any

from bedreilag.paper import fonts, objects
from bedreilag.paper.looks import FJORD, Ink, Lettering
from bedreilag.paper.metadata import LANGUAGE, describe
from bedreilag.paper.pen import Align, ArtifactKind, Box, Pen
from bedreilag.paper.tags import Element, Press, Tree
from bedreilag.paper.text import length

_SHARE_BEFORE = {"left": 0.0, "centre": 0.5, "right": 1.0}


class InkPen(Pen):
    """One document in the making."""

    def __init__(self, title: str, dated: date) -> None:
        from reportlab.pdfgen.canvas import Canvas

        settings: dict[str, Any] = {"initialFontName": fonts.REGULAR, "lang": LANGUAGE}
        canvas: Any = Canvas(BytesIO(), invariant=1, pdfVersion=(1, 7), **settings)
        self._canvas, self._file = canvas, canvas._doc
        self._tree = Tree()
        self._open = [self._tree.root]
        self._drawing_artifact = False
        describe(self._canvas, title, dated)

    def begin_page(self, width: float, height: float) -> None:
        self._canvas.setPageSize((width, height))
        self._page_key = self._tree.open_page()
        self._page = self._file.thisPageRef()

    def end_page(self) -> None:
        self._canvas.showPage()
        page = self._file.Pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self._page_key, "/S"

    def finish(self) -> bytes:
        """The whole document. The pen is dry afterwards."""
        self._tree.write(self._file)
        return bytes(self._canvas.getpdfdata())

    @contextmanager
    def element(self, tag: str, **meaning: Any) -> Iterator[Element]:
        element = Element(tag, **meaning)
        if not self._drawing_artifact:
            self._open[-1].holds.append(element)
        with self.within(element):
            yield element

    @contextmanager
    def within(self, element: Element) -> Iterator[None]:
        self._open.append(element)
        yield
        self._open.pop()

    @contextmanager
    def artifact(self, kind: ArtifactKind = "Layout") -> Iterator[None]:
        if self._drawing_artifact:
            yield
            return
        self._drawing_artifact = True
        self._canvas.addLiteral(f"/Artifact <</Type /{kind}>> BDC")
        yield
        self._canvas.addLiteral("EMC")
        self._drawing_artifact = False

    @contextmanager
    def content(self) -> Iterator[None]:
        if self._drawing_artifact:
            yield
            return
        owner = self._open[-1]
        mark = self._tree.mark(self._page_key, self._page, owner)
        self._canvas.addLiteral(f"/{owner.tag} <</MCID {mark.number}>> BDC")
        yield
        self._canvas.addLiteral("EMC")

    def write(
        self,
        lines: Sequence[str],
        lettering: Lettering,
        x: float,
        top: float,
        width: float = 0,
        align: Align = "left",
    ) -> None:
        # Capitals of Inter are 0.73 of its size; this puts them in the middle of their line.
        baseline = top - lettering.leading / 2 - 0.364 * lettering.size
        with self.content():
            self._canvas.setFont(lettering.cut, lettering.size)
            self._canvas.setFillColorRGB(*lettering.ink)
            for line in lines:
                slack = width - length(line.rstrip(" "), lettering)
                self._canvas.drawString(
                    x + slack * _SHARE_BEFORE[align], baseline, line, charSpace=lettering.spacing
                )
                baseline -= lettering.leading

    def fill(self, boxes: Sequence[Box], ink: Ink, radius: float = 0) -> None:
        self._canvas.setFillColorRGB(*ink)
        for box in boxes:
            if radius:
                self._canvas.roundRect(*box, radius, stroke=0, fill=1)
            else:
                self._canvas.rect(*box, stroke=0, fill=1)

    def rule(self, x: float, y: float, width: float, ink: Ink = FJORD, weight: float = 0.6) -> None:
        with self.artifact():
            self._canvas.setStrokeColorRGB(*ink)
            self._canvas.setLineWidth(weight)
            self._canvas.line(x, y, x + width, y)

    def bookmark(self, key: str, title: str, top: float) -> None:
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=top)
        self._canvas.addOutlineEntry(title, key)

    @contextmanager
    def link(self, key: str, description: str, box: Box) -> Iterator[None]:
        with self.element("Link") as element:
            yield
            number = self._tree.open_press(element)
            self._canvas._addAnnotation(self._press(key, description, box, number), str(number))
            element.holds.append(Press(self._page, self._file.refAnnotation(str(number))))

    def _press(self, key: str, description: str, box: Box, number: int) -> Any:
        left, bottom, width, height = box
        return objects.dictionary(
            Type=objects.name("Annot"),
            Subtype=objects.name("Link"),
            Rect=objects.array([left, bottom, left + width, bottom + height]),
            Border=objects.array([0, 0, 0]),
            Contents=objects.text(description),
            Dest=self._canvas._bookmarkReference(key),
            F=4,
            StructParent=number,
        )
