"""Form fields of the house: written text passes `wording`, on every door."""

import re
from datetime import UTC, date, datetime
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import (
    BooleanField,
    DateField,
    Field,
    Form,
    IntegerField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)

# The library has it, its stubs do not know yet; every form takes it from here.
from wtforms import SelectChoice as SelectChoice  # type: ignore[attr-defined]
from wtforms.meta import DefaultMeta
from wtforms.validators import InputRequired, NumberRange, Optional, StopValidation, ValidationError
from wtforms.widgets import TextInput

from bedreilag import identifying, wording
from bedreilag.anonymity import PROMISES
from bedreilag.refusals import MayIdentify, NotUnderstood, Refusal

# What the library says of what no page of ours offers is Norwegian too, as far as it knows how.
DefaultMeta.locales = ["nb"]


class WrittenField(TextAreaField):
    """Text that a person wrote: cleaned, measured, and refused if it holds an identity number."""

    data: Any
    empty: type[wording.TextEmpty] = wording.TextEmpty

    def __init__(
        self,
        label: Any = None,
        *,
        limit: int,
        required: bool = True,
        single_line: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(label, **options)
        self.limit, self.required, self.single_line = limit, required, single_line
        self.refusal: Refusal | None = None

    def pre_validate(self, _form: object) -> None:
        try:
            self.data = wording.clean(
                self.data or "",
                self.limit,
                single_line=self.single_line,
                required=self.required,
                empty=self.empty,
            )
        except Refusal as refusal:
            self.refusal = refusal
            raise StopValidation(refusal.text) from refusal

    def look_over(self) -> None:
        """Ask first when the words hold something that may tell who somebody is."""
        if signs := identifying.find(self.data, today()):
            self.refusal = MayIdentify(what=str(_(" og ")).join(signs))
            self.errors = [self.refusal.text]


class CarefulForm(Form):
    """A form that asks once before it takes words that may tell who somebody is."""

    sure = BooleanField(false_values=(False, "false", "", "0"))

    def validate(self, extra_validators: Any = None) -> bool:
        """As every form, and then look the words over, unless the person already has."""
        if not super().validate(extra_validators):
            return False
        if not self.sure.data:
            for field in self:
                if isinstance(field, WrittenField):
                    field.look_over()
        return not self.errors


def today() -> date:
    """The calendar on the server's wall; a day more or less is nothing to a birth date."""
    return datetime.now(UTC).date()


class LineField(WrittenField):
    """Written text that stays on one line."""

    widget = TextInput()
    empty: type[wording.TextEmpty] = wording.FieldEmpty

    def __init__(self, label: Any = None, *, limit: int, **options: Any) -> None:
        super().__init__(label, limit=limit, single_line=True, **options)


class PromiseField(StringField):
    """What the author was told that others would know; nothing on a page that said nothing."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = next((value for value in valuelist if value in PROMISES), "")

    def process_data(self, _value: Any) -> None:
        self.data = ""


SPACES = re.compile(r"\s")  # no-break spaces too
YEARS = range(2000, 2100)


class DayField(DateField):
    """A date, from the browser's own picker or written by hand."""

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, [Optional()], ["%Y-%m-%d", "%d.%m.%Y"], **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        written = [SPACES.sub("", value) for value in valuelist]
        if not any(written):
            self.data = None
            return
        try:
            super().process_formdata(written)
        except ValueError:
            self.data = None
        if not isinstance(self.data, date) or self.data.year not in YEARS:
            self.data = None
            raise ValueError(_("Skriv datoen slik: 22.4.2026."))


class NeededDay(DayField):
    """A date that must be there."""

    def pre_validate(self, _form: object) -> None:
        if not any(self.raw_data or ()):
            raise StopValidation(_("Velg en dato."))


LARGEST_KEY = 2**31 - 1


def key_field(label: Any = None, *, required: bool = True) -> Any:
    """The id of something in the database."""
    given: Any = InputRequired() if required else Optional()
    return IntegerField(label, [given, NumberRange(1, LARGEST_KEY)])


def keys_field(label: Any = None) -> SelectMultipleField:
    """The ids of several things in the database; whether they exist is asked there."""
    return SelectMultipleField(label, [_are_keys], coerce=int, validate_choice=False)


def _are_keys(_form: object, field: Field) -> None:
    if not all(1 <= key <= LARGEST_KEY for key in field.data or ()):
        raise ValidationError(NotUnderstood.message)
