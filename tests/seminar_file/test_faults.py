"""A file with a fault is not imported at all, and every fault is named by place and reason."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from bedreilag.file_faults import FileRefused
from tests.seminar_file.conftest import Document, Installation

# Synthetic: the month is +80, so no person can have these numbers.
IDENTITY_NUMBER = "17912099997"
SENTENCE = "Teksten inneholder noe som ser ut som et fødselsnummer."
Change = Callable[[Document], Any]


def refused(installation: Installation, content: Document | str | bytes) -> list[str]:
    """What is said about the file, when nothing of it is stored."""
    file = json.dumps(content) if isinstance(content, dict) else content
    with pytest.raises(FileRefused) as caught:
        installation.import_(file)
    assert installation.seminars() == 0
    return said(caught.value)


def said(refusal: FileRefused) -> list[str]:
    first, *lines = refusal.text.splitlines()
    assert first == "Fila kan ikke brukes, og ingenting er lagret."
    return [line.strip() for line in lines]


def put(value: object, place: str) -> Change:
    """A change to the document: this value in this place, written as faults write it."""
    *steps, last = [
        int(number) if number else name
        for name, number in re.findall(r"\.(\w+)|\[(\d+)\]", place.removeprefix("$"))
    ]

    def change(document: Any) -> None:
        for step in steps:
            document = document[step]
        document[last] = value

    return change


def test_the_unchanged_demo_seminar_has_no_fault(
    installation: Installation, demo: Document
) -> None:
    installation.import_(json.dumps(demo))

    assert installation.seminars() == 1


FAULTS = [
    ("$.problems[3].text", "x" * 412, "teksten er 12 tegn for lang"),
    ("$.problems[3].text", " \n", "kan ikke være tom"),
    ("$.problems[4].text", 5, "skal være tekst"),
    ("$.voting.max_per_measure", "fem", "skal være et helt tall"),
    ("$.voting.max_per_measure", 21, "skal være 20 eller mindre"),
    ("$.follow_up.invited", -1, "skal være 0 eller mer"),
    ("$.seminar.dates", [], "kan ikke være tom"),
    ("$.format", "bedreilag-seminar/2", "skal være «bedreilag-seminar/1»"),
    ("$.proposed_limits.problem_text", 500, "skal være «400»"),
    (
        "$.change_plan.items[0].due",
        "2026-02-30",
        "skal være null eller en dato, skrevet ÅÅÅÅ-MM-DD, ikke «2026-02-30»",
    ),
    (
        "$.measures[0].title",
        "to\nlinjer",
        "skal være tekst på én linje, ikke «to�linjer»",
    ),
    ("$.seminar.area_id", "oslo", "området «oslo» finnes ikke her"),
    ("$.participants[2].municipality_number", "0301", "kommunenummeret «0301» finnes ikke her"),
    ("$.participants[2].organisation_kind", "kor", "organisasjonstypen «kor» finnes ikke her"),
    ("$.participants[0].role_id", "sjef", "deltakerrollen «sjef» finnes ikke her"),
    ("$.fsu_proposals[0].to", "fsu2", "utvalget «fsu2» finnes ikke her"),
    ("$.clusters[0].theme_ids[0]", "x", "temaet «x» finnes ikke"),
    ("$.problems[0].author_id", "d99", "ingen her har id-en «d99»"),
    ("$.problems[0].cluster_id", "c99", "ingen her har id-en «c99»"),
    ("$.problems[1].id", "p01", "id-en «p01» er brukt før"),
    ("$.measures[0].problem_ids[0]", "p99", "ingen her har id-en «p99»"),
    ("$.programme[4].round_id", "r9", "ingen her har id-en «r9»"),
    ("$.groups[0].participant_ids", ["d01"], "stemmer ikke med «group_id» hos deltakerne"),
    (
        "$.voting.ballots[0].allocations",
        {"m01": 2, "m02": 2, "m03": 2},
        "flere stemmer enn hver deltaker har",
    ),
    (
        "$.voting.ballots[0].allocations",
        {"m01": 3},
        "flere stemmer til samme tiltak enn reglene sier",
    ),
    ("$.voting.ballots[1].participant_id", "d01", "«d01» har stemt før"),
    ("$.seminar.dates", ["2026-04-23", "2026-04-22"], "den første dagen skal stå først"),
    ("$.follow_up", None, "skal være med når «exit_evaluation» er med"),
]


@pytest.mark.parametrize(("place", "value", "reason"), FAULTS)
def test_a_fault_is_named_by_place_and_reason(
    installation: Installation, demo: Document, place: str, value: object, reason: str
) -> None:
    put(value, place)(demo)

    assert f"{place}: {reason}" in refused(installation, demo)


def test_a_missing_and_an_unknown_key_are_named(installation: Installation, demo: Document) -> None:
    del demo["follow_up"], demo["seminar"]["title"]
    demo["seminar"]["colour"] = "blue"

    assert refused(installation, demo) == [
        "$: mangler «follow_up»",
        "$.seminar: mangler «title»",
        "$.seminar: nøkkelen «colour» er ikke kjent her",
    ]


def test_a_round_that_something_was_made_in_must_be_there(
    installation: Installation, demo: Document
) -> None:
    demo["rounds"] = [each for each in demo["rounds"] if each["kind"] != "vote"]
    demo["programme"] = []

    assert refused(installation, demo) == ["$.rounds: en runde av typen «vote» mangler"]


def test_the_same_role_cannot_be_two_kinds_of_party(
    installation: Installation, demo: Document
) -> None:
    informed = demo["change_plan"]["items"][0]["huki"]["I"]
    informed[0] = informed[0] | {"decision_authority": True}

    assert refused(installation, demo)[0].endswith(
        "samme rolle og organisasjon er beskrevet annerledes før"
    )


def test_all_faults_are_named_at_once(installation: Installation, demo: Document) -> None:
    demo["problems"][3]["text"] = ""
    demo["measures"][7]["title"] = None

    assert refused(installation, demo) == [
        "$.measures[7].title: skal være tekst på én linje",
        "$.problems[3].text: kan ikke være tom",
    ]


def test_of_very_many_faults_fifty_are_named(installation: Installation, demo: Document) -> None:
    for problem in demo["problems"]:
        problem["text"] = ""

    lines = refused(installation, demo)

    assert len(lines) == 51
    assert lines[-1] == "… og 12 feil til."


@pytest.mark.parametrize(
    "place",
    [
        "$.problems[0].text",
        "$.participants[0].display_name",
        "$.seminar.ground_rules[0]",
        "$.follow_up.responses[0].open.fungert",
        "$.exit_evaluation.responses[0].comment",
    ],
)
def test_an_identity_number_is_refused_wherever_it_stands(
    installation: Installation, demo: Document, place: str
) -> None:
    put(f"Hun heter {IDENTITY_NUMBER}.", place)(demo)

    [line] = refused(installation, demo)

    assert line.startswith(f"{place}: {SENTENCE}")
    assert IDENTITY_NUMBER not in line


@pytest.mark.parametrize("value", [int(IDENTITY_NUMBER), float(IDENTITY_NUMBER)])
def test_an_identity_number_written_as_a_number_is_refused(
    installation: Installation, demo: Document, value: float
) -> None:
    put(value, "$.change_plan.items[0].indicators[0].baseline")(demo)

    assert SENTENCE in refused(installation, demo)[0]


def test_an_identity_number_as_a_key_is_refused_without_being_repeated(
    installation: Installation, demo: Document
) -> None:
    demo["seminar"][IDENTITY_NUMBER] = "x"

    assert refused(installation, demo) == ["$.seminar: en nøkkel ser ut som et fødselsnummer"]


def test_a_key_that_stands_twice_is_named(installation: Installation, demo: Document) -> None:
    content = json.dumps(demo).replace('"venue":', '"title": "Den andre", "venue":', 1)

    assert refused(installation, content) == ["$.seminar: nøkkelen «title» står mer enn én gang"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "er ikke JSON. Det stopper på linje 1, tegn 1"),
        (b'{"a": 1,\n}', "er ikke JSON. Det stopper på linje 2, tegn 1"),
        (b"[]", "skal være et objekt"),
        (b"\xff\xfe", "er ikke JSON i UTF-8"),
        (b'{"a": NaN}', "NaN er ikke et tall i JSON"),
        (b'{"a": ' + b"9" * 5000 + b"}", "inneholder et tall som ikke kan leses"),
        (b'{"a": ' * 100_000, "har for mange nivåer inni hverandre"),
        (b" " * 5_000_001, "er for stor. Fila kan ha 5 MB"),
    ],
)
def test_what_is_not_a_sane_file_is_refused(
    installation: Installation, content: bytes, sentence: str
) -> None:
    assert refused(installation, content) == [f"$: {sentence}"]


def test_a_deep_file_is_refused_where_it_gets_too_deep(installation: Installation) -> None:
    content = '{"a":' * 40 + "1" + "}" * 40

    assert refused(installation, content) == [f"${'.a' * 12}: har for mange nivåer inni seg"]


def test_a_seminar_that_is_here_already_is_not_imported_again(
    installation: Installation, demo: Document
) -> None:
    installation.import_(json.dumps(demo))

    with pytest.raises(FileRefused) as caught:
        installation.import_(json.dumps(demo))

    assert said(caught.value) == [
        "$.seminar.id: samlingen «demo-midt-troms-2026» finnes her fra før",
        "$.seminar.join_code: koden «MTRM26» er i bruk av en annen samling",
    ]
    assert installation.seminars() == 1
