"""Form fields of the house: written text passes `wording`, on every door."""

from typing import Any

from wtforms import Field, IntegerField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, Optional, StopValidation, ValidationError

from bedreilag import wording
from bedreilag.refusals import NotUnderstood, Refusal


class WrittenField(TextAreaField):
    """Text that a person wrote: cleaned, measured, and refused if it holds an identity number."""

    data: Any

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
                self.data or "", self.limit, single_line=self.single_line, required=self.required
            )
        except Refusal as refusal:
            self.refusal = refusal
            raise StopValidation(refusal.text) from refusal


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
