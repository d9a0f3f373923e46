"""What the pages mean: the tree of tags that a screen reader walks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bedreilag.paper.objects import array, dictionary, name, text

# What a PDF calls an object belongs to ReportLab and has no type worth naming here.
Reference = Any


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered stretch of a page's content."""

    page: Reference
    number: int


@dataclass(frozen=True, slots=True)
class Press:
    """A place on a page that can be pressed."""

    page: Reference
    annotation: Reference


@dataclass(eq=False, slots=True)
class Element:
    """One tag (a heading, a cell, a figure …) and what it holds, in reading order."""

    tag: str
    scope: str = ""
    alt: str = ""
    box: tuple[float, float, float, float] | None = None
    holds: list["Element | Mark | Press"] = field(default_factory=list)


class Tree:
    """All tags of one document, and the way back from every mark to its tag."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._owners: list[list[Element] | Element] = []

    def open_page(self) -> int:
        """A new page; the answer is the key under which the page finds its tags."""
        self._owners.append([])
        return len(self._owners) - 1

    def mark(self, key: int, page: Reference, owner: Element) -> Mark:
        """Number the next stretch of the page for its owner."""
        owners = self._owners[key]
        assert isinstance(owners, list)
        owners.append(owner)
        mark = Mark(page, len(owners) - 1)
        owner.holds.append(mark)
        return mark

    def open_press(self, owner: Element) -> int:
        """A place to press; the answer is the key under which it finds its tag."""
        self._owners.append(owner)
        return len(self._owners) - 1

    def write(self, file: Any) -> None:
        """Put the tree into ReportLab's document, which must have all its pages."""
        _Writer(file).write(self.root, self._owners)


class _Writer:
    def __init__(self, file: Any) -> None:
        self._file = file
        self._references: dict[Element, Reference] = {}

    def write(self, root: Element, owners: list[list[Element] | Element]) -> None:
        top = dictionary(Type=name("StructTreeRoot"), ParentTreeNextKey=len(owners))
        top["K"] = array([self._element(root, self._file.Reference(top))])
        top["ParentTree"] = dictionary(Nums=self._way_back(owners))
        self._file.Catalog.StructTreeRoot = top
        self._file.Catalog.MarkInfo = dictionary(Marked="true")

    def _element(self, element: Element, parent: Reference) -> Reference:
        entry = dictionary(Type=name("StructElem"), S=name(element.tag), P=parent)
        reference = self._references[element] = self._file.Reference(entry)
        for key, value in _description(element):
            entry[key] = value
        if element.holds:
            entry["K"] = array([self._held(child, reference) for child in element.holds])
        return reference

    def _held(self, child: Element | Mark | Press, parent: Reference) -> Reference:
        match child:
            case Element():
                return self._element(child, parent)
            case Mark():
                return dictionary(Type=name("MCR"), Pg=child.page, MCID=child.number)
            case Press():
                return dictionary(Type=name("OBJR"), Pg=child.page, Obj=child.annotation)

    def _way_back(self, owners: list[list[Element] | Element]) -> Reference:
        numbered: list[object] = []
        for key, owner in enumerate(owners):
            numbered += [key, self._referred(owner)]
        return array(numbered)

    def _referred(self, owner: list[Element] | Element) -> Reference:
        if isinstance(owner, Element):
            return self._references[owner]
        return array([self._references[element] for element in owner])


def _description(element: Element) -> Iterator[tuple[str, Reference]]:
    if element.alt:
        yield "Alt", text(element.alt)
    if element.scope:
        yield "A", dictionary(O=name("Table"), Scope=name(element.scope))
    if element.tag == "L":
        yield "A", dictionary(O=name("List"), ListNumbering=name("Disc"))
    if element.box:
        yield "A", dictionary(O=name("Layout"), BBox=array(list(element.box)))
