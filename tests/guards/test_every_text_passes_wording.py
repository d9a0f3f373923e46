"""A field people write in is a WrittenField, so that no identity number comes in by any door."""

from importlib import import_module
from pathlib import Path

from wtforms import Form, StringField, TextAreaField
from wtforms.fields.core import UnboundField

from bedreilag.fields import WrittenField

PACKAGE = Path(__file__).parents[2] / "bedreilag"
# What is only compared with something we have, or kept as a hash, never as it was written.
NEVER_KEPT = {"CodeForm.code", "NewAccountForm.password"}


def forms():
    for file in sorted(PACKAGE.rglob("*form*.py")):
        module = import_module(".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts))
        for thing in vars(module).values():
            if isinstance(thing, type) and issubclass(thing, Form) and thing is not Form:
                yield thing


def fields(form):
    for name in dir(form):
        if isinstance(field := getattr(form, name, None), UnboundField):
            yield f"{form.__name__}.{name}", field.field_class


def test_there_are_written_fields_to_look_at():
    found = {
        name for form in forms() for name, kind in fields(form) if issubclass(kind, WrittenField)
    }

    assert {"ProblemForm.text", "SeatForm.display_name"} <= found


def test_no_text_comes_in_past_the_wording():
    plain = {
        name
        for form in forms()
        for name, kind in fields(form)
        if kind in (StringField, TextAreaField)
    }

    assert plain <= NEVER_KEPT
