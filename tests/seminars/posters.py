"""A seminar's poster and cards, for tests."""

from datetime import date

from bedreilag.seminars.poster import Poster, TableCard
from bedreilag.seminars.sheet import GroupSheet

POSTER = Poster(
    title="Bedre i lag i Midt-Troms 2026",
    days=(date(2026, 4, 22), date(2026, 4, 23)),
    venue="Konferansesal på Finnsnes",
    code="MTRM26",
    address="bedreilag.example.no/b",
    url="https://bedreilag.example.no/b/MTRM26",
)
CARDS = (
    TableCard("Gruppe 1", "Bord 1", f"{POSTER.url}?gruppe=1"),
    TableCard("Gruppe 2", "Bord 2", f"{POSTER.url}?gruppe=2"),
)
SHEETS = (GroupSheet("Gruppe 1", "Bord 1", 1, 5, 2), GroupSheet("Gruppe 2", "Bord 2", 2, 5, 2))
