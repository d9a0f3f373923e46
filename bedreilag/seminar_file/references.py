"""What a schema cannot see: that everything a seminar file points to is there, and may be so."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag.assessing.models import SCALES
from bedreilag.file_faults import Fault, Path, path_of, shown
from bedreilag.followup import year_2023
from bedreilag.region.models import (
    Area,
    Committee,
    Municipality,
    OrganisationKind,
    ParticipantRole,
    PositionGroup,
)
from bedreilag.region.themes import themes
from bedreilag.seminar_file import rules
from bedreilag.seminar_file.parse import Document
from bedreilag.seminars.models import Seminar

Entry = dict[str, Any]

REGION: dict[str, tuple[Any, str]] = {
    "area": (Area.id, "området «{}» finnes ikke her"),
    "municipality": (Municipality.number, "kommunenummeret «{}» finnes ikke her"),
    "kind": (OrganisationKind.id, "organisasjonstypen «{}» finnes ikke her"),
    "role": (ParticipantRole.id, "deltakerrollen «{}» finnes ikke her"),
    "position_group": (PositionGroup.id, "stillingsgruppa «{}» finnes ikke her"),
    "committee": (Committee.id, "utvalget «{}» finnes ikke her"),
}
LISTS = {
    "programme": ("programme",),
    "round": ("rounds",),
    "participant": ("participants",),
    "group": ("groups",),
    "cluster": ("clusters",),
    "problem": ("problems",),
    "measure": ("measures",),
    "item": ("change_plan", "items"),
    "case": ("fsu_proposals",),
    "response": ("follow_up", "responses"),
}


@dataclass(slots=True)
class Check:
    """The document, what may be pointed to from it, and the faults found so far."""

    document: Document
    known: dict[str, set[str]]
    sentences: dict[str, str]
    faults: list[Fault] = field(default_factory=list)

    def name(self, what: str, value: str | None, *path: str | int) -> None:
        """Fault `value` unless it is None or the name of a known thing of this sort."""
        if value is not None and value not in self.known[what]:
            sentence = self.sentences.get(what, "ingen her har id-en «{}»")
            self.fault(sentence.format(shown(value)), *path)

    def names(self, what: str, values: Iterable[str], *path: str | int) -> None:
        for place, value in enumerate(values):
            self.name(what, value, *path, place)

    def fault(self, sentence: str, *path: str | int) -> None:
        self.faults.append(Fault(path_of(path), sentence))


def faults(session: Session, document: Document) -> list[Fault]:
    """Everything the document points to that is not there, and rules of the day it breaks."""
    check = Check(document, _known(session), {what: say for what, (_, say) in REGION.items()})
    check.sentences |= {
        "theme": "temaet «{}» finnes ikke",
        "measure_2023": "tiltaket «{}» var ikke blant de ti i 2023",
    }
    _gather_ids(check)
    _is_new(session, check)
    for look in PARTS:
        look(check)
    rules.look(check)
    return check.faults


def _known(session: Session) -> dict[str, set[str]]:
    known = {what: set(session.scalars(select(key))) for what, (key, _) in REGION.items()}
    return known | {
        "theme": {theme.id for theme in themes()},
        "measure_2023": {measure.id for measure in year_2023.measures()},
    }


def _gather_ids(check: Check) -> None:
    for what, path in LISTS.items():
        found = check.known.setdefault(what, set())
        for place, entry in enumerate(_at(check.document, path)):
            if entry["id"] in found:
                check.fault(f"id-en «{shown(entry['id'])}» er brukt før", *path, place, "id")
            found.add(entry["id"])


def _at(document: Any, path: Path) -> list[Entry]:
    for step in path:
        document = (document or {}).get(step)
    return document or []


def _is_new(session: Session, check: Check) -> None:
    seminar = check.document["seminar"]
    for key, column, sentence in (
        ("id", Seminar.ref, "samlingen «{}» finnes her fra før"),
        ("join_code", Seminar.join_code, "koden «{}» er i bruk av en annen samling"),
    ):
        if session.scalar(select(Seminar.id).where(column == seminar[key])) is not None:
            check.fault(sentence.format(seminar[key]), "seminar", key)


def _seminar(check: Check) -> None:
    seminar = check.document["seminar"]
    check.name("area", seminar["area_id"], "seminar", "area_id")
    check.name("municipality", seminar["municipality_number"], "seminar", "municipality_number")
    for place, member in enumerate(seminar["working_group"]):
        path = ("seminar", "working_group", place, "organisation_kind")
        check.name("kind", member["organisation_kind"], *path)
    focus = seminar.get("focus_theme_ids", ())
    check.names("theme", focus, "seminar", "focus_theme_ids")
    for kind in seminar.get("headcount", {}):
        check.name("kind", kind, "seminar", "headcount")


def _programme(check: Check) -> None:
    for place, entry in enumerate(check.document["programme"]):
        check.name("round", entry.get("round_id"), "programme", place, "round_id")


def _participants(check: Check) -> None:
    for place, seat in enumerate(check.document["participants"]):
        for what, key in (
            ("group", "group_id"),
            ("role", "role_id"),
            ("position_group", "position_group"),
            ("kind", "organisation_kind"),
            ("municipality", "municipality_number"),
        ):
            check.name(what, seat[key], "participants", place, key)


def _groups(check: Check) -> None:
    for place, group in enumerate(check.document["groups"]):
        path = ("groups", place, "participant_ids")
        check.names("participant", group["participant_ids"], *path)


def _clusters(check: Check) -> None:
    for place, cluster in enumerate(check.document["clusters"]):
        check.names("theme", cluster["theme_ids"], "clusters", place, "theme_ids")


def _problems(check: Check) -> None:
    for place, problem in enumerate(check.document["problems"]):
        for what, key in (
            ("group", "group_id"),
            ("participant", "author_id"),
            ("cluster", "cluster_id"),
            ("problem", "near_duplicate_of"),
            ("round", "round_id"),
        ):
            check.name(what, problem.get(key), "problems", place, key)


def _measures(check: Check) -> None:
    for place, measure in enumerate(check.document["measures"]):
        path = ("measures", place)
        for what, key in (("group", "group_id"), ("cluster", "cluster_id"), ("round", "round_id")):
            check.name(what, measure.get(key), *path, key)
        check.names("problem", measure["problem_ids"], *path, "problem_ids")
        check.names("measure_2023", measure["measure_2023_ids"], *path, "measure_2023_ids")


def _voting(check: Check) -> None:
    voting = check.document["voting"]
    for place, ballot in enumerate(voting["ballots"]):
        path = ("voting", "ballots", place)
        check.name("participant", ballot["participant_id"], *path, "participant_id")
        check.name("round", ballot.get("round_id"), *path, "round_id")
        for measure in ballot["allocations"]:
            check.name("measure", measure, *path, "allocations")
    for place, blank in enumerate(voting.get("abstained", ())):
        path = ("voting", "abstained", place)
        check.name("participant", blank["participant_id"], *path, "participant_id")
        check.name("round", blank.get("round_id"), *path, "round_id")
    for place, level in enumerate(voting.get("by_level", ())):
        check.name("round", level.get("round_id"), "voting", "by_level", place, "round_id")
        check.names("measure", level["voters"], "voting", "by_level", place, "voters")
    for place, short in enumerate(voting.get("shortlists", ())):
        check.name("round", short["round_id"], "voting", "shortlists", place, "round_id")
        check.names("measure", short["measure_ids"], "voting", "shortlists", place, "measure_ids")
    check.names("participant", voting["not_voted"], "voting", "not_voted")
    for place, line in enumerate(voting["results"]):
        check.name("measure", line["measure_id"], "voting", "results", place, "measure_id")


def _opinions(check: Check) -> None:
    for place, entry in enumerate(check.document.get("check_ins", ())):
        check.name("round", entry.get("round_id"), "check_ins", place, "round_id")
    for place, entry in enumerate(check.document.get("assessments", ())):
        path = ("assessments", place)
        check.name("participant", entry["participant_id"], *path, "participant_id")
        check.name("round", entry.get("round_id"), *path, "round_id")
        for scale in SCALES:
            check.names("measure", entry[scale], *path, scale)


def _plan(check: Check) -> None:
    plan = check.document["change_plan"] or {"items": [], "parked": []}
    for place, item in enumerate(plan["items"]):
        path = ("change_plan", "items", place)
        check.names("measure", item["measure_ids"], *path, "measure_ids")
        check.names("problem", item["problem_ids"], *path, "problem_ids")
        for letter, parties in item["huki"].items():
            for nth, party in enumerate(parties):
                kind = (*path, "huki", letter, nth, "organisation_kind")
                check.name("kind", party["organisation_kind"], *kind)
    for place, parked in enumerate(plan["parked"]):
        path = ("change_plan", "parked", place)
        check.name("measure", parked["measure_id"], *path, "measure_id")


def _cases(check: Check) -> None:
    for place, case in enumerate(check.document["fsu_proposals"]):
        check.name("committee", case["to"], "fsu_proposals", place, "to")
        path = ("fsu_proposals", place, "plan_item_ids")
        check.names("item", case["plan_item_ids"], *path)


def _answers(check: Check) -> None:
    for part in ("exit_evaluation", "follow_up"):
        for place, answer in enumerate(_at(check.document, (part, "responses"))):
            path = (part, "responses", place)
            check.name("position_group", answer["position_group"], *path, "position_group")
            check.name("kind", answer.get("organisation_kind"), *path, "organisation_kind")
            for what, key in (("item", "item_status"), ("measure_2023", "measures_2023_status")):
                for name in answer.get(key, ()):
                    check.name(what, name, *path, key)


PARTS: tuple[Callable[[Check], None], ...] = (
    _seminar,
    _programme,
    _participants,
    _groups,
    _clusters,
    _problems,
    _measures,
    _voting,
    _opinions,
    _plan,
    _cases,
    _answers,
)
