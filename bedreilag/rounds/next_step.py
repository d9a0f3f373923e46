"""The one next press of the day: what the facilitator's big button says, and does."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from bedreilag.seminars.models import Round

# The rounds in which people write, and say «Jeg er klar» when they are done.
KINDS_TO_BE_READY_FOR: Final = ("problem", "measure")


@dataclass(frozen=True, slots=True)
class NextStep:
    """A wish with its round, in words. `interrupts` says what it would cut short."""

    wish: str
    round: Round
    says: LazyString
    interrupts: Literal["", "writing", "voting", "evaluating"] = ""


def next_step(rounds: Sequence[Round]) -> NextStep | None:
    """What comes next in a day with these rounds, in order; None when the day is done."""
    for found in rounds:
        if found.state == "silent":
            return NextStep("round:share", found, _("Vis tekstene for gruppene"), "writing")
        if found.is_open:
            return _end_of(found)
    for found in rounds:
        if found.kind == "vote" and found.state == "closed" and not found.results_shown_at:
            return NextStep("result:show", found, _("Vis resultatet for alle"))
        if found.state == "waiting":
            return NextStep("round:open", found, _("Start runden: %(title)s", title=found.title))
    return None


def _end_of(found: Round) -> NextStep:
    if found.kind == "vote":
        return NextStep("round:close", found, _("Avslutt avstemningen"), "voting")
    if found.kind == "exit":
        return NextStep("round:close", found, _("Avslutt evalueringen"), "evaluating")
    interrupts: Literal["", "writing"] = "writing" if found.kind in KINDS_TO_BE_READY_FOR else ""
    return NextStep("round:close", found, _("Avslutt runden"), interrupts)
