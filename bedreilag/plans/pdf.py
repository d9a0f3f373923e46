"""The plan for change as an accessible PDF: to hand out, to publish, to print."""

from collections.abc import Iterator, Sequence
from datetime import date

from bedreilag.paper.blocks import (
    Block,
    Bullets,
    Callout,
    Contents,
    Heading,
    Paragraph,
    Space,
    Turn,
)
from bedreilag.paper.document import Document
from bedreilag.paper.looks import A4, A4_LANDSCAPE, LEAD, PART, SMALL, SMALL_MUTED, SMALL_STRONG
from bedreilag.paper.tables import Cell, Column, Table
from bedreilag.paper.words import amount, day_in_words, days_in_words, listed
from bedreilag.plans.huki import letters
from bedreilag.plans.huki_matrix import in_order, matrix
from bedreilag.plans.paper_model import IndicatorPaper, ItemPaper, PartyPaper, PlanPaper

NOT_SET = "–"


def plan_pdf(paper: PlanPaper, *, contacts: bool = False) -> bytes:
    """The plan as PDF/UA-1. Names of contact persons are printed only when asked for (R096)."""
    document = Document(
        title=paper.title,
        dated=paper.adopted_on or paper.presented_on or paper.days[-1],
        blocks=list(_blocks(paper, contacts)),
        footer=f"{paper.title} (oppdiktet eksempel)" if paper.notice else paper.title,
    )
    return document.print()


def _blocks(paper: PlanPaper, contacts: bool) -> Iterator[Block]:
    yield from _cover(paper)
    for number, item in enumerate(paper.items, 1):
        yield Turn()
        yield from _item(number, item, contacts)
    yield Turn()
    yield from _progress(paper)
    yield Turn(A4_LANDSCAPE)
    yield from matrix(paper.items)
    if paper.parked or paper.review_dates:
        yield Turn(A4)
    yield from _parked(paper)
    yield from _reviews(paper)


def _cover(paper: PlanPaper) -> Iterator[Block]:
    yield Paragraph("Bedre i lag", SMALL_STRONG, after=4)
    yield Heading(paper.title, 1)
    if paper.overall_goal:
        yield Callout("Dette vil vi sammen", paper.overall_goal)
    yield _facts(_cover_facts(paper))
    if paper.notice:
        yield Paragraph(paper.notice, SMALL_MUTED)
    yield Space(16)
    yield Paragraph("Innhold", PART, after=2)
    yield Contents()


def _cover_facts(paper: PlanPaper) -> Iterator[tuple[str, str]]:
    yield "Område", paper.area
    yield "Kommuner", listed(paper.municipalities)
    yield "Samling", f"{paper.seminar}, {days_in_words(paper.days)}"
    if paper.presented_on:
        by = f" av {_uncapitalised(paper.presented_by)}" if paper.presented_by else ""
        yield "Lagt fram", f"{_day(paper.presented_on)}{by}"
    yield "Vedtatt", _day(paper.adopted_on) if paper.adopted_on else "Ikke vedtatt ennå"


def _item(number: int, item: ItemPaper, contacts: bool) -> Iterator[Block]:
    yield Heading(f"T{number} {item.title}")
    if item.goal:
        yield Paragraph(item.goal, LEAD, after=7)
    yield _facts(_item_facts(item))
    yield Heading("Hvem gjør hva", 3)
    yield _responsibilities(item.parties, contacts)
    yield from _milestones(item)
    yield Heading("Slik måler vi det", 3)
    yield _indicators(item.indicators)
    yield from _origin(item)


def _item_facts(item: ItemPaper) -> Iterator[tuple[str, str]]:
    yield "Prioritet", _priority(item)
    yield "Tid", _period(item)
    yield "Avtaler", listed(item.agreements)
    yield "Til nytte for", listed(item.benefit_for)


def _period(item: ItemPaper) -> str:
    start = f"fra {_day(item.start)}" if item.start else ""
    due = f"til {_day(item.due)}" if item.due else ""
    return " ".join(filter(None, [start, due]))


def _priority(item: ItemPaper) -> str:
    place = str(item.priority) if item.priority else NOT_SET
    votes = [measure.votes for measure in item.measures if measure.votes is not None]
    if not votes:
        return place
    total = sum(votes)
    return f"{place} (forslagene fikk {total} {'stemme' if total == 1 else 'stemmer'})"


