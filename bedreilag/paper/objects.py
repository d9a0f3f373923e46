"""The few kinds of PDF object that ReportLab leaves to its callers."""

from typing import Any


def dictionary(**entries: object) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFDictionary

    return PDFDictionary(entries)


def array(values: list[Any]) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFArray

    return PDFArray(values)


def name(word: str) -> str:
    from reportlab.pdfbase.pdfdoc import PDFName

    return str(PDFName(word))


def text(words: str) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFString

    return PDFString(words)


def metadata(xml: str) -> Any:
    from reportlab.pdfbase.pdfdoc import XMP

    return XMP(creator=lambda _file: xml.encode())
