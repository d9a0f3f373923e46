"""The gate for steering."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, Form, IntegerField, SelectField
from wtforms.validators import NumberRange, ValidationError

from bedreilag.fields import SelectChoice, WrittenField, key_field
from bedreilag.rounds.models import SCREENS, VIEWS

NO = ("", "false", "0")


class RoundForm(Form):
    round = key_field()


class MinutesForm(RoundForm):
    minutes: Any = IntegerField(
        _("Minutter"), [NumberRange(1, 120, _("Skriv et tall fra 1 til 120."))]
    )


class ShareItselfForm(RoundForm):
    itself = BooleanField(false_values=NO)


class ShowForm(Form):
    # Shown nothing, screen 2 follows screen 1.
    view: Any = SelectField(choices=[SelectChoice(view, view) for view in ("", *VIEWS)])
    screen: Any = SelectField(
        choices=[SelectChoice(number, str(number)) for number in SCREENS], coerce=int, default=1
    )
    message = WrittenField(_("Beskjed"), limit=160, required=False, single_line=True)

    def validate_view(self, field: SelectField) -> None:
        if not field.data and self.screen.data == 1:
            raise ValidationError(_("Velg hva lerretet skal vise."))


class DarkForm(Form):
    dark = BooleanField(false_values=NO)


class ReadyForm(Form):
    ready = BooleanField(false_values=NO, default=True)


class UndoForm(Form):
    step: Any = IntegerField(default=0)


class NothingForm(Form):
    """A wish that needs no words."""
