"""The poster on the wall and the cards on the tables: a QR code, an address and a code to type."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bedreilag.paper.blocks import Block, Heading, Paragraph, Squares, Turn
from bedreilag.paper.document import Document
from bedreilag.paper.fonts import BOLD, REGULAR, SEMIBOLD
from bedreilag.paper.looks import A4, A5, FJORD, Lettering, Sheet
from bedreilag.paper.words import days_in_words
from bedreilag.seminars.qr import squares

PLAIN = Lettering(REGULAR, 17, 25)
STRONG = Lettering(SEMIBOLD, 22, 31)
CODE = Lettering(BOLD, 62, 78, FJORD, spacing=14)
CARD = 0.62
# What the words below the QR code need, with an address on two lines.
BELOW = 2 * PLAIN.leading + 2 * STRONG.leading + CODE.leading + 8
WALL = Sheet(A4.width, A4.height, top=44, bottom=36)


@dataclass(frozen=True, slots=True)
class Poster:
    """`address` is what people type and `code` what they write there; `url` holds both.

    `focus` is what the room is to look at above all, in words.
    """

    title: str
    days: tuple[date, ...]
    venue: str
    code: str
    address: str
    url: str
    focus: str = ""


@dataclass(frozen=True, slots=True)
class TableCard:
    """One group's table. Its QR code leads straight into the group."""

    group: str
    table: str
    url: str


def poster_pdf(poster: Poster) -> bytes:
    """One A4 to hang on the wall."""
    return Document(poster.title, poster.days[0], list(_poster(poster)), WALL).print()


def table_cards_pdf(poster: Poster, cards: Sequence[TableCard]) -> bytes:
    """One A5 for each group, in the order given."""
    blocks = [block for card in cards for block in (Turn(), *_card(poster, card))]
    return Document(f"Bordkort: {poster.title}", poster.days[0], blocks[1:], A5).print()


def _poster(poster: Poster) -> Iterator[Block]:
    place = ", ".join(filter(None, [days_in_words(poster.days), poster.venue]))
    yield Heading(poster.title, 1, "centre")
    yield Paragraph(place, PLAIN, "centre", after=6 if poster.focus else 14)
    if poster.focus:
        yield Paragraph(f"Vi ser særlig på: {poster.focus}.", PLAIN, "centre", after=14)
    yield Squares(squares(poster.url), _described(poster.title), below=BELOW + PLAIN.leading)
    yield from _other_way_in(poster, 1)
    yield Paragraph("Du trenger ingen app og ingen konto.", PLAIN, "centre")


def _card(poster: Poster, card: TableCard) -> Iterator[Block]:
    yield Heading(card.group, 1, "centre")
    place = " · ".join(filter(None, [card.table, poster.title]))
    yield Paragraph(place, PLAIN.scaled(CARD), "centre")
    yield Squares(squares(card.url), _described(card.group), below=BELOW * CARD)
    yield from _other_way_in(poster, CARD)


def _other_way_in(poster: Poster, scale: float) -> Iterator[Block]:
    yield Paragraph("Skann koden, eller gå til", PLAIN.scaled(scale), "centre", after=0)
    yield Paragraph(poster.address, STRONG.scaled(scale), "centre", after=0)
    yield Paragraph("og skriv", PLAIN.scaled(scale), "centre", after=0)
    yield Paragraph(poster.code, CODE.scaled(scale), "centre", after=8)


def _described(whereto: str) -> str:
    return f"QR-kode for å bli med: {whereto}"
