"""Six months later: the open link, page by page, with nothing but a browser's own forms."""

import re

from sqlalchemy.orm import Session

from bedreilag.followup import year_2023
from bedreilag.followup.models import Survey
from bedreilag.plans.models import ChangePlan, PlanItem
from tests.followup.respondents import (
    ABOUT_ME,
    IDENTITY_NUMBER,
    Somebody,
    answered,
    the_answer,
    to_page_three,
    to_the_last_page,
)
from tests.followup.stored import LONG


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


def test_words_that_may_identify_are_asked_about_once(
    respondent: Somebody, link: str, survey: Survey, plan: ChangePlan, session: Session
) -> None:
    someone = to_the_last_page(respondent(), link)

    someone.answer(fungert="Pasienten Snefrid fikk hjelp.")

    assert someone.response.status_code == 422
    assert "Se over teksten" in someone.response.text
    assert 'name="sure" value="1"' in someone.response.text
    assert answered(session) == 0
    someone.answer(sure="1")
    assert someone.response.status_code == 303
    assert the_answer(session).open_answers["fungert"] == "Pasienten Snefrid fikk hjelp."
