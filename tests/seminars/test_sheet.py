"""The sheet for those without a phone: the group's address, and room for all the day asks."""

from dataclasses import replace
from io import BytesIO

from flask.testing import FlaskClient
from pypdf import PdfReader

from bedreilag.seminars.models import Seminar
from bedreilag.seminars.sheet import GroupSheet, sheets_pdf
from tests.pdf_checks import words_of, words_of_page
from tests.seminars.posters import POSTER, SHEETS


def test_each_group_gets_a_sheet_with_the_code_and_room_to_write() -> None:
    pages = PdfReader(BytesIO(sheets_pdf(POSTER, SHEETS))).pages

    assert len(pages) == 2
    words = words_of_page(pages[1])
    assert words.startswith("Gruppe 2 Bord 2 ·")
    for part in ("Problem 3", "Tiltak 3", "Du har 5 stemmer.", "Ikke skriv pasientopplysninger"):
        assert part in words
    assert words.endswith("bedreilag.example.no/b/MTRM26/2"), "the address of the group itself"


def test_a_sheet_is_one_page_however_long_its_words() -> None:
    group = GroupSheet("Samhandlingsgruppa for Nord og Sør 1234567", "Bord " * 8, 20, 20, 20)
    long = replace(
        POSTER,
        title="Samhandling " * 10,
        url="https://bedreilag.helsefellesskap.example.no/b/MTRM26",
    )

    assert len(PdfReader(BytesIO(sheets_pdf(long, [group]))).pages) == 1


def test_organisers_print_it_from_the_page_of_the_groups(
    desk: FlaskClient, seminar: Seminar
) -> None:
    page = desk.get(f"/samling/{seminar.id}/deltakere").text
    assert f'href="/samling/{seminar.id}/papirark.pdf"' in page

    made = desk.get(f"/samling/{seminar.id}/papirark.pdf")

    assert made.mimetype == "application/pdf"
    assert "Gruppe 3" in words_of(made.data)
    assert "/b/MTRM26/3" in words_of(made.data)
