"""The rounds of the day, each played as the file says it went."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import Any

import gevent
from gevent.pool import Pool

from bedreilag.rehearsal.cast import Panel, Phone, Wall
from bedreilag.rehearsal.line import NeverAnswered, Refused
from bedreilag.rehearsal.report import Report
from bedreilag.rehearsal.rough import Rough
from bedreilag.rehearsal.script import Entry, Script, spread

# How long the last text of a round may take to be on every screen.
SETTLES_WITHIN = 30
TOLD_EACH = 10


@dataclass(slots=True)
class Room:
    """Everyone in the room."""

    script: Script
    report: Report
    panels: list[Panel]
    wall: Wall
    rough: Rough
    phones: dict[str, Phone] = field(default_factory=dict)

    @property
    def panel(self) -> Panel:
        """Two steer, and take turns: the next press is the other one's."""
        self.panels.append(self.panels.pop(0))
        return self.panels[0]

    def at_table(self, group_id: str) -> list[Phone]:
        return [self.phones[seat["id"]] for seat in self.script.seats_of(group_id)]


@dataclass(slots=True)
class Written:
    """A text on its way to the others: whose table, and when they could have seen it."""

    entry: Entry
    key: int
    at: float


Deed = tuple[float, Callable[[], Any]]


def problems(room: Room) -> None:
    """The problem round, at its recorded seconds."""
    script = room.script

    def write(entry: Entry) -> int:
        return room.phones[_author(room, entry)].write_problem(entry)

    deeds = [(float(entry["submitted_at_second"]), entry) for entry in script.entries("problems")]
    _writing_round(room, "problem", sorted(deeds, key=lambda deed: deed[0]), write)


def sorting(room: Room) -> None:
    """The facilitator gathers the problems into clusters, one after the other."""
    script = room.script
    clock = open_round(room, "sort")
    clusters = script.entries("clusters")
    moments = spread(len(clusters), script.round("sort")["minutes_discussion"])
    for moment, cluster in zip(moments, clusters, strict=True):
        clock.wait_until(moment)
        inside = [p["id"] for p in script.entries("problems") if p["cluster_id"] == cluster["id"]]
        chosen = script.known(inside)
        if not chosen:
            room.report.fault(f"temaet «{cluster['title']}» har ingen tekster")
            continue
        answer = room.panel.ask("cluster:gather", problems=chosen, title=cluster["title"])
        script.keys[cluster["id"]] = int(answer["cluster"])
        if not room.wall.shows(cluster["title"]):
            room.report.fault(f"lerretet viser ikke temaet «{cluster['title']}»")
    room.panel.press("round:close")


def measures(room: Room) -> None:
    """The measure round. The file does not say who wrote, so those at the table take turns."""
    script = room.script
    entries = script.entries("measures")
    held = script.round("measure")
    moments = spread(len(entries), held["minutes_silent"] + held["minutes_discussion"])

    def write(entry: Entry) -> int:
        table = room.at_table(entry["group_id"])
        phone = table[entries.index(entry) % len(table)]
        cluster = script.keys.get(entry["cluster_id"] or "")
        return phone.write_measure(entry, cluster, script.known(entry["problem_ids"]))

    _writing_round(room, "measure", list(zip(moments, entries, strict=True)), write)


def voting(room: Room) -> None:
    """Everyone votes; then the facilitator ends it and opens the result."""
    script = room.script
    clock = open_round(room, "vote")
    held = script.round("vote")
    moments = spread(len(script.ballots), held["minutes_silent"] or held["minutes_discussion"])

    def vote(ballot: Entry) -> None:
        phone = room.phones[ballot["participant_id"]]
        for measure, votes in ballot["allocations"].items():
            phone.vote(script.keys[measure], votes)

    deeds = zip(moments, script.ballots, strict=True)
    _play(room, clock, [(moment, partial(vote, ballot)) for moment, ballot in deeds])
    _expect(room, lambda: room.wall.number("turnout") == len(script.ballots), "antall stemmesedler")
    room.panel.press("round:close")
    room.panel.press("result:show")
    if script.ballots and not room.wall.line.wait_for(
        lambda: bool(room.wall.line.html("projector", "result")), patience=SETTLES_WITHIN
    ):
        room.report.fault("lerretet viser ikke resultatet")


def evaluation(room: Room) -> None:
    """The short evaluation. It has no names, so anyone of the right position group answers."""
    script = room.script
    answers, held = script.answers("exit_evaluation"), script.round("exit")
    minutes = held["minutes_silent"] + held["minutes_discussion"]
    clock = open_round(room, "exit")
    waiting = {seat["id"]: seat["position_group"] for seat in script.entries("participants")}
    deeds: list[Deed] = []
    for moment, answer in zip(spread(len(answers), minutes), answers, strict=True):
        wanted = answer["position_group"]
        who = next((seat for seat, group in waiting.items() if group == wanted), None)
        if who is None:
            room.report.fault(f"for få i stillingsgruppa {wanted} til den korte evalueringen")
            continue
        del waiting[who]
        deeds.append((moment, partial(room.phones[who].evaluate, answer)))
    _play(room, clock, deeds)
    room.panel.press("round:close")


