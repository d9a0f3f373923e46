"""The gate for problem statements, from a phone's socket or a plain form."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, Form

from bedreilag.fields import CarefulForm, PromiseField, WrittenField, key_field
from bedreilag.wording import LIMITS


class TextForm(CarefulForm):
    text = WrittenField(_("Hva er vanskelig?"), limit=LIMITS["problem_text"])


class ProblemForm(TextForm):
    """A new text; `same_as` is one it repeats in other words, once the author has been asked."""

    same_as = key_field(required=False)
    promise = PromiseField()


class OwnProblemForm(TextForm):
    problem = key_field()


class OneProblemForm(Form):
    problem = key_field()


class HideForm(Form):
    problem = key_field()
    hidden = BooleanField(false_values=(False, "false", "", "0"))
