"""The shape of a seminar file: its JSON Schema, and what it finds wrong in Norwegian."""

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from bedreilag.seminar_file.faults import Fault, shown

NAME = "seminar-file.schema.json"
KINDS = {
    "string": "tekst",
    "integer": "et helt tall",
    "number": "et tall",
    "boolean": "true eller false",
    "array": "en liste",
    "object": "et objekt",
    "null": "null",
}


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """The JSON Schema of `bedreilag-seminar/1`."""
    found: dict[str, Any] = json.loads(files(__package__).joinpath("data", NAME).read_bytes())
    return found


def faults(document: object) -> list[Fault]:
    """Everything in the document that does not have the shape of a seminar file."""
    found = sorted(_validator().iter_errors(document), key=lambda error: list(error.path))
    return [
        Fault(tuple(error.absolute_path), sentence)
        for error in found
        for sentence in _sentences(error)
    ]


@lru_cache(maxsize=1)
def _validator() -> Draft202012Validator:
    return Draft202012Validator(
        schema(), format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def _sentences(error: ValidationError) -> Iterator[str]:
    say = SENTENCES.get(str(error.validator))
    if say is None:
        yield "har ikke den formen den skal ha"
    else:
        yield from say(error)


def _wrong_kind(error: ValidationError) -> Iterator[str]:
    wanted = error.validator_value
    kinds = [wanted] if isinstance(wanted, str) else wanted
    yield "skal være " + " eller ".join(KINDS[kind] for kind in kinds)


def _missing(error: ValidationError) -> Iterator[str]:
    for key in error.validator_value:
        if key not in error.instance:
            yield f"nøkkelen «{key}» mangler"


def _unknown(error: ValidationError) -> Iterator[str]:
    known = error.schema.get("properties", {})
    patterns = error.schema.get("patternProperties", {})
    for key in error.instance:
        if key not in known and not any(re.search(pattern, key) for pattern in patterns):
            yield f"nøkkelen «{shown(key)}» er ikke kjent her"


def _too_long(error: ValidationError) -> Iterator[str]:
    yield f"teksten er {len(error.instance) - error.validator_value} tegn for lang"


def _too_short(_error: ValidationError) -> Iterator[str]:
    yield "teksten mangler"


def _wrong_form(error: ValidationError) -> Iterator[str]:
    value = f"«{shown(error.instance)}»"
    yield f"{value} godtas ikke; det som skal stå her: {error.schema['description']}"


def _not_among(error: ValidationError) -> Iterator[str]:
    allowed = ", ".join(_in_json(value) for value in error.validator_value)
    yield f"skal være en av disse: {allowed}"


def _not_equal(error: ValidationError) -> Iterator[str]:
    yield f"skal være {_in_json(error.validator_value)}"


def _in_json(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


SENTENCES: dict[str, Callable[[ValidationError], Iterator[str]]] = {
    "type": _wrong_kind,
    "required": _missing,
    "additionalProperties": _unknown,
    "maxLength": _too_long,
    "minLength": _too_short,
    "pattern": _wrong_form,
    "format": _wrong_form,
    "enum": _not_among,
    "const": _not_equal,
    "minimum": lambda error: iter([f"kan ikke være mindre enn {error.validator_value}"]),
    "maximum": lambda error: iter([f"kan ikke være større enn {error.validator_value}"]),
    "minItems": lambda error: iter([f"skal ha minst {error.validator_value}"]),
    "maxItems": lambda error: iter([f"skal ha høyst {error.validator_value}"]),
    "minProperties": lambda _error: iter(["er tom"]),
    "uniqueItems": lambda _error: iter(["samme verdi står mer enn én gang"]),
}
