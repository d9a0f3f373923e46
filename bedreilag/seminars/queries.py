"""Finding seminars, and what their programme says about now."""

import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag.refusals import NotFound
from bedreilag.seminars import words
from bedreilag.seminars.models import (
    Group,
    ProgrammeEntry,
    Round,
    Seminar,
    WorkingGroupMember,
)

Row = TypeVar("Row", ProgrammeEntry, Round, WorkingGroupMember, Group)

# Six of these are 29.7 bits. None of them is mistaken for another on a wall ten metres away.
CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 6


def in_area(session: Session, area_id: str) -> list[Seminar]:
    """The area's seminars, the newest first."""
    found = select(Seminar).where(Seminar.area_id == area_id)
    return list(session.scalars(found.order_by(Seminar.first_day.desc(), Seminar.id.desc())))


def free_code(session: Session) -> str:
    """A join code nobody has, that says nothing about any other."""
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        if session.scalar(select(Seminar.id).where(Seminar.join_code == code)) is None:
            return code


def free_ref(session: Session, area_id: str, year: int) -> str:
    """The seminar's name in files and on the command line: `midt-troms-2026`."""
    base = re.sub("[^a-z0-9]+", "-", f"{area_id}-{year}".lower()).strip("-")[:50]
    taken = set(session.scalars(select(Seminar.ref).where(Seminar.ref.startswith(base))))
    numbered = (base if n == 1 else f"{base}-{n}" for n in range(1, len(taken) + 2))
    return next(ref for ref in numbered if ref not in taken)


def entry(seminar: Seminar, entry_id: int) -> ProgrammeEntry:
    """One line of this seminar's programme."""
    return _one(seminar.programme, entry_id)


def round_(seminar: Seminar, round_id: int) -> Round:
    """One round of this seminar."""
    return _one(seminar.rounds, round_id)


def member(seminar: Seminar, member_id: int) -> WorkingGroupMember:
    """One role in this seminar's working group."""
    return _one(seminar.working_group, member_id)


def group(seminar: Seminar, group_id: int) -> Group:
    """One group of this seminar."""
    return _one(seminar.groups, group_id)


def has_experience(seminar: Seminar) -> bool:
    """Whether somebody tells what it was like for them (R022)."""
    return any(line.kind == "erfaring" for line in seminar.programme)


def missing_kinds(seminar: Seminar) -> list[str]:
    """The kinds of organisation that have nobody in the working group."""
    present = {one.organisation_kind for one in seminar.working_group}
    return [kind for kind in words.MISSING if kind not in present]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the programme as it stands at one moment: done, now, next or later.

    What the room has done is surer than the clock: such a line is `settled`, and time alone does
    not change it. A line that `waits` is not «now» by the clock: its round is not opened, or the
    room is in a round that the programme does not have. A waiting round holds up what comes after
    it that day: however late it is, that round is still to come. `holds_until` is the end of its
    day; once the room has begun, of the last day, for what is not done may be done tomorrow.
    """

    entry: ProgrammeEntry
    state: str
    begins: datetime
    ends: datetime
    settled: bool
    waits: bool
    holds_until: datetime | None


def lines_at(seminar: Seminar, moment: datetime) -> list[Line]:
    """The programme as the room has come, and then by the clock. `moment` is Norwegian time."""
    return list(_lines(seminar, moment))


@dataclass(frozen=True, slots=True)
class Break:
    """When the room goes on after a pause, if that is known, and with what."""

    ends: datetime | None
    then: str


def break_at(seminar: Seminar, moment: datetime) -> Break:
    """A pause at this moment: the programme's own, one before its next line, or one inside a line.

    An hour that has passed is not promised.
    """
    left = [line for line in lines_at(seminar, moment) if line.state != "done"]
    if not left:
        return Break(None, "")
    first = left.pop(0)
    if first.entry.kind == "pause":
        ends, then = first.ends, left[0].entry.title if left else ""
    else:
        ends, then = first.begins, first.entry.title
    return Break(ends if ends > moment else None, then)


def _lines(seminar: Seminar, moment: datetime) -> Iterator[Line]:
    is_next, held_up_on = True, 0
    for line in _as_the_room_has_come(seminar, moment):
        if line.holds_until and line.begins <= moment < line.holds_until:
            held_up_on = line.entry.day
        held_up = line.entry.day == held_up_on
        state = line.state if line.settled else _by_the_clock(line, moment, held_up=held_up)
        if not state and is_next:
            state, is_next = "next", False
        yield replace(line, state=state)


def _as_the_room_has_come(seminar: Seminar, moment: datetime) -> Iterator[Line]:
    rounds = {found.id: found for found in seminar.rounds}
    held = [rounds.get(entry.round_id or 0) for entry in seminar.programme]
    open_at = next((n for n, found in enumerate(held) if found and found.is_open), None)
    last_closed = max((n for n, f in enumerate(held) if f and f.state == "closed"), default=-1)
    here = last_closed + 1 if open_at is None else open_at
    elsewhere = open_at is None and any(found.is_open for found in rounds.values())
    has_begun = any(found.state != "waiting" for found in rounds.values())
    for n, entry in enumerate(seminar.programme):
        found = held[n]
        waits = found is not None and found.state == "waiting"
        held_on = seminar.days[-1] if has_begun else _date(seminar, entry)
        yield Line(
            entry,
            state="now" if n == open_at else "done" if n < here else "",
            begins=_at(seminar, entry, entry.start, moment),
            ends=_at(seminar, entry, entry.end, moment),
            settled=open_at is not None or n < here,
            waits=waits or elsewhere,
            holds_until=_midnight_after(held_on, moment) if waits and n >= here else None,
        )


def _by_the_clock(line: Line, moment: datetime, *, held_up: bool) -> str:
    if moment < line.begins or held_up:
        return ""
    if line.ends <= moment:
        return "done"
    return "" if line.waits else "now"


def _at(seminar: Seminar, entry: ProgrammeEntry, clock: str, like: datetime) -> datetime:
    return datetime.combine(_date(seminar, entry), time.fromisoformat(clock), like.tzinfo)


def _date(seminar: Seminar, entry: ProgrammeEntry) -> date:
    return seminar.days[min(entry.day, len(seminar.days)) - 1]


def _midnight_after(day: date, like: datetime) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), like.tzinfo)


def _one(rows: Sequence[Row], key: int) -> Row:
    for row in rows:
        if row.id == key:
            return row
    raise NotFound
