"""The gate for the check-in: one press."""

from typing import Any

from wtforms import Form, IntegerField
from wtforms.validators import InputRequired, NumberRange


class CheckInForm(Form):
    answer: Any = IntegerField(validators=[InputRequired(), NumberRange(0, 5)])
