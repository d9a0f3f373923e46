"""A new installation has one seminar to look at and one to try."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bedreilag.followup.models import SurveyAnswer
from bedreilag.plans.models import PlanItem
from bedreilag.seats.models import Participant
from bedreilag.seminar_file import demo
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction
from tests.seminar_file.conftest import Installation

FRIDAY = date(2026, 11, 20)


def loaded(installation: Installation, today: date = FRIDAY) -> dict[str, Seminar]:
    installation.seminars()
    with transaction() as session:
        demo.load(session, today)
    with transaction() as session:
        return {seminar.join_code: seminar for seminar in session.scalars(select(Seminar))}


def how_many(table: Any) -> int:
    with transaction() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_the_finished_seminar_is_there_with_its_plan_and_its_answers(
    installation: Installation,
) -> None:
    finished = loaded(installation)["MTRM26"]

    assert finished.fictional
    assert not finished.join_open
    assert (how_many(Participant), how_many(PlanItem), how_many(SurveyAnswer)) == (40, 8, 18)


def test_the_fresh_one_is_today_and_tomorrow_with_the_door_open_and_nobody_in(
    installation: Installation,
) -> None:
    loaded(installation)
    with transaction() as session:
        fresh = session.scalars(select(Seminar).where(Seminar.join_code == "MTNY27")).one()

        assert fresh.title == "Bedre i lag i Midt-Troms (prøv selv)"
        assert fresh.days == [date(2026, 11, 20), date(2026, 11, 21)]
        assert fresh.join_open
        assert fresh.fictional
        assert "demo" in fresh.notice
        assert len(fresh.programme) == 21
        assert [each.state for each in fresh.rounds] == ["waiting"] * 6
        assert len(fresh.groups) == 6
        assert seats(session, fresh) == 0


def seats(session: Session, seminar: Seminar) -> int:
    here = select(func.count()).select_from(Participant)
    return session.scalar(here.where(Participant.seminar_id == seminar.id)) or 0


def test_loading_again_another_day_changes_nothing(installation: Installation) -> None:
    before = loaded(installation)
    with transaction() as session:
        session.get_one(Seminar, before["MTNY27"].id).join_open = False

    after = loaded(installation, date(2027, 1, 4))

    assert after["MTNY27"].first_day == FRIDAY
    assert not after["MTNY27"].join_open
    assert len(after) == 2


def test_without_a_given_day_it_is_today_in_norway(installation: Installation) -> None:
    installation.seminars()
    before = datetime.now(demo.OSLO).date()
    with transaction() as session:
        demo.load(session)
        found = session.scalars(select(Seminar).where(Seminar.join_code == "MTNY27")).one()

        assert found.first_day in (before, datetime.now(demo.OSLO).date())
