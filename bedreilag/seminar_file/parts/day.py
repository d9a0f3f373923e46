"""The seminar itself: what is planned before anyone comes."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bedreilag.rounds.models import Stage
from bedreilag.rounds.next_step import KINDS_WITH_RESULT
from bedreilag.seats.models import Participant
from bedreilag.seminar_file.parts.books import (
    USUAL_PROMISE,
    Entry,
    Incoming,
    Outgoing,
    filled,
    unless_usual,
)
from bedreilag.seminars.models import (
    Group,
    ProgrammeEntry,
    Pulse,
    Round,
    Seminar,
    WorkingGroupMember,
)

NOON = time(12, tzinfo=UTC)
USUAL_CAPACITY = 10


def seminar_from(document: Entry, now: datetime) -> Seminar:
    """The seminar in the file, closed for joining."""
    about, voting = document["seminar"], document["voting"]
    days = [date.fromisoformat(day) for day in about["dates"]]
    headcount = about.get("headcount", {})
    return Seminar(
        ref=about["id"],
        area_id=about["area_id"],
        title=about["title"],
        first_day=days[0],
        last_day=days[-1],
        venue=about["venue"],
        municipality_number=about["municipality_number"],
        join_code=about["join_code"],
        join_open=False,
        expected_participants=about["expected_participants"],
        purpose=about["purpose"],
        knowledge_basis=about["knowledge_basis"],
        ground_rules=about["ground_rules"],
        focus_theme_ids=about.get("focus_theme_ids", []),
        promise=about.get("promise", USUAL_PROMISE),
        votes_per_participant=voting["votes_per_participant"],
        max_per_measure=voting["max_per_measure"],
        fictional=document["fictional"],
        notice=document["notice"],
        headcount=headcount,
        seats_deleted_at=now if headcount and not document["participants"] else None,
        working_group=[
            WorkingGroupMember(position=position, **member)
            for position, member in enumerate(about["working_group"])
        ],
    )


def store(incoming: Incoming) -> None:
    """Keep the programme, the rounds, the groups and the seats."""
    document, seminar = incoming.document, incoming.seminar
    key = {"seminar_id": seminar.id}
    view = "plan" if document["change_plan"] else "joining"
    incoming.session.add_all([Pulse(**key), Stage(view=view, **key)])
    incoming.keep("round", [_round(incoming, *each) for each in enumerate(document["rounds"])])
    incoming.keep(
        "programme", [_line(incoming, *each) for each in enumerate(document["programme"])]
    )
    incoming.keep("group", [_group(seminar, *each) for each in enumerate(document["groups"], 1)])
    incoming.keep("participant", [_seat(incoming, seat) for seat in document["participants"]])
    incoming.session.expire(seminar)


def _round(incoming: Incoming, position: int, entry: Entry) -> Round:
    kind = entry["kind"]
    is_held = _was_held(entry, incoming.document)
    return Round(
        seminar_id=incoming.seminar.id,
        ref=entry["id"],
        position=position,
        kind=kind,
        title=entry["title"],
        prompt=entry["prompt"],
        minutes_silent=entry["minutes_silent"],
        minutes_discussion=entry["minutes_discussion"],
        shares_itself=entry.get("shares_itself", False),
        state="closed" if is_held else "waiting",
        opened_at=incoming.now if is_held else None,
        # One after the other, so that the last one is the one that closed last.
        closed_at=incoming.now + timedelta(microseconds=position) if is_held else None,
        results_shown_at=incoming.now if is_held and kind in KINDS_WITH_RESULT else None,
    )


def _was_held(entry: Entry, document: Entry) -> bool:
    """Whether something came out of the round: of this very one, when there are several."""
    kind = entry["kind"]
    if kind in ("sort", "plan", "exit"):
        made_in = {"sort": "clusters", "plan": "change_plan", "exit": "exit_evaluation"}
        return bool(document[made_in[kind]])
    voting = document["voting"]
    made = {
        "checkin": document.get("check_ins", ()),
        "problem": document["problems"],
        "measure": document["measures"],
        "vote": [*voting["ballots"], *voting.get("abstained", ())],
        "assess": document.get("assessments", ()),
    }
    first = next(each["id"] for each in document["rounds"] if each["kind"] == kind)
    return any(one.get("round_id", first) == entry["id"] for one in made[kind])


def _line(incoming: Incoming, position: int, entry: Entry) -> ProgrammeEntry:
    same = ("day", "start", "end", "kind", "title")
    return ProgrammeEntry(
        seminar_id=incoming.seminar.id,
        ref=entry["id"],
        position=position,
        speaker_role=entry.get("speaker_role", ""),
        organisation=entry.get("organisation", ""),
        round_id=incoming.id_of("round", entry.get("round_id")),
        **{key: entry[key] for key in same},
    )


def _group(seminar: Seminar, number: int, entry: Entry) -> Group:
    return Group(
        seminar_id=seminar.id,
        ref=entry["id"],
        number=number,
        name=entry["name"],
        table=entry["table"],
        capacity=entry.get("capacity", USUAL_CAPACITY),
    )


def _seat(incoming: Incoming, entry: Entry) -> Participant:
    """A seat without a token: it belongs to the file, and no phone can claim it."""
    return Participant(
        seminar_id=incoming.seminar.id,
        ref=entry["id"],
        group_id=incoming.id_of("group", entry["group_id"]),
        joined_at=datetime.combine(incoming.seminar.first_day, NOON),
        without_phone=entry.get("without_phone", False),
        **{key: entry[key] for key in SEAT},
    )


SEAT = (
    "display_name",
    "role_id",
    "position_group",
    "organisation",
    "organisation_kind",
    "municipality_number",
    "decision_authority",
)


def write(outgoing: Outgoing, seats: list[Participant]) -> Entry:
    """The seminar, its programme, rounds, seats and groups, as the file has them."""
    seminar = outgoing.seminar
    outgoing.give_names("round", seminar.rounds, "r{}")
    outgoing.give_names("programme", seminar.programme, "a{:02}")
    outgoing.give_names("participant", seats, "d{:02}")
    outgoing.give_names("group", seminar.groups, "g{}")
    return {
        "seminar": _about(seminar),
        "programme": [_write_line(outgoing, entry) for entry in seminar.programme],
        "rounds": [_write_round(outgoing, entry) for entry in seminar.rounds],
        "participants": [_write_seat(outgoing, seat) for seat in seats],
        "groups": [_write_group(outgoing, group, seats) for group in seminar.groups],
    }


def _about(seminar: Seminar) -> Entry:
    return {
        "id": seminar.ref,
        "area_id": seminar.area_id,
        "title": seminar.title,
        "dates": [day.isoformat() for day in seminar.days],
        "venue": seminar.venue,
        "municipality_number": seminar.municipality_number,
        "join_code": seminar.join_code,
        "expected_participants": seminar.expected_participants,
        "purpose": seminar.purpose,
        "knowledge_basis": seminar.knowledge_basis,
        "working_group": [_pick(member, MEMBER) for member in seminar.working_group],
        "ground_rules": seminar.ground_rules,
        **filled(focus_theme_ids=seminar.focus_theme_ids),
        **unless_usual(seminar.promise),
        **filled(headcount=seminar.headcount),
    }


MEMBER = ("role", "organisation", "organisation_kind", "responsibility")


def _write_line(outgoing: Outgoing, entry: ProgrammeEntry) -> Entry:
    return {
        "id": outgoing.name("programme", entry.id),
        **_pick(entry, ("day", "start", "end", "kind", "title")),
        **filled(
            speaker_role=entry.speaker_role,
            organisation=entry.organisation,
            round_id=outgoing.name("round", entry.round_id),
        ),
    }


def _write_round(outgoing: Outgoing, entry: Round) -> Entry:
    same = ("kind", "title", "prompt", "minutes_silent", "minutes_discussion")
    return {
        "id": outgoing.name("round", entry.id),
        **_pick(entry, same),
        **filled(shares_itself=entry.shares_itself),
    }


def _write_seat(outgoing: Outgoing, seat: Participant) -> Entry:
    return {
        "id": outgoing.name("participant", seat.id),
        "group_id": outgoing.name("group", seat.group_id),
        **_pick(seat, SEAT),
        **filled(without_phone=seat.without_phone),
    }


def _write_group(outgoing: Outgoing, group: Group, seats: list[Participant]) -> Entry:
    return {
        "id": outgoing.name("group", group.id),
        "name": group.name,
        "table": group.table,
        "participant_ids": outgoing.known(
            "participant", (seat.id for seat in seats if seat.group_id == group.id)
        ),
        **({} if group.capacity == USUAL_CAPACITY else {"capacity": group.capacity}),
    }


def _pick(row: Any, keys: tuple[str, ...]) -> Entry:
    return {key: getattr(row, key) for key in keys}
