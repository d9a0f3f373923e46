"""Loading a region file: the whole of it, again and again, without touching old seminars."""

import json
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import delete, inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bedreilag.file_faults import FileRefused
from bedreilag.refusals import NotFound
from bedreilag.region import check, queries
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
    """Store a `bedreilag-region/1` file, or refuse it and say what is wrong where.

    What is in the file replaces what was there. What is not in it is removed, unless a seminar,
    an account or an answer still points at it.
    """
    if faults := check.faults(file):
        raise FileRefused(faults)
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
    for _model, entries, make in _tables(file):
        for position, entry in enumerate(entries):
            session.merge(make(entry, position))
        session.flush()
    for model, entries, _make in reversed(_tables(file)):
        _drop_unused(session, model, {entry.get("id") or entry["number"] for entry in entries})


def move_municipalities(session: Session, homes: Mapping[str, str]) -> None:
    """Let each municipality (by number) belong to the area with this id, from now on (R003).

    Seminars hold their own area, so what has been is as it was.
    """
    areas = {area.id for area in queries.areas(session)}
    for number, area_id in homes.items():
        municipality = session.get(Municipality, number)
        if municipality is None or area_id not in areas:
            raise NotFound
        municipality.area_id = area_id


def _tables(file: Entry) -> list[tuple[type[Any], list[Entry], Any]]:
    """Each table with its entries in the file, those that others point at first."""
    return [
        (Area, file["areas"], _area),
        (Municipality, file["municipalities"], _municipality),
        (OrganisationKind, file["organisation_kinds"], _kind),
        (PositionGroup, file["position_groups"], _position_group),
        (ParticipantRole, file["participant_roles"], _role),
        (Organisation, _organisations(file), _organisation),
        (Committee, file["helsefellesskap"]["bodies"], _committee),
    ]


def _drop_unused(session: Session, model: type[Any], in_file: set[str]) -> None:
    key = inspect(model).primary_key[0]
    for gone in session.scalars(select(key).where(key.not_in(in_file))).all():
        try:
            with session.begin_nested():
                session.execute(delete(model).where(key == gone))
        except IntegrityError:
            continue  # something that happened still points at it


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
    units: list[Entry] = [
        unit | {"name": f"{abbr}, {unit['name']}", "kind": "helseforetak"}
        for unit in file["hospital_trust"]["units"]
    ]
    return [*units, *file["other_organisations"]]


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
    year, month, *day = map(int, written.split("-"))
    return date(year, month, day[0] if day else 1 if first else monthrange(year, month)[1])