def _responsibilities(parties: Sequence[PartyPaper], contacts: bool) -> Block:
    if not parties:
        return Paragraph("Tiltaket mangler hovedansvarlig.")
    columns = [Column("Ansvar", 3), Column("Rolle", 5), Column("Organisasjon", 5)]
    if contacts:
        columns.append(Column("Kontaktperson", 3))
    names = {it.letter: it.name for it in letters()}
    rows = [
        (names[party.letter], party.role, party.organisation, party.contact_person or NOT_SET)
        for party in in_order(parties)
    ]
    return Table(columns, [_cells(row[: len(columns)]) for row in rows])


def _milestones(item: ItemPaper) -> Iterator[Block]:
    if item.milestones:
        yield Heading("Milepæler", 3)
        steps = sorted(item.milestones, key=lambda step: step.date)
        rows = [_cells((_day(step.date), step.title)) for step in steps]
        yield Table([Column("Dato", 3), Column("Milepæl", 10)], rows)


def _indicators(indicators: Sequence[IndicatorPaper]) -> Block:
    if not indicators:
        return Paragraph("Kan ikke måles ennå. Tiltaket mangler indikator.")
    columns = [
        Column("Indikator", 9),
        Column("Nullpunkt", 3),
        Column("Måltall", 3),
        Column("Hvor ofte", 3),
        Column("Kilde", 6),
        Column("Ansvarlig", 5),
    ]
    return Table(columns, [_cells(_indicator(indicator)) for indicator in indicators])


def _indicator(indicator: IndicatorPaper) -> tuple[str, ...]:
    return (
        indicator.name,
        _amount(indicator.baseline, indicator.unit),
        _amount(indicator.target, indicator.unit),
        indicator.frequency or NOT_SET,
        indicator.source or NOT_SET,
        indicator.responsible or NOT_SET,
    )


def _origin(item: ItemPaper) -> Iterator[Block]:
    if item.measures:
        yield Heading("Forslag fra samlingen", 3)
        yield Bullets([measure.title for measure in item.measures], SMALL)
    if item.problems:
        yield Heading("Problemer tiltaket skal løse", 3)
        yield Bullets(item.problems, SMALL)


def _progress(paper: PlanPaper) -> Iterator[Block]:
    yield Heading("Fremdriftsplan")
    steps = sorted(
        (step.date, number, step.title, item.title)
        for number, item in enumerate(paper.items, 1)
        for step in item.milestones
    )
    if not steps:
        yield Paragraph("Planen har ingen milepæler ennå.")
        return
    columns = [Column("Dato", 4), Column("Milepæl", 9), Column("Tiltak", 8)]
    yield Table(
        columns,
        [_cells((_day(day), step, f"T{number} {item}")) for day, number, step, item in steps],
    )


def _parked(paper: PlanPaper) -> Iterator[Block]:
    if paper.parked:
        yield Heading("Ikke prioritert nå")
        rows = [_cells((parked.title, parked.reason)) for parked in paper.parked]
        yield Table([Column("Tiltak", 5), Column("Grunn", 7)], rows)


def _reviews(paper: PlanPaper) -> Iterator[Block]:
    if paper.review_dates:
        yield Heading("Lovet oppfølging")
        yield Paragraph("Arbeidsgruppa ser på planen sammen disse dagene:")
        yield Bullets([_day(day) for day in sorted(paper.review_dates)])


def _facts(facts: Iterator[tuple[str, str]]) -> Table:
    """Short answers with the question in front; what has no answer is left out."""
    rows = [_cells(fact) for fact in facts if fact[1]]
    return Table([Column("", 1), Column("", 5)], rows, headed=False)


def _cells(texts: Sequence[str]) -> list[Cell]:
    return [Cell(texts[0], SMALL_STRONG), *(Cell(text) for text in texts[1:])]


def _amount(value: float | None, unit: str) -> str:
    return NOT_SET if value is None else amount(value, unit)


def _day(day: date | None) -> str:
    return "" if day is None else day_in_words(day)


def _uncapitalised(words: str) -> str:
    """«Lokal arbeidsgruppe» reads «lokal arbeidsgruppe» inside a sentence; «NAV» stays."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
