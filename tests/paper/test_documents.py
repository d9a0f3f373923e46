"""How blocks become pages: nothing is lost, nothing stands alone, nothing is said twice."""

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from bedreilag.paper.blocks import Block, Bullets, Callout, Contents, Heading, Paragraph, Turn
from bedreilag.paper.document import Document
from bedreilag.paper.looks import A4_LANDSCAPE
from bedreilag.paper.tables import Cell, Column, Table
from tests.pdf_checks import elements, is_landscape, words_of, words_of_page

LONG = " ".join(f"ord{number}" for number in range(3000))
TWO_COLUMNS = (Column("Tiltak", 1), Column("Grunn", 3))


def printed(*blocks: Block) -> bytes:
    return Document("Prøve", date(2026, 4, 23), blocks, footer="Prøve").print()


def pages(pdf: bytes) -> list[str]:
    return [words_of_page(page) for page in PdfReader(BytesIO(pdf)).pages]


def test_a_long_paragraph_goes_on_over_the_page_and_is_still_one_paragraph() -> None:
    pdf = printed(Heading("Lang", 1), Paragraph(LONG))

    assert len(pages(pdf)) > 2
    assert len(elements(pdf, "P")) == 1
    assert set(LONG.split()) <= set(words_of(pdf).split())


def test_a_row_longer_than_a_page_goes_on_and_is_still_one_row() -> None:
    rows = [[Cell("Kort"), Cell(LONG)], [Cell(""), Cell("Etter")]]

    pdf = printed(Heading("Tabell", 1), Table(TWO_COLUMNS, rows))

    assert len(pages(pdf)) > 2
    assert len(elements(pdf, "TR")) == 3
    assert set(LONG.split()) <= set(words_of(pdf).split())


def test_column_heads_are_seen_on_every_page_but_read_only_once() -> None:
    rows = [[Cell(f"Rad {number}"), Cell("Tekst")] for number in range(120)]

    pdf = printed(Heading("Tabell", 1), Table(TWO_COLUMNS, rows))

    assert len(pages(pdf)) > 2
    assert all("Tiltak Grunn" in page for page in pages(pdf))
    columns = [head for head in elements(pdf, "TH") if head["/A"]["/Scope"] == "/Column"]
    assert len(columns) == 2


def test_a_head_taller_than_the_page_does_not_stop_the_printing() -> None:
    narrow = (Column("Ord " * 900, 1), Column("Grunn", 9))

    assert "Likevel" in words_of(
        printed(Heading("Tabell", 1), Table(narrow, [[Cell("Rad"), Cell("Likevel")]]))
    )


def test_every_row_has_a_cell_for_every_column_also_the_empty_ones() -> None:
    pdf = printed(Heading("Tabell", 1), Table(TWO_COLUMNS, [[Cell(""), Cell("")]]))

    assert [len(row["/K"]) for row in elements(pdf, "TR")] == [2, 2]


def test_a_heading_is_never_alone_at_the_foot_of_a_page() -> None:
    for filling in range(36, 48):
        lines = [Paragraph("Linje", after=0)] * filling

        found = pages(
            printed(Heading("Først", 1), *lines, Heading("Sist"), Paragraph("Følge " * 40))
        )

        assert not any("Sist Prøve Side" in page for page in found)


def test_the_foot_says_which_page_of_how_many() -> None:
    found = pages(printed(Heading("En", 1), Turn(), Paragraph("To"), Turn(), Paragraph("Tre")))

    assert [page[-11:] for page in found] == ["Side 1 av 3", "Side 2 av 3", "Side 3 av 3"]


def test_the_contents_tell_the_page_of_each_section_and_lead_there() -> None:
    pdf = printed(
        Heading("Planen", 1),
        Contents(),
        Turn(),
        Heading("Mål"),
        Turn(A4_LANDSCAPE),
        Heading("Ansvar"),
    )

    reader = PdfReader(BytesIO(pdf))
    assert "Mål 2 Ansvar 3" in words_of_page(reader.pages[0])
    assert [is_landscape(page) for page in reader.pages] == [False, False, True]
    links = [note.get_object() for note in reader.pages[0]["/Annots"]]
    assert [link["/Contents"] for link in links] == ["Gå til Mål, side 2", "Gå til Ansvar, side 3"]
    assert [entry.title for entry in reader.outline] == ["Mål", "Ansvar"]


def test_a_list_is_read_as_a_list() -> None:
    pdf = printed(Heading("Liste", 1), Bullets(["én", LONG, "to"]))

    assert len(elements(pdf, "L")) == 1
    assert len(elements(pdf, "LI")) == len(elements(pdf, "LBody")) == 3


def test_a_callout_longer_than_a_page_still_gets_printed() -> None:
    assert "ord2999" in words_of(printed(Heading("Mål", 1), Callout("Dette vil vi", LONG)))


def test_the_same_document_gives_the_same_bytes() -> None:
    blocks = (Heading("Planen", 1), Contents(), Heading("Mål"), Paragraph("čđŋšŧž"))

    assert printed(*blocks) == printed(*blocks)


def test_the_file_names_its_title_and_date_and_no_author() -> None:
    about = PdfReader(BytesIO(printed(Heading("En", 1)))).metadata

    assert about is not None
    assert about.title == "Prøve"
    assert not about.author
    assert about.creation_date is not None
    assert about.creation_date.date() == date(2026, 4, 23)
