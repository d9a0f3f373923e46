"""Whose phone is on the line, and whose page is out of sight: process memory, never stored.

It says that somebody is here, never what they do: nothing in it knows of writing.
"""

from collections.abc import Collection
from typing import Literal

State = Literal["here", "resting", "gone"]
# The sockets whose page has said that it is out of sight.
_out_of_sight: set[str] = set()


def look_away(socket: str, *, away: bool) -> bool:
    """Note whether this socket's page is out of sight. Answers whether that was news."""
    if away == (socket in _out_of_sight):
        return False
    (_out_of_sight.add if away else _out_of_sight.discard)(socket)
    return True


def forget(socket: str) -> None:
    """The socket is closed."""
    _out_of_sight.discard(socket)


def state(sockets: Collection[str]) -> State:
    """How it stands with somebody who has these sockets open."""
    if not sockets:
        return "gone"
    return "resting" if _out_of_sight.issuperset(sockets) else "here"
