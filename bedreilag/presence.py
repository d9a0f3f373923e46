"""Whose phone is on the line, and whose page is out of sight: process memory, never stored.

It says that somebody is here, never what they do: nothing in it knows of writing.
"""

from collections.abc import Collection
from time import monotonic
from typing import Literal

State = Literal["here", "resting", "gone"]
# The sockets whose page has said that it is out of sight.
_out_of_sight: set[str] = set()
# Phones without a socket ask by the plain door. A script asks often; a page is read for a while.
A_POLL = 60
A_PAGE = 5 * 60
# Seat → its seminar, and until when it counts as here.
_plainly: dict[int, tuple[int, float]] = {}


def look_away(socket: str, *, away: bool) -> bool:
    """Note whether this socket's page is out of sight. Answers whether that was news."""
    if away == (socket in _out_of_sight):
        return False
    (_out_of_sight.add if away else _out_of_sight.discard)(socket)
    return True


def forget(socket: str) -> None:
    """The socket is closed."""
    _out_of_sight.discard(socket)


def came_plainly(seat_id: int, seminar_id: int, seconds: float) -> bool:
    """Note that this seat has asked by the plain door. Answers whether that was news."""
    was_here = _is_here_plainly(seat_id)
    _plainly[seat_id] = (seminar_id, monotonic() + seconds)
    return not was_here


def on_a_socket(seat_id: int) -> None:
    """From now on the sockets of this seat tell, and nothing else."""
    _plainly.pop(seat_id, None)


def lapsed() -> set[int]:
    """Let go of the seats that have not asked for long; answers in which seminars they are."""
    late = {
        seat_id: seminar for seat_id, (seminar, until) in _plainly.items() if until < monotonic()
    }
    for seat_id in late:
        del _plainly[seat_id]
    return set(late.values())


def forget_everybody() -> None:
    """Another installation moves in."""
    _out_of_sight.clear()
    _plainly.clear()


def state(seat_id: int, sockets: Collection[str]) -> State:
    """How it stands with somebody who has this seat, and these sockets open."""
    if not sockets:
        return "here" if _is_here_plainly(seat_id) else "gone"
    return "resting" if _out_of_sight.issuperset(sockets) else "here"


def _is_here_plainly(seat_id: int) -> bool:
    return seat_id in _plainly and monotonic() <= _plainly[seat_id][1]
