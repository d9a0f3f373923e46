"""Planning a seminar: making it, and changing what is planned before and during the day."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session

from bedreilag.refusals import Refusal
from bedreilag.region.models import Area
from bedreilag.seminars import queries, usual
from bedreilag.seminars.models import (
    Group,
    ProgrammeEntry,
    Pulse,
    Round,
    Seminar,
    WorkingGroupMember,
)
from bedreilag.work import announce

# Later stages that keep a row for every seminar say here how it begins.
begin_also: list[Callable[[Session, Seminar], None]] = []

SEATS_IN_A_GROUP = 10


class VoteHasBegun(Refusal):
    """The rules of a vote hold from its first ballot on."""

    message = _("Avstemningen har begynt. Reglene kan ikke endres nå.")


@dataclass(frozen=True, slots=True)
class About:
    """What a seminar is, in the working group's own words."""

    title: str
    first_day: date
    last_day: date
    venue: str = ""
    expected_participants: int = 40
    purpose: str = ""
    ground_rules: list[str] = field(default_factory=list)
    focus_theme_ids: list[str] = field(default_factory=list)
    wifi_name: str = ""
    wifi_password: str = ""


def make_seminar(session: Session, area: Area, about: About, groups: int) -> Seminar:
    """A new seminar in this area, with the usual rounds and programme, closed for joining."""
    seminar = Seminar(
        area_id=area.id,
        ref=queries.free_ref(session, area.id, about.first_day.year),
        join_code=queries.free_code(session),
    )
    _describe(seminar, about)
    seminar.rounds = [_usual_round(*each) for each in enumerate(usual.ROUNDS)]
    seminar.groups = [_group(number) for number in range(1, groups + 1)]
    session.add(seminar)
    session.flush()
    round_of = {found.kind: found.id for found in seminar.rounds}
    seminar.programme = [
        _usual_entry(position, line, round_of)
        for position, line in enumerate(usual.programme(len(seminar.days)))
    ]
    session.add(Pulse(seminar_id=seminar.id))
    for begin in begin_also:
        begin(session, seminar)
    return seminar


def describe(session: Session, seminar: Seminar, about: About) -> None:
    """Change what the seminar is called, when and where it is, its ground rules and its focus."""
    _describe(seminar, about)
    for line in seminar.programme:
        line.day = min(line.day, len(seminar.days))
    _sort(seminar)
    tell(session, seminar)
    announce(session, seminar.id, "phones", "stage")
    announce(session, seminar.id, "panel", "showing")
    announce(session, seminar.id, "panel", "tiles")


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """One line of the programme as it is written in the editor."""

    day: int
    start: str
    end: str
    kind: str
    title: str
    speaker_role: str = ""
    organisation: str = ""
    round_id: int | None = None


def add_entry(session: Session, seminar: Seminar, facts: EntryFacts) -> ProgrammeEntry:
    """A new line, where its time puts it."""
    line = ProgrammeEntry(position=len(seminar.programme))
    seminar.programme.append(line)
    change_entry(session, seminar, line, facts)
    return line


def change_entry(
    session: Session, seminar: Seminar, line: ProgrammeEntry, facts: EntryFacts
) -> None:
    """Change a line, and move it to where its time puts it."""
    for name in facts.__slots__:
        setattr(line, name, getattr(facts, name))
    _sort(seminar)
    tell(session, seminar)


def remove_entry(session: Session, seminar: Seminar, line: ProgrammeEntry) -> None:
    """Take a line out of the programme. Its round, if it has one, is still there."""
    seminar.programme.remove(line)
    _sort(seminar)
    tell(session, seminar)


def move_entry(session: Session, seminar: Seminar, line: ProgrammeEntry, *, later: bool) -> None:
    """Swap with the neighbour on the same day; both keep their length, and the break between."""
    place = seminar.programme.index(line)
    other = place + (1 if later else -1)
    if not 0 <= other < len(seminar.programme) or seminar.programme[other].day != line.day:
        return
    first, second = sorted((seminar.programme[place], seminar.programme[other]), key=_order)
    first_start, last_end = _minutes(first.start), _minutes(second.end)
    second_length = last_end - _minutes(second.start)
    first_length = _minutes(first.end) - first_start
    second.start, second.end = _clock(first_start), _clock(first_start + second_length)
    first.start, first.end = _clock(last_end - first_length), _clock(last_end)
    first.position, second.position = second.position, first.position
    _sort(seminar)
    tell(session, seminar)


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """What the working group decides about a round."""

    title: str
    prompt: str
    minutes_silent: int
    minutes_discussion: int
    shares_itself: bool = False


