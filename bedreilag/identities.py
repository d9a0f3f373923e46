"""Whom we have found to be asking: a seat, somebody who steers, or a screen on a wall.

`access.py` finds it out; here is what follows from it.
"""

from dataclasses import dataclass
from typing import Any

from bedreilag.accounts.models import Account
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Seminar


@dataclass(frozen=True, slots=True)
class Seat:
    """A participant who asks; `by` is who asks in their place, when they have no phone."""

    participant: Participant
    by: str = ""

    @property
    def seminar(self) -> Seminar:
        return self.participant.seminar

    @property
    def who(self) -> str:
        return self.by or f"seat:{self.participant.id}"

    @property
    def holder_id(self) -> int:
        """The seat of whoever holds the phone; 0 when an organiser acts for somebody."""
        who, _, number = self.who.partition(":")
        return int(number) if who == "seat" else 0

    @property
    def rooms(self) -> list[str]:
        seat = self.participant
        return ["phones", f"group:{seat.group_id}", f"seat:{seat.id}"]

    @property
    def page(self) -> str:
        """Where this seat's page of the room is, on the phone of whoever holds it."""
        return f"/rom/for/{self.participant.id}" if self.by else "/rom"

    @property
    def identity(self) -> dict[str, Any]:
        """What the page says when it opens a line; what it keeps is its `seat`'s or `account`'s."""
        who, _, number = self.who.partition(":")
        own: dict[str, Any] = {"as": "phone", "seat": None} | {who: int(number)}
        return own | {"for_seat": self.participant.id} if self.by else own


@dataclass(frozen=True, slots=True)
class Steering:
    """A facilitator (or one who may stand in for them) at one seminar's control panel.

    The page for sorting is a room of its own, so that nobody is sent what their page does not show.
    """

    account: Account
    seminar: Seminar
    page: str = "panel"

    @property
    def who(self) -> str:
        return f"account:{self.account.id}"

    @property
    def rooms(self) -> list[str]:
        return [self.page]


@dataclass(frozen=True, slots=True)
class Projecting:
    """The big screen. It can look and nothing else."""

    seminar: Seminar

    @property
    def rooms(self) -> list[str]:
        return ["projector"]
