"""Loading a region file: the whole of it, again and again, without touching old seminars."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from bedreilag.region.models import (
    Area,
    Committee,
    Municipality,
    Organisation,
    OrganisationKind,
    ParticipantRole,
    PositionGroup,
    Region,
)

SHIPPED = Path(__file__).parent / "data" / "region.json"
Entry = dict[str, Any]


def shipped() -> Entry:
    """The region file that comes with the package."""
    found: Entry = json.loads(SHIPPED.read_text("utf-8"))
    return found


def load(session: Session, file: Entry) -> None:
    """Store a `bedreilag-region/1` file. Loading a newer one updates what is there; nothing that
    a seminar may refer to is removed."""
    community, trust = file["helsefellesskap"], file["hospital_trust"]
    session.merge(
        Region(
            id=1,
            name=community["name"],
            trust_name=trust["name"],
            trust_abbr=trust["abbr"],
            source=file,
        )
    )
    _merge(session, file["areas"], _area)
    session.flush()
    _merge(session, file["municipalities"], _municipality)
    _merge(session, file["organisation_kinds"], _kind)
    _merge(session, file["position_groups"], _position_group)
    session.flush()
    _merge(session, file["participant_roles"], _role)
    _merge(session, _organisations(file), _organisation)
    _merge(session, community["bodies"], _committee)


def _merge(session: Session, entries: list[Entry], make: Any) -> None:
    for position, entry in enumerate(entries):
        session.merge(make(entry, position))


def _area(entry: Entry, position: int) -> Area:
    return Area(
        id=entry["id"],
        position=position,
        name=entry["name"],
        short_name=entry["short_name"],
        place=entry.get("place", entry["short_name"]),
    )


def _municipality(entry: Entry, position: int) -> Municipality:
    return Municipality(
        number=entry["number"],
        position=position,
        name=entry["name"],
        official_name=entry["official_name"],
        county=entry["county"],
        area_id=entry["area_id"],
    )


def _kind(entry: Entry, position: int) -> OrganisationKind:
    return OrganisationKind(
        id=entry["id"],
        position=position,
        name=entry["name"],
        service_level=entry["service_level"],
    )


def _position_group(entry: Entry, position: int) -> PositionGroup:
    return PositionGroup(id=entry["id"], position=position, name=entry["name"])


def _role(entry: Entry, position: int) -> ParticipantRole:
    return ParticipantRole(
        id=entry["id"],
        position=position,
        name=entry["name"],
        help=entry["help"],
        position_group=entry["position_group"],
    )


def _organisations(file: Entry) -> list[Entry]:
    """The trust's units first, then everyone else."""
    abbr = file["hospital_trust"]["abbr"]
    units = [
        unit | {"name": f"{abbr}, {unit['name']}", "kind": "helseforetak"}
        for unit in file["hospital_trust"]["units"]
    ]
    return units + file["other_organisations"]


def _organisation(entry: Entry, position: int) -> Organisation:
    return Organisation(
        id=entry["id"],
        position=position,
        name=entry["name"],
        kind=entry["kind"],
        area_id=entry.get("area_id"),
    )


def _committee(entry: Entry, position: int) -> Committee:
    return Committee(
        id=entry["id"],
        position=position,
        name=entry["name"],
        full_name=entry.get("full_name", entry["name"]),
        active_from=_day(entry.get("from"), first=True),
        active_to=_day(entry.get("to"), first=False),
        receives_reports=entry.get("receives_bedre_i_lag_reports", False),
    )


def _day(written: str | None, *, first: bool) -> date | None:
    """`2026-01-01`, or a month like `2026-02`, which begins on its first day."""
    if not written:
        return None
    return date.fromisoformat(written if len(written) == 10 else f"{written}-{'01' if first else '28'}")
