"""Socket.IO and its plain twin: wishes come in, frames go out.

A wish has two doors, an event with an ack and `POST /onske/<noun>/<verb>`; both end in
`carry_out`. «ok» is said after COMMIT, never before.
"""

import logging
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

from flask import Flask, current_app, request
from flask_socketio import SocketIO, join_room, leave_room, rooms
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict
from werkzeug.http import parse_cookie
from wtforms import Form

from bedreilag import access, asked, frames, presence, sockets, work
from bedreilag.access import Guard, Seat, Steering
from bedreilag.asked import Answer, Asked, Handler, Wish, flat
from bedreilag.asked import FormRefused as FormRefused
from bedreilag.database import nature_of, reading
from bedreilag.frames import Room
from bedreilag.memory import Memory
from bedreilag.refusals import Refusal, ServerFault, TooFast
from bedreilag.speed import LONGEST_LINE, may_catch_up
from bedreilag.together import Queue

log = logging.getLogger(__name__)


class Sockets(SocketIO):  # type: ignore[misc]
    """Flask-SocketIO, except that a wish needs no request around it: it brings its cookies."""

    def _handle_event(
        self, handler: Any, message: str, namespace: str, sid: str, *args: Any
    ) -> Any:
        if message in wishes:
            return handler(self.server.get_environ(sid, namespace), *args)
        return super()._handle_event(handler, message, namespace, sid, *args)


socketio = Sockets(
    serializer=sockets.TextPacket,
    async_handlers=False,
    manage_session=False,
    max_http_buffer_size=sockets.LONGEST_MESSAGE,
    ping_interval=sockets.ASK_EACH,
    ping_timeout=sockets.ANSWER_WITHIN,
)


wishes: dict[str, Wish] = {}


def wish(
    event: str, form: type[Form], who: Guard, *, anonymous: bool = False
) -> Callable[[Handler], Handler]:
    """Register `handler(session, who, form) -> answer` for the wish `noun:verb`."""

    def register(handler: Handler) -> Handler:
        wishes[event] = Wish(event, form, who, handler, anonymous)
        socketio.on_event(event, partial(_over_the_socket, wishes[event]))
        return handler

    return register


def carry_out(queue: Queue, wish: Asked) -> Answer:
    """Check who asks, check the form, act, commit; then say yes, or why not. Never dies."""
    try:
        # Comes back after COMMIT, with what others asked for at the same moment.
        return {"ok": True} | queue.carry_out(wish)
    except Refusal as refusal:
        with queue.app.app_context():
            return no(refusal)
    except DBAPIError as fault:
        # PostgreSQL's own words quote the row, and with it what somebody wrote.
        log.error("the wish %s failed: %s", wish.wanted.event, nature_of(fault))
    except Exception:
        log.exception("the wish %s failed", wish.wanted.event)
    with queue.app.app_context():
        return no(ServerFault())


def begin(app: Flask, *, at_once: bool) -> None:
    """Let wishes be carried out in this installation; `at_once` by whoever makes them."""
    engine = socketio.server.eio
    start = None if at_once else engine.start_background_task
    memory: Memory = app.extensions["memory"]
    app.extensions["queue"] = Queue(
        app, memory, asked.foresee, start, engine.sleep, engine.create_event
    )


def _over_the_socket(wanted: Wish, environ: dict[str, Any], payload: object = None) -> Answer:
    shown = environ.get(COOKIES)
    if shown is None:
        shown = environ[COOKIES] = parse_cookie(environ)
    queue: Queue = environ["flask.app"].extensions["queue"]
    return carry_out(queue, Asked(wanted, flat(payload), shown))


# Where the cookies a socket came with are kept, once they have been read.
COOKIES = "bedreilag.cookies"


def no(refusal: Refusal) -> Answer:
    """A refusal as the answer to a wish."""
    answer: Answer = {"ok": False, "code": refusal.code, "message": refusal.text}
    if refusal.field:
        answer["field"] = refusal.field
    if isinstance(refusal, FormRefused):
        answer["errors"] = refusal.errors
    return answer | refusal.more | {"status": refusal.status}


def json_fields() -> MultiDict[str, str]:
    """The wish in this HTTP request, sent as JSON by a script or as a plain form."""
    sent = request.get_json(silent=True) if request.is_json else request.form.to_dict(flat=False)
    return flat(sent)


def stand_in_line(seconds: float) -> None:
    """Wait for one's turn, unless the line is longer than anyone waits."""
    if seconds > LONGEST_LINE:
        raise TooFast
    socketio.sleep(seconds)


def step_in(auth: Mapping[str, Any] | None = None) -> bool:
    """Let a phone, a panel or a projector into its rooms, and nobody else."""
    try:
        with reading() as session:
            _enter(access.listener(session, _named(auth)), session)
    except Refusal:
        return False
    return True


def _named(payload: object) -> Mapping[str, Any]:
    """What came with names on, whatever a stranger sends."""
    return payload if isinstance(payload, dict) else {}


def step_out(_reason: str | None = None) -> None:
    """The control panel shows how many phones of each group are on the line."""
    presence.forget(request.sid)  # type: ignore[attr-defined]
    left = [room.partition("/") for room in rooms() if "/" in room]
    for seminar_id, _, name in left:
        leave_room(f"{seminar_id}/{name}")
    for seminar_id, _, name in left:
        if name.startswith("group:") or name in STEERING_ROOMS:
            _presence_changed(int(seminar_id))


