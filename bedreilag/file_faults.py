"""What is wrong with a JSON file that somebody gives us: where in it, and why, in Norwegian."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _
from jsonschema import Draft202012Validator

from bedreilag.refusals import Refusal

AT_MOST_SHOWN = 20
KINDS = {
    "string": _("tekst"),
    "integer": _("et helt tall"),
    "number": _("et tall"),
    "array": _("en liste"),
    "object": _("et objekt"),
    "boolean": _("true eller false"),
    "null": _("null"),
}


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
        self.faults = faults

    @property
    def text(self) -> str:
        shown = [f"  {fault}" for fault in self.faults[:AT_MOST_SHOWN]]
        left = len(self.faults) - len(shown)
        if left > 0:
            shown.append("  " + str(_("… og %(n)s feil til.", n=left)))
        return "\n".join([str(self.message), *shown])


def parsed(content: bytes) -> Any:
    """The JSON in the file, or a refusal that says where it stops making sense."""
    try:
        return json.loads(content)
    except json.JSONDecodeError as fault:
        reason = _(
            "er ikke JSON. Det stopper på linje %(l)s, tegn %(c)s", l=fault.lineno, c=fault.colno
        )
        raise FileRefused([Fault("$", str(reason))]) from fault
    except (UnicodeDecodeError, RecursionError) as fault:
        raise FileRefused([Fault("$", str(_("er ikke JSON i UTF-8")))]) from fault


def of_schema(content: Any, schema: dict[str, Any]) -> list[Fault]:
    """Every place where the content is not as the schema says. A schema's `description` tells
    how a value should be, and is used as the reason."""
    found = Draft202012Validator(schema).iter_errors(content)
    return [Fault(path_of(one.absolute_path), _reason(one)) for one in found]


def path_of(steps: Iterable[str | int]) -> str:
    """The way to a place: `$.municipalities[3].area_id`; the whole file is `$`."""
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)


def _reason(fault: Any) -> str:
    rule, wanted, given = str(fault.validator), fault.validator_value, fault.instance
    described = fault.schema.get("description") if isinstance(fault.schema, dict) else ""
    if rule == "required":
        missing = next(name for name in wanted if name not in given)
        return str(_("mangler «%(name)s»", name=missing))
    if rule in ("minItems", "minLength", "minProperties"):
        return str(_("kan ikke være tom"))
    if rule == "maxLength":
        return str(_("kan ha %(n)s tegn, og har %(m)s", n=wanted, m=len(given)))
    return str(_("skal være %(kind)s", kind=described or _wanted(rule, wanted)))


def _wanted(rule: str, wanted: Any) -> str:
    match rule:
        case "type":
            kinds = [wanted] if isinstance(wanted, str) else wanted
            return str(_(" eller ")).join(str(KINDS[kind]) for kind in kinds)
        case "const":
            return f"«{wanted}»"
        case "enum":
            return str(_("én av disse: ")) + ", ".join(f"«{one}»" for one in wanted)
    return str(_("slik formatet sier (%(rule)s: %(wanted)s)", rule=rule, wanted=wanted))
