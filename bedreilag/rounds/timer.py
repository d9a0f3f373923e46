"""The timer of the open round, by the server's clock: when it runs out, rests and goes on."""

from datetime import UTC, datetime, timedelta

from bedreilag.rounds.models import Stage
from bedreilag.seminars.models import Round

# The two who may hold the timer: the whole room that rests, and the timer by itself.
OTHER = {"paused_at": "timer_paused_at", "timer_paused_at": "paused_at"}


def start(stage: Stage, found: Round, minutes: float) -> None:
    """Begin a part of the round; nothing it was given before counts. No minutes, no timer."""
    now = datetime.now(UTC)
    found.ends_at = now + timedelta(minutes=minutes) if minutes else None
    stage.timer_paused_at = None
    stage.paused_at = now if stage.paused_at else None


def give(stage: Stage, found: Round, minutes: int) -> None:
    """Give more time, counted from now when the time is already out."""
    now = stage.still_since or datetime.now(UTC)
    found.ends_at = max(found.ends_at or now, now) + timedelta(minutes=minutes)


def is_out(stage: Stage, found: Round) -> bool:
    """Whether the time has run out, by the moment at which it may stand still."""
    now = stage.still_since or datetime.now(UTC)
    return found.ends_at is not None and found.ends_at <= now


def hold(stage: Stage, holder: str) -> None:
    """Let the timer stand still until its holder lets it go."""
    setattr(stage, holder, getattr(stage, holder) or datetime.now(UTC))


def let_go(stage: Stage, found: Round | None, holder: str) -> None:
    """Let the timer go on with the time it had, unless somebody else holds it still."""
    since = stage.still_since
    setattr(stage, holder, None)
    if getattr(stage, OTHER[holder]):
        setattr(stage, OTHER[holder], since)
    elif found and found.ends_at and since:
        found.ends_at += datetime.now(UTC) - since
