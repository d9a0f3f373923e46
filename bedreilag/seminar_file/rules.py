"""The rules of the day that a seminar file must keep, besides its shape and its references."""

from collections.abc import Iterator
from typing import Any, Protocol

from bedreilag.file_faults import shown

Entry = dict[str, Any]
# What is made in which kind of round.
MADE_IN = {"problems": "problem", "measures": "measure"}


class Check(Protocol):
    """Where faults are noted."""

    document: Entry

    def fault(self, sentence: str, *path: str | int) -> None: ...


def look(check: Check) -> None:
    """Note every rule the document breaks."""
    _dates(check)
    _days(check)
    _seats_at_tables(check)
    _rounds(check)
    _votes(check)
    _ballots(check)
    _parties(check)
    _indicators(check)
    _cases(check)
    _follow_up(check)


def _dates(check: Check) -> None:
    dates = check.document["seminar"]["dates"]
    if dates != sorted(dates):
        check.fault("den første dagen skal stå først", "seminar", "dates")


def _days(check: Check) -> None:
    days = len(check.document["seminar"]["dates"])
    for place, entry in enumerate(check.document["programme"]):
        if entry["day"] > days:
            check.fault("samlingen har bare én dag", "programme", place, "day")


def _seats_at_tables(check: Check) -> None:
    table = {seat["id"]: seat["group_id"] for seat in check.document["participants"]}
    for place, group in enumerate(check.document["groups"]):
        wanted = {seat for seat, group_id in table.items() if group_id == group["id"]}
        if wanted != set(group["participant_ids"]):
            sentence = "stemmer ikke med «group_id» hos deltakerne"
            check.fault(sentence, "groups", place, "participant_ids")


def _rounds(check: Check) -> None:
    document = check.document
    kinds = {each["id"]: each["kind"] for each in document["rounds"]}
    made: list[tuple[Entry, str, tuple[str | int, ...]]] = [
        (entry, kind, (part, place))
        for part, kind in MADE_IN.items()
        for place, entry in enumerate(document[part])
    ]
    made += [
        (ballot, "vote", ("voting", part, place))
        for part in ("ballots", "abstained", "by_level")
        for place, ballot in enumerate(document["voting"].get(part, ()))
    ]
    made += [
        (entry, kind, (part, place))
        for part, kind in (("check_ins", "checkin"), ("assessments", "assess"))
        for place, entry in enumerate(document.get(part, ()))
    ]
    for entry, kind, path in made:
        if "round_id" in entry and kinds.get(entry["round_id"], kind) != kind:
            check.fault(f"runden er ikke av typen «{kind}»", *path, "round_id")
    for kind in {kind for _, kind, _ in made} - set(kinds.values()):
        check.fault(f"en runde av typen «{kind}» mangler", "rounds")


def _votes(check: Check) -> None:
    voting = check.document["voting"]
    if voting["max_per_measure"] > voting["votes_per_participant"]:
        sentence = "kan ikke være større enn «votes_per_participant»"
        check.fault(sentence, "voting", "max_per_measure")


def _ballots(check: Check) -> None:
    voting = check.document["voting"]
    voted = set()
    for part, place, ballot in _every_ballot(voting):
        path = ("voting", part, place)
        seat, given = ballot["participant_id"], ballot.get("allocations", {})
        if seat is not None and (seat, ballot.get("round_id")) in voted:
            check.fault(f"«{shown(seat)}» har stemt før", *path, "participant_id")
        voted.add((seat, ballot.get("round_id")))
        if sum(given.values()) > voting["votes_per_participant"]:
            check.fault("flere stemmer enn hver deltaker har", *path, "allocations")
        if max(given.values(), default=0) > voting["max_per_measure"]:
            check.fault("flere stemmer til samme tiltak enn reglene sier", *path, "allocations")


def _every_ballot(voting: Entry) -> Iterator[tuple[str, int, Entry]]:
    for part in ("ballots", "abstained"):
        for place, ballot in enumerate(voting.get(part, ())):
            yield part, place, ballot


def _parties(check: Check) -> None:
    seen: dict[tuple[str, str], Entry] = {}
    for party, path in _every_party(check.document):
        before = seen.setdefault((party["role"], party["organisation"]), party)
        if before != party:
            check.fault("samme rolle og organisasjon er beskrevet annerledes før", *path)
    _no_party_twice(check)


def _every_party(document: Entry) -> Iterator[tuple[Entry, tuple[str | int, ...]]]:
    plan = document["change_plan"] or {"items": []}
    for place, item in enumerate(plan["items"]):
        for letter, parties in item["huki"].items():
            for nth, party in enumerate(parties):
                yield party, ("change_plan", "items", place, "huki", letter, nth)


def _no_party_twice(check: Check) -> None:
    seen = set()
    for party, path in _every_party(check.document):
        name = (path[:-1], party["role"], party["organisation"])
        if name in seen:
            check.fault("samme rolle og organisasjon har bokstaven fra før", *path)
        seen.add(name)


def _indicators(check: Check) -> None:
    plan = check.document["change_plan"] or {"items": []}
    seen = set()
    for place, item in enumerate(plan["items"]):
        for nth, indicator in enumerate(item["indicators"]):
            if indicator["id"] in seen:
                path = ("change_plan", "items", place, "indicators", nth, "id")
                check.fault(f"id-en «{shown(indicator['id'])}» er brukt før", *path)
            seen.add(indicator["id"])


def _cases(check: Check) -> None:
    if check.document["change_plan"] is None and check.document["fsu_proposals"]:
        check.fault("saker til utvalg hører til en plan, og planen mangler", "fsu_proposals")


def _follow_up(check: Check) -> None:
    if check.document["exit_evaluation"] is not None and check.document["follow_up"] is None:
        check.fault("skal være med når «exit_evaluation» er med", "follow_up")
    follow_up = check.document["follow_up"]
    if follow_up and follow_up["closed"] and follow_up["closed"] < follow_up["opened"]:
        check.fault("undersøkelsen stenger før den åpner", "follow_up", "closed")
