"""What a document says about itself: title, language, date, and that it follows PDF/UA-1."""

from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from bedreilag.paper import objects

LANGUAGE = "nb-NO"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def describe(canvas: Any, title: str, dated: date) -> None:
    """Write it into a ReportLab canvas. No person is named as the author."""
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Bedre i lag")
    canvas.setDateFormatter(lambda *_: dated.strftime("D:%Y%m%d000000+00'00'"))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    xmp = _XMP.format(title=escape(title), language=LANGUAGE)
    canvas.setCatalogEntry("Metadata", objects.metadata(xmp))
