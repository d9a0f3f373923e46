"""Who is in the room, as each room may know it: a number for all, nicknames at one's own table.

And who sits where: people are moved, mixed and put back, and helped by others.
"""

from collections.abc import Collection
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from bedreilag import access, live, work
from bedreilag.access import Seat, Steering
from bedreilag.asked import FormRefused
from bedreilag.drawing import macro
from bedreilag.frames import Drawn, Keys, Room, fact, picture
from bedreilag.joining import proxies, queries, seating
from bedreilag.joining.forms import (
    MixForm,
    MoveForm,
    OneSeatForm,
    PassedOnForm,
    PersonForm,
    ReturnForm,
    SettleForm,
)
from bedreilag.joining.seating import Moved
from bedreilag.joining.tables import tables_here
from bedreilag.pages import OSLO
from bedreilag.refusals import NotAllowed
from bedreilag.seats import queries as seats
from bedreilag.seats.models import Participant
from bedreilag.seminars import queries as seminars
from bedreilag.seminars.models import Group, Seminar

TEMPLATE = "joining/macros.html"


@live.wish("seat:move", MoveForm, who=access.facilitator)
def move(session: Session, steering: Steering, form: MoveForm) -> None:
    places = dict.fromkeys(form.seats.data or (), form.group.data)
    _follow(session, steering, seating.move(session, steering.seminar, places))


@live.wish("seat:mix", MixForm, who=access.facilitator)
def mix(session: Session, steering: Steering, form: MixForm) -> None:
    _follow(session, steering, seating.mix(session, steering.seminar, form.places.data or ()))


@live.wish("seat:return", ReturnForm, who=access.facilitator)
def put_back(session: Session, steering: Steering, form: ReturnForm) -> None:
    moved = seating.put_back(session, steering.seminar, form.occasion.data)
    _follow(session, steering, moved)


@live.wish("seat:settle", SettleForm, who=access.participant)
def settle(session: Session, seat: Seat, _form: SettleForm) -> None:
    seating.settle(session, seat.participant)


@live.wish("seat:proxy", PassedOnForm, who=access.participant)
def seat_beside(session: Session, seat: Seat, form: PassedOnForm) -> dict[str, Any]:
    if seat.by:
        raise NotAllowed
    newcomer = _person(session, seat.seminar, form).newcomer
    return {"seat": proxies.seat_beside(session, seat.participant, newcomer).id}


@live.wish("seat:help", OneSeatForm, who=access.participant)
def help_(session: Session, seat: Seat, form: OneSeatForm) -> None:
    if seat.by:
        raise NotAllowed
    proxies.help_(session, seat.participant, form.seat.data)
    # Whoever steers has acted until now, and may have the page open.
    work.then(session, partial(live.turn_out, seat.seminar.id, [form.seat.data]))


@live.wish("seat:add", PassedOnForm, who=access.facilitator)
def seat_at(session: Session, steering: Steering, form: PassedOnForm) -> dict[str, Any]:
    group = seminars.group(steering.seminar, form.fields.get("group", 0, type=int))
    newcomer = _person(session, steering.seminar, form).newcomer
    return {"seat": proxies.seat_at(session, steering.seminar, group, newcomer).id}


@live.wish("seat:take", OneSeatForm, who=access.facilitator)
def take_over(session: Session, steering: Steering, form: OneSeatForm) -> None:
    proxies.let_go(session, steering.seminar, form.seat.data)
    work.then(session, partial(live.turn_out, steering.seminar.id, [form.seat.data]))


def _follow(session: Session, steering: Steering, moved: Moved) -> None:
    """The phones go where their people are put, at the moment it is stored."""
    seminar_id = steering.seminar.id
    work.then(session, partial(live.change_tables, seminar_id, moved.group_of))
    work.then(session, partial(live.turn_out, seminar_id, moved.without_helper))


def _person(session: Session, seminar: Seminar, form: PassedOnForm) -> PersonForm:
    person = PersonForm(session, seminar, form.fields)
    if not person.validate():
        raise FormRefused(person)
    return person


@picture("people", rooms=["panel"])
def draw_people(session: Session, room: Room, _keys: Keys) -> Drawn:
    """Everybody at their tables: who is on the line, who is helped, what voices are missing."""
    seminar = session.get_one(Seminar, room.seminar_id)
    html = macro(
        "joining/people.html",
        "people",
        seminar=seminar,
        tables=tables_here(session, seminar),
        back={one: len(seating.earlier(session, seminar.id, one)) for one in ("round", "move")},
    )
    return {"": {"html": html}}


@picture("moved", rooms=["seat"])
def draw_moved(session: Session, room: Room, _keys: Keys) -> Drawn:
    """«Du er flyttet til Gruppe 3», until the person has seen it."""
    seat = session.get_one(Participant, room.number)
    return {"": {"html": macro(TEMPLATE, "moved", seat.group)}} if seat.moved else {}


@picture("helping", rooms=["seat"])
def draw_helping(session: Session, room: Room, _keys: Keys) -> Drawn:
    """Whom at the table this participant writes for; nothing for one who is helped."""
    if session.get_one(Participant, room.number).without_phone:
        return {}
    helped = fact(session, room, "helping", partial(_helped_by, session)) or []
    return {"": {"html": macro(TEMPLATE, "helping", helped)}}


def _helped_by(
    session: Session, helper_ids: Collection[int]
) -> dict[int | None, list[Participant]]:
    found: dict[int | None, list[Participant]] = {}
    for seat in seats.helped_by(session, helper_ids):
        found.setdefault(seat.helper_id, []).append(seat)
    return found


@picture("place", rooms=["group"])
def draw_place(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The group's name, in the bar at the top."""
    return {"": {"html": macro(TEMPLATE, "place", session.get_one(Group, room.number))}}


@picture("programme", rooms=["phones"])
def draw_programme(session: Session, room: Room, _keys: Keys) -> Drawn:
    """What is on now and what is next: as the room has come, then by the clock in Norway (R022)."""
    seminar = session.get_one(Seminar, room.seminar_id)
    now = datetime.now(OSLO)
    lines = seminars.lines_at(seminar, now)
    if all(line.state == "done" for line in lines):
        return {}
    return {"": {"html": macro(TEMPLATE, "programme", lines, now)}}


@picture("joined", rooms=["projector"])
def draw_joined(session: Session, room: Room, _keys: Keys) -> Drawn:
    """«31 av 40 er med», never who."""
    number = seats.how_many(session, room.seminar_id)
    expected = session.get_one(Seminar, room.seminar_id).expected_participants
    return {"": {"html": macro(TEMPLATE, "joined", number, max(expected, number))}}


@picture("table", rooms=["group"])
def draw_table(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The group one is in, and the table it sits at."""
    group = session.get_one(Group, room.number)
    return {"": {"html": macro(TEMPLATE, "table", group)}}


@picture("neighbours", rooms=["group"])
def draw_neighbours(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The nicknames at one table."""
    names = queries.nicknames(session, room.number)
    return {"": {"html": macro(TEMPLATE, "neighbours", names)}}
