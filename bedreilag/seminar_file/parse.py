"""From bytes to a document: JSON in UTF-8, of a sane size and depth, each key only once."""

import json
from collections.abc import Iterator
from typing import Any

from bedreilag import wording
from bedreilag.refusals import Refusal
from bedreilag.seminar_file.faults import Fault, FileRefused, Path, refuse, shown

MOST_BYTES = 5_000_000
MOST_LEVELS = 12
# Longer than any text a seminar file may hold; the schema says how long each of them may be.
ANY_LENGTH = 100_000

Document = dict[str, Any]


class _Object(dict[str, Any]):
    """A JSON object that remembers which of its keys were written more than once."""

    twice: tuple[str, ...] = ()


def parse(content: bytes) -> Document:
    """The document in the file, with every text cleaned and no identity number in it."""
    document = _loaded(content)
    if not isinstance(document, dict):
        raise FileRefused([Fault((), "fila skal inneholde et objekt")])
    faults: list[Fault] = []
    cleaned: Document = _cleaned(document, (), faults)
    refuse(faults)
    return cleaned


def _loaded(content: bytes) -> Any:
    if len(content) > MOST_BYTES:
        raise _unreadable(f"fila er for stor; den kan høyst være {MOST_BYTES // 1_000_000} MB")
    try:
        return json.loads(
            content.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_no_number
        )
    except UnicodeDecodeError:
        raise _unreadable("fila er ikke tekst i UTF-8") from None
    except json.JSONDecodeError as fault:
        place = f"linje {fault.lineno}, tegn {fault.colno}"
        raise _unreadable(f"fila er ikke gyldig JSON ({place})") from None
    except RecursionError:
        raise _unreadable("fila har for mange nivåer inni hverandre") from None
    except ValueError:  # a number of thousands of digits
        raise _unreadable("fila inneholder et tall som ikke kan leses") from None


def _unreadable(sentence: str) -> FileRefused:
    return FileRefused([Fault((), sentence)])


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    found = _Object(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        found.twice = tuple(dict.fromkeys(key for key in keys if keys.count(key) > 1))
    return found


def _no_number(name: str) -> Any:
    raise _unreadable(f"{name} er ikke et tall i JSON")


def _cleaned(value: Any, path: Path, faults: list[Fault]) -> Any:
    if len(path) > MOST_LEVELS:
        faults.append(Fault(path[:MOST_LEVELS], "har for mange nivåer inni seg"))
        return None
    if isinstance(value, dict):
        faults += _faulty_keys(value, path)
        return {key: _cleaned(part, (*path, key), faults) for key, part in value.items()}
    if isinstance(value, list):
        return [_cleaned(part, (*path, place), faults) for place, part in enumerate(value)]
    return _clean_leaf(value, path, faults)


def _clean_leaf(value: Any, path: Path, faults: list[Fault]) -> Any:
    try:
        if isinstance(value, str):
            return wording.clean(value, ANY_LENGTH, required=False)
        wording.refuse_identity_numbers(_whole(value))
    except Refusal as refusal:
        faults.append(Fault(path, refusal.text))
    return value


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _faulty_keys(found: dict[str, Any], path: Path) -> Iterator[Fault]:
    try:
        wording.refuse_identity_numbers(list(found))
    except Refusal:
        yield Fault(path, "en nøkkel ser ut som et fødselsnummer")
        return
    if isinstance(found, _Object):
        for key in found.twice:
            yield Fault(path, f"nøkkelen «{shown(key)}» står mer enn én gang")
