"""The one next press of the day: what the facilitator's big button says, and does."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from bedreilag.rounds import words
from bedreilag.rounds.queries import NEVER
from bedreilag.seminars.models import Round

# The rounds with a result that stays closed until it is opened for everyone at once.
KINDS_WITH_RESULT: Final = ("vote", "assess", "checkin")
# The rounds in which people write, and say «Jeg er klar» when they are done.
KINDS_TO_BE_READY_FOR: Final = ("problem", "measure")
# The rounds in which everybody answers once.
KINDS_TO_ANSWER: Final = ("assess", "checkin", "exit")

Interrupts = Literal["", "writing", "voting", "evaluating"]


@dataclass(frozen=True, slots=True)
class NextStep:
    """A wish with its round: the button's few words, and what then happens in one sentence.

    `interrupts` says what it would cut short.
    """

    wish: str
    round: Round
    says: LazyString
    means: LazyString
    interrupts: Interrupts = ""


def next_step(rounds: Sequence[Round]) -> NextStep | None:
    """What comes next in a day with these rounds, in order; None when the day is done.

    A round that was passed over is not in the way: it waits under «Flere valg». A result that
    nobody has seen comes at the end, if the day went on without it.
    """
    for found in rounds:
        if found.state == "silent":
            return _step("round:share", found, "writing")
        if found.is_open:
            return _end_of(found)
    for found in rounds[_closed_last(rounds) :]:
        if found.state == "waiting":
            return _start_of(found, words.titles(rounds)[found.id])
        if _has_unseen_result(found):
            return _step("result:show", found)
    unseen = next(filter(_has_unseen_result, rounds), None)
    return _step("result:show", unseen) if unseen else None


def _closed_last(rounds: Sequence[Round]) -> int:
    """Its place in the day; the beginning before any has closed."""
    closed = [place for place, found in enumerate(rounds) if found.state == "closed"]
    return max(closed, key=lambda place: rounds[place].closed_at or NEVER, default=0)


def _has_unseen_result(found: Round) -> bool:
    closed = found.kind in KINDS_WITH_RESULT and found.state == "closed"
    return closed and not found.results_shown_at


def _start_of(found: Round, title: str) -> NextStep:
    means = _("Neste: %(title)s", title=title)
    return NextStep("round:open", found, _("Start runden"), means)


def _end_of(found: Round) -> NextStep:
    if found.kind in KINDS_TO_BE_READY_FOR:
        return _step("round:close", found, "writing")
    if found.kind == "vote":
        says, means = _("Avslutt avstemningen"), _("Ingen ser stillingen før du viser resultatet.")
        return NextStep("round:close", found, says, means, "voting")
    if found.kind in KINDS_TO_ANSWER:
        says = _("Avslutt evalueringen") if found.kind == "exit" else _("Avslutt runden")
        return NextStep("round:close", found, says, _("Da kan ingen svare mer."), "evaluating")
    return NextStep(
        "round:close", found, _("Avslutt runden"), _("Det dere har laget, blir stående.")
    )


def _step(wish: str, found: Round, interrupts: Interrupts = "") -> NextStep:
    return NextStep(wish, found, *IN_WORDS[wish], interrupts)


IN_WORDS: Final = {
    "round:share": (_("Vis tekstene"), _("Da ser de i gruppa hverandres tekster.")),
    "round:close": (_("Avslutt runden"), _("Da kan ingen skrive mer.")),
    "result:show": (_("Vis resultatet"), _("Alle ser det samtidig, på telefonen og på lerretet.")),
}