def _author(room: Room, entry: Entry) -> str:
    """Who wrote it; when the file no longer knows, somebody at the table."""
    return str(entry["author_id"] or room.script.seats_of(entry["group_id"])[0]["id"])


def open_round(room: Room, kind: str) -> Any:
    """Open the round, and begin when every phone shows it."""
    begun = monotonic()
    with room.rough.some_asleep(room.phones.values()):
        room.panel.press("round:open")
    behind = [phone for phone in room.phones.values() if not phone.follows(kind)]
    if behind:
        room.report.fault(f"{len(behind)} telefoner fulgte ikke med til runden")
    title = room.script.round(kind)["title"]
    seconds = f"{monotonic() - begun:.1f}".replace(".", ",")
    room.report.step(f"«{title}» er åpen på {len(room.phones)} telefoner etter {seconds} s")
    return room.script.clock()


def _writing_round(
    room: Room, kind: str, deeds: list[tuple[float, Entry]], write: Callable[[Entry], int]
) -> None:
    """Write alone, then share, then go on writing; and see that it reaches everyone it should."""
    clock = open_round(room, kind)
    written: list[Written] = []
    shared = _Shared(room, kind)

    def deed(entry: Entry) -> None:
        sent = monotonic()
        key = write(entry)
        room.script.keys[entry["id"]] = key
        written.append(Written(entry, key, sent))
        if len(written) % TOLD_EACH == 0:
            room.report.step(f"{len(written)} av {len(deeds)} tekster er sendt")

    silent = 60 * room.script.round(kind)["minutes_silent"]
    steps: list[Deed] = [(moment, partial(deed, entry)) for moment, entry in deeds]
    if silent:
        steps.append((silent, shared.share))
    else:
        shared.at = monotonic()
    _play(room, clock, steps)
    room.report.texts += len(deeds)
    _see_that_it_arrives(room, kind, written, shared.at)
    room.panel.press("round:close")
    room.report.step(f"{len(written)} av {len(deeds)} tekster er lagret")


@dataclass(slots=True)
class _Shared:
    """The moment when the silent part ended. Before it, nobody may have anybody else's text."""

    room: Room
    kind: str
    at: float = 0

    def share(self) -> None:
        for phone in self.room.phones.values():
            self.room.report.seen_too_early += len(phone.texts(self.kind, "group"))
        with self.room.rough.some_asleep(self.room.phones.values()):
            self.room.panel.press("round:share")
            self.at = monotonic()


def _see_that_it_arrives(room: Room, kind: str, written: list[Written], shared: float) -> None:
    def arrived() -> bool:
        return all(_seen_at(phone, kind, one) for one in written for phone in _table(room, one))

    _expect(room, arrived, "tekster til alle ved bordet")
    _expect(room, lambda: room.wall.number(f"{kind}_count") == len(written), "tekster på lerretet")
    for number, one in enumerate(sorted(written, key=lambda each: each.at), 1):
        seen = [_seen_at(phone, kind, one) for phone in _table(room, one)]
        if all(seen):
            room.report.seen_by_group += 1
            latest = max((moment for moment in seen if moment), default=one.at)
            late = latest - max(one.at, shared)
            room.report.slowest_to_group = max(room.report.slowest_to_group, late)
        on_the_wall = room.wall.delay(f"{kind}_count", number, one.at)
        if on_the_wall is not None:
            room.report.seen_by_wall += 1
            room.report.slowest_to_wall = max(room.report.slowest_to_wall, on_the_wall)


def _table(room: Room, one: Written) -> list[Phone]:
    return room.at_table(one.entry["group_id"])


def _seen_at(phone: Phone, kind: str, one: Written) -> float | None:
    return phone.line.first_seen.get(("group", f"{kind}:{one.key}"))


def _play(room: Room, clock: Any, deeds: Iterable[Deed]) -> None:
    """Do everything at its second, each in its own greenlet, and wait until all is done."""
    pool = Pool()
    for moment, deed in sorted(deeds, key=lambda one: one[0]):
        clock.wait_until(moment)
        pool.spawn(_try, room, deed)
        gevent.sleep(0)
    pool.join()


def _try(room: Room, deed: Callable[[], Any]) -> None:
    try:
        deed()
    except (Refused, NeverAnswered, LookupError) as fault:
        room.report.fault(str(fault))


def _expect(room: Room, true: Callable[[], bool], what: str) -> None:
    if not room.wall.line.wait_for(true, patience=SETTLES_WITHIN):
        room.report.fault(f"skjermene har ikke fått med seg: {what}")
