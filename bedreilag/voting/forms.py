"""The gate for votes: which measure, and nothing else. One press is one vote."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, Form, IntegerField, SelectField
from wtforms.validators import NumberRange

from bedreilag.fields import key_field
from bedreilag.voting.again import KINDS, MOST


class VoteForm(Form):
    measure = key_field()


class AbstainForm(Form):
    abstains = BooleanField(false_values=(False, "false", "", "0"))


class AgainForm(Form):
    """A new round about the ones on top."""

    # A plain list of words; the stubs know only pairs.
    kind: Any = SelectField(choices=list(KINDS))  # type: ignore[arg-type]
    most: Any = IntegerField(_("Hvor mange tiltak"), [NumberRange(2, MOST)])