def change_round(session: Session, seminar: Seminar, found: Round, facts: RoundFacts) -> None:
    """Change a round's question and its minutes; the timer that runs is left as it is."""
    for name in facts.__slots__:
        setattr(found, name, getattr(facts, name))
    tell(session, seminar)
    announce(session, seminar.id, "phones", "stage")
    announce(session, seminar.id, "panel", "steering")


def set_votes(session: Session, seminar: Seminar, votes: int, most: int) -> None:
    """Decide how many votes each has, and how many of them one measure may get."""
    if (votes, most) == (seminar.votes_per_participant, seminar.max_per_measure):
        return
    if any(found.kind == "vote" and found.state != "waiting" for found in seminar.rounds):
        raise VoteHasBegun("votes_per_participant")
    seminar.votes_per_participant, seminar.max_per_measure = votes, most


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """A role in the working group. The person is not stored."""

    role: str
    organisation: str
    organisation_kind: str
    responsibility: str = ""


def add_member(session: Session, seminar: Seminar, facts: MemberFacts) -> WorkingGroupMember:
    """One more role in the working group, last."""
    places = [one.position for one in seminar.working_group]
    member = WorkingGroupMember(position=max(places, default=-1) + 1)
    change_member(session, member, facts)
    seminar.working_group.append(member)
    return member


def change_member(session: Session, member: WorkingGroupMember, facts: MemberFacts) -> None:
    """Change a role in the working group."""
    for name in facts.__slots__:
        setattr(member, name, getattr(facts, name))


def remove_member(session: Session, seminar: Seminar, member: WorkingGroupMember) -> None:
    """Take a role out of the working group."""
    seminar.working_group.remove(member)


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A table group as it is planned."""

    name: str
    table: str
    capacity: int


def add_group(session: Session, seminar: Seminar) -> Group:
    """One more group, with the next number."""
    group = _group(max((one.number for one in seminar.groups), default=0) + 1)
    seminar.groups.append(group)
    announce(session, seminar.id, "panel", "tiles")
    return group


def change_group(session: Session, seminar: Seminar, group: Group, facts: GroupFacts) -> None:
    """Change a group's name, table and number of seats."""
    for name in facts.__slots__:
        setattr(group, name, getattr(facts, name))
    announce(session, seminar.id, "panel", "tiles")
    announce(session, seminar.id, f"group:{group.id}", "table")


def tell(session: Session, seminar: Seminar) -> None:
    """Everyone who sees the programme draws it again; a pause on the wall says when it ends."""
    announce(session, seminar.id, "phones", "programme")
    announce(session, seminar.id, "panel", "day_line")
    for screen in ("", 2):
        announce(session, seminar.id, "projector", "view", screen)


def _describe(seminar: Seminar, about: About) -> None:
    for name in about.__slots__:
        setattr(seminar, name, getattr(about, name))


def _usual_round(position: int, one: usual.UsualRound) -> Round:
    return Round(
        position=position,
        kind=one.kind,
        title=str(one.title),
        prompt=str(one.prompt),
        minutes_silent=one.silent,
        minutes_discussion=one.discussion,
    )


def _usual_entry(position: int, line: usual.UsualEntry, round_of: dict[str, int]) -> ProgrammeEntry:
    return ProgrammeEntry(
        position=position,
        day=line.day,
        start=line.start,
        end=line.end,
        kind=line.kind,
        title=str(line.title),
        round_id=round_of.get(line.round),
    )


def _group(number: int) -> Group:
    name, table = _("Gruppe %(n)s", n=number), _("Bord %(n)s", n=number)
    return Group(number=number, name=str(name), table=str(table), capacity=SEATS_IN_A_GROUP)


def _sort(seminar: Seminar) -> None:
    """The clock decides the order; lines that begin together stay as they were."""
    seminar.programme.sort(key=_order)
    for position, line in enumerate(seminar.programme):
        line.position = position


def _order(line: ProgrammeEntry) -> tuple[int, str, int]:
    return line.day, line.start, line.position


def _minutes(clock: str) -> int:
    hours, minutes = map(int, clock.split(":"))
    return 60 * hours + minutes


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
