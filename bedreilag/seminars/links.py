"""Addresses that are given out, and made worthless when they have gone too far."""

from typing import Final

from sqlalchemy.orm import Session

from bedreilag.refusals import NotFound
from bedreilag.seminars.models import Seminar

TURNS: Final = {"lerret": "projector_turn", "undersokelse": "survey_turn", "plan": "plan_turn"}


def change_link(session: Session, seminar: Seminar, what: str) -> None:
    """From now on this has another address, and the one that is out there leads nowhere."""
    if what not in TURNS:
        raise NotFound
    setattr(seminar, TURNS[what], getattr(seminar, TURNS[what]) + 1)
    session.flush()
