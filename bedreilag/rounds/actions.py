"""Steering: open, share, close, time, rest, show. Only a facilitator gets this far."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask_babel import lazy_gettext as _
from sqlalchemy import update
from sqlalchemy.orm import Session

from bedreilag.joining import seating
from bedreilag.refusals import NotFound, Refusal
from bedreilag.rounds import queries, timer
from bedreilag.rounds.models import Stage
from bedreilag.rounds.telling import tell, tell_everyone, tell_of_rest, tell_of_time, tell_walls
from bedreilag.seats.models import Participant
from bedreilag.seminars import actions as seminars
from bedreilag.seminars.models import KINDS_WITH_SILENCE, Round, Seminar
from bedreilag.work import announce

VIEW_OF_ROUND = {"sort": "clusters", "plan": "plan"}
VIEW_OF_RESULT = {"vote": "result", "assess": "assessed", "checkin": "checkin"}
# Anonymous answers: two looks, with one answer between them, would show that answer.
ENDED_FOR_GOOD = ("exit", "checkin")

# Stages that count something when a result is opened for everyone say here what to do.
opens_also: list[Callable[[Session, Round], None]] = []


class RoundClosed(Refusal):
    """The round is not open for writing."""

    message = _("Runden er avsluttet. Du kan lese, men ikke skrive.")


class AnotherRoundOpen(Refusal):
    """There is one round at a time."""

    message = _("En annen runde er i gang. Avslutt den først.")


class AlreadyEvaluated(Refusal):
    """An evaluation is closed once."""

    message = _("Runden er avsluttet for godt. Den kan ikke åpnes igjen.")


class TimeIsOut(Refusal):
    """What the end of the time does is decided before it comes."""

    message = _("Tida er alt ute. Trykk på den store knappen når dere vil vise tekstene.")


class ResultOpened(Refusal):
    """What a few more answered would stand out from the picture that everyone has seen."""

    message = _("Alle har sett resultatet, så runden kan ikke åpnes igjen. Lag en ny runde.")


class Resting(Refusal):
    """The facilitator has paused everybody."""

    message = _("Prosesslederen har satt runden på pause.")


def open_round(session: Session, seminar: Seminar, round_id: int) -> None:
    """Start a round on every phone, the first time with its silent part if it has one."""
    found = _round(session, seminar, round_id)
    if found.is_open:
        return
    current = queries.current_round(session, seminar.id)
    if current and current.is_open:
        raise AnotherRoundOpen
    if _was_held_for_good(seminar, found):
        raise AlreadyEvaluated
    if is_assessed(found):
        raise ResultOpened
    # What others have read cannot be made silent again.
    is_new = found.opened_at is None
    silent = is_new and found.minutes_silent > 0 and found.kind in KINDS_WITH_SILENCE
    found.state = "silent" if silent else "shared"
    found.opened_at = found.opened_at or datetime.now(UTC)
    found.closed_at = None
    found.results_shown_at = None  # what is voted on again is opened again
    stage = queries.stage_of(session, seminar.id)
    stage.paused_at = None  # to start is to go on
    timer.start(stage, found, found.minutes_silent if silent else _minutes(found))
    stage.view = usual_view(found)
    _nobody_is_ready(session, found)  # nor those who were, if it was held before
    tell_everyone(session, seminar)


def share_round(session: Session, seminar: Seminar, round_id: int) -> None:
    """End the silent part: the groups see each other's texts. There is no way back to silence."""
    found = _round(session, seminar, round_id)
    if found.state == "shared":
        return
    if found.state != "silent":
        raise RoundClosed
    found.state = "shared"
    timer.start(queries.stage_of(session, seminar.id), found, found.minutes_discussion)
    _nobody_is_ready(session, found)  # a new part, to be ready for anew
    tell_everyone(session, seminar)


def close_round(session: Session, seminar: Seminar, round_id: int) -> None:
    """Stop the writing. What was written stays and can be read."""
    found = _round(session, seminar, round_id)
    if not found.is_open:
        return
    found.state = "closed"
    found.closed_at = datetime.now(UTC)
    found.ends_at = None
    seating.remember_round(session, seminar.id)
    tell_everyone(session, seminar)


def show_results(session: Session, seminar: Seminar, round_id: int) -> None:
    """Open the round's result for everyone at once, and put it on the projector."""
    found = _round(session, seminar, round_id)
    if found.kind not in VIEW_OF_RESULT or found.state == "waiting":
        raise NotFound
    if found.is_open:
        close_round(session, seminar, round_id)
    if found.results_shown_at is None:
        found.results_shown_at = datetime.now(UTC)
        for also in opens_also:
            also(session, found)
    queries.stage_of(session, seminar.id).view = VIEW_OF_RESULT[found.kind]
    tell_everyone(session, seminar)


def give_minutes(session: Session, seminar: Seminar, round_id: int, minutes: int) -> None:
    """Give more time, counted from now when the time is already out."""
    timer.give(queries.stage_of(session, seminar.id), _running(session, seminar, round_id), minutes)
    tell_of_time(session, seminar)


