"""«Angre»: the last step of the day is known, with who took it, and most steps can be taken back.

What others have read cannot be unread, so what showed it to them is never taken back.
"""

from datetime import UTC, datetime
from typing import Any

from flask_babel import lazy_gettext as _
from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bedreilag.refusals import Refusal
from bedreilag.rounds import queries, timer
from bedreilag.rounds.actions import ENDED_FOR_GOOD, AlreadyEvaluated, is_assessed
from bedreilag.rounds.models import Stage
from bedreilag.rounds.telling import tell_everyone
from bedreilag.seminars.models import Round, Seminar
from bedreilag.work import announce

# What a step may change. `results_shown_at` is not among it: a result is opened by hand, always.
OF_STAGE = ("view", "second_view", "dark", "message", "paused_at", "timer_paused_at")
OF_ROUND = ("state", "opened_at", "closed_at", "ends_at", "shares_itself")
# These made the time stand still, so taking them back gives that time back.
STOPPED_TIME = ("round:close", "room:pause", "timer:pause")

Look = dict[str, dict[str, Any]]
# `wish` with its name; and for `stage` and each round's id, what it was before and is after. The
# wish «Angre» has the name of what it took back as `undone`, with that step's `stage`.
Changed = dict[str, Any]

# Stages in which people write or vote name the column that says in which round they did.
answered_in: list[InstrumentedAttribute[int]] = []


class NothingToUndo(Refusal):
    """No step has been taken, or the last one is taken back already."""

    message = _("Det er ingenting å angre.")


class StepTaken(Refusal):
    """Somebody has done something else meanwhile."""

    message = _("Noe nytt har skjedd siden. Se på panelet, og prøv igjen.")


class TextsSeen(Refusal):
    """The groups have read each other's texts."""

    message = _("Gruppene har sett tekstene. Det kan ikke gjøres usett.")


class ResultSeen(Refusal):
    """The room has seen the result."""

    message = _("Alle har sett resultatet. Det kan ikke gjøres usett.")


class SomeHaveBegun(Refusal):
    """Somebody has written or voted in the round that was opened."""

    message = _("Noen har alt svart i runden. Avslutt den i stedet.")


NEVER: dict[str, type[Refusal]] = {
    "round:share": TextsSeen,
    "timer:share": TextsSeen,
    "result:show": ResultSeen,
}


def look(session: Session, seminar: Seminar) -> Look:
    """How everything stands that a step may change."""
    stage = queries.stage_of(session, seminar.id)
    rounds = {str(one.id): _read(one, OF_ROUND) for one in seminar.rounds}
    return {"stage": _read(stage, OF_STAGE)} | rounds


def note(session: Session, seminar: Seminar, before: Look, wish: str, by: int | None) -> None:
    """Remember what the step changed since `before`. One that changed nothing is none."""
    now = look(session, seminar)
    changed = {
        what: {name: [old[name], now[what][name]] for name in old if old[name] != now[what][name]}
        for what, old in before.items()
    }
    if not any(changed.values()):
        return
    changed = {what: them for what, them in changed.items() if them}
    _remember(session, seminar, {"wish": wish} | changed, by)


def why_not(session: Session, stage: Stage) -> type[Refusal] | None:
    """The reason why the last step cannot be taken back, or None when it can."""
    changed = stage.step_changed
    if not changed or changed["wish"] == "step:undo":
        return NothingToUndo
    if never := NEVER.get(changed["wish"]):
        return never
    if changed["wish"] == "round:close" and _ended_for_good(session, changed):
        return AlreadyEvaluated
    if changed["wish"] == "round:close" and any(map(is_assessed, _rounds(session, changed))):
        return ResultSeen
    if changed["wish"] == "round:open" and _begun(session, changed):
        return SomeHaveBegun
    return None if _stands(session, stage, changed) else StepTaken


def undo(session: Session, seminar: Seminar, step: int, by: int | None) -> None:
    """Take the last step back, if it is the one the facilitator saw and it may be."""
    stage = queries.stage_of(session, seminar.id)
    if stage.step != step:
        raise StepTaken
    if reason := why_not(session, stage):
        raise reason
    changed = stage.step_changed or {}
    _put_back(session, stage, changed)
    if changed["wish"] in STOPPED_TIME:
        _give_time_back(session, stage)
    _keep_silent(stage, seminar)
    tell_everyone(session, seminar)
    undone = {"undone": changed["wish"], "stage": changed.get("stage", {})}
    _remember(session, seminar, {"wish": "step:undo"} | undone, by)


def _remember(session: Session, seminar: Seminar, changed: Changed, by: int | None) -> None:
    stage = queries.stage_of(session, seminar.id)
    stage.step += 1
    stage.step_by_id, stage.step_at, stage.step_changed = by, datetime.now(UTC), changed
    announce(session, seminar.id, "panel", "steering")


def _put_back(session: Session, stage: Stage, changed: Changed) -> None:
    for name, (before, _after) in changed.get("stage", {}).items():
        setattr(stage, name, _value(name, before))
    for found in _rounds(session, changed):
        for name, (before, _after) in changed[str(found.id)].items():
            setattr(found, name, _value(name, before))
        if changed["wish"] == "round:close" and found.state == "silent":
            found.state = "shared"  # closing it has shown the texts


def _give_time_back(session: Session, stage: Stage) -> None:
    found = queries.current_round(session, stage.seminar_id)
    if found and found.ends_at and stage.step_at and stage.still_since is None:
        found.ends_at += datetime.now(UTC) - stage.step_at


def _keep_silent(stage: Stage, seminar: Seminar) -> None:
    """A time that is out already shows no texts: it would do so the moment it is put back."""
    for found in seminar.rounds:
        if found.state == "silent" and timer.is_out(stage, found):
            found.shares_itself = False


def _stands(session: Session, stage: Stage, changed: Changed) -> bool:
    """Whether everything is still as the step left it."""
    things = {"stage": stage} | {str(one.id): one for one in _rounds(session, changed)}
    return all(
        what in things and _read(things[what], (name,))[name] == after
        for what, names in changed.items()
        if what != "wish"
        for name, (_before, after) in names.items()
    )


def _rounds(session: Session, changed: Changed) -> list[Round]:
    ids = [int(key) for key in changed if key.isdecimal()]
    return [found for key in ids if (found := session.get(Round, key))]


def _begun(session: Session, changed: Changed) -> bool:
    """Whether anybody answered in what was opened. What was opened again may simply close again."""
    opened = (one for one in _rounds(session, changed) if _was_waiting(changed[str(one.id)]))
    return any(
        queries.how_many_ready(session, one.id) or any(_is_in(session, c, one) for c in answered_in)
        for one in opened
    )


def _is_in(session: Session, column: InstrumentedAttribute[int], found: Round) -> bool:
    return session.scalar(select(column).where(column == found.id).limit(1)) is not None


def _was_waiting(round_changed: Changed) -> bool:
    before, _after = round_changed.get("state", ("", ""))
    return bool(before == "waiting")


def _ended_for_good(session: Session, changed: Changed) -> bool:
    return any(one.kind in ENDED_FOR_GOOD for one in _rounds(session, changed))


def _read(row: object, names: tuple[str, ...]) -> dict[str, Any]:
    values = ((name, getattr(row, name)) for name in names)
    return {name: v.isoformat() if isinstance(v, datetime) else v for name, v in values}


def _value(name: str, stored: Any) -> Any:
    return datetime.fromisoformat(stored) if stored and name.endswith("_at") else stored
