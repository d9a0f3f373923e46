"""A second vote, blank votes, levels, assessments, check-ins and promises travel with the file."""

import json
from typing import Any

import pytest
from sqlalchemy import select

from bedreilag import database
from bedreilag.file_faults import FileRefused
from bedreilag.seminars.models import Round, Seminar
from bedreilag.voting import queries
from tests.seminar_file.conftest import Document, Installation


@pytest.fixture
def rich(demo: Document) -> Document:
    """The demo seminar with everything that may be added to it."""
    vote = next(one for one in demo["rounds"] if one["kind"] == "vote")
    place = demo["rounds"].index(vote) + 1
    more = {"prompt": "", "minutes_silent": 0, "minutes_discussion": 5}
    demo["rounds"][place:place] = [
        {"id": "r21", "kind": "vote", "title": "Ny avstemning", **more},
        {"id": "r22", "kind": "assess", "title": "Hva gir effekt?", **more},
        {"id": "r23", "kind": "vote", "title": "Ikke holdt", **more},
    ]
    demo["rounds"].insert(0, {"id": "r20", "kind": "checkin", "title": "Innsjekk", **more})
    voting = demo["voting"]
    voting["ballots"].append(
        {"participant_id": "d01", "allocations": {"m01": 2, "m02": 1}, "round_id": "r21"}
    )
    voting["ballots"].append(
        {"participant_id": "d02", "allocations": {"m01": 1}, "round_id": "r21"}
    )
    voting["abstained"] = [{"participant_id": "d03", "round_id": "r21"}]
    voting["shortlists"] = [
        {"round_id": "r21", "measure_ids": ["m01", "m02"]},
        {"round_id": "r22", "measure_ids": ["m01"]},
    ]
    demo["check_ins"] = [{"counts": {"0": 2, "3": 9, "5": 1}}]
    demo["assessments"] = [
        {"participant_id": "d01", "effect": {"m01": 4}, "feasibility": {"m01": 0}},
        {"participant_id": "d02", "effect": {}, "feasibility": {"m01": 5}},
    ]
    demo["seminar"]["promise"] = "nothing"
    demo["problems"][0]["promise"] = "nickname"
    return demo


def imported(installation: Installation, document: Document) -> Document:
    installation.import_(json.dumps(document))
    found: Document = json.loads(installation.export())
    return found


def test_it_comes_out_as_it_went_in_and_travels_on_unchanged(
    rich: Document, new_installation: Any
) -> None:
    here, there = new_installation(), new_installation()

    out = imported(here, rich)

    for part in ("rounds", "check_ins", "assessments"):
        assert out[part] == rich[part]
    for part in ("ballots", "abstained", "shortlists"):
        assert out["voting"][part] == rich["voting"][part]
    assert out["seminar"]["promise"] == "nothing"
    assert out["problems"][0]["promise"] == "nickname"
    there.import_(here.export())
    assert there.export() == here.export()


def test_the_last_vote_that_was_held_counts(rich: Document, installation: Installation) -> None:
    voting = imported(installation, rich)["voting"]

    assert voting["results"] == [
        {"measure_id": "m01", "votes": 3, "voters": 2},
        {"measure_id": "m02", "votes": 1, "voters": 1},
    ]
    assert not {"d01", "d02", "d03"} & set(voting["not_voted"])
    installation.use()
    with database.reading() as session:
        states = {one.ref: one.state for one in session.scalars(select(Round))}
    assert (states["r21"], states["r22"], states["r23"]) == ("closed", "closed", "waiting")


def test_without_seats_the_levels_come_from_the_file(
    demo: Document, installation: Installation
) -> None:
    forget_the_seats(demo)
    demo["voting"]["by_level"] = [
        {"levels": ["kommune", "nav"], "people": 31, "voters": {"m29": 14}},
        {"levels": ["bruker_parorende"], "people": 7, "voters": {"m29": 3}},
    ]

    out = imported(installation, demo)

    assert out["voting"]["by_level"] == demo["voting"]["by_level"]


def test_with_seats_they_are_counted_from_the_ballots(
    demo: Document, installation: Installation
) -> None:
    assert "by_level" not in imported(installation, demo)["voting"]

    installation.use()
    with database.reading() as session:
        seminar = session.scalars(select(Seminar)).one()
        vote = queries.vote_round(session, seminar.id)
        assert vote is not None
        assert [one.people for one in queries.by_level(session, vote)] == [22, 9, 7]


@pytest.mark.parametrize(
    ("part", "entry", "words"),
    [
        ("by_level", {"levels": ["nav"], "people": 4, "voters": {}}, "people"),
        ("abstained", {"participant_id": "d99"}, "d99"),
        ("shortlists", {"round_id": "r99", "measure_ids": ["m01"]}, "r99"),
    ],
)
def test_what_does_not_fit_is_refused(
    part: str, entry: Document, words: str, demo: Document, installation: Installation
) -> None:
    demo["voting"][part] = [entry]

    with pytest.raises(FileRefused) as refused:
        installation.import_(json.dumps(demo))

    assert words in str(refused.value)
    assert installation.seminars() == 0


def forget_the_seats(document: Document) -> None:
    document["seminar"]["headcount"] = {"kommune": 40}
    document["participants"] = []
    for group in document["groups"]:
        group["participant_ids"] = []
    for problem in document["problems"]:
        problem["author_id"] = None
    for ballot in document["voting"]["ballots"]:
        ballot["participant_id"] = None
    document["voting"]["not_voted"] = []
