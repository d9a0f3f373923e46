"""Giving votes and taking them back. The seminar's turn is held, so no race can pass a limit."""

from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session

from bedreilag.clusters import actions as sorting
from bedreilag.frames import EVERYTHING
from bedreilag.measures import actions as proposing
from bedreilag.measures.models import Measure
from bedreilag.refusals import NotFound, Refusal
from bedreilag.rounds import queries as rounds
from bedreilag.rounds import undo
from bedreilag.rounds.actions import opens_also, writable_round
from bedreilag.seats import queries as seats
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Round, Seminar
from bedreilag.voting import agreement, queries
from bedreilag.voting.count import left
from bedreilag.voting.models import Ballot, LevelCount, Vote
from bedreilag.work import announce, take_turn


class VotesGiven(Refusal):
    """Whoever will not vote has no votes lying anywhere."""

    message = _("Du har gitt stemmer. Trekk dem tilbake først hvis du vil stemme blankt.")


class VoteClosed(Refusal):
    """The vote has ended; its result is for the facilitator to open."""

    message = _("Avstemningen er avsluttet. Resultatet kommer på lerretet.")


class NoneLeft(Refusal):
    """Every vote is given."""

    message = _(
        "Du har brukt alle stemmene. Trekk tilbake én hvis du vil gi den til et annet tiltak."
    )


class MostGiven(Refusal):
    """This measure has as many of one's votes as it may have."""

    message = _("Du kan gi inntil %(max)s stemmer til samme tiltak.")


def give(session: Session, voter: Participant, measure_id: int) -> dict[int, int]:
    """Give one vote to a measure. Answers what the participant has given so far."""
    current = _open_vote(session, voter)
    seminar = session.get_one(Seminar, voter.seminar_id)
    measure = next((m for m in queries.on_ballot(session, current) if m.id == measure_id), None)
    if measure is None:
        raise NotFound
    given = queries.given(session, current.id, voter.id)
    if left(seminar.votes_per_participant, given) == 0:
        raise NoneLeft
    if given.get(measure_id, 0) >= seminar.max_per_measure:
        raise MostGiven(max=seminar.max_per_measure)
    return _change(session, current, voter, measure, given, +1)


def take(session: Session, voter: Participant, measure_id: int) -> dict[int, int]:
    """Take one vote back. Where there is none, nothing happens."""
    current = _open_vote(session, voter)
    given = queries.given(session, current.id, voter.id)
    measure = session.get(Measure, measure_id)
    if measure is None or not given.get(measure_id):
        return given
    return _change(session, current, voter, measure, given, -1)


def abstain(session: Session, voter: Participant, abstains: bool) -> None:
    """Say that one will not vote, which is an answer too, or take that back."""
    current = _open_vote(session, voter)
    if abstains and queries.given(session, current.id, voter.id):
        raise VotesGiven
    ballot = ballot_of(session, current, voter)
    if ballot.abstained != abstains:
        ballot.abstained = abstains
        _tell_answered(session, voter)


def _open_vote(session: Session, voter: Participant) -> Round:
    take_turn(session, voter.seminar_id)  # before anything is read that a rule stands on
    if rounds.open_round(session, voter.seminar_id, "vote") is None:
        raise VoteClosed
    return writable_round(session, voter.seminar_id, "vote")


def _change(
    session: Session,
    current: Round,
    voter: Participant,
    measure: Measure,
    given: dict[int, int],
    by: int,
) -> dict[int, int]:
    now = {**given, measure.id: given.get(measure.id, 0) + by}
    ballot = ballot_of(session, current, voter)
    _store(session, ballot, measure.id, now[measure.id])
    seat = f"seat:{voter.id}"
    announce(session, voter.seminar_id, seat, "votes_left")
    changed = {queries.section_of(measure)}
    each = session.get_one(Seminar, voter.seminar_id).votes_per_participant
    if 0 in (left(each, given), left(each, now)):
        changed |= _all_sections(session, current)
    for section in changed:
        announce(session, voter.seminar_id, seat, "ballot", section)
    if any(now.values()) != any(given.values()) or ballot.abstained:
        ballot.abstained = False
        _tell_answered(session, voter)
    return now


