"""Measures in the live room: what a phone may ask, and what each room sees."""

from typing import Any

from sqlalchemy.orm import Session

from bedreilag import access, journal, live, work
from bedreilag.access import Seat, Steering
from bedreilag.clusters import queries as clusters
from bedreilag.drawing import macro, macro_once
from bedreilag.frames import Drawn, Keys, Room, ids, of_room, once, picture
from bedreilag.measures import actions, queries
from bedreilag.measures.forms import (
    BENEFITS,
    HideForm,
    MeasureForm,
    OneMeasureForm,
    OwnMeasureForm,
)
from bedreilag.measures.models import Measure
from bedreilag.rounds import queries as rounds
from bedreilag.seminars.models import Seminar

TEMPLATE = "measures/macros.html"
ON_THE_WALL = 8


@live.wish("measure:write", MeasureForm, who=access.participant)
def write(session: Session, seat: Seat, form: MeasureForm) -> dict[str, Any]:
    return {"measure": actions.write_measure(session, seat.participant, form.written()).id}


@live.wish("measure:edit", OwnMeasureForm, who=access.participant)
def edit(session: Session, seat: Seat, form: OwnMeasureForm) -> dict[str, Any]:
    actions.edit_measure(session, seat.participant, form.measure.data, form.written())
    return {"measure": form.measure.data}


@live.wish("measure:delete", OneMeasureForm, who=access.participant)
def delete(session: Session, seat: Seat, form: OneMeasureForm) -> None:
    actions.delete_measure(session, seat.participant, form.measure.data)


@live.wish("measure:hide", HideForm, who=access.facilitator)
def hide(session: Session, steering: Steering, form: HideForm) -> None:
    actions.hide_measure(session, steering.seminar, form.measure.data, form.hidden.data)


@live.wish("measure:erase", OneMeasureForm, who=access.facilitator)
def erase(session: Session, steering: Steering, form: OneMeasureForm) -> None:
    actions.erase_measure(session, steering.seminar, form.measure.data)
    work.at_last(session, journal.empty)


@picture("measure", rooms=["group", "panel"])
def draw_measures(session: Session, room: Room, keys: Keys) -> Drawn:
    """The measures a room may read; the panel has the button that hides, and shows again."""
    wanted = ids(keys)
    if room.kind == "group":
        of_group, by_group = queries.of_group, queries.by_group
        return _cards(session, "card", of_room(session, room, "measure", keys, of_group, by_group))
    groups = {group.id: group.name for group in session.get_one(Seminar, room.seminar_id).groups}
    found = queries.for_panel(session, room.seminar_id, wanted)
    return _cards(session, "panel_card", found, groups=groups)


@picture("own_measure", rooms=["seat"])
def draw_own(session: Session, room: Room, keys: Keys) -> Drawn:
    """The participant's own measures, with the buttons only the author has."""
    of_author, by_author = queries.of_author, queries.by_author
    found = of_room(session, room, "own_measure", keys, of_author, by_author)
    return _cards(session, "own_card", found)


@picture("measure_form", rooms=["group"])
def draw_form(session: Session, room: Room, _keys: Keys) -> Drawn:
    """Where a measure is written: first what it answers, then what it is."""
    current = rounds.open_round(session, room.seminar_id, "measure")
    if current is None or rounds.stage_of(session, room.seminar_id).paused_at:
        return {}
    board = once(session, ("board", room.seminar_id), clusters.board, session, room.seminar_id)
    promise = session.get_one(Seminar, room.seminar_id).promise
    return {
        "": {"html": macro(TEMPLATE, "write_form", current, board, room.number, BENEFITS, promise)}
    }


@picture("measure_count", rooms=["group", "projector"])
def draw_count(session: Session, room: Room, _keys: Keys) -> Drawn:
    """How many measures there are: of the group, or of the whole room."""
    counts = queries.counts(session, room.seminar_id)
    if room.kind == "group":
        is_open = rounds.open_round(session, room.seminar_id, "measure") is not None
        can_write = rounds.can_write(session, room.seminar_id, "measure")
        number = counts.get(room.number, 0)
        return {"": {"html": macro_once(TEMPLATE, "group_count", number, is_open, can_write)}}
    return {"": {"html": macro(TEMPLATE, "room_count", sum(counts.values()))}}


@picture("measures_wall", rooms=["projector"])
def draw_wall(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The newest measures on the wall, without names."""
    found = queries.of_seminar(session, room.seminar_id)
    return {"": {"html": macro(TEMPLATE, "scene", found[-ON_THE_WALL:][::-1], len(found))}}


def _cards(session: Session, name: str, measures: list[Measure], **more: Any) -> Drawn:
    threads = queries.threads(session, measures)
    names = dict(BENEFITS)
    return {
        str(measure.id): {
            "html": macro(TEMPLATE, name, measure, threads[measure.id], names, **more)
        }
        for measure in measures
    }
