"""Form fields of the house: written text passes `wording`, on every door."""

from collections.abc import Sequence
from typing import Any

from wtforms import IntegerField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, StopValidation

from bedreilag import wording
from bedreilag.refusals import Refusal


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


def key_field(label: Any = None, *, required: bool = True) -> Any:
    """The id of something in the database."""
    validators: Sequence[Any] = [InputRequired()] if required else []
    return IntegerField(label, [*validators, NumberRange(1, 2**31 - 1)] if required else [])
