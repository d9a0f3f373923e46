"""The gate at the door: a code, and who you are today."""

from typing import Any

from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form, HiddenField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from bedreilag.fields import LineField, SelectChoice
from bedreilag.joining import queries
from bedreilag.joining.actions import GroupFull, Newcomer
from bedreilag.region import queries as region
from bedreilag.region.models import OrganisationKind, ParticipantRole
from bedreilag.seminars.models import Group, Seminar
from bedreilag.wording import LIMITS


class CodeForm(Form):
    """What stands on the wall."""

    code: Any = StringField(_("Kode"), [InputRequired(_("Skriv koden som står på lerretet."))])

    def not_found(self) -> "CodeForm":
        """With the reason why it leads nowhere."""
        sentence = _(
            "Vi finner ingen samling med koden %(code)s. "
            "Sjekk at du har skrevet den riktig, eller skann QR-koden.",
            code=self.code.data.strip(),
        )
        self.code.errors = [sentence]
        return self


class SeatForm(Form):
    """Who you are today. The choices are the region's own words."""

    token: Any = HiddenField(validators=[InputRequired(), Length(40, 60)])
    role: Any = RadioField(_("Hva er rollen din?"), [InputRequired(_("Velg rollen din."))])
    kind: Any = RadioField(
        _("Hvor jobber du, eller hvem representerer du?"),
        [InputRequired(_("Velg hvor du hører til."))],
    )
    municipality: Any = SelectField(_("Hvilken kommune?"), validate_choice=True)
    organisation = LineField(
        _("Navnet på stedet eller organisasjonen"),
        limit=120,
        required=False,
    )
    decision_authority: Any = BooleanField(_("Jeg kan ta avgjørelser for stedet jeg kommer fra"))
    display_name = LineField(
        _("Navnet de andre i gruppa ser"),
        limit=LIMITS["display_name"],
        required=False,
    )
    group: Any = RadioField(_("Hvilken gruppe er du i?"), [InputRequired(_("Velg en gruppe."))])

    def __init__(
        self, session: Session, seminar: Seminar, data: MultiDict[str, str] | None = None
    ) -> None:
        super().__init__(data)
        self.session, self.seminar = session, seminar
        self.role.choices = _pairs(region.participant_roles(session))
        self.kind.choices = _pairs(region.organisation_kinds(session))
        self.municipality.choices = self._municipalities()
        self.group.choices = [
            SelectChoice(str(group.number), group.name) for group in seminar.groups
        ]

    def validate_municipality(self, field: SelectField) -> None:
        if self.kind.data == "kommune" and not field.data:
            raise ValidationError(_("Velg kommunen du kommer fra."))

    def sit_at(self, number: str) -> None:
        """Choose the group whose QR code was scanned; if it has no seat left, say so."""
        self.group.data = number
        if number in self.full:
            self.group.errors = [GroupFull(group=self.chosen_group.name).text]

    @property
    def group_is_good(self) -> bool:
        """Whether the group is settled, so that nobody needs to be asked."""
        known = any(str(one.number) == self.group.data for one in self.seminar.groups)
        return known and not self.group.errors

    @property
    def chosen_group(self) -> Group:
        return next(one for one in self.seminar.groups if str(one.number) == self.group.data)

    @property
    def full(self) -> list[str]:
        """The numbers of the groups that cannot be chosen."""
        return [str(group.number) for group in queries.full_groups(self.session, self.seminar)]

    @property
    def newcomer(self) -> Newcomer:
        """The answers, once they are valid."""
        kind = self.session.get_one(OrganisationKind, self.kind.data)
        return Newcomer(
            role=self.session.get_one(ParticipantRole, self.role.data),
            kind=kind,
            organisation=self.organisation.data or self._place() or kind.name,
            municipality_number=self.municipality.data or None,
            display_name=self.display_name.data,
            decision_authority=self.decision_authority.data,
        )

    def _place(self) -> str:
        if self.kind.data != "kommune":
            return ""
        names = {one.value: one.label for one in self.municipality.choices}
        return str(_("%(name)s kommune", name=names[self.municipality.data]))

    def _municipalities(self) -> list[SelectChoice]:
        area = self.seminar.area
        own, others = str(_("Kommuner i %(area)s", area=area.place)), str(_("Andre kommuner"))
        return [SelectChoice("", str(_("Velg kommune")))] + [
            SelectChoice(one.number, one.name, optgroup=own if one.area_id == area.id else others)
            for one in region.municipalities(self.session, area.id)
        ]


def _pairs(entries: Any) -> list[SelectChoice]:
    return [SelectChoice(one.id, one.name) for one in entries]
