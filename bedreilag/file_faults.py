"""What is wrong with a JSON file that somebody gives us: where in it, and why, in Norwegian."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _
from jsonschema import Draft202012Validator

from bedreilag.refusals import Refusal

AT_MOST_SHOWN = 50
LETTERS_SHOWN = 60
MOST_BYTES = 5_000_000
MOST_LEVELS = 12
KINDS = {
    "string": _("tekst"),
    "integer": _("et helt tall"),
    "number": _("et tall"),
    "array": _("en liste"),
    "object": _("et objekt"),
    "boolean": _("true eller false"),
    "null": _("null"),
}

Step = str | int
Path = tuple[Step, ...]


class Fault(NamedTuple):
    """One place in a file, and what is wrong there."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class FileRefused(Refusal):
    """The file cannot be used; nothing of it is stored. The text names every place."""

    status = 422
    message = _("Fila kan ikke brukes, og ingenting er lagret.")

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__()
        self.faults = list(dict.fromkeys(faults))

    @property
    def text(self) -> str:
        shown = [f"  {fault}" for fault in self.faults[:AT_MOST_SHOWN]]
        left = len(self.faults) - len(shown)
        if left > 0:
            shown.append("  " + str(_("… og %(n)s feil til.", n=left)))
        return "\n".join([str(self.message), *shown])


def refuse(faults: list[Fault]) -> None:
    """Stop here if there are any faults."""
    if faults:
        raise FileRefused(faults)


def parsed(content: bytes) -> Any:
    """The JSON in the file, or a refusal that says where it stops making sense.

    A file of a sane size and depth, in UTF-8, in which no key stands twice.
    """
    found = _loaded(content)
    refuse(list(_of_shape(found, ())))
    return found


def _loaded(content: bytes) -> Any:
    if len(content) > MOST_BYTES:
        raise _unreadable(_("er for stor. Fila kan ha %(n)s MB", n=MOST_BYTES // 1_000_000))
    try:
        return json.loads(
            content.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_no_number
        )
    except json.JSONDecodeError as fault:
        place = {"l": fault.lineno, "c": fault.colno}
        raise _unreadable(
            _("er ikke JSON. Det stopper på linje %(l)s, tegn %(c)s", **place)
        ) from fault
    except UnicodeDecodeError as fault:
        raise _unreadable(_("er ikke JSON i UTF-8")) from fault
    except RecursionError as fault:
        raise _unreadable(_("har for mange nivåer inni hverandre")) from fault
    except ValueError as fault:  # a number of thousands of digits
        raise _unreadable(_("inneholder et tall som ikke kan leses")) from fault


def _unreadable(reason: Any) -> FileRefused:
    return FileRefused([Fault("$", str(reason))])


class _Object(dict[str, Any]):
    """A JSON object that remembers which of its keys were written more than once."""

    twice: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    found = _Object(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _value in pairs]
        found.twice = tuple(dict.fromkeys(key for key in keys if keys.count(key) > 1))
    return found


def _no_number(name: str) -> Any:
    raise _unreadable(_("%(name)s er ikke et tall i JSON", name=name))


def _of_shape(value: Any, path: Path) -> Iterator[Fault]:
    if len(path) > MOST_LEVELS:
        yield Fault(path_of(path[:MOST_LEVELS]), str(_("har for mange nivåer inni seg")))
        return
    parts: Iterable[tuple[Step, Any]] = ()
    if isinstance(value, _Object):
        for key in value.twice:
            reason = _("nøkkelen «%(key)s» står mer enn én gang", key=shown(key))
            yield Fault(path_of(path), str(reason))
        parts = value.items()
    elif isinstance(value, list):
        parts = enumerate(value)
    for step, part in parts:
        yield from _of_shape(part, (*path, step))


def of_schema(content: Any, schema: dict[str, Any]) -> list[Fault]:
    """Every place where the content is not as the schema says. A schema's `description` tells
    how a value should be, and is used as the reason."""
    checker = Draft202012Validator.FORMAT_CHECKER
    found = Draft202012Validator(schema, format_checker=checker).iter_errors(content)
    return [
        Fault(path_of(one.absolute_path), str(reason))
        for one in sorted(found, key=lambda one: list(one.absolute_path))
        for reason in _reasons(one)
    ]


def path_of(steps: Iterable[Step]) -> str:
    """The way to a place: `$.municipalities[3].area_id`; the whole file is `$`."""
    return "$" + "".join(
        f"[{step}]" if isinstance(step, int) else f".{shown(step)}" for step in steps
    )


def shown(value: object) -> str:
    """Something from the file as it may stand in a sentence: short, and without odd characters."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    odd = "\N{REPLACEMENT CHARACTER}"
    plain = "".join(letter if letter.isprintable() else odd for letter in text)
    return plain if len(plain) <= LETTERS_SHOWN else plain[: LETTERS_SHOWN - 1] + "…"


def _reasons(fault: Any) -> Iterator[Any]:
    rule, wanted, given = str(fault.validator), fault.validator_value, fault.instance
    described = fault.schema.get("description") if isinstance(fault.schema, dict) else ""
    match rule:
        case "required":
            yield from (_("mangler «%(name)s»", name=name) for name in wanted if name not in given)
        case "additionalProperties":
            for key in _unknown(fault.schema, given):
                yield _("nøkkelen «%(key)s» er ikke kjent her", key=shown(key))
        case "minLength" | "minProperties" | "minItems" if wanted == 1:
            yield _("kan ikke være tom")
        case "maxLength":
            yield _("teksten er %(n)s tegn for lang", n=len(given) - wanted)
        case "uniqueItems":
            yield _("har samme verdi mer enn én gang")
        case "pattern" | "format" if described:
            values = {"kind": described, "value": shown(given)}
            yield _("skal være %(kind)s, ikke «%(value)s»", **values)
        case _:
            yield _("skal være %(kind)s", kind=described or _wanted(rule, wanted))


def _unknown(schema: dict[str, Any], given: dict[str, Any]) -> list[str]:
    known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    return [
        key
        for key in given
        if key not in known and not any(re.search(pattern, key) for pattern in patterns)
    ]


def _wanted(rule: str, wanted: Any) -> str:
    match rule:
        case "type":
            kinds = [wanted] if isinstance(wanted, str) else wanted
            return str(_(" eller ")).join(str(KINDS[kind]) for kind in kinds)
        case "const":
            return f"«{shown(wanted)}»"
        case "enum":
            return str(_("én av disse: ")) + ", ".join(f"«{shown(one)}»" for one in wanted)
        case "minimum":
            return str(_("%(n)s eller mer", n=wanted))
        case "maximum":
            return str(_("%(n)s eller mindre", n=wanted))
        case "maxItems":
            return str(_("høyst %(n)s", n=wanted))
    return str(_("slik formatet sier (%(rule)s: %(wanted)s)", rule=rule, wanted=wanted))
