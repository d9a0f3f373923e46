"""Reading votes. Who gave what leaves this file only for the one who gave it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session, contains_eager

from bedreilag.clusters import queries as clusters
from bedreilag.measures import queries as measures
from bedreilag.measures.models import Measure
from bedreilag.region.models import OrganisationKind
from bedreilag.rounds import queries as rounds
from bedreilag.seats import queries as seats
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Round
from bedreilag.voting.agreement import LevelVotes
from bedreilag.voting.count import Line, count
from bedreilag.voting.models import Ballot, LevelCount, Shortlisted, Vote


@dataclass(frozen=True, slots=True)
class Section:
    """The measures under one cluster. The key is the cluster's id, the place its order."""

    key: str
    place: int
    title: str
    measures: Sequence[Measure]


# The section of the measures that lie in no cluster; it stands last.
NO_CLUSTER = "0"
# What stands in place of the sections when there is nothing to vote on.
NO_MEASURES = "none"


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many have answered, by voting or by saying that they will not, of how many who may."""

    voted: int
    total: int


def vote_round(session: Session, seminar_id: int) -> Round | None:
    """The vote that counts: the one that is open, or else the one that closed last."""
    return rounds.latest_round(session, seminar_id, "vote")


def on_ballot(session: Session, round_: Round) -> list[Measure]:
    """What a round is about: all there is, or its shortlist; and nothing that is hidden."""
    shown = measures.of_seminar(session, round_.seminar_id)
    if not round_.about_the_top:
        return shown
    shortlist = set(
        session.scalars(select(Shortlisted.measure_id).where(Shortlisted.round_id == round_.id))
    )
    return [one for one in shown if one.id in shortlist]


def sections(session: Session, round_: Round) -> list[Section]:
    """What can be voted on, under its clusters in their order."""
    found = on_ballot(session, round_)
    titles = {one.id: one.title for one in clusters.clusters_of(session, round_.seminar_id)}
    return [
        Section(str(cluster_id or NO_CLUSTER), place, titles.get(cluster_id or 0, ""), inside)
        for place, cluster_id in enumerate([*titles, None])
        if (inside := [one for one in found if one.cluster_id == cluster_id])
    ]


def section_of(measure: Measure) -> str:
    """The key of the section a measure stands in."""
    return str(measure.cluster_id or NO_CLUSTER)


def result(session: Session, round_: Round) -> list[Line[Measure]]:
    """Every measure of the round, ranked. Whether anyone may see it is not asked here."""
    shown = {one.id: one for one in on_ballot(session, round_)}
    return [
        Line(shown[line.measure], line.votes, line.voters, line.share, line.rank)
        for line in count(list(shown), _ballots(session, round_.id).values())
    ]


def result_of_seminar(session: Session, seminar_id: int) -> list[Line[Measure]]:
    """The result of the vote that counts once it is opened for everyone; until then nothing."""
    found = vote_round(session, seminar_id)
    return result(session, found) if found and is_shown(found) else []


def is_shown(round_: Round) -> bool:
    """Whether the facilitator has opened this vote's result, and nobody votes any more."""
    return round_.results_shown_at is not None and not round_.is_open


def is_counted_in(session: Session, room_kind: str, round_: Round) -> bool:
    """Whether these screens say how many have answered.

    The control panel says it until the result is opened or the room has gone on; a wall that still
    waits for the result has nothing else to say.
    """
    if room_kind != "panel":
        return True
    current = rounds.current_round(session, round_.seminar_id)
    return current is not None and current.id == round_.id and not is_shown(round_)


def turnout(session: Session, round_: Round) -> Turnout:
    """How far the voting has come, without a word about where the votes lie."""
    gave = exists().where(Vote.ballot_id == Ballot.id)
    answered = select(func.count()).select_from(Ballot).where(Ballot.round_id == round_.id)
    voted = session.scalar(answered.where(or_(gave, Ballot.abstained))) or 0
    # Seats are deleted some weeks after the day; the ballots stay.
    return Turnout(voted, max(voted, seats.how_many(session, round_.seminar_id)))


