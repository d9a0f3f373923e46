"""A new round about the measures on top of a vote that everyone has seen the result of."""

from typing import Final

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString
from sqlalchemy.orm import Session

from bedreilag.refusals import Refusal
from bedreilag.seminars.actions import RoundFacts
from bedreilag.seminars.models import Round, Seminar
from bedreilag.seminars.more_rounds import add_round
from bedreilag.voting import queries
from bedreilag.voting.models import Shortlisted

KINDS: Final[dict[str, tuple[LazyString, LazyString]]] = {
    "vote": (_("Ny avstemning"), _("Nå stemmer vi bare på de øverste tiltakene.")),
    "assess": (
        _("Hva gir effekt, og hva får vi til?"),
        _("Tenk på tiltakene hver for seg. «Vet ikke» er også et svar."),
    ),
}
MOST: Final = 20
MINUTES: Final = 10


class NoResultYet(Refusal):
    """Which measures are on top is nobody's to know before the result is opened."""

    message = _("Vis resultatet av avstemningen først. Da kan dere gå videre med de øverste.")


class NothingOnTop(Refusal):
    """A round about no measure would be about every one of them."""

    message = _("Ingen tiltak fikk stemmer, så det er ingen å gå videre med. Stem først.")


def add_round_about_the_top(session: Session, seminar: Seminar, kind: str, most: int) -> Round:
    """Put a round after the vote that counts, about its top measures. It waits to be started.

    Measures with as many votes as the last one that fits come along: nothing but the votes decides.
    Asking while such a round waits already is asking once.
    """
    waiting = (one for one in seminar.rounds if one.about_the_top and one.state == "waiting")
    if already := next((one for one in waiting if one.kind == kind), None):
        return already
    vote = queries.vote_round(session, seminar.id)
    if vote is None or not queries.is_shown(vote):
        raise NoResultYet
    voted_for = [line for line in queries.result(session, vote) if line.votes]
    if not voted_for:
        raise NothingOnTop
    title, prompt = KINDS[kind]
    facts = RoundFacts(str(title), str(prompt), 0, MINUTES)
    added = add_round(session, seminar, kind, facts, after=vote)
    added.about_the_top = True
    session.add_all(
        Shortlisted(round_id=added.id, measure_id=line.measure.id)
        for line in voted_for
        if line.rank <= most
    )
    session.flush()
    return added
