"""Voting in the live room. Participants vote; standings are drawn for nobody before the end."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from bedreilag import access, live
from bedreilag.access import Seat, Steering
from bedreilag.drawing import macro
from bedreilag.frames import Drawn, Keys, Room, fact, once, picture
from bedreilag.rounds import queries as rounds
from bedreilag.seminars.models import Round, Seminar
from bedreilag.voting import actions, again, agreement, queries
from bedreilag.voting.count import left
from bedreilag.voting.forms import AbstainForm, AgainForm, VoteForm
from bedreilag.voting.words import level_name, said_of, verdict_in_words

TEMPLATE = "voting/macros.html"
BARS = {"phones": 10, "projector": 9}
# As many measures as the room can compare at ten metres, four levels to each.
COMPARED = {"phones": 5, "projector": 4}


@live.wish("vote:give", VoteForm, who=access.participant)
def give(session: Session, seat: Seat, form: VoteForm) -> dict[str, Any]:
    given = actions.give(session, seat.participant, form.measure.data)
    return _standing(seat.seminar, given, form.measure.data)


@live.wish("vote:take", VoteForm, who=access.participant)
def take(session: Session, seat: Seat, form: VoteForm) -> dict[str, Any]:
    given = actions.take(session, seat.participant, form.measure.data)
    return _standing(seat.seminar, given, form.measure.data)


@live.wish("vote:abstain", AbstainForm, who=access.participant)
def abstain(session: Session, seat: Seat, form: AbstainForm) -> None:
    actions.abstain(session, seat.participant, form.abstains.data)


@live.wish("vote:again", AgainForm, who=access.facilitator)
def add_round_about_the_top(session: Session, steering: Steering, form: AgainForm) -> None:
    again.add_round_about_the_top(session, steering.seminar, form.kind.data, form.most.data)


@picture("ballot", rooms=["seat"])
def draw_ballot(session: Session, room: Room, keys: Keys) -> Drawn:
    """The measures of each cluster with one's own votes; after the end only what one voted for."""
    current = rounds.current_round(session, room.seminar_id)
    if current is None or current.kind != "vote":
        return {}
    given = _given(session, room, "ballot", current)
    resting = rounds.stage_of(session, room.seminar_id).paused_at is not None
    seminar = session.get_one(Seminar, room.seminar_id)
    none_left = left(seminar.votes_per_participant, given) == 0
    more = (resting, seminar.max_per_measure, none_left) if current.is_open else ()
    name = "ballot_section" if current.is_open else "given_section"
    sections = _sections(session, current)
    drawn = {}
    if current.is_open and not sections and (keys is None or queries.NO_MEASURES in keys):
        drawn[queries.NO_MEASURES] = {"html": macro(TEMPLATE, "no_measures", queries.NO_MEASURES)}
    for section in sections:
        mine = {m.id: given[m.id] for m in section.measures if m.id in given}
        if (keys is None or section.key in keys) and (current.is_open or mine):
            key = ("ballot", current.id, section.key, more, *mine.items())
            html = once(session, key, macro, TEMPLATE, name, section, mine, *more)
            drawn[section.key] = {"html": html}
    return drawn


@picture("votes_left", rooms=["seat"])
def draw_left(session: Session, room: Room, _keys: Keys) -> Drawn:
    """How many votes the participant still has, always in sight while voting."""
    current = rounds.open_round(session, room.seminar_id, "vote")
    if current is None or not _sections(session, current):
        return {}
    each = session.get_one(Seminar, room.seminar_id).votes_per_participant
    number = left(each, _given(session, room, "votes_left", current))
    return {"": {"html": macro(TEMPLATE, "left", number, each)}}


