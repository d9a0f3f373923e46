"""From bytes to a document: the JSON in a file, with every text as clean as those people write."""

from typing import Any

from flask_babel import lazy_gettext as _

from bedreilag import wording
from bedreilag.file_faults import Fault, Path, parsed, path_of, refuse
from bedreilag.refusals import Refusal

# Longer than any text a seminar file may hold; the schema says how long each of them may be.
ANY_LENGTH = 100_000

Document = dict[str, Any]


def parse(content: bytes) -> Any:
    """What is in the file, with every text cleaned and no identity number in it."""
    faults: list[Fault] = []
    cleaned = _cleaned(parsed(content), (), faults)
    refuse(faults)
    return cleaned


def _cleaned(value: Any, path: Path, faults: list[Fault]) -> Any:
    if isinstance(value, dict):
        _mind_the_keys(value, path, faults)
        return {key: _cleaned(part, (*path, key), faults) for key, part in value.items()}
    if isinstance(value, list):
        return [_cleaned(part, (*path, place), faults) for place, part in enumerate(value)]
    return _clean_leaf(value, path, faults)


def _mind_the_keys(value: dict[str, Any], path: Path, faults: list[Fault]) -> None:
    try:
        wording.refuse_identity_numbers(list(value))
    except Refusal:
        faults.append(Fault(path_of(path), str(_("en nøkkel ser ut som et fødselsnummer"))))


def _clean_leaf(value: Any, path: Path, faults: list[Fault]) -> Any:
    try:
        if isinstance(value, str):
            return wording.clean(value, ANY_LENGTH, required=False)
        wording.refuse_identity_numbers(_whole(value))
    except Refusal as refusal:
        faults.append(Fault(path_of(path), refusal.text))
    return value


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
