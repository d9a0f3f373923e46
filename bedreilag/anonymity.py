"""What others may know of the one who wrote a text: one policy, and every screen asks it.

A seminar makes one promise at a time, and each text keeps the promise it was written under. What
is shown is what the stricter of the two allows: a promise that is tightened covers what is written
already, and one that is loosened covers only what is written after it was announced.
"""

from typing import Final, Literal

Promise = Literal["nothing", "group", "nickname"]
# The strictest first.
PROMISES: Final = ("nothing", "group", "nickname")
# Those who read among others than the table itself. No author is ever named on a wall or on paper.
STEERING = "panel"
TABLE = "group"


def stricter(one: str, other: str) -> str:
    """Of two promises the one that tells less."""
    return min(one, other, key=PROMISES.index)


def is_looser(new: str, old: str) -> bool:
    """Whether the new promise lets more be known than the old one."""
    return PROMISES.index(new) > PROMISES.index(old)


def byline(room_kind: str, promise: str, group: str, nickname: str) -> str:
    """What stands beside a text in this kind of room: nothing, the group, or the nickname.

    Whoever steers sees the group; the nickname is for the table and for whoever steers.
    """
    if promise == "nickname" and nickname and room_kind in (STEERING, TABLE):
        return nickname if room_kind == TABLE else f"{group} · {nickname}"
    if promise in ("group", "nickname") and room_kind == STEERING:
        return group
    return ""
