"""The whole way once: from an empty server to the six-month answers, and then the comparison."""

from collections.abc import Callable, Iterator
from functools import partial

from gevent.pool import Pool

from bedreilag.rehearsal import arriving, checks, compare, plan_desk, rounds, survey
from bedreilag.rehearsal.cast import Panel, Phone, Wall
from bedreilag.rehearsal.desk import FACILITATOR, ORGANISER, Desk, LogIn
from bedreilag.rehearsal.report import Report
from bedreilag.rehearsal.rough import Rough
from bedreilag.rehearsal.rounds import SETTLES_WITHIN, Room
from bedreilag.rehearsal.script import Script

SECONDS_TO_CLOSE = 5


def play(url: str, script: Script, log_ins: dict[str, LogIn], report: Report, rough: Rough) -> None:
    """Play the script against the server at `url`, and fill in the report."""
    desk = Desk(log_ins[ORGANISER].enter(url), script)
    desk.make_seminar()
    report.step(f"Samlingen er laget og åpnet. Koden er {desk.code}.")
    room = _room(url, desk, [log_ins[FACILITATOR], log_ins[ORGANISER]], rough)
    try:
        arriving.join(room, desk.code, url)
        bad_luck = rough.begin(room.phones.values())
        _the_day(room, desk)
        bad_luck.kill()
        _afterwards(room, desk, url)
        _look_back(room, desk)
    finally:
        _go_home(room)


def _go_home(room: Room) -> None:
    pool = Pool()
    people: list[Panel | Wall | Phone] = [*room.panels, room.wall, *room.phones.values()]
    for one in people:
        pool.spawn(one.line.close)
    pool.join(timeout=SECONDS_TO_CLOSE)


def _room(url: str, desk: Desk, steerers: list[LogIn], rough: Rough) -> Room:
    report = rough.report
    panels = [Panel(one.enter(url), desk.seminar, report.post) for one in steerers]
    for panel in panels:
        panel.open()
    wall = Wall(url, panels[0].projector_token, report.post)
    wall.open()
    return Room(desk.script, report, panels, wall, rough)


def _the_day(room: Room, desk: Desk) -> None:
    """Round after round, as far as the file has come."""
    script, report = room.script, room.report
    if script.entries("problems"):
        rounds.problems(room)
    if script.entries("clusters"):
        rounds.sorting(room)
        report.step(f"{len(script.entries('clusters'))} tema er samlet")
    if script.entries("measures"):
        rounds.measures(room)
    if script.ballots:
        rounds.voting(room)
        report.step(f"{len(script.ballots)} har stemt, og resultatet er åpnet")
        report.differences += _of_phones(room, checks.ballot)
    if script.plan:
        _plan(room, desk)
    if script.answers("exit_evaluation"):
        rounds.evaluation(room)
        report.step(f"{len(script.answers('exit_evaluation'))} korte evalueringer er sendt")


def _plan(room: Room, desk: Desk) -> None:
    plan = room.script.plan or {}
    rounds.open_round(room, "plan")
    at_the_desk = plan_desk.PlanDesk(desk, plan)
    at_the_desk.write()
    room.report.step(f"Planen er skrevet, med {len(plan['items'])} tiltak")
    plan_desk.present(plan, room.panel, room.wall, room.report)
    room.panel.press("round:close")
    at_the_desk.settle()


def _afterwards(room: Room, desk: Desk, url: str) -> None:
    if room.script.document["follow_up"]:
        survey.answer(desk, url)
        room.report.step(f"{len(room.script.answers('follow_up'))} har svart etter seks måneder")


def _look_back(room: Room, desk: Desk) -> None:
    """Compare what the server has with what the file has."""
    script, report = room.script, room.report
    desk.give_its_own_days()
    on_server = desk.browser.json(f"{desk.here}/fil.json")
    wanted, found = compare.texts(script.document), compare.texts(on_server)
    report.lost = (wanted - found).total()
    report.doubled = (found - wanted).total()
    contents = compare.content(script.document), compare.content(on_server)
    report.differences += compare.differences(*contents)
    report.differences += _of_phones(room, checks.seat)
    if script.answers("exit_evaluation"):
        report.differences += checks.evaluation(script, desk.browser, desk.here)
    follow_up = script.document["follow_up"]
    if follow_up and survey.can_be_read(follow_up):
        report.differences += checks.survey(script, desk.browser, desk.here)
    report.step("Tjeneren er sammenlignet med fila")


def _of_phones(room: Room, check: Callable[[Script, Phone], Iterator[str]]) -> Iterator[str]:
    """What is wrong on the phones once each of them has had time to catch up."""
    for phone in room.phones.values():
        wrong = partial(check, room.script, phone)
        phone.line.wait_for(lambda wrong=wrong: not list(wrong()), SETTLES_WITHIN)  # type: ignore[misc]
        yield from wrong()
