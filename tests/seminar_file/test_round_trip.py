"""A seminar can leave one installation and live on in another, the same to the last byte."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from bedreilag import wording
from bedreilag.clusters.models import Cluster
from bedreilag.followup.models import SurveyAnswer
from bedreilag.measures.models import Measure
from bedreilag.plans.models import PlanItem
from bedreilag.problems.models import Problem
from bedreilag.refusals import Refusal
from bedreilag.seats.models import Participant
from bedreilag.seminar_file import read, write
from bedreilag.seminar_file.demo import demo_file, demo_seminar, fresh_seminar
from bedreilag.seminars.models import Group, ProgrammeEntry, Round, Seminar
from bedreilag.work import transaction
from tests.seminar_file.conftest import NOW, Document, Installation

New = Callable[[], Installation]


def test_the_demo_seminar_comes_out_as_it_went_in(installation: Installation) -> None:
    imported = installation.import_(demo_file())

    assert imported.differences == []
    assert in_canonical_order(installation.export()) == in_canonical_order(demo_file().decode())


def test_it_does_on_the_database_the_suite_runs_against(session: Any) -> None:
    with transaction() as writing:
        read.store(writing, demo_seminar(), NOW)

    found = write.document(session, session.scalars(select(Seminar)).one())

    assert in_canonical_order(write.as_text(found)) == in_canonical_order(demo_file().decode())


def test_the_marks_of_a_tema_come_along(session: Any) -> None:
    wanted = demo_seminar()
    wanted["clusters"][0]["marks"] = ["gap", "overlap"]
    with transaction() as writing:
        read.store(writing, read.checked(write.as_text(wanted).encode()), NOW)

    found = write.document(session, session.scalars(select(Seminar)).one())

    assert found["clusters"] == wanted["clusters"]


def test_what_the_room_looks_at_above_all_comes_along(new_installation: New) -> None:
    here, there = new_installation(), new_installation()
    wanted = demo_seminar()
    wanted["seminar"]["focus_theme_ids"] = ["overganger", "ettervern"]

    here.import_(write.as_text(wanted))

    assert read_json(here.export())["seminar"] == wanted["seminar"]
    there.import_(here.export())
    assert there.export() == here.export()


def test_only_the_nameless_evaluations_change_places(installation: Installation) -> None:
    installation.import_(demo_file())

    ours, theirs = read_json(installation.export()), demo_seminar()
    for document in (ours, theirs):
        document["exit_evaluation"]["responses"] = []

    assert write.as_text(ours) == write.as_text(theirs)


def test_an_export_imported_elsewhere_is_exported_the_same(new_installation: New) -> None:
    here, there = new_installation(), new_installation()
    here.import_(demo_file())

    there.import_(here.export())

    assert there.export() == here.export()


def test_a_seminar_that_nobody_has_joined_yet_travels_too(new_installation: New) -> None:
    here, there = new_installation(), new_installation()
    here.import_(write.as_text(fresh_seminar(date(2026, 11, 22))))
    assert read_json(here.export())["change_plan"] is None

    there.import_(here.export())

    assert there.export() == here.export()


NAMED = (
    Round, ProgrammeEntry, Group, Participant, Cluster, Problem, Measure, PlanItem, SurveyAnswer
)  # fmt: skip


def test_what_was_made_here_gets_names_that_last(new_installation: New) -> None:
    here, there = new_installation(), new_installation()
    here.import_(demo_file())
    with transaction() as session:
        made_here(session)
    exported = read_json(here.export())
    assert [problem["id"] for problem in exported["problems"]][:2] == ["p01", "p02"]
    assert set(exported["follow_up"]["responses"][0]["item_status"]) == {
        item["id"] for item in exported["change_plan"]["items"]
    }

    there.import_(here.export())

    assert there.export() == here.export()


def made_here(session: Any) -> None:
    """Forget every name, as if the seminar had been held here; answers then go by key."""
    keys = {item.ref: str(item.id) for item in session.scalars(select(PlanItem))}
    for answer in session.scalars(select(SurveyAnswer)):
        answer.item_status = {keys[ref]: status for ref, status in answer.item_status.items()}
    session.flush()
    for table in NAMED:
        session.execute(update(table).values(ref=None))


def test_a_new_name_never_takes_one_that_is_in_use(installation: Installation) -> None:
    installation.import_(demo_file())
    with transaction() as session:
        first = session.scalars(select(Problem).order_by(Problem.id)).first()
        last = session.scalars(select(Problem).order_by(Problem.id.desc())).first()
        first.ref, last.ref = None, "p01"

    names = [problem["id"] for problem in read_json(installation.export())["problems"]]

    assert len(set(names)) == len(names) == 62
    assert (names[0], names[-1]) == ("p62", "p01")


def test_hidden_texts_stay_behind_with_every_thread_to_them(new_installation: New) -> None:
    here, there = new_installation(), new_installation()
    here.import_(demo_file())
    assert '"p01"' in here.export()
    assert '"m01"' in here.export()
    with transaction() as session:
        session.execute(update(Problem).where(Problem.ref == "p01").values(hidden_at=NOW))
        session.execute(update(Measure).where(Measure.ref == "m01").values(hidden_at=NOW))

    assert '"p01"' not in here.export()
    assert '"m01"' not in here.export()
    there.import_(here.export())
    assert there.export() == here.export()


def test_a_seminar_whose_seats_are_deleted_keeps_everything_else(new_installation: New) -> None:
    here, there = new_installation(), new_installation()
    here.import_(demo_file())
    before = read_json(here.export())
    with transaction() as session:
        for seat in session.scalars(select(Participant)):
            session.delete(seat)
        seminar = session.scalars(select(Seminar)).one()
        seminar.headcount, seminar.seats_deleted_at = {"kommune": 20, "nav": 20}, NOW

    after = read_json(here.export())
    assert after["participants"] == []
    assert {problem["author_id"] for problem in after["problems"]} == {None}
    assert len(after["voting"]["ballots"]) == 38
    assert after["voting"]["results"] == before["voting"]["results"]
    there.import_(here.export())
    assert there.export() == here.export()


@pytest.mark.parametrize("place", ["Gáivuotna – Kåfjord – Kaivuono", "Čáhput", "Šuorbmu", "Ŋŧž"])
def test_sami_and_kven_names_survive(
    installation: Installation, demo: Document, place: str
) -> None:
    demo["seminar"]["venue"] = demo["problems"][0]["text"] = place

    installation.import_(write.as_text(demo))

    exported = read_json(installation.export())
    assert exported["seminar"]["venue"] == exported["problems"][0]["text"] == place


def visible(limit: int) -> st.SearchStrategy[str]:
    """Any text a person may have written, as it is kept."""

    def kept(text: str) -> str | None:
        try:
            return wording.clean(text[:limit], limit, single_line=True)
        except Refusal:
            return None

    return st.text(min_size=1, max_size=limit).map(kept).filter(bool)  # type: ignore[arg-type]


@st.composite
def seminars(draw: st.DrawFn) -> Document:
    """Small seminars at every stage, with anything at all written in them."""
    document = fresh_seminar(date(2026, 11, 22))
    document["seminar"]["title"] = draw(visible(120))
    document["groups"] = document["groups"][: draw(st.integers(1, 2))]
    seats = [seat(draw, number, document) for number in range(draw(st.integers(0, 4)))]
    document["participants"] = seats
    for group in document["groups"]:
        group["participant_ids"] = [s["id"] for s in seats if s["group_id"] == group["id"]]
    document["clusters"] = [
        {"id": f"c{n}", "title": draw(visible(80)), "theme_ids": []}
        for n in range(draw(st.integers(0, 2)))
    ]
    document["problems"] = [problem(draw, n, document) for n in range(draw(st.integers(0, 4)))]
    document["measures"] = [measure(draw, n, document) for n in range(draw(st.integers(0, 3)))]
    if document["measures"]:
        document["voting"]["ballots"] = [
            {"participant_id": s["id"], "allocations": {draw(one_of(document["measures"])): 2}}
            for s in seats
        ]
    if draw(st.booleans()):
        document["change_plan"] = plan(draw, document)
    return document


def seat(draw: st.DrawFn, number: int, document: Document) -> Document:
    return demo_seminar()["participants"][number] | {
        "group_id": draw(one_of(document["groups"])),
        "display_name": draw(st.just("") | visible(40)),
        **draw(st.sampled_from([{}, {"without_phone": True}])),
    }


def problem(draw: st.DrawFn, number: int, document: Document) -> Document:
    return {
        "id": f"p{number}",
        "group_id": draw(one_of(document["groups"])),
        "author_id": draw(maybe(document["participants"])),
        "cluster_id": draw(maybe(document["clusters"])),
        "text": draw(visible(400)),
        "near_duplicate_of": draw(st.sampled_from([None, "p0"])),
        "submitted_at_second": draw(st.integers(0, 9_000)),
        "edited": draw(st.booleans()),
    }


def measure(draw: st.DrawFn, number: int, document: Document) -> Document:
    return {
        "id": f"m{number}",
        "group_id": draw(one_of(document["groups"])),
        "title": draw(visible(120)),
        "description": draw(st.just("") | visible(800)),
        "problem_ids": [each["id"] for each in document["problems"] if draw(st.booleans())],
        "cluster_id": draw(maybe(document["clusters"])),
        "measure_2023_ids": [],
        "benefit_for": draw(st.sampled_from([[], ["bruker"], ["kommune", "bruker"]])),
    }


def plan(draw: st.DrawFn, document: Document) -> Document:
    item = demo_seminar()["change_plan"]["items"][0] | {
        "title": draw(visible(120)),
        "measure_ids": [each["id"] for each in document["measures"]],
        "problem_ids": [each["id"] for each in document["problems"]],
        "due": draw(st.sampled_from([None, "2026-12-01"])),
    }
    item["indicators"][0]["target"] = draw(st.none() | st.floats(-1e12, 1e12).map(as_written))
    demo_plan: Document = demo_seminar()["change_plan"]
    return demo_plan | {"items": [item] if draw(st.booleans()) else [], "parked": []}


def one_of(entries: list[Document]) -> st.SearchStrategy[str]:
    return st.sampled_from([entry["id"] for entry in entries])


def maybe(entries: list[Document]) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *(entry["id"] for entry in entries)])


def as_written(number: float) -> float:
    """A whole number has no decimals in a file."""
    return int(number) if number.is_integer() else number


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(document=seminars())
def test_any_seminar_travels_unchanged(new_installation: New, document: Document) -> None:
    here, there = new_installation(), new_installation()
    imported = here.import_(write.as_text(document))
    counted = write.as_text(document | {"voting": read_json(here.export())["voting"]})
    assert here.export() == counted
    assert all(each.path[0] == "voting" for each in imported.differences)

    there.import_(here.export())

    assert there.export() == here.export()


def read_json(text: str) -> Document:
    found: Document = json.loads(text)
    return found


def in_canonical_order(text: str) -> Document:
    """Nameless evaluations have no order."""
    document = read_json(text)
    document["exit_evaluation"]["responses"].sort(key=str)
    return document
