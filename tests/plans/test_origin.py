"""Where an item's problems come from, told as a share that never points at anybody."""

import re

import pytest
from sqlalchemy import select

from bedreilag.plans import queries
from bedreilag.plans.models import SourceProblem
from bedreilag.problems.models import Problem
from bedreilag.seats.models import Participant
from bedreilag.work import transaction


@pytest.fixture
def address(planned):
    return f"/samling/{planned.id}/plan/tiltak/{planned.items[0]}"


def texts_by(planned, *kinds):
    """Give the first item's problems one new author for each of these organisation kinds."""
    with transaction() as writing:
        item = queries.plan_of(writing, planned.id).items[0]
        like = writing.scalars(select(Participant)).first()
        for row in list(item.source_problems):
            item.source_problems.remove(row)
        for number, kind in enumerate(kinds):
            seat = Participant(
                seminar_id=planned.id,
                group_id=like.group_id,
                role_id=like.role_id,
                position_group=like.position_group,
                organisation=like.organisation,
                organisation_kind=kind,
                display_name=f"Hoppetusse {number}",
                joined_at=like.joined_at,
            )
            problem = Problem(
                seminar_id=planned.id,
                round_id=writing.scalars(select(Problem.round_id)).first(),
                group_id=like.group_id,
                text=f"Ingen ringer tilbake {number}",
            )
            writing.add_all([seat, problem])
            writing.flush()
            problem.author_id = seat.id
            item.source_problems.append(SourceProblem(problem=problem, position=number + 1))


def origin(coordinator, address):
    page = coordinator.get(address).text
    assert "Problemer tiltaket skal løse" in page
    assert "Hoppetusse" not in page
    found = re.search(r"Problemene kommer fra\s+(.*?)</p>", page)
    return found and found[1].replace("\xa0", " ")


def test_the_problems_origin_is_told_as_a_share_of_many_peoples_texts(
    coordinator, address, planned
):
    texts_by(planned, *["kommune"] * 5)

    assert origin(coordinator, address) == "kommunene (100 %)."


def test_no_share_is_told_of_fewer_than_five_people(coordinator, address, planned):
    texts_by(planned, *["kommune"] * 4)

    assert origin(coordinator, address) is None


def test_no_share_is_told_when_the_rest_are_too_few(coordinator, address, planned):
    texts_by(planned, *["kommune"] * 5, *["helseforetak"] * 5)
    assert origin(coordinator, address) == "kommunene (50 %), spesialisthelsetjenesten (50 %)."

    texts_by(planned, *["kommune"] * 6, *["helseforetak"] * 4)

    assert origin(coordinator, address) is None


def test_small_levels_stand_as_one_when_they_are_enough_together(coordinator, address, planned):
    texts_by(planned, *["kommune"] * 5, *["helseforetak"] * 3, *["nav"] * 2)

    assert origin(coordinator, address) == "kommunene (50 %), andre (50 %)."


def test_many_texts_by_few_people_tell_no_share(coordinator, address, session, planned):
    texts_by(planned, *["kommune"] * 6)
    assert origin(coordinator, address) == "kommunene (100 %)."

    with transaction() as writing:
        problems = queries.problems_of(queries.plan_of(writing, planned.id).items[0])
        for problem in problems[:2]:
            problem.author_id = problems[2].author_id

    assert origin(coordinator, address) is None


def test_no_share_is_told_when_an_author_is_deleted(coordinator, address, planned):
    texts_by(planned, *["kommune"] * 6)
    assert origin(coordinator, address) == "kommunene (100 %)."

    with transaction() as writing:
        queries.plan_of(writing, planned.id).items[0].source_problems[0].problem.author_id = None

    assert origin(coordinator, address) is None
