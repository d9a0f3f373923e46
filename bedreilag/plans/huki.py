"""HUKI: who is accountable, who does the work, who is asked and who is told.

What an item must have before the plan is adopted, and what would be wise. No database, no web.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

MUNICIPAL, SPECIALIST, SERVICE_USERS = "kommune", "spesialisthelsetjeneste", "bruker_parorende"
MAY_OWN = frozenset({"kommune", "helseforetak", "nav"})

MISSING_H = _("Tiltaket mangler hovedansvarlig.")
SEVERAL_H = _("Tiltaket har flere hovedansvarlige. Velg én.")
MISSING_U = _("Tiltaket mangler utførende.")
ONE_LEVEL = _(
    "Tiltaket bør ha minst én part fra kommunen og én fra spesialisthelsetjenesten "
    "som er ansvarlig, utfører eller blir spurt."
)
NO_USER_VOICE = _("Ingen bruker- eller pårørendeorganisasjon er med på dette tiltaket.")
NO_AUTHORITY = _("Hovedansvarlig bør ha beslutningsmyndighet.")
OUTSIDE_THE_LINE = _("Hovedansvarlig bør være fra en kommune, et helseforetak eller NAV.")
NO_INDICATOR = _("Tiltaket kan ikke måles ennå. Legg til en indikator.")

TOO_FEW = {"H": MISSING_H, "U": MISSING_U}
TOO_MANY = {"H": SEVERAL_H}


@dataclass(frozen=True, slots=True)
class Letter:
    """One of the four letters, and how many parties an item may have with it."""

    letter: str
    id: str
    name: str
    plain: str
    min: int
    max: int | None
    needs_decision_authority: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of HUKI. An `error` stops the adoption of the plan; a `warning` is advice."""

    id: str
    text: str
    severity: str


@dataclass(frozen=True, slots=True)
class Holder:
    """One letter held on an item, and by what kind of party."""

    letter: str
    kind: str
    level: str
    decision_authority: bool


def lacks(holders: Collection[Holder]) -> list[LazyString]:
    """What stops the plan from being adopted: exactly one H, and at least one U (R069)."""
    held = Counter(holder.letter for holder in holders)
    return [fault for letter in letters() if (fault := _fault(letter, held[letter.letter]))]


def _fault(letter: Letter, count: int) -> LazyString | None:
    if count < letter.min:
        return TOO_FEW[letter.letter]
    return TOO_MANY[letter.letter] if letter.max and count > letter.max else None


def advice(
    holders: Sequence[Holder], *, benefit_for: Collection[str], indicators: int
) -> list[LazyString]:
    """What the working group should think over. Nothing here stops anything."""
    return [*_about_parties(holders, benefit_for), *([] if indicators else [NO_INDICATOR])]


def _about_parties(holders: Sequence[Holder], benefit_for: Collection[str]) -> Iterator[LazyString]:
    active = {holder.level for holder in holders if holder.letter != "I"}
    if _concerns_both_levels(benefit_for) and not {MUNICIPAL, SPECIALIST} <= active:
        yield ONE_LEVEL
    if not any(holder.level == SERVICE_USERS for holder in holders):
        yield NO_USER_VOICE
    owners = [holder for holder in holders if holder.letter == "H"]
    if any(not owner.decision_authority for owner in owners):
        yield NO_AUTHORITY
    if any(owner.kind not in MAY_OWN for owner in owners):
        yield OUTSIDE_THE_LINE


def _concerns_both_levels(benefit_for: Collection[str]) -> bool:
    """An item that says nothing about who benefits is taken to concern both."""
    return not benefit_for or {"kommune", "helseforetak"} <= set(benefit_for)


@lru_cache(maxsize=1)
def letters() -> tuple[Letter, ...]:
    """H, U, K and I, in that order."""
    return tuple(Letter(**entry) for entry in _file()["letters"])


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    return tuple(Rule(**entry) for entry in _file()["rules"])


def _file() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(
        files(__package__).joinpath("data", "huki.json").read_bytes()
    )
    return content
