"""The shape of a seminar file: its JSON Schema, and what it finds wrong in Norwegian."""

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

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


class Broken(NamedTuple):
    """One rule of the schema, and the value in the document that breaks it."""

    rule: Any
    value: Any
    schema: Any


@lru_cache(maxsize=1)
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def _sentences(error: ValidationError) -> Iterator[str]:
    broken = Broken(error.validator_value, error.instance, error.schema)
    yield from SENTENCES[str(error.validator)](broken)


def _wrong_kind(broken: Broken) -> Iterator[str]:
    wanted = broken.rule
    kinds = [wanted] if isinstance(wanted, str) else wanted
    yield "skal være " + " eller ".join(KINDS[kind] for kind in kinds)


def _missing(broken: Broken) -> Iterator[str]:
    for key in broken.rule:
        if key not in broken.value:
            yield f"nøkkelen «{key}» mangler"


def _unknown(broken: Broken) -> Iterator[str]:
    known = broken.schema.get("properties", {})
    patterns = broken.schema.get("patternProperties", {})
    for key in broken.value:
        if key not in known and not any(re.search(pattern, key) for pattern in patterns):
            yield f"nøkkelen «{shown(key)}» er ikke kjent her"


def _too_long(broken: Broken) -> Iterator[str]:
    yield f"teksten er {len(broken.value) - broken.rule} tegn for lang"


def _too_short(_broken: Broken) -> Iterator[str]:
    yield "teksten mangler"


def _wrong_form(broken: Broken) -> Iterator[str]:
    value = f"«{shown(broken.value)}»"
    yield f"{value} godtas ikke; det som skal stå her: {broken.schema['description']}"


def _not_among(broken: Broken) -> Iterator[str]:
    allowed = ", ".join(_in_json(value) for value in broken.rule)
    yield f"skal være en av disse: {allowed}"


def _not_equal(broken: Broken) -> Iterator[str]:
    yield f"skal være {_in_json(broken.rule)}"


def _in_json(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


SENTENCES: dict[str, Callable[[Broken], Iterator[str]]] = {
    "type": _wrong_kind,
    "required": _missing,
    "additionalProperties": _unknown,
    "maxLength": _too_long,
    "minLength": _too_short,
    "pattern": _wrong_form,
    "format": _wrong_form,
    "enum": _not_among,
    "const": _not_equal,
    "minimum": lambda broken: iter([f"kan ikke være mindre enn {broken.rule}"]),
    "maximum": lambda broken: iter([f"kan ikke være større enn {broken.rule}"]),
    "minItems": lambda broken: iter([f"skal ha minst {broken.rule}"]),
    "maxItems": lambda broken: iter([f"skal ha høyst {broken.rule}"]),
    "minProperties": lambda _broken: iter(["er tom"]),
    "uniqueItems": lambda _broken: iter(["samme verdi står mer enn én gang"]),
}
