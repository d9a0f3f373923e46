"""The HUKI matrix on paper: parties down, items across, one letter where they meet (R069, R071)."""

from collections.abc import Iterator, Sequence
from math import ceil

from bedreilag.paper.blocks import Block, Heading, Paragraph
from bedreilag.paper.looks import (
    FJORD,
    SMALL,
    SMALL_MUTED,
    SMALL_STRONG,
    TINT,
    WHITE,
)
from bedreilag.paper.tables import Cell, Column, Table
from bedreilag.plans.huki import letters
from bedreilag.plans.paper_model import ItemPaper, Letter, PartyPaper

# Wider tables would cut the words of the titles.
ITEMS_PER_TABLE = 9
HEAD = SMALL_STRONG.scaled(0.78)


Party = tuple[str, str]
Held = dict[Party, dict[int, list[Letter]]]

# Norwegian puts æ, ø and å last; a Sámi letter comes after the letter it grew from.
_ALPHABET = str.maketrans(
    {"æ": "zæ", "ä": "zæ", "ø": "zø", "ö": "zø", "å": "zøø", "á": "aá", "č": "cč"}
    | {"đ": "dđ", "ŋ": "nŋ", "š": "sš", "ŧ": "tŧ", "ž": "zž"}
)


def matrix(items: Sequence[ItemPaper]) -> Iterator[Block]:
    """Who does what, on one landscape A4 for eight items and ten parties; more go on over pages."""
    yield Heading("HUKI-matrise: hvem gjør hva")
    yield Paragraph(_legend(), SMALL)
    held = _held(items)
    if not held:
        yield Paragraph("Ingen har fått ansvar ennå.")
        return
    numbered = list(enumerate(items, 1))
    tables = ceil(len(items) / ITEMS_PER_TABLE)
    for batch in range(tables):
        yield _table(
            held, numbered[batch * len(items) // tables : (batch + 1) * len(items) // tables]
        )


def _legend() -> str:
    return " ".join(f"{it.letter} er {it.name.lower()}. {it.plain}" for it in letters())


def _held(items: Sequence[ItemPaper]) -> Held:
    """Every party with its letters on each item, sorted by organisation."""
    held: Held = {}
    for number, item in enumerate(items, 1):
        for letter in ORDER:
            for party in item.parties:
                if party.letter == letter:
                    at = held.setdefault((party.organisation, party.role), {})
                    at.setdefault(number, []).append(letter)
    return dict(sorted(held.items(), key=lambda entry: [*map(_alphabetical, entry[0])]))


def _table(held: Held, numbered: Sequence[tuple[int, ItemPaper]]) -> Table:
    columns = [Column("Organisasjon", 3), Column("Rolle", 3)]
    columns += [Column(f"T{number}\n{item.title}", 1, "centre") for number, item in numbered]
    rows, above = [], ""
    for (organisation, role), letters in held.items():
        # The name is repeated for those who listen or turn the page, but quietly.
        name = SMALL_MUTED if organisation == above else SMALL_STRONG
        cells = [Cell(organisation, name), Cell(role)]
        rows.append(cells + [_letters(letters.get(number, [])) for number, _ in numbered])
        above = organisation
    return Table(columns, rows, row_heads=2, head=HEAD, padding=2)


def _letters(letters: Sequence[Letter]) -> Cell:
    text = ", ".join(letters)
    if "H" in letters:
        return Cell(text, SMALL_STRONG.inked(WHITE), FJORD)
    if "U" in letters:
        return Cell(text, SMALL_STRONG, TINT)
    return Cell(text, SMALL_STRONG)


def _alphabetical(name: str) -> str:
    return name.casefold().translate(_ALPHABET)
