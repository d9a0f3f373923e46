"""Effect and feasibility in the live room: each answers alone, and the picture opens for all."""

from sqlalchemy.orm import Session

from bedreilag import access, live
from bedreilag.access import Seat
from bedreilag.assessing import actions, queries
from bedreilag.assessing.forms import AssessForm
from bedreilag.drawing import macro
from bedreilag.frames import Drawn, Keys, Room, once, picture
from bedreilag.rounds import queries as rounds
from bedreilag.seminars.models import Round
from bedreilag.voting import queries as voting

TEMPLATE = "assessing/macros.html"


@live.wish("measure:assess", AssessForm, who=access.participant)
def assess(session: Session, seat: Seat, form: AssessForm) -> None:
    who = seat.participant
    actions.assess(session, who, form.measure.data, form.scale.data, form.answer.data)


@picture("assessment", rooms=["seat"])
def draw_assessment(session: Session, room: Room, keys: Keys) -> Drawn:
    """The measures of the round, each with two scales and one's own answers on them."""
    current = rounds.open_round(session, room.seminar_id, "assess")
    if current is None:
        return {}
    resting = rounds.stage_of(session, room.seminar_id).paused_at is not None
    mine = queries.mine(session, current.id, room.number)
    drawn = {}
    on_ballot = once(session, ("on_ballot", current.id), voting.on_ballot, session, current)
    if not on_ballot and (keys is None or voting.NO_MEASURES in keys):
        drawn[voting.NO_MEASURES] = {"html": macro(TEMPLATE, "no_measures", voting.NO_MEASURES)}
    for one in on_ballot:
        if keys is None or str(one.id) in keys:
            html = macro(TEMPLATE, "card", one, mine.get(one.id), resting)
            drawn[str(one.id)] = {"html": html}
    return drawn


@picture("assess_turnout", rooms=["projector", "panel"])
def draw_turnout(session: Session, room: Room, _keys: Keys) -> Drawn:
    """How many have answered about effect and feasibility, never what."""
    current = queries.assess_round(session, room.seminar_id)
    if current is None or voting.is_shown(current):
        return {}
    if not voting.is_counted_in(session, room.kind, current):
        return {}
    return {"": {"html": macro(TEMPLATE, "turnout", queries.turnout(session, current))}}


@picture("assessed", rooms=["phones", "projector"])
def draw_assessed(session: Session, room: Room, _keys: Keys) -> Drawn:
    """Effect against feasibility, with spread, once the facilitator has opened it for everyone."""
    current = queries.assess_round(session, room.seminar_id)
    html = assessed_in(session, current, room.kind) if current else ""
    return {"": {"html": html}} if html else {}


def assessed_in(session: Session, round_: Round, kind: str) -> str:
    """What was answered in one round, as this kind of room sees it; nothing before it is opened."""
    if not voting.is_shown(round_):
        return ""
    result, turnout = queries.result(session, round_), queries.turnout(session, round_)
    return macro(TEMPLATE, "scene" if kind == "projector" else "result", result, turnout)
