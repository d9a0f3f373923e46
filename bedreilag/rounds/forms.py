"""The gate for steering."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import Form, IntegerField, SelectField
from wtforms.validators import NumberRange

from bedreilag.fields import WrittenField, key_field
from bedreilag.rounds.models import VIEWS


class RoundForm(Form):
    round = key_field()


class MinutesForm(RoundForm):
    minutes: Any = IntegerField(_("Minutter"), [NumberRange(1, 120)])


class ShowForm(Form):
    # A plain list of words; the stubs know only pairs.
    view: Any = SelectField(choices=list(VIEWS))  # type: ignore[arg-type]
    message = WrittenField(_("Beskjed"), limit=160, required=False, single_line=True)


class NothingForm(Form):
    """A wish that needs no words."""
