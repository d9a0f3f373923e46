"""What the levels, and what the room sees of them, are called on a screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from bedreilag.voting.agreement import LevelVotes, Seen, Verdict, told

# By the service levels of the region file; one that is not here is one of the others.
LEVELS: Final[dict[str, LazyString]] = {
    "kommune": _("Kommune"),
    "spesialisthelsetjeneste": _("Spesialisthelsetjeneste"),
    "bruker_parorende": _("Bruker og pårørende"),
    "nav": _("NAV"),
}
OTHERS: Final = _("Andre")
VERDICTS: Final[dict[Verdict, LazyString]] = {
    Verdict.AGREED: _("Felles enighet"),
    Verdict.ALIKE: _("Liten forskjell"),
    Verdict.DIVIDED: _("Nivåene ser ulikt på det"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """How many of a level voted for a measure: in words, and as far as the bar is drawn."""

    name: str
    text: str
    percent: float


def level_name(votes: LevelVotes) -> str:
    """One level, or those that are counted together: «Kommune og NAV»."""
    names = list(dict.fromkeys(str(LEVELS.get(level, OTHERS)) for level in _in_order(votes)))
    if len(names) == 1:
        return names[0]
    last = names[-1] if names[-1].isupper() else names[-1].lower()
    return str(gettext("%(some)s og %(last)s", some=", ".join(names[:-1]), last=last))


def verdict_in_words(seen: Seen) -> str:
    """«Felles enighet» or «NAV ser det annerledes»."""
    if seen.apart is None:
        return str(VERDICTS[seen.verdict])
    return str(gettext("%(level)s ser det annerledes", level=level_name(seen.apart)))


def said_of(levels: Sequence[LevelVotes], measure_id: int) -> list[Said]:
    """«7 av 22» for each level, or as near as it may be said; nothing where that says too much."""
    as_told = told(levels, measure_id)
    return [_said(*one) for one in zip(levels, as_told, strict=True)] if as_told else []


def _said(votes: LevelVotes, ends: tuple[int, int]) -> Said:
    least, most = ends
    if least == most:
        text = gettext("%(n)s av %(people)s", n=least, people=votes.people)
    elif least == 0:
        text = gettext("høyst %(n)s av %(people)s", n=most, people=votes.people)
    elif most == votes.people:
        text = gettext("minst %(n)s av %(people)s", n=least, people=votes.people)
    else:
        several = {"least": least, "most": most, "people": votes.people}
        text = gettext("%(least)s–%(most)s av %(people)s", **several)
    return Said(level_name(votes), str(text), round(50 * (least + most) / votes.people, 1))


def _in_order(votes: LevelVotes) -> list[str]:
    known = [level for level in LEVELS if level in votes.levels]
    return known + [level for level in votes.levels if level not in LEVELS]
