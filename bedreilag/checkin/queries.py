"""Reading the check-in: how many have answered, and the distribution once it is opened."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag.checkin.models import CheckInCount
from bedreilag.rounds import queries as rounds
from bedreilag.seats import queries as seats
from bedreilag.seminars.models import Round
from bedreilag.small_cells import LIMIT
from bedreilag.voting.queries import Turnout, is_shown

WHAT = "checkin"
ANSWERS = (1, 2, 3, 4, 5, 0)


def check_in_round(session: Session, seminar_id: int) -> Round | None:
    """The check-in that counts: the one that is open, or else the one that closed last."""
    return rounds.latest_round(session, seminar_id, WHAT)


def counts(session: Session, round_id: int) -> dict[int, int]:
    """Answer → how many gave it."""
    rows = session.execute(
        select(CheckInCount.answer, CheckInCount.people).where(CheckInCount.round_id == round_id)
    )
    return dict(rows.all())


def turnout(session: Session, round_: Round) -> Turnout:
    """How many have answered, never what."""
    number = sum(counts(session, round_.id).values())
    return Turnout(number, max(number, seats.how_many(session, round_.seminar_id)))


def shown(session: Session, seminar_id: int) -> Mapping[int, int] | None:
    """The distribution: once it is opened for everyone, and if at least five have answered."""
    found = check_in_round(session, seminar_id)
    if found is None or not is_shown(found):
        return None
    given = counts(session, found.id)
    return {key: given.get(key, 0) for key in ANSWERS} if sum(given.values()) >= LIMIT else None
