"""The vote: who gave what to which measure, and what it came to."""

import json
from collections.abc import Callable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from bedreilag.seminar_file.parts.books import Entry, Incoming, Outgoing, filled
from bedreilag.seminars.models import Round
from bedreilag.voting import queries as voting
from bedreilag.voting.actions import count_levels
from bedreilag.voting.count import count
from bedreilag.voting.models import Ballot, LevelCount, Shortlisted, Vote


def store(incoming: Incoming) -> None:
    """Keep the ballots. The results are counted from them, never stored."""
    _store_shortlists(incoming)
    _store_ballots(incoming)
    _store_levels(incoming)


def _store_shortlists(incoming: Incoming) -> None:
    for each in incoming.document["voting"].get("shortlists", ()):
        about = incoming.rows["round"][each["round_id"]]
        about.about_the_top = True
        incoming.session.add_all(
            Shortlisted(round_id=about.id, measure_id=incoming.id_of("measure", ref))
            for ref in each["measure_ids"]
        )


def _store_levels(incoming: Incoming) -> None:
    """As they were counted, when the seats are deleted; otherwise the seats are asked once more."""
    for position, entry in enumerate(incoming.document["voting"].get("by_level", ())):
        incoming.session.add(
            LevelCount(
                round_id=incoming.round_of("vote", entry.get("round_id")),
                position=position,
                levels=entry["levels"],
                people=entry["people"],
                voters={
                    str(incoming.id_of("measure", ref)): voters
                    for ref, voters in entry["voters"].items()
                },
            )
        )
    incoming.session.flush()
    for each in incoming.rows["round"].values():
        if each.kind == "vote" and each.results_shown_at:
            count_levels(incoming.session, each)
    incoming.session.flush()


def _store_ballots(incoming: Incoming) -> None:
    for entry in incoming.document["voting"].get("abstained", ()):
        incoming.session.add(
            Ballot(
                round_id=incoming.round_of("vote", entry.get("round_id")),
                participant_id=incoming.id_of("participant", entry["participant_id"]),
                abstained=True,
            )
        )
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
    counts = voting.vote_round(outgoing.session, outgoing.seminar.id)
    now = [ballot for ballot in ballots if counts and ballot.round_id == counts.id]
    given = [ballot for ballot in ballots if _allocations(outgoing, ballot)]
    in_order = _seat_order(outgoing)
    return {
        "votes_per_participant": outgoing.seminar.votes_per_participant,
        "max_per_measure": outgoing.seminar.max_per_measure,
        "facilitators_vote": False,
        "ballots": sorted((_write_ballot(outgoing, ballot) for ballot in given), key=in_order),
        **filled(
            abstained=sorted(
                (_write_ballot(outgoing, ballot) for ballot in ballots if ballot.abstained),
                key=in_order,
            ),
            by_level=_by_level(outgoing, ballots),
            shortlists=[
                {
                    "round_id": outgoing.name("round", each.id),
                    "measure_ids": _shortlist(outgoing, each.id),
                }
                for each in outgoing.seminar.rounds
                if each.about_the_top
            ],
        ),
        "not_voted": _not_voted(outgoing, now),
        "results": _results(outgoing, counts, now) if counts else [],
    }


def _shortlist(outgoing: Outgoing, round_id: int) -> list[str]:
    """The measures a round is about, when it is not about all of them."""
    chosen = set(
        outgoing.session.scalars(
            select(Shortlisted.measure_id).where(Shortlisted.round_id == round_id)
        )
    )
    return [name for key, name in outgoing.names["measure"].items() if key in chosen]


def _ballots(outgoing: Outgoing) -> Sequence[Ballot]:
    """Every ballot that is an answer: with a vote on a measure that is in the file, or blank."""
    found = outgoing.session.scalars(
        select(Ballot)
        .join(Round, Ballot.round_id == Round.id)
        .where(Round.seminar_id == outgoing.seminar.id, Round.kind == "vote")
        .order_by(Round.position)
        .options(selectinload(Ballot.votes))
    )
    return [ballot for ballot in found if ballot.abstained or _allocations(outgoing, ballot)]


def _not_voted(outgoing: Outgoing, ballots: Sequence[Ballot]) -> list[str]:
    answered = {ballot.participant_id for ballot in ballots}
    seats = outgoing.names["participant"]
    return [name for key, name in seats.items() if key not in answered] if answered else []


def _by_level(outgoing: Outgoing, ballots: Sequence[Ballot]) -> list[Entry]:
    """What is left of the levels when the seats are deleted; until then they are counted anew."""
    if any(ballot.participant_id for ballot in ballots):
        return []
    kept = (
        select(LevelCount)
        .join(Round, LevelCount.round_id == Round.id)
        .where(Round.seminar_id == outgoing.seminar.id)
        .order_by(Round.position, LevelCount.position)
    )
    names = outgoing.names["measure"]
    return [
        {
            "levels": each.levels,
            "people": each.people,
            "voters": {
                name: each.voters[str(key)]
                for key, name in names.items()
                if str(key) in each.voters
            },
            **outgoing.unless_first("vote", each.round_id),
        }
        for each in outgoing.session.scalars(kept)
    ]


def _allocations(outgoing: Outgoing, ballot: Ballot) -> dict[str, int]:
    given = {vote.measure_id: vote.votes for vote in ballot.votes}
    measures = outgoing.names["measure"]
    return {name: given[key] for key, name in measures.items() if key in given}


def _write_ballot(outgoing: Outgoing, ballot: Ballot) -> Entry:
    allocations = {} if ballot.abstained else {"allocations": _allocations(outgoing, ballot)}
    return {
        "participant_id": outgoing.name("participant", ballot.participant_id),
        **allocations,
        **outgoing.unless_first("vote", ballot.round_id),
    }


def _seat_order(outgoing: Outgoing) -> Callable[[Entry], tuple[str, int, str]]:
    """By round and seat; nameless ballots, of deleted seats, by what they hold."""
    places = {name: place for place, name in enumerate(outgoing.names["participant"].values())}

    def order(entry: Entry) -> tuple[str, int, str]:
        place = places.get(entry["participant_id"], len(places))
        return entry.get("round_id", ""), place, json.dumps(entry.get("allocations"))

    return order


def _results(outgoing: Outgoing, round_: Round, ballots: Sequence[Ballot]) -> list[Entry]:
    """The count of the vote that counts; nothing while nobody has voted in it."""
    given = [found for ballot in ballots if (found := _allocations(outgoing, ballot))]
    everything = list(outgoing.names["measure"].values())
    measures = _shortlist(outgoing, round_.id) if round_.about_the_top else everything
    return [
        {"measure_id": line.measure, "votes": line.votes, "voters": line.voters}
        for line in (count(measures, given) if given else ())
    ]
