"""What people thought of the collaboration and of the measures on top, in numbers."""

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from bedreilag.assessing.models import SCALES, Assessment
from bedreilag.checkin.models import CheckInCount
from bedreilag.seminar_file.parts.books import Entry, Incoming, Outgoing, filled
from bedreilag.seminars.models import Round
from bedreilag.voting.models import Ballot


def store(incoming: Incoming) -> None:
    """Keep the check-ins' counts and the assessments."""
    for entry in incoming.document.get("check_ins", ()):
        round_id = incoming.round_of("checkin", entry.get("round_id"))
        incoming.session.add_all(
            CheckInCount(round_id=round_id, answer=int(answer), people=people)
            for answer, people in entry["counts"].items()
            if people
        )
    for entry in incoming.document.get("assessments", ()):
        ballot = Ballot(
            round_id=incoming.round_of("assess", entry.get("round_id")),
            participant_id=incoming.id_of("participant", entry["participant_id"]),
        )
        incoming.session.add(ballot)
        incoming.session.flush()
        for ref in dict.fromkeys(ref for scale in SCALES for ref in entry[scale]):
            answers = {scale: entry[scale].get(ref) for scale in SCALES}
            incoming.session.add(
                Assessment(
                    ballot_id=ballot.id, measure_id=incoming.id_of("measure", ref), **answers
                )
            )
    incoming.session.flush()


def write(outgoing: Outgoing) -> Entry:
    """Both, when there are any."""
    return filled(check_ins=_check_ins(outgoing), assessments=_assessments(outgoing))


def _check_ins(outgoing: Outgoing) -> list[Entry]:
    counts: dict[int, dict[str, int]] = {}
    rows = outgoing.session.scalars(
        select(CheckInCount)
        .join(Round, CheckInCount.round_id == Round.id)
        .where(Round.seminar_id == outgoing.seminar.id)
        .order_by(Round.position, CheckInCount.answer)
    )
    for row in rows:
        counts.setdefault(row.round_id, {})[str(row.answer)] = row.people
    return [
        {"counts": given, **outgoing.unless_first("checkin", round_id)}
        for round_id, given in counts.items()
    ]


def _assessments(outgoing: Outgoing) -> list[Entry]:
    """In the order of the seats, and without seats by what they hold: nobody was first."""
    rows = outgoing.session.execute(
        select(Ballot, Assessment)
        .join(Assessment, Assessment.ballot_id == Ballot.id)
        .join(Round, Ballot.round_id == Round.id)
        .where(Round.seminar_id == outgoing.seminar.id)
    )
    given: dict[Ballot, dict[int, Assessment]] = {}
    for ballot, answer in rows:
        given.setdefault(ballot, {})[answer.measure_id] = answer
    found = [_entry(outgoing, ballot, answers) for ballot, answers in given.items()]
    return sorted(found, key=_in_order(outgoing))


def _entry(outgoing: Outgoing, ballot: Ballot, answers: dict[int, Assessment]) -> Entry:
    scales: Entry = {scale: {} for scale in SCALES}
    for key, name in outgoing.names["measure"].items():
        for scale in SCALES:
            if key in answers and getattr(answers[key], scale) is not None:
                scales[scale][name] = getattr(answers[key], scale)
    return {
        "participant_id": outgoing.name("participant", ballot.participant_id),
        **scales,
        **outgoing.unless_first("assess", ballot.round_id),
    }


def _in_order(outgoing: Outgoing) -> Callable[[Entry], Any]:
    places = {name: place for place, name in enumerate(outgoing.names["participant"].values())}

    def order(entry: Entry) -> Any:
        place = places.get(entry["participant_id"], len(places))
        return entry.get("round_id", ""), place, json.dumps(entry)

    return order
