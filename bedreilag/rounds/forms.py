"""The gate for steering."""

from flask_babel import lazy_gettext as _
from wtforms import Form, IntegerField, SelectField
from wtforms.validators import NumberRange

from bedreilag.fields import WrittenField, key_field
from bedreilag.rounds.models import VIEWS


class RoundForm(Form):
    round = key_field()


class MinutesForm(RoundForm):
    minutes = IntegerField(_("Minutter"), [NumberRange(1, 120)])


class ShowForm(Form):
    view = SelectField(choices=list(VIEWS))
    message = WrittenField(_("Beskjed"), limit=160, required=False, single_line=True)


class NothingForm(Form):
    """A wish that needs no words."""
