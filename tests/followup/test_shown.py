"""What the desk shows of the answers: shares with counts, small groups as one, and words alone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from bedreilag.followup import queries
from bedreilag.followup.computed import computed
from bedreilag.followup.models import Survey, SurveyAnswer
from bedreilag.followup.tally import tally
from bedreilag.pages import today
from bedreilag.plans.models import ChangePlan, PlanItem
from bedreilag.seminar_file.demo import demo_seminar
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction
from tests.conftest import Day, Screen
from tests.followup.answers import demo_answers
from tests.followup.at_the_desk import TOO_FEW, Organiser, answers_of, days, text_of
from tests.followup.stored import close, set_days, store, store_exit


@pytest.fixture
def demo(seminar: Seminar) -> Survey:
    """The demo seminar's survey and the items of its plan, closed as in its file."""
    content = demo_seminar()
    titles = {item["id"]: item["title"] for item in content["change_plan"]["items"]}
    with transaction() as session:
        plan = ChangePlan(seminar_id=seminar.id, title="Plan for endringsarbeid")
        plan.items = [
            PlanItem(ref=ref, position=position, title=title)
            for position, (ref, title) in enumerate(titles.items(), 1)
        ]
        survey = Survey(
            seminar_id=seminar.id,
            opens_on=today() - timedelta(days=30),
            closes_on=today() - timedelta(days=9),
            invited=content["follow_up"]["invited"],
        )
        session.add_all([plan, survey])
    store(survey, demo_answers())
    return survey


def test_the_demo_seminars_answers_are_counted_through_the_database_as_its_file_says(
    demo: Survey, seminar: Seminar, session: Session
) -> None:
    stored = session.get_one(Seminar, seminar.id)

    counted = tally(queries.answers(session, stored), demo.invited)

    assert computed(counted) == demo_seminar()["follow_up"]["computed"]


def test_the_page_shows_the_share_with_its_counts_beside_2023_as_printed(
    demo: Survey, organiser: Organiser, door: str
) -> None:
    page = text_of(organiser(), door)

    assert "18 av 40 har svart (45 %)" in page
    assert "I 2023 svarte 44 av 143 (30,77 %)." in page
    assert "77,8 % (14 av 18)" in page
    assert "Uten «vet ikke»: 93,3 % (14 av 15)" in page
    for printed in ("75", "65,9", "54", "59,1", "93,2", "79,5", "70,5"):
        assert f"2023: {printed} %" in page
    assert "50 % (9 av 18)" in page
    assert "Ett svar er 5,6 % av alle." in page


def test_leaders_and_employees_stand_side_by_side_in_total_and_for_each_item(
    demo: Survey, organiser: Organiser, door: str
) -> None:
    page = text_of(organiser(), door)

    assert page.count('<span class="bars__label">Ledere (7 har svart)') == 9
    assert page.count('<span class="bars__label">Ansatte (7 har svart)') == 9
    assert "Varsling før planlagt utskriving" in page


def test_the_gap_between_leaders_and_employees_is_said_in_words(
    demo: Survey, organiser: Organiser, door: str, seminar: Seminar
) -> None:
    page = text_of(organiser(), door)

    assert "Ansatte svarer «vet ikke» oftere enn ledere." in page
    assert "ansatte «vet ikke» på 51,8 % og ledere på 12,5 %" in page


def test_no_gap_is_said_where_there_is_none(
    organiser: Organiser, door: str, survey: Survey, seminar: Seminar
) -> None:
    store(survey, answers_of(leder=6, ansatt=6))
    close(seminar)

    page = text_of(organiser(), door)

    assert "Ledere (6 har svart)" in page
    assert "oftere enn ledere" not in page


def test_four_others_are_there_but_not_shown_and_the_page_says_so(
    demo: Survey, organiser: Organiser, door: str, session: Session, seminar: Seminar
) -> None:
    answers = queries.answers(session, session.get_one(Seminar, seminar.id))
    groups = [answer.position_group for answer in answers]
    assert groups.count("lege") + groups.count("bruker_parorende") == 4, "they have answered"

    page = text_of(organiser(), door)

    assert "Alle som er vist (14 har svart)" in page
    assert "4 svar fra andre grupper er ikke med her." in page
    assert TOO_FEW in page
    assert "Fastleger og kommuneoverleger" not in page
    assert "Bruker- og pårørenderepresentanter" not in page


def test_small_groups_are_named_when_they_are_shown_as_one(
    organiser: Organiser, door: str, survey: Survey, seminar: Seminar
) -> None:
    store(survey, answers_of(leder=6, ansatt=6, lege=2, bruker_parorende=4))
    close(seminar)

    page = text_of(organiser(), door)

    assert "Andre grupper samlet (6 har svart)" in page
    assert (
        "Disse gruppene er slått sammen: "
        "fastleger og kommuneoverleger, bruker- og pårørenderepresentanter." in page
    )


@pytest.mark.parametrize(("number", "is_shown"), [(5, True), (4, False)])
def test_nothing_but_the_number_is_shown_from_fewer_than_five(
    number: int,
    is_shown: bool,
    organiser: Organiser,
    door: str,
    survey: Survey,
    seminar: Seminar,
) -> None:
    store(survey, answers_of(leder=number), {"fungert": "Vi ringer hverandre"})
    close(seminar)

    page = text_of(organiser("working_group"), door)

    assert f"{number} av 40 har svart" in page
    assert ("Andel som er enig" in page) is is_shown
    assert ("Vi ringer hverandre" in page) is is_shown
    assert (TOO_FEW in page) is not is_shown


