"""Which rooms each socket is in, so that coming and going does not look through every room."""

from typing import Any

from socketio import Manager


class Whereabouts(Manager):  # type: ignore[misc]
    """Socket.IO's manager looks for a socket in all rooms there are, also when a hall leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.of: dict[str, dict[str, None]] = {}

    def get_rooms(self, sid: str, _namespace: str) -> list[str]:
        return list(self.of.get(sid, ()))

    def basic_enter_room(
        self, sid: str, namespace: str, room: str | None, eio_sid: str | None = None
    ) -> None:
        super().basic_enter_room(sid, namespace, room, eio_sid)
        if room is not None:
            self.of.setdefault(sid, {})[room] = None

    def basic_leave_room(self, sid: str, namespace: str, room: str | None) -> None:
        super().basic_leave_room(sid, namespace, room)
        self.of.get(sid, {}).pop(room or "", None)

    def basic_disconnect(self, sid: str, namespace: str, **_more: Any) -> None:
        for room in [*self.of.pop(sid, ()), None]:
            self.basic_leave_room(sid, namespace, room)
        self.callbacks.pop(sid, None)
        for pending in (self.pending_connect, self.pending_disconnect):
            if sid in pending.get(namespace, ()):
                pending[namespace].remove(sid)
