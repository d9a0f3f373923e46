"""What importing a seminar leaves behind: a closed day, and figures worked out anew."""

import json
from typing import Any

from sqlalchemy import select

from bedreilag import wording
from bedreilag.plans.models import ItemStatus, Party
from bedreilag.seats.models import Participant
from bedreilag.seminar_file import schema, write
from bedreilag.seminar_file.demo import demo_file, demo_seminar
from bedreilag.seminars.models import Pulse, Round, Seminar
from bedreilag.work import transaction
from tests.seminar_file.conftest import Document, Installation


def test_a_held_seminar_is_closed_and_its_results_are_shown(installation: Installation) -> None:
    installation.import_(demo_file())

    with transaction() as session:
        rounds = session.scalars(select(Round).order_by(Round.position)).all()
        assert [each.state for each in rounds] == ["closed"] * 6
        assert [each.kind for each in rounds if each.results_shown_at] == ["vote"]
        assert not session.scalars(select(Seminar)).one().join_open
        assert session.scalars(select(Pulse)).one().seq == 0


def test_rounds_that_nothing_came_out_of_are_waiting(
    installation: Installation, demo: Document
) -> None:
    empty = {"ballots": [], "not_voted": [], "results": []}
    later = {"change_plan": None, "fsu_proposals": [], "exit_evaluation": None, "follow_up": None}
    installation.import_(json.dumps(demo | later | {"voting": demo["voting"] | empty}))

    assert states(installation) == ["closed", "closed", "closed", "waiting", "waiting", "waiting"]


def states(installation: Installation) -> list[str]:
    with transaction() as session:
        return list(session.scalars(select(Round.state).order_by(Round.position)))


def test_no_phone_can_claim_an_imported_seat(installation: Installation) -> None:
    installation.import_(demo_file())

    with transaction() as session:
        assert set(session.scalars(select(Participant.token_hash))) == {None}


def test_a_party_that_holds_several_letters_is_one_party(installation: Installation) -> None:
    installation.import_(demo_file())

    with transaction() as session:
        assert len(session.scalars(select(Party)).all()) == 38


def test_the_status_of_a_month_is_kept_by_month(installation: Installation) -> None:
    installation.import_(demo_file())

    with transaction() as session:
        assert set(session.scalars(select(ItemStatus.month))) == {"2026-10"}


def test_texts_are_cleaned_as_everywhere_else(installation: Installation, demo: Document) -> None:
    demo["problems"][0]["text"] = "  A\u030a\u202e vente\r\npå svar \u200b"
    installation.import_(json.dumps(demo))

    assert json.loads(installation.export())["problems"][0]["text"] == "Å vente\npå svar"


def test_figures_that_do_not_follow_from_the_answers_are_told_and_not_stored(
    installation: Installation, demo: Document
) -> None:
    honest = write.as_text(demo_seminar()["follow_up"]["computed"])
    demo["voting"]["results"][0]["votes"] = 3
    demo["voting"]["not_voted"] = ["d14"]
    demo["follow_up"]["computed"]["statements"]["s1"]["agree"] = 1

    imported = installation.import_(json.dumps(demo))

    assert [str(difference) for difference in imported.differences] == [
        '$.voting.not_voted: fila sier ["d14"], vi regner ut ["d14", "d34"]',
        "$.voting.results[0].votes: fila sier 3, vi regner ut 19",
        "$.follow_up.computed.statements.s1.agree: fila sier 1, vi regner ut 14",
    ]
    exported = json.loads(installation.export())
    assert write.as_text(exported["follow_up"]["computed"]) == honest


def test_what_the_demo_file_does_not_have_is_kept_too(
    installation: Installation, demo: Document
) -> None:
    demo["groups"][0]["capacity"] = 7
    demo["follow_up"]["responses"][0]["extra"] = {"q5": "Ja, litt"}
    item = demo["change_plan"]["items"][0]
    item["huki"]["H"][0]["contact_person"] = "Rype"
    item["indicators"][0]["readings"][0]["comment"] = "Telt over to uker."
    installation.import_(json.dumps(demo))

    exported = json.loads(installation.export())

    assert exported["groups"][0] == demo["groups"][0]
    assert exported["follow_up"]["responses"][0]["extra"] == {"q5": "Ja, litt"}
    assert exported["change_plan"]["items"][0] == item


def test_a_second_round_of_the_same_kind_keeps_what_was_made_in_it(
    installation: Installation, demo: Document
) -> None:
    again = {**demo["rounds"][0], "id": "r7"}
    demo["rounds"].append(again)
    demo["problems"][0]["round_id"] = "r7"
    installation.import_(json.dumps(demo))

    exported = json.loads(installation.export())

    assert exported["problems"][0]["round_id"] == "r7"
    assert "round_id" not in exported["problems"][1]


def test_the_schema_has_the_limits_of_the_house() -> None:
    stated = schema.schema()["properties"]["proposed_limits"]["properties"]

    assert {name: rule["const"] for name, rule in stated.items()} == dict(wording.LIMITS)


def test_a_text_in_the_file_may_be_as_long_as_its_column() -> None:
    lengths = dict(text_lengths(schema.schema()["properties"]))

    for place, table, column in (
        ("problems.text", "problem", "text"),
        ("measures.title", "measure", "title"),
        ("measures.description", "measure", "description"),
        ("clusters.title", "cluster", "title"),
        ("participants.display_name", "participant", "display_name"),
        ("seminar.title", "seminar", "title"),
        ("seminar.purpose", "seminar", "purpose"),
        ("change_plan.items.goal", "plan_item", "goal"),
    ):
        assert lengths[place] == Seminar.metadata.tables[table].c[column].type.length


def text_lengths(properties: Document, path: str = "") -> Any:
    """Every place in the schema that holds a text, and how long it may be."""
    for name, rule in properties.items():
        inner = rule.get("items", rule)
        yield from text_lengths(inner.get("properties", {}), f"{path}{name}.")
        if "maxLength" in rule:
            yield f"{path}{name}", rule["maxLength"]
