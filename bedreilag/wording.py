"""Every text that people write passes here before it is stored, sent or logged."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from flask_babel import lazy_gettext as _

from bedreilag import identity_numbers
from bedreilag.refusals import Refusal

# Code points, counted after cleaning. The seminar file format states the same numbers.
LIMITS: Final[Mapping[str, int]] = {
    "seminar_title": 120,
    "display_name": 40,
    "group_name": 40,
    "problem_text": 400,
    "cluster_title": 80,
    "measure_title": 120,
    "measure_description": 800,
    "plan_item_title": 120,
    "plan_item_goal": 500,
    "milestone_title": 160,
    "indicator_name": 160,
    "comment": 2000,
}

NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
SPACES = re.compile(r"[ \t]+")
# Letters of other scripts that are drawn as nothing at all.
BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
JOINER = "\u200d"
# Letters, signs and spaces of Europe: none of them is invisible, and most texts hold no other.
PLAIN = re.compile(r"[\n\t -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*")


class TextEmpty(Refusal):
    """Nothing was written, or nothing that can be seen."""

    status = 422
    message = _("Skriv noe før du sender.")


class FieldEmpty(TextEmpty):
    """The same in a form that is filled in and kept, not sent to anyone."""

    message = _("Fyll ut dette feltet.")


class TextTooLong(Refusal):
    """More characters than there is room for; says how many more."""

    status = 422
    message = _("Teksten er %(n)s tegn for lang. Kort den ned, eller del den i to.")


class LooksLikeIdentityNumber(Refusal):
    """The text holds what could be somebody's identity number, so it is never kept."""

    status = 422
    message = _(
        "Teksten inneholder noe som ser ut som et fødselsnummer. Det kan vi ikke lagre. "
        "Fjern nummeret, og send på nytt."
    )


def clean(
    text: str,
    limit: int,
    *,
    single_line: bool = False,
    required: bool = True,
    empty: type[TextEmpty] = TextEmpty,
) -> str:
    """The text as it may be kept: composed, trimmed, visible, short enough and without numbers.

    Cleaning a clean text changes nothing. Letters of every language and emoji are kept.
    `empty` is what to say when nothing was written and something must be.
    """
    text = _tidy(text, single_line=single_line)
    if not _can_be_seen(text):
        if required:
            raise empty
        return ""
    refuse_identity_numbers(text)
    if len(text) > limit:
        raise TextTooLong(n=len(text) - limit)
    return text


def refuse_identity_numbers(value: object) -> None:
    """Refuse a text, or anything with texts in it, that holds an identity number.

    Answers and imported files come as lists and mappings; keys and whole numbers count too.
    """
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Mapping):
            waiting += [*part.keys(), *part.values()]
        elif isinstance(part, list | tuple | set | frozenset):
            waiting += part
        elif identity_numbers.find(_written(part)):
            raise LooksLikeIdentityNumber


def _tidy(text: str, *, single_line: bool) -> str:
    text = NEWLINES.sub("\n", text)
    if not PLAIN.fullmatch(text):
        text = _without_the_invisible(text)
    if single_line:
        text = text.replace("\n", " ")
    lines = (SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()


def _without_the_invisible(text: str) -> str:
    text = "".join(filter(_is_kept, text))
    text = _without_stray_joiners(unicodedata.normalize("NFC", text))
    # Once more: what a joiner kept apart may now belong together.
    return unicodedata.normalize("NFC", text)


def _is_kept(character: str) -> bool:
    if character in {"\n", "\t", JOINER}:
        return True
    # Controls, bidi marks and other format characters, and halves of broken pairs, which
    # no database can store. Unassigned ones stay: they may be emoji newer than our tables.
    return (
        unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
        and character not in BLANK_LETTERS
        and not _is_no_character(ord(character))
    )


def _is_no_character(code_point: int) -> bool:
    return code_point & 0xFFFE == 0xFFFE or 0xFDD0 <= code_point <= 0xFDEF


def _without_stray_joiners(text: str) -> str:
    """Keep the zero-width joiner that makes one picture of two, 👩‍⚕️, and no other."""
    return "".join(
        character
        for before, character, after in zip(f" {text}", text, f"{text[1:]} ", strict=False)
        if character != JOINER or (_is_picture(before) and _is_picture(after))
    )


def _is_picture(character: str) -> bool:
    return character == "\ufe0f" or unicodedata.category(character) in {"So", "Sk", "Sm", "Cn"}


def _can_be_seen(text: str) -> bool:
    # Marks alone, such as the one that colours an emoji, are drawn on nothing.
    return any(not c.isspace() and unicodedata.category(c)[0] != "M" for c in text)


def _written(value: object) -> str:
    if isinstance(value, str):
        return value
    # A number loses its leading zero in JSON: the first nine days of a month begin with one.
    return f"{value:011d}" if isinstance(value, int) else ""