def _all_sections(session: Session, current: Round) -> set[str]:
    """Every measure says whether there are votes left to give it."""
    return {section.key for section in queries.sections(session, current)}


def _store(session: Session, ballot: Ballot, measure_id: int, votes: int) -> None:
    vote = session.get(Vote, (ballot.id, measure_id))
    if vote is None:
        session.add(Vote(ballot_id=ballot.id, measure_id=measure_id, votes=votes))
    elif votes:
        vote.votes = votes
    else:
        session.delete(vote)
    session.flush()


def ballot_of(session: Session, current: Round, voter: Participant) -> Ballot:
    """The participant's ballot in this round, made when there is none yet."""
    found = queries.ballot(session, current.id, voter.id)
    if found is None:
        found = Ballot(round_id=current.id, participant_id=voter.id)
        session.add(found)
        session.flush()
    return found


def _tell_answered(session: Session, voter: Participant) -> None:
    announce(session, voter.seminar_id, f"seat:{voter.id}", "abstain")
    _tell_turnout(session, voter.seminar_id)


def _tell_turnout(session: Session, seminar_id: int) -> None:
    for room in ("projector", "panel"):
        announce(session, seminar_id, room, "turnout")


def _tell_of_measure(session: Session, measure: Measure) -> None:
    """A measure was changed, hidden or deleted: ballots and results follow at once."""
    current = queries.vote_round(session, measure.seminar_id)
    if current is None:
        return
    hidden_now = current.is_open and measure.hidden_at
    have_votes_again = _return_votes(session, current, measure) if hidden_now else set()
    changed = {queries.section_of(measure)}
    if current.is_open:  # perhaps it was the last one there was to vote on
        changed.add(queries.NO_MEASURES)
    all_sections = changed | _all_sections(session, current)
    for seat_id in seats.ids_in(session, measure.seminar_id):
        seat = f"seat:{seat_id}"
        for section in all_sections if seat_id in have_votes_again else changed:
            announce(session, measure.seminar_id, seat, "ballot", section)
        if current.is_open:
            announce(session, measure.seminar_id, seat, "votes_left")
            announce(session, measure.seminar_id, seat, "abstain")
    _tell_turnout(session, measure.seminar_id)
    for room in ("phones", "projector"):
        announce(session, measure.seminar_id, room, "result")
    announce(session, measure.seminar_id, "projector", "agreement")


def _return_votes(session: Session, current: Round, measure: Measure) -> set[int]:
    """Votes on a measure that nobody sees any more go back to those who gave them: their seats."""
    votes = queries.votes_on(session, current.id, measure.id)
    given_by = {vote.ballot.participant_id for vote in votes}
    for vote in votes:
        session.delete(vote)
    return {seat_id for seat_id in given_by if seat_id is not None}


def _tell_of_clusters(session: Session, seminar: Seminar) -> None:
    """The measures stand under their clusters, so a new order is a new ballot."""
    if rounds.open_round(session, seminar.id, "vote"):
        for seat_id in seats.ids_in(session, seminar.id):
            announce(session, seminar.id, f"seat:{seat_id}", EVERYTHING)


def count_levels(session: Session, round_: Round) -> None:
    """Keep how the levels voted, as far as it may be shown, the first time the result is opened."""
    if round_.kind != "vote" or queries.has_counted_levels(session, round_.id):
        return
    counted = agreement.by_level(queries.ballots_by_level(session, round_.id))
    session.add_all(
        LevelCount(
            round_id=round_.id,
            position=position,
            levels=list(each.levels),
            people=each.people,
            voters={str(key): voters for key, voters in each.voters.items()},
        )
        for position, each in enumerate(counted)
    )


proposing.tell_also.append(_tell_of_measure)
sorting.tell_also.append(_tell_of_clusters)
opens_also.append(count_levels)
undo.answered_in.append(Ballot.round_id)
