"""Six months later: the open link, page by page, with nothing but a browser's own forms."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bedreilag.followup import queries, year_2023
from bedreilag.followup.models import Survey, SurveyAnswer
from bedreilag.pages import today
from bedreilag.plans.models import ChangePlan, PlanItem
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction
from tests.followup.no_script import Respondent
from tests.followup.stored import LONG, close, set_days

ABOUT_ME = {"q1": "brukerrepresentant", "q2": "brukerorganisasjon", "q3": "deler"}
# Made for tests: its month is moved by 80, so it can never be a person's.
IDENTITY_NUMBER = "03846113729"

Somebody = Callable[[], Respondent]


def answered(session: Session) -> int:
    session.rollback()  # and look afresh
    return session.scalar(select(func.count()).select_from(SurveyAnswer)) or 0


def the_answer(session: Session) -> SurveyAnswer:
    session.rollback()
    return session.scalars(select(SurveyAnswer)).one()


def to_the_last_page(someone: Respondent, link: str) -> Respondent:
    someone.open(link).answer(**ABOUT_ME)
    someone.answer_all("5")
    someone.answer(q4="ja", q5="ja_litt")
    someone.answer_all("igangsatt")
    someone.answer_all("vet_ikke")
    return someone


def test_the_whole_survey_is_answered_without_javascript(
    respondent: Somebody, link: str, survey: Survey, plan: ChangePlan, session: Session
) -> None:
    someone = to_the_last_page(respondent(), link)
    assert "Side 6 av 6" in someone.response.text
    assert answered(session) == 0, "nothing is stored on the way"

    someone.answer(fungert="  Vi ringer hverandre. ", hindret="", hjelp="Tid")

    assert someone.response.status_code == 303
    assert someone.response.location == f"{link}/takk"
    assert "Takk! Svaret ditt er sendt." in someone.open(f"{link}/takk").response.text
    stored = the_answer(session)
    assert stored.survey_id == survey.id
    assert stored.position_group == "bruker_parorende"
    assert stored.organisation_kind == "brukerorganisasjon"
    assert stored.attended == "deler"
    assert stored.statements == dict.fromkeys([f"s{n}" for n in range(1, 8)], 5)
    assert (stored.worked_further, stored.extra) == ("ja", {"q5": "ja_litt"})
    assert stored.item_status == {"t1": "igangsatt", str(plan.items[1].id): "igangsatt"}
    assert stored.measures_2023_status == {
        measure.id: "vet_ikke" for measure in year_2023.measures()
    }
    assert stored.open_answers == {"fungert": "Vi ringer hverandre.", "hindret": "", "hjelp": "Tid"}


def test_dont_know_is_an_answer_like_the_others(
    respondent: Somebody, link: str, survey: Survey, session: Session
) -> None:
    someone = respondent().open(link)
    someone.answer(**ABOUT_ME)
    someone.answer_all("vet_ikke")
    someone.answer(q4="vet_ikke")
    someone.answer_all("vet_ikke")
    someone.answer()
    someone.answer()

    stored = the_answer(session)
    assert set(stored.statements.values()) == {None}
    assert stored.worked_further == "vet_ikke"
    assert set(stored.item_status.values()) == {"vet_ikke"}
    assert stored.measures_2023_status == {}, "what was not answered is not «vet ikke»"


def test_who_was_not_there_is_not_asked_what_it_was_like(
    respondent: Somebody, link: str, survey: Survey, session: Session
) -> None:
    someone = respondent().open(link)
    someone.answer(**ABOUT_ME)
    assert "Side 2 av 6" in someone.response.text, "whoever was there is asked"
    someone.answer_all("4")
    someone.back()
    someone.back()

    someone.answer(q3="nei")

    assert someone.at == "3"
    assert "Side 3 av 6" in someone.response.text
    someone.back()
    assert someone.at == "1"
    someone.answer()
    someone.answer(q4="nei")
    someone.answer_all("planlagt")
    someone.answer()
    someone.answer()
    stored = the_answer(session)
    assert (stored.attended, stored.statements) == ("nei", {})


def test_the_ten_measures_are_asked_word_for_word_in_their_own_order(
    respondent: Somebody, link: str, survey: Survey
) -> None:
    someone = respondent().open(f"{link}/side/5")

    asked = re.findall(r"<legend[^>]*>([^<]+)</legend>", someone.response.text)
    assert asked == [measure.text for measure in year_2023.measures()]
    assert len(asked) == 10


def test_the_items_are_those_of_the_seminars_own_plan(
    respondent: Somebody, link: str, survey: Survey, session: Session
) -> None:
    someone = respondent().open(f"{link}/side/4")

    assert "Varsling før planlagt utskriving" in someone.response.text
    assert LONG in someone.response.text
    choices = ["igangsatt", "planlagt", "ikke_igangsatt", "vet_ikke"]
    assert list(someone.form.choices.values()) == [choices, choices]


def test_without_a_plan_there_is_no_page_about_its_items(
    respondent: Somebody, link: str, survey: Survey, session: Session
) -> None:
    session.query(PlanItem).delete()
    session.commit()

    someone = to_page_three(respondent(), link)
    someone.answer(q4="ja")

    assert "Side 4 av 5" in someone.response.text
    assert "Tiltak som mange startet med i 2023" in someone.response.text


def to_page_three(someone: Respondent, link: str) -> Respondent:
    someone.open(link).answer(**ABOUT_ME)
    someone.answer_all("3")
    return someone


def test_a_page_that_lacks_an_answer_says_where_and_keeps_the_rest(
    respondent: Somebody, link: str, survey: Survey
) -> None:
    someone = respondent().open(link)

    someone.answer(q1="leder", q2="nav")

    assert someone.response.status_code == 422
    assert "Velg et svar." in someone.response.text
    assert someone.form.fields["q1"] == "leder"
    assert someone.form.fields["q2"] == "nav"


def test_a_question_with_dont_know_says_that_it_is_an_answer_too(
    respondent: Somebody, link: str, survey: Survey
) -> None:
    someone = respondent().open(link)
    someone.answer(**ABOUT_ME)

    someone.answer(s1="5")

    assert someone.response.status_code == 422
    assert "«Vet ikke» er også et svar." in someone.response.text


def test_going_back_keeps_what_was_begun_and_asks_for_nothing(
    respondent: Somebody, link: str, survey: Survey
) -> None:
    someone = to_page_three(respondent(), link)

    someone.back(q5="nei")
    assert someone.at == "2"
    assert someone.form.fields["s4"] == "3"
    someone.answer()

    assert someone.at == "3"
    assert someone.form.fields["q5"] == "nei"


def test_a_page_that_was_jumped_over_is_shown_when_the_answer_is_sent(
    respondent: Somebody, link: str, survey: Survey, session: Session
) -> None:
    someone = respondent().open(f"{link}/side/6")

    someone.answer(fungert="Telefonlista")

    assert someone.response.status_code == 422
    assert someone.at == "1"
    assert someone.form.fields["fungert"] == "Telefonlista"
    assert answered(session) == 0


def test_an_identity_number_is_refused_beside_the_field_and_everything_is_kept(
    respondent: Somebody, link: str, survey: Survey, session: Session
) -> None:
    someone = to_the_last_page(respondent(), link)

    someone.answer(hindret=f"Ring meg om {IDENTITY_NUMBER}", fungert="Møtene")

    assert someone.response.status_code == 422
    assert someone.at == "6"
    assert "ser ut som et fødselsnummer" in someone.response.text
    assert 'id="hindret-error"' in someone.response.text
    assert someone.form.fields["fungert"] == "Møtene"
    assert someone.form.fields["hindret"] == f"Ring meg om {IDENTITY_NUMBER}"
    assert answered(session) == 0
    someone.answer(hindret="Ring meg")
    assert answered(session) == 1


def test_a_text_that_is_too_long_is_refused_with_how_much(
    respondent: Somebody, link: str, survey: Survey, session: Session
) -> None:
    someone = to_the_last_page(respondent(), link)

    someone.answer(hjelp="å" * 2007)

    assert "Teksten er 7 tegn for lang." in someone.response.text
    assert answered(session) == 0


def test_sending_twice_is_answering_once(
    respondent: Somebody, link: str, survey: Survey, session: Session
) -> None:
    someone = to_the_last_page(respondent(), link)
    form = someone.form

    first, again = (respondent().send(form) for _ in range(2))

    assert (first.status_code, again.status_code) == (303, 303)
    assert answered(session) == 1


def test_two_first_answers_at_the_same_time_are_both_kept_once(
    respondent: Somebody, link: str, seminar: Seminar, survey: Survey, session: Session
) -> None:
    forms = [to_the_last_page(respondent(), link).form for _ in range(2)]
    with transaction() as writing:
        writing.delete(writing.get_one(Survey, survey.id))
        writing.get_one(Seminar, seminar.id).last_day = six_months_ago()
        writing.get_one(Seminar, seminar.id).first_day = six_months_ago()

    with ThreadPoolExecutor() as pool:
        sent = pool.map(lambda form: respondent().send(form).status_code, forms * 2)

    assert list(sent) == [303] * 4
    assert answered(session) == 2
    assert session.scalar(select(func.count()).select_from(Survey)) == 1


def six_months_ago() -> date:
    """A last day that lets the survey be open today."""
    return today() - timedelta(days=190)


def test_an_answer_that_was_sent_cannot_be_changed(
    respondent: Somebody, link: str, survey: Survey, session: Session
) -> None:
    someone = to_the_last_page(respondent(), link)
    form = someone.form
    someone.browser.post(form.action, data=form.fields)

    changed = someone.browser.post(form.action, data=form.fields | {"q4": "nei"})

    assert changed.status_code == 409
    assert "Svaret ditt er allerede sendt" in changed.text
    stored = the_answer(session)
    assert stored.worked_further == "ja"


@pytest.mark.parametrize("answer_id", ["", "1", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"])
def test_an_id_that_is_not_random_is_replaced_before_anything_is_stored(
    answer_id: str, respondent: Somebody, link: str, survey: Survey, session: Session
) -> None:
    someone = to_the_last_page(respondent(), link)

    someone.answer(answer_id=answer_id)

    assert someone.response.status_code == 422
    assert answered(session) == 0
    someone.answer()
    assert answered(session) == 1


def test_each_page_can_be_opened_again_and_looking_changes_nothing(
    respondent: Somebody, link: str, plan: ChangePlan, session: Session
) -> None:
    someone = respondent()

    for address in (link, *(f"{link}/side/{n}" for n in range(1, 7)), f"{link}/takk"):
        response = someone.open(address).response
        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "no-store"

    assert session.scalar(select(func.count()).select_from(Survey)) == 0
    assert answered(session) == 0


def test_the_survey_opens_six_months_after_the_last_day(
    respondent: Somebody, link: str, seminar: Seminar, session: Session
) -> None:
    """The seminar ended on 23 April 2026, and nobody has decided anything else."""
    survey = queries.survey_of(session, session.get_one(Seminar, seminar.id))

    assert survey.opens_on.isoformat() == "2026-10-23"
    assert survey.closes_on
    assert survey.closes_on.isoformat() == "2026-11-13"
    assert survey.invited == 40, "as many as were expected, when nobody took a seat"


def test_before_it_opens_the_link_says_when(
    respondent: Somebody, link: str, survey: Survey, seminar: Seminar
) -> None:
    assert "Om deg" in respondent().open(link).response.text, "it is open now"

    set_days(seminar, today() + timedelta(days=1), today() + timedelta(days=20))

    page = respondent().open(link).response.text
    assert "Undersøkelsen åpner" in page
    assert "Om deg" not in page


def test_after_it_closed_the_link_says_so_and_takes_no_answer(
    respondent: Somebody, link: str, survey: Survey, seminar: Seminar, session: Session
) -> None:
    late = to_the_last_page(respondent(), link)
    close(seminar)

    late.answer()

    assert late.response.status_code == 409
    assert "Undersøkelsen ble avsluttet" in late.response.text
    assert answered(session) == 0
    turned = respondent().browser.post(f"{link}/side/1", data=ABOUT_ME)
    assert turned.status_code == 409


def test_an_answer_that_was_stored_is_still_stored_when_asked_about_after_closing(
    respondent: Somebody, link: str, survey: Survey, seminar: Seminar, session: Session
) -> None:
    someone = to_the_last_page(respondent(), link)
    form = someone.form
    someone.browser.post(form.action, data=form.fields)
    close(seminar)

    again = someone.browser.post(form.action, data=form.fields)

    assert again.status_code == 303
    assert answered(session) == 1


@pytest.mark.parametrize("change", [("-", "-0"), ("/svar/", "/svar/9"), ("/svar/", "/svar/x")])
def test_another_link_leads_nowhere(
    change: tuple[str, str], respondent: Somebody, link: str, survey: Survey
) -> None:
    assert respondent().open(link).response.status_code == 200

    assert respondent().open(link.replace(*change, 1)).response.status_code == 404


def test_a_page_that_is_not_there_is_not_found(
    respondent: Somebody, link: str, survey: Survey
) -> None:
    assert respondent().open(f"{link}/side/6").response.status_code == 200
    assert respondent().open(f"{link}/side/7").response.status_code == 404
    assert respondent().browser.post(f"{link}/side/99").status_code == 404


def test_answering_needs_no_cookie_but_the_forms_own_proof(
    respondent: Somebody, link: str, survey: Survey
) -> None:
    browser: FlaskClient = to_the_last_page(respondent(), link).browser

    assert {cookie.key for cookie in browser._cookies.values()} <= {"skjema"}
