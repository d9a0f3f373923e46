"""Numbers as people write them in Norway: 30,5."""

import re
from typing import Any

from flask_babel import format_decimal
from flask_babel import lazy_gettext as _
from wtforms import Field
from wtforms.validators import ValidationError
from wtforms.widgets import TextInput

from bedreilag.fields import SPACES

NUMBER = re.compile(r"[-\u2212]?\d{1,9}([.,]\d{1,4})?")


class AmountField(Field):
    """A number with a decimal comma. What was typed is shown again until it can be read."""

    widget = TextInput()

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, render_kw={"inputmode": "decimal"}, **options)
        self.data: float | None

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else str(format_decimal(self.data))

    def process_formdata(self, valuelist: list[str]) -> None:
        written = SPACES.sub("", valuelist[0]) if valuelist else ""
        self.data = None
        if written and not NUMBER.fullmatch(written):
            raise ValueError(_("Skriv et tall, for eksempel 30,5."))
        if written:
            self.data = float(written.replace(",", ".").replace("\u2212", "-"))


def demand(field: Any, sentence: Any) -> None:
    """Refuse a row that was begun but lacks this."""
    if field.data in (None, "") and not field.errors:
        field.errors = [*field.errors, str(ValidationError(sentence))]
