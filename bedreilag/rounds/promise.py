"""What is promised to those who write: tightened for everything, loosened only for what comes."""

from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session

from bedreilag.anonymity import is_looser
from bedreilag.refusals import Refusal
from bedreilag.rounds.telling import tell_everyone
from bedreilag.seminars.models import Seminar
from bedreilag.work import take_turn


class TheyWriteAlone(Refusal):
    """In the silent part people write under the promise they have heard."""

    message = _("Deltakerne skriver hver for seg nå. Endre løftet når tekstene er vist.")


def make_promise(session: Session, seminar: Seminar, promise: str) -> None:
    """Promise this from now on, and let every phone say so.

    What is written already keeps the promise it was written under; a stricter one covers that too.
    """
    take_turn(session, seminar.id)  # before anything is read that the rule stands on
    session.refresh(seminar, ["promise"])
    if is_looser(promise, seminar.promise) and any(one.state == "silent" for one in seminar.rounds):
        raise TheyWriteAlone("promise")
    if promise != seminar.promise:
        seminar.promise = promise
        tell_everyone(session, seminar)
