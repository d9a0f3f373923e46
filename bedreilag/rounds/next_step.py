"""The one next press of the day: what the facilitator's big button says, and does."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from bedreilag.seminars.models import Round


@dataclass(frozen=True, slots=True)
class NextStep:
    """A wish with its round, in words. `asks_first` when people may still be writing."""

    wish: str
    round: Round
    says: LazyString
    asks_first: bool = False


def next_step(rounds: Sequence[Round]) -> NextStep | None:
    """What comes next in a day with these rounds, in order; None when the day is done."""
    for found in rounds:
        if found.state == "silent":
            return NextStep("round:share", found, _("Vis tekstene for gruppene"), asks_first=True)
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
        return NextStep("round:close", found, _("Avslutt avstemningen"), asks_first=True)
    return NextStep("round:close", found, _("Avslutt runden"), asks_first=True)