def look_away(payload: Mapping[str, Any] | None = None) -> None:
    """A phone's page goes out of sight, or is looked at again; it says nothing else."""
    away = _named(payload).get("here") is False
    at_table = next((room for room in rooms() if "/group:" in room), None)
    if at_table and presence.look_away(request.sid, away=away):  # type: ignore[attr-defined]
        _presence_changed(int(at_table.partition("/")[0]))


def catch_up(payload: Mapping[str, Any] | None = None) -> Answer:
    """Everything newer than `since` in the rooms this connection may be in right now."""
    fields = _named(payload)
    try:
        with reading() as session:
            listener = access.listener(session, fields)
            _enter(listener, session)
            return {"ok": True} | missed(session, listener, fields.get("since"))
    except Refusal as refusal:
        return no(refusal)
    except Exception:
        log.exception("catching up failed")
        return no(ServerFault())


def missed(
    session: Session, listener: Seat | Steering | access.Projecting, since: object
) -> Answer:
    """The frames a listener has missed, and the seq it then stands at."""
    if isinstance(listener, Seat) and not may_catch_up(listener.who):
        raise TooFast
    seen = since if isinstance(since, int) and not isinstance(since, bool) else -1
    mine = [Room(listener.seminar.id, name) for name in listener.rooms]
    return {
        "seq": frames.seq_of(session, listener.seminar.id),
        "frames": [frames.frame_since(session, room, seen) for room in mine],
    }


def _enter(listener: Seat | Steering | access.Projecting, session: Session) -> None:
    """Be in exactly the rooms the database says, also after a move to another group."""
    wanted = {Room(listener.seminar.id, name).address for name in listener.rooms}
    if not isinstance(listener, access.Projecting) and listener.who.startswith("account:"):
        # The panel, or the page of somebody without a phone: both end with the log-in.
        wanted.add(login_room(access.organiser(session).id))
    sid: str = request.sid  # type: ignore[attr-defined]
    for old in set(rooms()) - wanted - {sid}:
        leave_room(old)
    for new in wanted:
        join_room(new)
    if isinstance(listener, Seat):
        presence.on_a_socket(listener.holder_id)
    if not isinstance(listener, access.Projecting):
        _presence_changed(listener.seminar.id)


def came_plainly(seat: Seat, seconds: float) -> None:
    """A phone asked by the plain door; without a socket that is how we know that it is here."""
    has_socket = sockets_in(Room(seat.seminar.id, f"seat:{seat.participant.id}"))
    if not seat.holder_id or has_socket:
        return
    if presence.came_plainly(seat.holder_id, seat.seminar.id, seconds):
        _presence_changed(seat.seminar.id)


def look_for_the_gone() -> None:
    """Whoever has not asked by the plain door for long is without a network on the panel."""
    for seminar_id in presence.lapsed():
        _presence_changed(seminar_id)


# Where those are who steer, on one page or another.
STEERING_ROOMS = ("panel", "sorting")
# What on the panel shows who is on the line.
PRESENCE = ("tiles", "people", "steerers")


def _presence_changed(seminar_id: int) -> None:
    """Nothing was stored, so there is no commit to hear of; the panel is told directly."""
    seen = [work.Change("panel", name) for name in PRESENCE]
    current_app.extensions["broadcaster"].hear(seminar_id, 0, seen)


def change_tables(seminar_id: int, group_of: Mapping[int, int]) -> None:
    """Take the sockets of these seats to their new group; the phones need not ask (seat: group)."""
    for seat_id, group_id in group_of.items():
        wanted = Room(seminar_id, f"group:{group_id}").address
        for sid in sockets_in(Room(seminar_id, f"seat:{seat_id}")):
            for room in list(socketio.server.rooms(sid)):
                if room.startswith(f"{seminar_id}/group:") and room != wanted:
                    socketio.server.leave_room(sid, room)
            socketio.server.enter_room(sid, wanted)


def turn_out(seminar_id: int, seat_ids: Collection[int]) -> None:
    """Throw out every socket of these seats; whoever may still be there comes back by itself."""
    for seat_id in seat_ids:
        for sid in sockets_in(Room(seminar_id, f"seat:{seat_id}")):
            socketio.server.disconnect(sid)


def turn_out_walls(seminar_id: int) -> None:
    """Throw out every screen on the wall; it comes back only with an address that still holds."""
    for sid in sockets_in(Room(seminar_id, "projector")):
        socketio.server.disconnect(sid)


def sockets_in(room: Room) -> list[str]:
    """Every socket that is in the room now."""
    return [sid for sid, _ in socketio.server.manager.get_participants("/", room.address)]


def logins_steering(seminar_id: int) -> set[int]:
    """The log-ins that have one of the pages open from which the room is steered."""
    sids = [sid for name in STEERING_ROOMS for sid in sockets_in(Room(seminar_id, name))]
    theirs = (name for sid in sids for name in socketio.server.rooms(sid))
    return {int(name.partition("/")[2]) for name in theirs if name.startswith("login/")}


def login_room(login_id: int) -> str:
    """The room of every socket that one log-in has opened."""
    return f"login/{login_id}"


def close_login(login_id: int) -> None:
    """Throw out every socket of a log-in that has ended."""
    manager = socketio.server.manager
    for sid, _ in list(manager.get_participants("/", login_room(login_id))):
        socketio.server.disconnect(sid)


socketio.on_event("connect", step_in)
socketio.on_event("disconnect", step_out)
socketio.on_event("catch:up", catch_up)
socketio.on_event("presence", look_away)
