"""The two demo seminars: one that is finished to look at, and a fresh one to try."""

import json
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bedreilag.seminar_file import read
from bedreilag.seminar_file.parse import Document
from bedreilag.seminars.models import Seminar

OSLO = ZoneInfo("Europe/Oslo")
FRESH = {
    "id": "demo-midt-troms-ny",
    "title": "Bedre i lag i Midt-Troms (prøv selv)",
    "join_code": "MTNY27",
}
FRESH_NOTICE = (
    "Dette er en demo. Skriv hva du vil, men ikke noe om virkelige personer. "
    "Stedsnavn og organisasjonsnavn er virkelige, men har ikke noe med innholdet å gjøre."
)
NOTHING_YET: Document = {
    "participants": [],
    "clusters": [],
    "problems": [],
    "measures": [],
    "change_plan": None,
    "fsu_proposals": [],
    "exit_evaluation": None,
    "follow_up": None,
}


def load(session: Session, today: date | None = None) -> None:
    """Load both demo seminars; one that is here already is left as it is."""
    now = datetime.now(UTC)
    today = today or now.astimezone(OSLO).date()
    for document in (demo_seminar(), fresh_seminar(today)):
        if not _is_here(session, document["seminar"]):
            read.store(session, document, now)
            _open_the_fresh_one(session)


def demo_seminar() -> Document:
    """The demo seminar as a seminar file; a new copy each time, for the caller to change."""
    content: dict[str, Any] = json.loads(demo_file())
    return content


def demo_file() -> bytes:
    return files(__package__).joinpath("data", "demo_seminar.json").read_bytes()


def fresh_seminar(today: date) -> Document:
    """The same programme, rounds and groups, today and tomorrow, and nobody there yet."""
    demo = demo_seminar()
    dates = [today.isoformat(), (today + timedelta(days=1)).isoformat()]
    return (
        demo
        | NOTHING_YET
        | {
            "notice": FRESH_NOTICE,
            "seminar": demo["seminar"] | FRESH | {"dates": dates},
            "groups": [group | {"participant_ids": []} for group in demo["groups"]],
            "voting": demo["voting"] | {"ballots": [], "not_voted": [], "results": []},
        }
    )


def _is_here(session: Session, about: dict[str, Any]) -> bool:
    same = or_(Seminar.ref == about["id"], Seminar.join_code == about["join_code"])
    return session.scalar(select(Seminar.id).where(same)) is not None


def _open_the_fresh_one(session: Session) -> None:
    fresh = session.scalar(select(Seminar).where(Seminar.ref == FRESH["id"]))
    if fresh:
        fresh.join_open = True
