"""Looking up the region: its words, its areas, its municipalities and its committees."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

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

# The kind of organisation that every municipality is.
MUNICIPAL = "kommune"


@dataclass(frozen=True, slots=True)
class Words:
    """What this region calls itself, its hospital trust and the trust's local centres."""

    name: str
    trust: str
    trust_abbr: str
    trust_short: str
    centre: str
    centre_abbr: str


def the_region(session: Session) -> Region:
    """The one region of this installation."""
    return session.get_one(Region, 1)


def is_loaded(session: Session) -> bool:
    """Whether a region file has been loaded."""
    return session.get(Region, 1) is not None


def words(session: Session) -> Words:
    """The region's own words, for every sentence that would otherwise name one region."""
    region = the_region(session)
    trust, centre = region.source["hospital_trust"], region.source.get("centre", {})
    return Words(
        name=region.name,
        trust=region.trust_name,
        trust_abbr=region.trust_abbr,
        trust_short=trust.get("short_name", region.trust_abbr),
        centre=centre.get("name", "Distriktspsykiatrisk senter"),
        centre_abbr=centre.get("abbr", "DPS"),
    )


def areas(session: Session) -> list[Area]:
    """Every area in the region's order."""
    return list(session.scalars(select(Area).order_by(Area.position)))


def areas_with_municipalities(session: Session) -> list[Area]:
    """Every area, with the municipalities that belong to it now."""
    found = select(Area).options(selectinload(Area.municipalities)).order_by(Area.position)
    return list(session.scalars(found))


def municipalities(session: Session, area_id: str | None = None) -> list[Municipality]:
    """Every municipality; an area's own first, when an area is given."""
    found = session.scalars(select(Municipality).order_by(Municipality.position))
    return sorted(found, key=lambda one: one.area_id != area_id) if area_id else list(found)


def uncertain(session: Session) -> dict[str, str]:
    """Why it is not certain which area some municipalities belong to, by number."""
    listed = the_region(session).source["municipalities"]
    return {one["number"]: one["note"] for one in listed if one.get("note")}


def organisations(session: Session, area_id: str | None = None) -> list[Organisation]:
    """Every organisation; with an area, leaving out those that belong to another one."""
    found = session.scalars(select(Organisation).order_by(Organisation.position))
    return [one for one in found if area_id is None or one.area_id in (area_id, None)]


def organisation_names(session: Session, area_id: str) -> dict[str, str]:
    """What somebody in this area may choose to name, and its kind: its own municipalities first."""
    places = {one: one.as_organisation for one in municipalities(session, area_id)}
    own = {name: MUNICIPAL for place, name in places.items() if place.area_id == area_id}
    listed = {one.name: one.kind for one in organisations(session, area_id)}
    return own | listed | dict.fromkeys(places.values(), MUNICIPAL)


def organisation_kinds(session: Session) -> list[OrganisationKind]:
    """Kommune, helseforetak, nav, … in the region's order."""
    return list(session.scalars(select(OrganisationKind).order_by(OrganisationKind.position)))


def participant_roles(session: Session) -> list[ParticipantRole]:
    """What a participant may say they do, in the region's order."""
    return list(session.scalars(select(ParticipantRole).order_by(ParticipantRole.position)))


def position_groups(session: Session) -> list[PositionGroup]:
    """The groups by which answers are compared, in the region's order."""
    return list(session.scalars(select(PositionGroup).order_by(PositionGroup.position)))


def committee_on(session: Session, day: date) -> Committee | None:
    """The committee that received reports on this day (R013)."""
    return session.scalar(
        select(Committee)
        .where(
            Committee.receives_reports,
            Committee.active_from.is_(None) | (Committee.active_from <= day),
            Committee.active_to.is_(None) | (Committee.active_to >= day),
        )
        .order_by(Committee.active_from.desc().nulls_last(), Committee.position)
        .limit(1)
    )
