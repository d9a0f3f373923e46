"""Whether a region file holds together: its form, and that what it points at is there."""

import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _

from bedreilag.file_faults import Fault, of_schema

SCHEMA = Path(__file__).parent / "data" / "region.schema.json"
# Where the file points at something else in it: from each list's field to the list it is found in.
POINTERS = (
    ("municipalities", "area_id", "areas"),
    ("hospital_trust.units", "area_id", "areas"),
    ("other_organisations", "area_id", "areas"),
    ("other_organisations", "kind", "organisation_kinds"),
    ("participant_roles", "position_group", "position_groups"),
)
LISTS = (
    "helsefellesskap.bodies",
    "areas",
    "municipalities",
    "hospital_trust.units",
    "other_organisations",
    "organisation_kinds",
    "participant_roles",
    "position_groups",
)


def faults(file: Any) -> list[Fault]:
    """Everything that keeps this file from being loaded; none when it is sound."""
    return of_schema(file, _schema()) or [*_twice(file), *_pointing_nowhere(file), *_no_days(file)]


@lru_cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    return schema


def _twice(file: Any) -> Iterator[Fault]:
    for way in LISTS:
        seen: set[str] = set()
        for place, entry in enumerate(_list(file, way)):
            name = "number" if "number" in entry else "id"
            if entry[name] in seen:
                reason = _("«%(id)s» er brukt før i lista", id=entry[name])
                yield Fault(f"$.{way}[{place}].{name}", str(reason))
            seen.add(entry[name])


def _pointing_nowhere(file: Any) -> Iterator[Fault]:
    for way, field, target in POINTERS:
        known = {entry["id"] for entry in _list(file, target)}
        for place, entry in enumerate(_list(file, way)):
            if field in entry and entry[field] not in known:
                reason = _("«%(id)s» finnes ikke i «%(list)s»", id=entry[field], list=target)
                yield Fault(f"$.{way}[{place}].{field}", str(reason))
    # The trust's own units are listed under this kind.
    if "helseforetak" not in {kind["id"] for kind in file["organisation_kinds"]}:
        yield Fault("$.organisation_kinds", str(_("mangler «helseforetak»")))


def _no_days(file: Any) -> Iterator[Fault]:
    for place, body in enumerate(file["helsefellesskap"]["bodies"]):
        for field in ("from", "to"):
            if field in body and not _is_day(body[field]):
                reason = _("«%(day)s» finnes ikke i kalenderen", day=body[field])
                yield Fault(f"$.helsefellesskap.bodies[{place}].{field}", str(reason))


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written if len(written) == 10 else f"{written}-01")
    except ValueError:
        return False
    return True


def _list(file: Any, way: str) -> list[dict[str, Any]]:
    for step in way.split("."):
        file = file[step]
    found: list[dict[str, Any]] = file
    return found