@picture("abstain", rooms=["seat"])
def draw_abstain(session: Session, room: Room, _keys: Keys) -> Drawn:
    """«Stem blankt» for whoever has given no vote, or that one has answered so."""
    current = rounds.open_round(session, room.seminar_id, "vote")
    if current is None or rounds.stage_of(session, room.seminar_id).paused_at:
        return {}
    if not _sections(session, current):
        return {}
    mine = fact(session, room, "abstain", partial(queries.ballots_of, session, current.id))
    if mine and not mine.abstained and _given(session, room, "abstain", current):
        return {}
    return {"": {"html": macro(TEMPLATE, "abstain", bool(mine and mine.abstained))}}


@picture("turnout", rooms=["projector", "panel"])
def draw_turnout(session: Session, room: Room, _keys: Keys) -> Drawn:
    """How many have voted, never for what."""
    current = queries.vote_round(session, room.seminar_id)
    if current is None or not queries.is_counted_in(session, room.kind, current):
        return {}
    turnout = queries.turnout(session, current)
    is_empty = current.is_open and not queries.on_ballot(session, current)
    return {"": {"html": macro(TEMPLATE, f"turnout_{room.kind}", turnout, is_empty)}}


@picture("result", rooms=["phones", "projector"])
def draw_result(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The measures ranked, once the facilitator has opened the result and not a moment before."""
    current = queries.vote_round(session, room.seminar_id)
    html = result_of(session, current, room.kind) if current else ""
    return {"": {"html": html}} if html else {}


def result_of(session: Session, round_: Round, kind: str) -> str:
    """One vote's result as this kind of room sees it; nothing before it is opened."""
    if not queries.is_shown(round_):
        return ""
    lines, turnout = queries.result(session, round_), queries.turnout(session, round_)
    name = "result_scene" if kind == "projector" else "result"
    return macro(TEMPLATE, name, lines, BARS[kind], turnout)


@picture("agreement", rooms=["phones", "projector"])
def draw_agreement(session: Session, room: Room, _keys: Keys) -> Drawn:
    """How the levels voted on the top measures, side by side, once the result is opened."""
    current = queries.vote_round(session, room.seminar_id)
    html = agreement_of(session, current, room.kind) if current else ""
    return {"": {"html": html}} if html else {}


def agreement_of(session: Session, round_: Round, kind: str) -> str:
    """How the levels voted in one vote; nothing before its result is opened."""
    if not queries.is_shown(round_):
        return ""
    levels = queries.by_level(session, round_)
    top = [line for line in queries.result(session, round_) if line.votes][: COMPARED[kind]]
    if not levels or not top:
        return ""
    rows = [
        {
            "measure": line.measure,
            "verdict": (seen := agreement.seen(levels, line.measure.id)).verdict.value,
            "says": verdict_in_words(seen),
            "levels": said_of(levels, line.measure.id),
        }
        for line in top
    ]
    name = "agreement_scene" if kind == "projector" else "agreement"
    return macro(TEMPLATE, name, rows, [level_name(each) for each in levels])


@picture("next_vote", rooms=["panel"])
def draw_next_vote(session: Session, room: Room, _keys: Keys) -> Drawn:
    """From an opened result to the plan: one more round about the measures on top."""
    current = queries.vote_round(session, room.seminar_id)
    if current is None or not queries.is_shown(current):
        return {}
    if rounds.latest_round(session, room.seminar_id, "plan"):
        return {}
    return {"": {"html": macro(TEMPLATE, "next_vote", room.seminar_id)}}


def _sections(session: Session, current: Round) -> Sequence[queries.Section]:
    found: Sequence[queries.Section] = once(
        session, ("ballot", current.id), queries.sections, session, current
    )
    return found


def _given(session: Session, room: Room, picture_name: str, current: Round) -> dict[int, int]:
    ask = partial(queries.given_by, session, current.id)
    given: dict[int, int] = fact(session, room, picture_name, ask, "given")
    return given


def _standing(seminar: Seminar, given: dict[int, int], measure_id: int) -> dict[str, Any]:
    return {
        "votes": given.get(measure_id, 0),
        "left": left(seminar.votes_per_participant, given),
    }
