"""Voting in the live room. Participants vote; standings are drawn for nobody before the end."""

from typing import Any

from sqlalchemy.orm import Session

from bedreilag import access, live
from bedreilag.access import Seat
from bedreilag.frames import Drawn, Keys, Room, once, picture
from bedreilag.pages import macro
from bedreilag.rounds import queries as rounds
from bedreilag.seminars.models import Seminar
from bedreilag.voting import actions, queries
from bedreilag.voting.count import left
from bedreilag.voting.forms import VoteForm

TEMPLATE = "voting/macros.html"
BARS = {"phones": 10, "projector": 9, "panel": 10}


@live.wish("vote:give", VoteForm, who=access.participant)
def give(session: Session, seat: Seat, form: VoteForm) -> dict[str, Any]:
    given = actions.give(session, seat.participant, form.measure.data)
    return _standing(seat.seminar, given, form.measure.data)


@live.wish("vote:take", VoteForm, who=access.participant)
def take(session: Session, seat: Seat, form: VoteForm) -> dict[str, Any]:
    given = actions.take(session, seat.participant, form.measure.data)
    return _standing(seat.seminar, given, form.measure.data)


@picture("ballot", rooms=["seat"])
def draw_ballot(session: Session, room: Room, keys: Keys) -> Drawn:
    """The measures of each cluster with one's own votes; after the end only what one voted for."""
    current = rounds.current_round(session, room.seminar_id)
    if current is None or current.kind != "vote":
        return {}
    given = queries.given(session, current.id, room.number)
    resting = rounds.stage_of(session, room.seminar_id).paused_at is not None
    name = "ballot_section" if current.is_open else "given_section"
    seminar = room.seminar_id
    sections = once(session, ("ballot", seminar), queries.sections, session, seminar)
    drawn = {}
    for section in sections:
        mine = {m.id: given[m.id] for m in section.measures if m.id in given}
        if (keys is None or section.key in keys) and (current.is_open or mine):
            key = ("ballot", seminar, section.key, *mine.items())
            html = once(session, key, macro, TEMPLATE, name, section, mine, resting)
            drawn[section.key] = {"html": html}
    return drawn


@picture("votes_left", rooms=["seat"])
def draw_left(session: Session, room: Room, _keys: Keys) -> Drawn:
    """How many votes the participant still has, always in sight while voting."""
    current = rounds.open_round(session, room.seminar_id, "vote")
    if current is None:
        return {}
    each = session.get_one(Seminar, room.seminar_id).votes_per_participant
    number = left(each, queries.given(session, current.id, room.number))
    return {"": {"html": macro(TEMPLATE, "left", number, each)}}


@picture("turnout", rooms=["projector", "panel"])
def draw_turnout(session: Session, room: Room, _keys: Keys) -> Drawn:
    """How many have voted, never for what."""
    current = queries.vote_round(session, room.seminar_id)
    if current is None:
        return {}
    turnout = queries.turnout(session, current)
    return {"": {"html": macro(TEMPLATE, f"turnout_{room.kind}", turnout)}}


@picture("result", rooms=["phones", "projector", "panel"])
def draw_result(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The measures ranked, once the facilitator has opened the result and not a moment before."""
    current = queries.vote_round(session, room.seminar_id)
    if current is None or not queries.is_shown(current):
        return {}
    lines, turnout = queries.result(session, current), queries.turnout(session, current)
    name = "result_scene" if room.kind == "projector" else "result"
    return {"": {"html": macro(TEMPLATE, name, lines, BARS[room.kind], turnout)}}


def _standing(seminar: Seminar, given: dict[int, int], measure_id: int) -> dict[str, Any]:
    return {
        "votes": given.get(measure_id, 0),
        "left": left(seminar.votes_per_participant, given),
    }
