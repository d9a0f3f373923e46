"""The gate for measures."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, Form, SelectMultipleField

from bedreilag.fields import (
    CarefulForm,
    PromiseField,
    SelectChoice,
    WrittenField,
    key_field,
    keys_field,
)
from bedreilag.measures.actions import Written
from bedreilag.wording import LIMITS

BENEFITS = (
    ("bruker", _("Brukeren")),
    ("kommune", _("Kommunen")),
    ("helseforetak", _("Helseforetaket")),
)


class MeasureForm(CarefulForm):
    title = WrittenField(_("Tiltaket"), limit=LIMITS["measure_title"], single_line=True)
    description = WrittenField(
        _("Fortell mer om det"), limit=LIMITS["measure_description"], required=False
    )
    benefit_for = SelectMultipleField(
        _("Hvem får nytte av det?"), choices=[SelectChoice(*one) for one in BENEFITS]
    )
    cluster = key_field(required=False)
    problems = keys_field()
    promise = PromiseField()

    def written(self) -> Written:
        """What the participant wrote and chose."""
        return Written(
            self.title.data,
            self.description.data,
            self.benefit_for.data or (),
            self.problems.data or (),
            self.cluster.data,
            self.promise.data or "",
        )


class OwnMeasureForm(MeasureForm):
    measure = key_field()


class OneMeasureForm(Form):
    measure = key_field()


class HideForm(OneMeasureForm):
    hidden = BooleanField(false_values=(False, "false", "", "0"))
