"""What hangs on the wall and stands on the tables, so that everyone can join."""

from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

from pypdf import PdfReader

from bedreilag.seminars.poster import TableCard, poster_pdf, table_cards_pdf
from bedreilag.seminars.qr import qr_svg, squares
from tests.pdf_checks import elements, words_of, words_of_page
from tests.seminars.posters import CARDS, POSTER

SVG = "{http://www.w3.org/2000/svg}"


def test_the_poster_says_where_when_and_how() -> None:
    words = words_of(poster_pdf(POSTER))

    assert "Bedre i lag i Midt-Troms 2026" in words
    assert "22.–23. april 2026, Konferansesal på Finnsnes" in words
    assert "Skann koden, eller gå til bedreilag.example.no/b og skriv MTRM26" in words


def test_the_qr_code_is_described_for_those_who_cannot_see_it() -> None:
    [figure] = elements(poster_pdf(POSTER), "Figure")

    assert figure["/Alt"] == "QR-kode for å bli med: Bedre i lag i Midt-Troms 2026"


def test_the_poster_is_one_page_however_long_its_words() -> None:
    long = replace(POSTER, title="Samhandling " * 10, venue="Konferansesal " * 11, url="x" * 200)

    assert len(PdfReader(BytesIO(poster_pdf(long))).pages) == 1


def test_each_group_gets_a_card_of_its_own() -> None:
    cards = PdfReader(BytesIO(table_cards_pdf(POSTER, CARDS)))

    assert len(cards.pages) == 2
    assert words_of_page(cards.pages[0]).startswith("Gruppe 1 Bord 1 ·")
    assert words_of_page(cards.pages[1]).startswith("Gruppe 2 Bord 2 ·")
    assert "MTRM26" in words_of_page(cards.pages[1])


def test_a_card_is_one_page_however_long_its_words() -> None:
    card = TableCard("Samhandlingsgruppa for Nord og Sør 1234567", "Bord " * 8, POSTER.url)
    long = replace(POSTER, title="Samhandling " * 10)

    assert len(PdfReader(BytesIO(table_cards_pdf(long, [card]))).pages) == 1


def test_the_same_poster_gives_the_same_bytes() -> None:
    assert poster_pdf(POSTER) == poster_pdf(POSTER)


def test_a_qr_code_has_a_quiet_zone_four_squares_wide() -> None:
    rows = squares(POSTER.url)

    edge = {rows[0], rows[1], rows[2], rows[3], rows[-1]}
    assert edge == {(False,) * len(rows)}
    assert not any(any(row[:4]) or any(row[-4:]) for row in rows)
    assert rows[4][4:11] == (True,) * 7


def test_another_address_gives_another_code() -> None:
    assert squares(CARDS[0].url) != squares(CARDS[1].url)


def test_the_svg_is_black_on_white_with_a_title_and_no_style() -> None:
    svg = ElementTree.fromstring(qr_svg(POSTER.url, 'Bli med i "Bedre i lag" <nå>'))

    assert svg.get("role") == "img"
    assert svg.findtext(f"{SVG}title") == 'Bli med i "Bedre i lag" <nå>'
    assert [path.get("fill") for path in svg.iter(f"{SVG}path")] == ["#fff", "#000"]
    assert not any(element.get("style") for element in svg.iter())


def test_the_svg_draws_exactly_the_dark_squares() -> None:
    svg = ElementTree.fromstring(qr_svg(POSTER.url, "Bli med"))
    bars = list(svg.iter(f"{SVG}path"))[1].get("d", "").split("z")[:-1]

    drawn = set()
    for bar in bars:
        start, _, width = bar.split("v")[0][1:].partition("h")
        across, down = map(int, start.split())
        drawn |= {(down, across + step) for step in range(int(width))}

    rows = squares(POSTER.url)
    dark = {(down, across) for down, row in enumerate(rows) for across, it in enumerate(row) if it}
    assert drawn == dark
