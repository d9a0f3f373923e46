"""The gate for assessments: one measure, one scale, one press."""

from typing import Any

from wtforms import Form, IntegerField, SelectField
from wtforms.validators import InputRequired, NumberRange

from bedreilag.assessing.models import SCALES
from bedreilag.fields import key_field


class AssessForm(Form):
    measure = key_field()
    # A plain list of words; the stubs know only pairs.
    scale: Any = SelectField(choices=list(SCALES))  # type: ignore[arg-type]
    answer: Any = IntegerField(validators=[InputRequired(), NumberRange(0, 5)])