def test_while_it_is_open_only_the_number_is_shown(
    organiser: Organiser, door: str, survey: Survey, seminar: Seminar
) -> None:
    """Two looks with one answer between them would show that answer."""
    store(survey, answers_of(leder=6), {"fungert": "Vi ringer hverandre"})

    page = text_of(organiser("working_group"), door)
    assert "6 av 40 har svart (15 %)" in page
    assert "Andel som er enig" not in page
    assert "Vi ringer hverandre" not in page

    close(seminar)
    assert "Andel som er enig" in text_of(organiser("coordinator"), door)


def test_answers_from_a_file_are_shown_and_never_joined_by_another(
    organiser: Organiser, door: str, survey: Survey, seminar: Seminar, link: str, app: Flask
) -> None:
    """Two looks with one answer between them would show that answer."""
    store(survey, answers_of(leder=6))
    assert "Andel som er enig" not in text_of(organiser("facilitator"), door)
    with transaction() as session:
        for number, one in enumerate(session.query(SurveyAnswer)):
            one.ref = f"s{number:02}"

    coordinator = organiser()
    for opens_in in (100, -1):  # before its days, and in the middle of them
        set_days(seminar, today() + timedelta(days=opens_in), today() + timedelta(days=120))
        assert "Andel som er enig" in text_of(coordinator, door)
        assert "Undersøkelsen er avsluttet." in text_of(app.test_client(), link)


def test_more_answers_than_invited_is_said_in_words(
    organiser: Organiser, door: str, survey: Survey, seminar: Seminar
) -> None:
    store(survey, answers_of(leder=6))
    assert "flere svar enn inviterte" not in text_of(organiser(), door)

    organiser("working_group").post(door, data=days(-7, 9, 5))

    assert "flere svar enn inviterte" in text_of(organiser("facilitator"), door)


def test_open_answers_stand_alone_in_an_order_that_tells_nothing(
    survey: Survey, seminar: Seminar, session: Session
) -> None:
    texts = [f"Tekst {n}" for n in range(12)]
    for text in texts:
        store(survey, answers_of(leder=1), {"fungert": text, "hindret": f"Hinder {text}"})

    shown = queries.open_answers(session, session.get_one(Seminar, seminar.id))

    assert sorted(shown["fungert"]) == sorted(texts)
    assert shown["fungert"] != texts
    order = [text.removeprefix("Hinder ") for text in shown["hindret"]]
    assert order != shown["fungert"], "and two texts of one person do not share a place"


def test_what_people_wrote_is_text_and_never_markup(
    organiser: Organiser, door: str, survey: Survey, seminar: Seminar
) -> None:
    store(survey, answers_of(leder=6), {"fungert": "<b>Vi</b> & {{ 7*7 }}"})
    close(seminar)

    page = text_of(organiser("working_group"), door)

    assert "&lt;b&gt;Vi&lt;/b&gt; &amp; {{ 7*7 }}" in page


def test_the_short_evaluation_is_shown_the_same_day_when_the_round_is_closed(
    phone: Callable[..., Screen], day: Day, organiser: Organiser, seminar: Seminar
) -> None:
    day.start("exit")
    for n in range(6):
        assert phone(f"Rype {n}").ask("exit:answer", e1="4", e5=f"Forslag {n}")["ok"]
    door = f"/samling/{seminar.id}/evaluering"
    page = text_of(organiser(), door)
    assert "6 av 6 deltakere har svart." in page
    assert "Forslag 3" not in page
    assert "Resultatet vises når prosesslederen har avsluttet runden." in page

    day.stop()

    page = text_of(organiser("working_group"), door)
    assert "4 (6 svar)" in page
    assert "Forslag 3" in page
    assert "Forslag 3" not in text_of(organiser("steering_group", None), door)


def test_small_groups_are_not_shown_in_the_short_evaluation_either(
    survey: Survey, organiser: Organiser, seminar: Seminar
) -> None:
    store_exit(survey, [("leder", {"e1": 5}, "")] * 6 + [("ansatt", {"e1": 3}, "")] * 6)
    door = f"/samling/{seminar.id}/evaluering"
    assert "12 av 40 deltakere har svart." in text_of(organiser(), door)

    store_exit(survey, [("lege", {"e1": 1}, "")] * 2)

    page = text_of(organiser("working_group"), door)
    assert "14 av 40 deltakere har svart." in page
    assert "Ledere" in page
    assert "leger" not in page
    assert "2 svar fra andre grupper er ikke med her." in page


@pytest.mark.parametrize(("number", "is_shown"), [(5, True), (4, False)])
def test_the_short_evaluation_needs_five(
    number: int, is_shown: bool, survey: Survey, organiser: Organiser, seminar: Seminar
) -> None:
    store_exit(survey, [("leder", {"e1": 5}, "Bra dag")] * number)

    page = text_of(organiser("working_group"), f"/samling/{seminar.id}/evaluering")

    assert f"{number} av 40 deltakere har svart." in page
    assert ("Bra dag" in page) is is_shown
    assert (TOO_FEW in page) is not is_shown
