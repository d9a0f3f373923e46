"""Taking away a seat that was added by mistake, or whose phone has left.

What anybody has written, voted or answered is never taken away with a seat; then the seat stays.
"""

from functools import partial
from typing import Final

from flask_babel import lazy_gettext as _
from sqlalchemy import exists, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bedreilag import live, work
from bedreilag.access import Steering, facilitator
from bedreilag.joining import proxies
from bedreilag.joining.forms import RemoveForm
from bedreilag.joining.tables import is_on_the_line
from bedreilag.measures.models import Measure
from bedreilag.problems.models import Problem
from bedreilag.refusals import AskedFirst, Refusal
from bedreilag.seats import answered
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Seminar
from bedreilag.voting.models import Ballot


class HasWritten(Refusal):
    """A text or a measure has come from the seat."""

    message = _("%(name)s har allerede skrevet noe. Plassen blir stående.")


class HasVoted(HasWritten):
    """A ballot has come from the seat, or what it thinks of effect and feasibility."""

    message = _("%(name)s har allerede stemt eller vurdert tiltak. Plassen blir stående.")


class HasAnswered(HasWritten):
    """The seat is on a list of those who have answered; nobody knows what."""

    message = _("%(name)s har allerede svart. Plassen blir stående.")


class OnTheLine(Refusal):
    """Whoever holds the phone is here."""

    message = _("%(name)s er på nett. Du kan bare ta bort en plass der telefonen er uten nett.")


class WouldBeGone(AskedFirst):
    """Nothing has come from the seat, so it may go."""

    message = _("Plassen til %(name)s blir borte. Vil du ta den bort?")
    presses = ((_("Ja, ta bort"), "sure", 1),)


LEFT: Final[tuple[tuple[InstrumentedAttribute[int | None], type[Refusal]], ...]] = (
    (Problem.author_id, HasWritten),
    (Measure.author_id, HasWritten),
    (Ballot.participant_id, HasVoted),
)


@live.wish("seat:remove", RemoveForm, who=facilitator)
def remove(session: Session, steering: Steering, form: RemoveForm) -> None:
    remove_seat(session, steering.seminar, form.seat.data, sure=form.sure.data)
    work.then(session, partial(live.turn_out, steering.seminar.id, [form.seat.data]))


def remove_seat(session: Session, seminar: Seminar, seat_id: int, *, sure: bool) -> None:
    """Take the seat away, unless something has come from it. It is asked only where it may go."""
    seat = proxies.seat_in(session, seminar, seat_id)
    if is_on_the_line(session, seat):
        raise OnTheLine(name=seat.display_name or _("Deltakeren"))
    _demand_nothing_left(session, seat)
    if not sure:
        raise WouldBeGone(name=seat.display_name or _("en uten navn"))
    proxies.remove(session, seat)


def _demand_nothing_left(session: Session, seat: Participant) -> None:
    name = seat.display_name or _("Deltakeren")
    for column, refusal in LEFT:
        if session.scalar(select(exists().where(column == seat.id))):
            raise refusal(name=name)
    if answered.is_on_a_list(session, seat.id):
        raise HasAnswered(name=name)