def set_minutes(session: Session, seminar: Seminar, round_id: int, minutes: int) -> None:
    """Let the timer run for so many minutes from now."""
    found = _running(session, seminar, round_id)
    timer.start(queries.stage_of(session, seminar.id), found, minutes)
    tell_of_time(session, seminar)


def hold_timer(session: Session, seminar: Seminar, round_id: int) -> None:
    """Let the timer stand still while people go on."""
    if _running(session, seminar, round_id).ends_at:
        timer.hold(queries.stage_of(session, seminar.id), "timer_paused_at")
        tell_of_time(session, seminar)


def run_timer(session: Session, seminar: Seminar, round_id: int) -> None:
    """Let the timer go on with the time it had."""
    found, stage = _running(session, seminar, round_id), queries.stage_of(session, seminar.id)
    if stage.timer_paused_at:
        timer.let_go(stage, found, "timer_paused_at")
        tell_of_time(session, seminar)


def let_time_share(session: Session, seminar: Seminar, round_id: int, *, itself: bool) -> None:
    """Decide whether the end of the time shows the texts, or only the facilitator does."""
    found, stage = _round(session, seminar, round_id), queries.stage_of(session, seminar.id)
    if itself and found.state == "silent" and timer.is_out(stage, found):
        raise TimeIsOut
    found.shares_itself = itself
    tell(session, seminar, "phones", "panel")


def pause(session: Session, seminar: Seminar) -> None:
    """Let every phone rest. Drafts stay where they are."""
    timer.hold(queries.stage_of(session, seminar.id), "paused_at")
    tell_of_rest(session, seminar)


def resume(session: Session, seminar: Seminar) -> None:
    """Go on after a pause, and give the timer back the time that was paused."""
    stage = queries.stage_of(session, seminar.id)
    if stage.paused_at is None:
        return
    timer.let_go(stage, queries.current_round(session, seminar.id), "paused_at")
    tell_of_rest(session, seminar)


def show(session: Session, seminar: Seminar, view: str, message: str = "", screen: int = 1) -> None:
    """Choose what a screen on the wall shows. Shown nothing, screen 2 follows screen 1."""
    stage = queries.stage_of(session, seminar.id)
    if screen > 1:
        stage.second_view = view
    else:
        stage.view = view
    if view == "message" or message:
        stage.message = message
    tell_walls(session, seminar)


def usual_view(found: Round | None) -> str:
    """What the wall shows of a round when nothing else is chosen; before the first, the way in."""
    if found is None:
        return "joining"
    if found.results_shown_at and found.kind in VIEW_OF_RESULT:
        return VIEW_OF_RESULT[found.kind]
    return VIEW_OF_ROUND.get(found.kind, "question")


def darken(session: Session, seminar: Seminar, *, dark: bool) -> None:
    """Light or dark on the wall, for the room as it is."""
    queries.stage_of(session, seminar.id).dark = dark
    tell_walls(session, seminar)


def say_ready(session: Session, seat: Participant, *, ready: bool = True) -> None:
    """A participant is done with this part, or not after all; how many is seen, never who."""
    current = queries.current_round(session, seat.seminar_id)
    if current is None or not current.is_open:
        raise RoundClosed
    seat.ready_in_round_id = current.id if ready else None
    announce(session, seat.seminar_id, f"seat:{seat.id}", "ready")
    announce(session, seat.seminar_id, "panel", "steering")
    announce(session, seat.seminar_id, "panel", "tiles")


def writable_round(session: Session, seminar_id: int, kind: str) -> Round:
    """The open round of this kind, or the reason why nobody can write in it now."""
    found = queries.open_round(session, seminar_id, kind)
    if found is None:
        raise RoundClosed
    if queries.stage_of(session, seminar_id).paused_at:
        raise Resting
    return found


def is_assessed(found: Round) -> bool:
    """Whether this round's means are seen: two looks, with one answer between, would show it."""
    return found.kind == "assess" and found.results_shown_at is not None


def _round(session: Session, seminar: Seminar, round_id: int) -> Round:
    found = session.get(Round, round_id)
    if found is None or found.seminar_id != seminar.id:
        raise NotFound
    return found


def _running(session: Session, seminar: Seminar, round_id: int) -> Round:
    found = _round(session, seminar, round_id)
    if not found.is_open:
        raise RoundClosed
    return found


def _was_held_for_good(seminar: Seminar, found: Round) -> bool:
    """An anonymous round is held once, and there is one evaluation in a day: they share a box."""
    same = [found] if found.kind != "exit" else [r for r in seminar.rounds if r.kind == "exit"]
    return found.kind in ENDED_FOR_GOOD and any(one.closed_at for one in same)


def _minutes(found: Round) -> int:
    return found.minutes_discussion or found.minutes_silent


def _nobody_is_ready(session: Session, found: Round) -> None:
    session.execute(
        update(Participant)
        .where(Participant.ready_in_round_id == found.id)
        .values(ready_in_round_id=None)
    )


def _set_the_stage(session: Session, seminar: Seminar) -> None:
    session.add(Stage(seminar_id=seminar.id))


seminars.begin_also.append(_set_the_stage)
