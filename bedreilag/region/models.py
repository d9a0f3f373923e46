"""The region as data: another region file gives another installation, and no code changes."""

from flask_babel import gettext as _
from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bedreilag.database import Base, Day, Fields, Key

Id = String(40)


class Region(Base):
    """The health community this installation serves. There is exactly one row."""

    __tablename__ = "region"

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(String(120))
    trust_name: Mapped[str] = mapped_column(String(120))
    trust_abbr: Mapped[str] = mapped_column(String(40))
    # The file as it was loaded, so that what this version does not read is not lost.
    source: Mapped[Fields]


class Area(Base):
    """A catchment area: owns seminars, working group and plans."""

    __tablename__ = "area"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    short_name: Mapped[str] = mapped_column(String(60))
    # How people say where they are from: «Midt-Troms».
    place: Mapped[str] = mapped_column(String(60))

    municipalities: Mapped[list["Municipality"]] = relationship(
        back_populates="area", order_by="Municipality.position"
    )


class Municipality(Base):
    """A municipality, keyed by its official four-digit number as text."""

    __tablename__ = "municipality"

    number: Mapped[str] = mapped_column(String(4), primary_key=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(60))
    official_name: Mapped[str] = mapped_column(String(120))
    county: Mapped[str] = mapped_column(String(60))
    area_id: Mapped[str] = mapped_column(ForeignKey("area.id"), index=True)

    area: Mapped[Area] = relationship(back_populates="municipalities")

    @property
    def as_organisation(self) -> str:
        """«Senja kommune»: what it is called as a place of work."""
        return str(_("%(name)s kommune", name=self.name))


class OrganisationKind(Base):
    """Kommune, helseforetak, nav, …, and the service level each belongs to."""

    __tablename__ = "organisation_kind"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(80))
    service_level: Mapped[str] = mapped_column(Id)


class Organisation(Base):
    """An organisation that people may pick when they join; anyone may also write their own."""

    __tablename__ = "organisation"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(ForeignKey("organisation_kind.id"))
    area_id: Mapped[str | None] = mapped_column(ForeignKey("area.id"))


class PositionGroup(Base):
    """Leaders, employees, doctors, …: the key by which answers are compared."""

    __tablename__ = "position_group"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(80))


class ParticipantRole(Base):
    """What a participant says they do. Where they belong is another question."""

    __tablename__ = "participant_role"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(80))
    help: Mapped[str] = mapped_column(String(200))
    position_group: Mapped[str] = mapped_column(ForeignKey("position_group.id"))


class Committee(Base):
    """A body that receives reports and proposals, for as long as it existed (R013)."""

    __tablename__ = "committee"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    full_name: Mapped[str] = mapped_column(String(160))
    active_from: Mapped[Day | None]
    active_to: Mapped[Day | None]
    receives_reports: Mapped[bool]

    @property
    def spelled_out(self) -> str:
        """As it stands inside a sentence: «faglig samarbeidsutvalg for helse (FSU Helse)»."""
        if self.full_name == self.name:
            return self.name
        return f"{self.full_name[0].lower()}{self.full_name[1:]} ({self.name})"
