"""A route or a live event without a stated audience is a mistake, so it does not pass."""

from bedreilag import live

# What engineio itself and the room's own doors answer; `access.listener` guards these. `presence`
# is heard only from sockets that were let in.
OF_THE_ROOM_ITSELF = {"connect", "disconnect", "catch:up", "presence"}


def test_every_route_says_who_may_enter(app):
    open_to_all = {"static"}
    undeclared = {
        endpoint for endpoint, view in app.view_functions.items() if not hasattr(view, "access")
    }

    assert undeclared == open_to_all


def test_every_live_event_says_who_may_ask(app):
    heard = set(live.socketio.server.handlers["/"])

    assert heard - OF_THE_ROOM_ITSELF == set(live.wishes)
    assert all(wish.who.access for wish in live.wishes.values())
