"""The gate for the region page: one choice of area for each municipality."""

from collections.abc import Iterable, Mapping

from werkzeug.datastructures import MultiDict
from wtforms import Form, SelectField

from bedreilag.fields import SelectChoice
from bedreilag.region.models import Area, Municipality


def homes_form(
    areas: Iterable[Area], municipalities: Iterable[Municipality], fields: MultiDict[str, str]
) -> Form:
    """A form with a field `area-<number>` for each municipality."""
    choices = [SelectChoice(area.id, area.short_name) for area in areas]
    each = {
        _name(one.number): SelectField(one.official_name, choices=choices, default=one.area_id)
        for one in municipalities
    }
    form: Form = type("HomesForm", (Form,), each)(fields)
    return form


def homes(form: Form) -> Mapping[str, str]:
    """The chosen area of each municipality, by number."""
    return {field.name.removeprefix("area-"): field.data for field in form}


def _name(number: str) -> str:
    return f"area-{number}"
