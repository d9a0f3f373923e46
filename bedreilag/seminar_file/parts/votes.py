"""The vote: who gave what to which measure, and what it came to."""

import json
from collections.abc import Callable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from bedreilag.seminar_file.parts.books import Entry, Incoming, Outgoing
from bedreilag.seminars.models import Round
from bedreilag.voting.count import count
from bedreilag.voting.models import Ballot, Vote


def store(incoming: Incoming) -> None:
    """Keep the ballots. The results are counted from them, never stored."""
    for entry in incoming.document["voting"]["ballots"]:
        incoming.session.add(
            Ballot(
                round_id=incoming.round_of("vote", entry.get("round_id")),
                participant_id=incoming.id_of("participant", entry["participant_id"]),
                votes=[
                    Vote(measure_id=incoming.id_of("measure", ref), votes=votes)
                    for ref, votes in entry["allocations"].items()
                ],
            )
        )
    incoming.session.flush()


def write(outgoing: Outgoing) -> Entry:
    """The ballots in the order of the seats, so that nobody sees who voted first; and the count."""
    ballots = _ballots(outgoing)
    last = _last_round(outgoing, ballots)
    counted = [_allocations(outgoing, ballot) for ballot in ballots if ballot.round_id == last]
    voted = {ballot.participant_id for ballot in ballots if ballot.round_id == last}
    seats = outgoing.names["participant"]
    return {
        "votes_per_participant": outgoing.seminar.votes_per_participant,
        "max_per_measure": outgoing.seminar.max_per_measure,
        "facilitators_vote": False,
        "ballots": sorted(
            (_write_ballot(outgoing, ballot) for ballot in ballots), key=_seat_order(outgoing)
        ),
        "not_voted": [name for key, name in seats.items() if key not in voted] if voted else [],
        "results": _results(outgoing, counted) if counted else [],
    }


def _ballots(outgoing: Outgoing) -> Sequence[Ballot]:
    """Every ballot with at least one vote on a measure that is in the file."""
    found = outgoing.session.scalars(
        select(Ballot)
        .join(Round, Ballot.round_id == Round.id)
        .where(Round.seminar_id == outgoing.seminar.id)
        .order_by(Round.position)
        .options(selectinload(Ballot.votes))
    )
    return [ballot for ballot in found if _allocations(outgoing, ballot)]


def _last_round(outgoing: Outgoing, ballots: Sequence[Ballot]) -> int | None:
    return ballots[-1].round_id if ballots else None


def _allocations(outgoing: Outgoing, ballot: Ballot) -> dict[str, int]:
    given = {vote.measure_id: vote.votes for vote in ballot.votes}
    measures = outgoing.names["measure"]
    return {name: given[key] for key, name in measures.items() if key in given}


def _write_ballot(outgoing: Outgoing, ballot: Ballot) -> Entry:
    return {
        "participant_id": outgoing.name("participant", ballot.participant_id),
        "allocations": _allocations(outgoing, ballot),
        **outgoing.unless_first("vote", ballot.round_id),
    }


def _seat_order(outgoing: Outgoing) -> Callable[[Entry], tuple[str, int, str]]:
    """By round and seat; nameless ballots, of deleted seats, by what they hold."""
    places = {name: place for place, name in enumerate(outgoing.names["participant"].values())}

    def order(entry: Entry) -> tuple[str, int, str]:
        place = places.get(entry["participant_id"], len(places))
        return entry.get("round_id", ""), place, json.dumps(entry["allocations"])

    return order


def _results(outgoing: Outgoing, ballots: list[dict[str, int]]) -> list[Entry]:
    measures = list(outgoing.names["measure"].values())
    return [
        {"measure_id": line.measure, "votes": line.votes, "voters": line.voters}
        for line in count(measures, ballots)
    ]
