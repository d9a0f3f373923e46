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
from bedreilag.plans.alphabet import alphabetical
from bedreilag.plans.huki import letters
from bedreilag.plans.paper_model import ItemPaper, Letter, PartyPaper

# Wider tables would cut the words of the titles.
ITEMS_PER_TABLE = 9
HEAD = SMALL_STRONG.scaled(0.78)


Party = tuple[str, str]
Held = dict[Party, dict[int, list[Letter]]]


def matrix(items: Sequence[ItemPaper]) -> Iterator[Block]:
    """Who does what, on one landscape A4 for eight items and ten parties; more go on over pages."""
    yield Heading("HUKI-matrise: hvem gjør hva")
    yield Paragraph(_legend(), SMALL)
    held = _held(items)
    if not held:
        yield Paragraph("Ingen har fått ansvar ennå.")
        return
    numbered = list(enumerate(items, 1))
    for batch in _evenly(numbered):
        yield _table(held, batch)


def _evenly(numbered: Sequence[tuple[int, ItemPaper]]) -> Iterator[Sequence[tuple[int, ItemPaper]]]:
    """Ten items are five and five, not nine and one."""
    tables = ceil(len(numbered) / ITEMS_PER_TABLE)
    size = ceil(len(numbered) / tables)
    for start in range(0, len(numbered), size):
        yield numbered[start : start + size]


def _legend() -> str:
    return " ".join(f"{it.letter}: {it.name}. {it.plain}" for it in letters())


def in_order(parties: Sequence[PartyPaper]) -> list[PartyPaper]:
    """H first, then U, K and I; within a letter as they were written."""
    order = [it.letter for it in letters()]
    return sorted(parties, key=lambda party: order.index(party.letter))


def _held(items: Sequence[ItemPaper]) -> Held:
    """Every party with its letters on each item, sorted by organisation."""
    held: Held = {}
    for number, item in enumerate(items, 1):
        for party in in_order(item.parties):
            on_items = held.setdefault((party.organisation, party.role), {})
            on_items.setdefault(number, []).append(party.letter)
    return dict(sorted(held.items(), key=lambda entry: [*map(alphabetical, entry[0])]))


def _table(held: Held, numbered: Sequence[tuple[int, ItemPaper]]) -> Table:
    columns = [Column("Organisasjon", 3), Column("Rolle", 3)]
    columns += [Column(f"T{number}\n{item.title}", 1, "centre") for number, item in numbered]
    rows, above = [], ""
    for (organisation, role), on_items in held.items():
        # The name is repeated for those who listen or turn the page, but quietly.
        name = SMALL_MUTED if organisation == above else SMALL_STRONG
        cells = [Cell(organisation, name), Cell(role)]
        rows.append(cells + [_letters(on_items.get(number, [])) for number, _ in numbered])
        above = organisation
    return Table(columns, rows, row_heads=2, head=HEAD, padding=2)


def _letters(held: Sequence[Letter]) -> Cell:
    text = ", ".join(held)
    if "H" in held:
        return Cell(text, SMALL_STRONG.inked(WHITE), FJORD)
    if "U" in held:
        return Cell(text, SMALL_STRONG, TINT)
    return Cell(text, SMALL_STRONG)
