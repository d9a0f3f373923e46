"""The gate at the door: a code, and who you are today."""

from typing import Any

from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    Form,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError

from bedreilag.fields import (
    LARGEST_KEY,
    CarefulForm,
    LineField,
    SelectChoice,
    key_field,
    keys_field,
)
from bedreilag.joining import queries
from bedreilag.joining.actions import AllFull, GroupFull, Newcomer
from bedreilag.region import queries as region
from bedreilag.region.models import Municipality, OrganisationKind, ParticipantRole
from bedreilag.seats.models import OCCASIONS
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


class PersonForm(Form):
    """Who somebody is today. The choices are the region's own words."""

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

    def __init__(
        self, session: Session, seminar: Seminar, data: MultiDict[str, str] | None = None
    ) -> None:
        super().__init__(data)
        self.session, self.seminar = session, seminar
        self.role.choices = _pairs(region.participant_roles(session))
        self.kind.choices = _pairs(region.organisation_kinds(session))
        self.municipality.choices = self._municipalities()

    def validate_municipality(self, field: SelectField) -> None:
        if self.kind.data == "kommune" and not field.data:
            raise ValidationError(_("Velg kommunen du kommer fra."))

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
        return self.session.get_one(Municipality, self.municipality.data).as_organisation

    def _municipalities(self) -> list[SelectChoice]:
        area = self.seminar.area
        own, others = str(_("Kommuner i %(area)s", area=area.place)), str(_("Andre kommuner"))
        return [SelectChoice("", str(_("Velg kommune")))] + [
            SelectChoice(one.number, one.name, optgroup=own if one.area_id == area.id else others)
            for one in region.municipalities(self.session, area.id)
        ]


# Asked to find the group, we find the one that needs the newcomer most.
ANYWHERE = "best"


class SeatForm(PersonForm):
    """Who you are today, and where you sit."""

    token: Any = HiddenField(validators=[InputRequired(), Length(40, 60)])
    group: Any = RadioField(_("Hvilken gruppe er du i?"), [InputRequired(_("Velg en gruppe."))])

    def __init__(
        self, session: Session, seminar: Seminar, data: MultiDict[str, str] | None = None
    ) -> None:
        super().__init__(session, seminar, data)
        self.group.choices = [
            SelectChoice(ANYWHERE, str(_("Finn en plass til meg"))),
            *(SelectChoice(str(group.number), group.name) for group in seminar.groups),
        ]

    def sit_at(self, number: str) -> None:
        """Choose the group whose QR code was scanned; if it has no seat left, offer another.

        Whoever comes late without one is offered the group that needs them.
        """
        known = [group for group in self.seminar.groups if str(group.number) == number]
        has_room = number not in self.full
        comes_late = any(found.state != "waiting" for found in self.seminar.rounds)
        self.group.data = number if known and has_room else ANYWHERE if known or comes_late else ""
        if known and not has_room:
            self.group.errors = [GroupFull(group=known[0].name).text]

    @property
    def scanned(self) -> Group | None:
        """The group whose code was scanned, when nobody needs to be asked about it."""
        return None if self.group.errors or self.group.data == ANYWHERE else self._group()

    @property
    def chosen_group(self) -> Group:
        """Where to sit. Ask inside the seminar's turn, so that two do not get one seat."""
        needy = queries.neediest(self.session, self.seminar, self.newcomer.voice)
        if not (chosen := self._group() or needy):
            raise AllFull("group")
        return chosen

    def _group(self) -> Group | None:
        chosen = (one for one in self.seminar.groups if str(one.number) == self.group.data)
        return next(chosen, None)

    @property
    def full(self) -> list[str]:
        """The numbers of the groups that cannot be chosen."""
        return [str(group.number) for group in queries.full_groups(self.session, self.seminar)]


class MoveForm(Form):
    """Some people, and the group they are put in."""

    seats = keys_field()
    group: Any = IntegerField(
        validators=[
            InputRequired(_("Velg gruppa de skal flyttes til.")),
            NumberRange(1, LARGEST_KEY),
        ]
    )

    def validate_seats(self, field: SelectMultipleField) -> None:
        if not field.data:
            raise ValidationError(_("Kryss av dem som skal flyttes."))


def _step(written: Any) -> tuple[int, int, int]:
    """«31:4:5»: the seat, the group it sat in, and the group it is put in."""
    seat, sat, group = (int(one) for one in str(written).split(":"))
    return seat, sat, group


class MixForm(Form):
    """The whole proposal as it was shown: «seat:from:to» for each who moves."""

    places: Any = SelectMultipleField(coerce=_step, validate_choice=False)


class ReturnForm(Form):
    """Back to where people sat: before the last move, or when the last round closed."""

    # A plain list of words; the stubs know only pairs.
    occasion: Any = SelectField(choices=list(OCCASIONS))  # type: ignore[arg-type]


class OneSeatForm(Form):
    seat = key_field()


class RemoveForm(CarefulForm):
    """Asks once before the seat is gone."""

    seat = key_field()


class SettleForm(Form):
    """One press says that it is seen."""


class PassedOnForm(Form):
    """What came, for a handler whose form must ask the database for its choices."""

    fields: MultiDict[str, str]

    def process(self, formdata: Any = None, *args: Any, **data: Any) -> None:
        """Keep what came as it is."""
        super().process(formdata, *args, **data)
        self.fields = formdata


def _pairs(entries: Any) -> list[SelectChoice]:
    return [SelectChoice(one.id, one.name) for one in entries]
