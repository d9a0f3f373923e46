"""Steering: open, share, close, time, rest, show. Only a facilitator gets this far."""

from datetime import UTC, datetime, timedelta

from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session

from bedreilag.frames import EVERYTHING
from bedreilag.refusals import NotFound, Refusal
from bedreilag.rounds import queries
from bedreilag.rounds.models import Stage
from bedreilag.seats import queries as seats
from bedreilag.seats.models import Participant
from bedreilag.seminars import actions as seminars
from bedreilag.seminars.models import Round, Seminar
from bedreilag.work import announce

VIEW_OF_ROUND = {
    "problem": "question",
    "sort": "clusters",
    "measure": "question",
    "vote": "question",
    "plan": "plan",
    "exit": "question",
}
WITH_SILENCE = ("problem", "measure")


class RoundClosed(Refusal):
    """The round is not open for writing."""

    message = _("Runden er avsluttet. Du kan lese, men ikke skrive.")


class AnotherRoundOpen(Refusal):
    """There is one round at a time."""

    message = _("En annen runde er i gang. Avslutt den først.")


class AlreadyEvaluated(Refusal):
    """Two looks at an evaluation, with one answer between them, would show that answer."""

    message = _("Evalueringen er avsluttet. Den kan ikke åpnes igjen.")


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
    if found.kind == "exit" and found.closed_at:
        raise AlreadyEvaluated
    # What others have read cannot be made silent again.
    silent = found.opened_at is None and found.minutes_silent > 0 and found.kind in WITH_SILENCE
    found.state = "silent" if silent else "shared"
    found.opened_at = found.opened_at or datetime.now(UTC)
    found.closed_at = None
    found.results_shown_at = None  # what is voted on again is opened again
    _start_timer(found, found.minutes_silent if silent else _minutes(found))
    queries.stage_of(session, seminar.id).view = VIEW_OF_ROUND[found.kind]
    _tell_everyone(session, seminar)


def share_round(session: Session, seminar: Seminar, round_id: int) -> None:
    """End the silent part: the groups see each other's texts. There is no way back to silence."""
    found = _round(session, seminar, round_id)
    if found.state == "shared":
        return
    if found.state != "silent":
        raise RoundClosed
    found.state = "shared"
    _start_timer(found, found.minutes_discussion)
    _tell_everyone(session, seminar)


def close_round(session: Session, seminar: Seminar, round_id: int) -> None:
    """Stop the writing. What was written stays and can be read."""
    found = _round(session, seminar, round_id)
    if not found.is_open:
        return
    found.state = "closed"
    found.closed_at = datetime.now(UTC)
    found.ends_at = None
    _tell_everyone(session, seminar)


def show_results(session: Session, seminar: Seminar, round_id: int) -> None:
    """Open the vote's result for everyone at once, and put it on the projector."""
    found = _round(session, seminar, round_id)
    if found.is_open:
        close_round(session, seminar, round_id)
    found.results_shown_at = found.results_shown_at or datetime.now(UTC)
    queries.stage_of(session, seminar.id).view = "result"
    _tell_everyone(session, seminar)


def give_minutes(session: Session, seminar: Seminar, round_id: int, minutes: int) -> None:
    """Give more time, counted from now when the time is already out."""
    found = _round(session, seminar, round_id)
    if not found.is_open:
        raise RoundClosed
    now = datetime.now(UTC)
    found.ends_at = max(found.ends_at or now, now) + timedelta(minutes=minutes)
    _tell_everyone(session, seminar)


def pause(session: Session, seminar: Seminar) -> None:
    """Let every phone rest. Drafts stay where they are."""
    stage = queries.stage_of(session, seminar.id)
    stage.paused_at = stage.paused_at or datetime.now(UTC)
    _tell_everyone(session, seminar)


def resume(session: Session, seminar: Seminar) -> None:
    """Go on after a pause, and give the timer back the time that was paused."""
    stage = queries.stage_of(session, seminar.id)
    if stage.paused_at is None:
        return
    found = queries.current_round(session, seminar.id)
    if found and found.ends_at:
        found.ends_at += datetime.now(UTC) - stage.paused_at
    stage.paused_at = None
    _tell_everyone(session, seminar)


def show(session: Session, seminar: Seminar, view: str, message: str = "") -> None:
    """Choose what the projector shows."""
    stage = queries.stage_of(session, seminar.id)
    stage.view, stage.message = view, message
    announce(session, seminar.id, "projector", "view")
    announce(session, seminar.id, "panel", "showing")


def say_ready(session: Session, seat: Participant) -> None:
    """A participant is done with this round; the facilitator sees how many, never who."""
    current = queries.current_round(session, seat.seminar_id)
    if current is None or not current.is_open:
        raise RoundClosed
    seat.ready_in_round_id = current.id
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


def _round(session: Session, seminar: Seminar, round_id: int) -> Round:
    found = session.get(Round, round_id)
    if found is None or found.seminar_id != seminar.id:
        raise NotFound
    return found


def _minutes(found: Round) -> int:
    return found.minutes_discussion or found.minutes_silent


def _start_timer(found: Round, minutes: int) -> None:
    found.ends_at = datetime.now(UTC) + timedelta(minutes=minutes) if minutes else None


def _tell_everyone(session: Session, seminar: Seminar) -> None:
    """A step of the day changes what every room may see, so every room is drawn whole."""
    for room in ("phones", "projector", "panel"):
        announce(session, seminar.id, room, EVERYTHING)
    for group in seminar.groups:
        announce(session, seminar.id, f"group:{group.id}", EVERYTHING)
    for seat_id in seats.ids_in(session, seminar.id):
        announce(session, seminar.id, f"seat:{seat_id}", EVERYTHING)


def _set_the_stage(session: Session, seminar: Seminar) -> None:
    session.add(Stage(seminar_id=seminar.id))


seminars.begin_also.append(_set_the_stage)