def given(session: Session, round_id: int, seat_id: int) -> dict[int, int]:
    """Measure id → how many votes this participant has given it."""
    return given_by(session, round_id, [seat_id])[seat_id]


def given_by(
    session: Session, round_id: int, seat_ids: Collection[int]
) -> dict[int, dict[int, int]]:
    """Seat id → measure id → votes, for each of these participants."""
    rows = session.execute(
        select(Ballot.participant_id, Vote.measure_id, Vote.votes)
        .join(Ballot, Vote.ballot_id == Ballot.id)
        .where(Ballot.round_id == round_id, Ballot.participant_id.in_(seat_ids))
    )
    found: dict[int, dict[int, int]] = {seat_id: {} for seat_id in seat_ids}
    for seat_id, measure_id, votes in rows:
        found[seat_id or 0][measure_id] = votes
    return found


def ballot(session: Session, round_id: int, seat_id: int) -> Ballot | None:
    """The participant's ballot in this round, if there is one yet."""
    return ballots_of(session, round_id, [seat_id]).get(seat_id)


def ballots_of(
    session: Session, round_id: int, seat_ids: Collection[int]
) -> dict[int | None, Ballot]:
    """Seat id → ballot in this round, for those of these participants who have one."""
    theirs = select(Ballot).where(Ballot.round_id == round_id, Ballot.participant_id.in_(seat_ids))
    return {found.participant_id: found for found in session.scalars(theirs)}


def votes_on(session: Session, round_id: int, measure_id: int) -> list[Vote]:
    """The votes that lie on one measure in one round."""
    return list(
        session.scalars(
            select(Vote)
            .join(Vote.ballot)
            .options(contains_eager(Vote.ballot))
            .where(Ballot.round_id == round_id, Vote.measure_id == measure_id)
        )
    )


def by_level(session: Session, round_: Round) -> list[LevelVotes]:
    """How the levels voted, as it was counted the first time the result was opened.

    If the vote went on again after that, nothing: two counts with one vote between them would show
    that vote.
    """
    kept = select(LevelCount).where(LevelCount.round_id == round_.id).order_by(LevelCount.position)
    levels = [
        LevelVotes(tuple(one.levels), one.people, {int(key): n for key, n in one.voters.items()})
        for one in session.scalars(kept)
    ]
    lines = result(session, round_)
    voted = len(_ballots(session, round_.id))
    same = voted == sum(each.people for each in levels) and all(
        line.voters == sum(each.behind(line.measure.id) for each in levels) for line in lines
    )
    return levels if same else []


def has_counted_levels(session: Session, round_id: int) -> bool:
    """Whether the levels of this vote are counted; it is done once."""
    counted = select(LevelCount.position).where(LevelCount.round_id == round_id)
    return session.scalars(counted).first() is not None


def ballots_by_level(session: Session, round_id: int) -> list[tuple[str, dict[int, int]]]:
    """Each ballot with its voter's level, in no order; none when a voter's seat is deleted."""
    rows = session.execute(
        select(Ballot.id, OrganisationKind.service_level)
        .join(Participant, Ballot.participant_id == Participant.id, isouter=True)
        .join(OrganisationKind, Participant.organisation_kind == OrganisationKind.id, isouter=True)
        .where(Ballot.round_id == round_id)
    )
    level_of: dict[int, str | None] = dict(rows.all())
    found = [(level_of[key], given) for key, given in _ballots(session, round_id).items()]
    if any(level is None for level, _ in found):
        return []
    return [(level, given) for level, given in found if level]


def _ballots(session: Session, round_id: int) -> dict[int, dict[int, int]]:
    """Ballot id → what was given to which measure. A ballot without votes is none."""
    rows = session.execute(
        select(Vote.ballot_id, Vote.measure_id, Vote.votes)
        .join(Ballot, Vote.ballot_id == Ballot.id)
        .where(Ballot.round_id == round_id)
        .order_by(Vote.ballot_id)
    )
    found: dict[int, dict[int, int]] = {}
    for ballot_id, measure_id, votes in rows:
        found.setdefault(ballot_id, {})[measure_id] = votes
    return found
