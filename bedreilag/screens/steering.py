"""The middle of the control panel: the round, the one next step, the time and the last step."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from flask_babel import LazyString
from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag import live
from bedreilag.accounts.models import Account, LoginSession
from bedreilag.assessing import queries as assessing
from bedreilag.checkin import queries as checkin
from bedreilag.clusters.events import draw_unsorted_count
from bedreilag.drawing import macro
from bedreilag.frames import Drawn, Keys, Room, picture
from bedreilag.pages import clock
from bedreilag.rounds import queries as rounds
from bedreilag.rounds import undo, words
from bedreilag.rounds.actions import ENDED_FOR_GOOD, is_assessed
from bedreilag.rounds.guidance import HELP
from bedreilag.rounds.models import Stage
from bedreilag.rounds.next_step import KINDS_TO_BE_READY_FOR, NextStep, next_step
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Round
from bedreilag.small_cells import LIMIT
from bedreilag.voting import queries as voting

# Whose refusals are said beside the next step, on a page that was posted without a script.
REFUSED_HERE = (
    "round",
    "timer",
    "result",
    "room",
    "step",
    "projector",
    "problem",
    "measure",
    "vote",
)

# How many have answered in a round whose result is opened by hand (`KINDS_WITH_RESULT`).
TURNOUT = {
    "vote": voting.turnout,
    "assess": assessing.turnout,
    "checkin": checkin.turnout,
}


@dataclass(frozen=True, slots=True)
class Now:
    """Everything the middle of the panel says at one moment."""

    seminar_id: int
    rounds: Sequence[Round]
    round: Round | None
    stage: Stage
    step: NextStep | None
    too_few: str
    left_to_sort: str
    ready: int
    not_ready: int
    last: str
    cannot_undo: str
    moment: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def seated(self) -> int:
        """Those the ring counts: who has said «Jeg er klar», and who has not."""
        return self.ready + self.not_ready

    @property
    def titles(self) -> dict[int, str]:
        return words.titles(self.rounds)

    @property
    def asks_ready(self) -> bool:
        return bool(self.round and self.round.is_open and self.round.kind in KINDS_TO_BE_READY_FOR)

    @property
    def events(self) -> list[str]:
        return [wish for wish in live.wishes if wish.partition(":")[0] in REFUSED_HERE]

    @property
    def help(self) -> LazyString | None:
        return HELP.get(self.round.kind) if self.round else None

    @property
    def not_to_open(self) -> Collection[int]:
        """Rounds that may not be opened now: the next one has its big button."""
        ended = {
            one.id
            for one in self.rounds
            if (one.kind in ENDED_FOR_GOOD and one.closed_at) or is_assessed(one)
        }
        starts = self.step if self.step and self.step.wish == "round:open" else None
        return ended | ({starts.round.id} if starts else set())


@picture("steering", rooms=["panel"])
def draw_steering(session: Session, room: Room, _keys: Keys) -> Drawn:
    """What phones see now, the next step, the time, and what pauses or is taken back."""
    stage = rounds.stage_of(session, room.seminar_id)
    current = rounds.current_round(session, room.seminar_id)
    day = rounds.rounds_of(session, room.seminar_id)
    step = next_step(day)
    ready, not_ready = _readiness(session, current)
    now = Now(
        seminar_id=room.seminar_id,
        rounds=day,
        round=current,
        stage=stage,
        step=step,
        too_few=_too_few(session, step),
        left_to_sort=_left_to_sort(session, room),
        ready=ready,
        not_ready=not_ready,
        last=_last(stage),
        cannot_undo=_why_not(session, stage),
    )
    return {"": {"html": macro("screens/steering.html", "steering", now)}}


@picture("steerers", rooms=["panel"])
def draw_steerers(session: Session, room: Room, _keys: Keys) -> Drawn:
    """Who steers, also while sorting, so that two know of each other and one can hand over."""
    logins = live.logins_steering(room.seminar_id)
    people = select(Account.name).join(LoginSession, LoginSession.account_id == Account.id)
    names = session.scalars(
        people.where(LoginSession.id.in_(logins)).distinct().order_by(Account.name)
    ).all()
    return {"": {"html": macro("screens/steering.html", "steerers", names)}} if names else {}


def _readiness(session: Session, current: Round | None) -> tuple[int, int]:
    """How many are ready, and how many are not. Numbers, never who.

    Whoever has no open socket may be writing too, on paper or by the plain door.
    """
    if current is None or not current.is_open:
        return 0, 0
    seats = select(Participant.ready_in_round_id)
    said = session.scalars(seats.where(Participant.seminar_id == current.seminar_id)).all()
    ready = said.count(current.id)
    return ready, len(said) - ready


def _too_few(session: Session, step: NextStep | None) -> str:
    """The kind of round whose result comes next, when few have answered.

    A vote would tell each of those who voted what the others did. An assessment would show no
    means, and cannot be opened again for more answers. A check-in would show no numbers.
    """
    if step is None or step.wish != "result:show":
        return ""
    kind = step.round.kind
    voted = TURNOUT[kind](session, step.round).voted
    tells_nobody = kind == "vote" and not voted
    return kind if voted < LIMIT and not tells_nobody else ""


def _left_to_sort(session: Session, room: Room) -> str:
    """How many texts are in no tema yet; nothing when the room does not sort."""
    html: str = draw_unsorted_count(session, room, None).get("", {}).get("html", "")
    return html


def _last(stage: Stage) -> str:
    """«Vis tekstene · Kari, 10.42»"""
    if not stage.step_at:
        return ""
    who = f"{stage.step_by.name}, " if stage.step_by else ""
    return f"{words.last_step(stage)} · {who}{clock(stage.step_at)}"


def _why_not(session: Session, stage: Stage) -> str:
    """Why the last step cannot be taken back, in words; nothing when it can."""
    reason = undo.why_not(session, stage)
    return str(reason.message) if reason and reason is not undo.NothingToUndo else ""
