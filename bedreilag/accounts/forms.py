"""The gate for accounts: what is typed on the log-in page and on the administrator's pages."""

from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _
from wtforms import (
    EmailField,
    Form,
    PasswordField,
    SelectMultipleField,
    StringField,
    ValidationError,
)
from wtforms.validators import InputRequired

from bedreilag.accounts import actions
from bedreilag.accounts.actions import Role
from bedreilag.accounts.models import ROLES, ROLES_OF_AN_AREA
from bedreilag.fields import LineField, SelectChoice
from bedreilag.refusals import Refusal
from bedreilag.region.models import Area

ROLE_NAMES = {
    "working_group": _("Arbeidsgruppa"),
    "coordinator": _("Koordinator"),
    "facilitator": _("Prosessleder"),
    "steering_group": _("Styringsgruppa"),
    "admin": _("Administrator"),
}
ROLES_OF_EVERYWHERE = tuple(role for role in ROLES if role not in ROLES_OF_AN_AREA)
ROLE_FACTS = (
    (ROLE_NAMES["working_group"], _("Lager program og plan i sitt område.")),
    (ROLE_NAMES["coordinator"], _("Leder arbeidet i området, med de samme rettighetene.")),
    (ROLE_NAMES["facilitator"], _("Styrer rundene på dagen.")),
    (ROLE_NAMES["steering_group"], _("Leser alt i alle områder.")),
    (ROLE_NAMES["admin"], _("Lager kontoer og endrer regionen.")),
)


def refused_by(check: Any, *values: Any) -> Any:
    """Let a rule of the house speak as a form's fault, beside the field."""
    try:
        return check(*values)
    except Refusal as refusal:
        raise ValidationError(refusal.text) from refusal


class LogInForm(Form):
    email = EmailField(
        _("E-post"),
        [InputRequired(_("Skriv e-posten din."))],
        render_kw={"autocomplete": "username", "inputmode": "email"},
    )
    password = PasswordField(
        _("Passord"),
        [InputRequired(_("Skriv passordet ditt."))],
        render_kw={"autocomplete": "current-password"},
    )


class NewPasswordForm(Form):
    password = PasswordField(
        _("Nytt passord"),
        [InputRequired(_("Skriv et passord."))],
        render_kw={"autocomplete": "new-password"},
    )

    def validate_password(self, field: PasswordField) -> None:
        refused_by(actions.accept_password, field.data)


class OwnPasswordForm(NewPasswordForm):
    now = PasswordField(
        _("Passordet du har nå"),
        [InputRequired(_("Skriv passordet du har nå."))],
        render_kw={"autocomplete": "current-password"},
    )


class PersonForm(Form):
    email = EmailField(
        _("E-post"),
        [InputRequired(_("Skriv en e-postadresse."))],
        render_kw={"autocomplete": "off"},
    )
    name = LineField(_("Navn"), limit=80, render_kw={"autocomplete": "off"})


class FirstAccountForm(PersonForm, NewPasswordForm):
    """The first administrator, who chooses a password at once."""


class Tick(NamedTuple):
    """One box of the roles' table: what it sends, what it says, and whether it is ticked."""

    value: str
    label: str
    ticked: bool


class RolesForm(Form):
    """One tick per role and area: `coordinator@ofoten`, `admin`."""

    roles = SelectMultipleField(_("Roller"))

    def __init__(self, areas: list[Area], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = areas
        here = [(role, area) for area in areas for role in ROLES_OF_AN_AREA]
        self.roles.choices = [
            *(SelectChoice(tick(role, area.id), said(role, area)) for role, area in here),
            *(SelectChoice(role, said(role)) for role in ROLES_OF_EVERYWHERE),
        ]

    @property
    def by_area(self) -> list[tuple[Area, list[Tick]]]:
        """The roles that are held in one area, a row for each area."""
        return [
            (area, [self._tick(tick(role, area.id), said(role, area)) for role in ROLES_OF_AN_AREA])
            for area in self.areas
        ]

    @property
    def everywhere(self) -> list[Tick]:
        """The roles that are held in the whole installation."""
        return [self._tick(role, said(role)) for role in ROLES_OF_EVERYWHERE]

    def _tick(self, value: str, label: str) -> Tick:
        return Tick(value, label, value in (self.roles.data or ()))

    @property
    def wanted(self) -> list[Role]:
        return [
            Role(role, area or None)
            for role, _at, area in (ticked.partition("@") for ticked in self.roles.data or [])
        ]

    def validate_roles(self, field: SelectMultipleField) -> None:
        if not field.data:
            raise ValidationError(actions.NoRole().text)


class NewAccountForm(PersonForm, RolesForm):
    """A new organiser. Without a password one is invented, and shown once."""

    password = StringField(_("Passord (valgfritt)"), render_kw={"autocomplete": "off"})

    def validate_password(self, field: StringField) -> None:
        if field.data:
            refused_by(actions.accept_password, field.data)


def said(role: str, area: Area | None = None) -> str:
    """A role in words, with its area: «Koordinator, DPS Nord»."""
    return f"{ROLE_NAMES[role]}, {area.short_name}" if area else str(ROLE_NAMES[role])


def tick(role: str, area_id: str | None) -> str:
    """The value of one tick in the list of roles."""
    return f"{role}@{area_id}" if area_id else role
