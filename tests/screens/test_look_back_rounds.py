"""Looking back at a round shows that round, also when the day has had more of its kind."""

import pytest

from bedreilag.rounds import actions as rounds
from bedreilag.seminars import more_rounds
from bedreilag.seminars.actions import RoundFacts
from bedreilag.seminars.models import Round, Seminar
from bedreilag.work import transaction

HERE = "/rom/tilbake/"
NOT_SHOWN = "Resultatet er ikke vist ennå."


@pytest.fixture
def another(seminar, day):
    """`another("vote")` closes what is open and opens one more round of this kind."""

    def start(kind):
        day.stop()
        with transaction() as session:
            found = session.get_one(Seminar, seminar.id)
            facts = RoundFacts("En runde til", "", minutes_silent=0, minutes_discussion=5)
            added = more_rounds.add_round(session, found, kind, facts, found.rounds[-1])
            rounds.open_round(session, found, added.id)
        return added

    return start


@pytest.mark.parametrize(
    ("kind", "field", "key"), [("problem", "text", "problem"), ("measure", "title", "measure")]
)
def test_a_round_has_the_texts_that_were_written_in_it(phone, day, another, kind, field, key):
    rype, lom = phone("Rype"), phone("Lom")
    first = day.start(kind)
    rype.ask(f"{kind}:write", **{field: "Rypas første"})
    lom.ask(f"{kind}:write", **{field: "Lommens første"})
    second = another(kind)
    rype.ask(f"{kind}:write", **{field: "Rypas andre"})
    lom.ask(f"{kind}:write", **{field: "Lommens andre"})
    day.stop()

    before = rype.browser.get(f"{HERE}{first.id}").text
    after = rype.browser.get(f"{HERE}{second.id}").text

    assert [each in before for each in ("Rypas første", "Lommens første")] == [True, True]
    assert [each in before for each in ("Rypas andre", "Lommens andre")] == [False, False]
    assert [each in after for each in ("Rypas andre", "Lommens andre")] == [True, True]
    assert [each in after for each in ("Rypas første", "Lommens første")] == [False, False]
    assert f'data-pictures="{key}"' not in before, "the texts of another round do not come later"


def test_a_vote_keeps_its_result_while_another_vote_runs_and_afterwards(phone, day, panel, another):
    rype = phone("Rype")
    day.start("measure")
    measure = rype.ask("measure:write", title="Ringe tilbake", problems=[])["measure"]
    first = day.start("vote")
    rype.ask("vote:give", measure=measure)
    day.stop()
    panel.ask("result:show", round=first.id)
    shown = result(rype, first)
    assert "Ringe tilbake" in shown

    second = another("vote")

    assert result(rype, first) == shown
    rype.ask("vote:give", measure=measure)
    rype.ask("vote:give", measure=measure)
    day.stop()
    assert NOT_SHOWN in rype.browser.get(f"{HERE}{second.id}").text
    panel.ask("result:show", round=second.id)
    assert result(rype, first) == shown
    assert result(rype, second) != shown


@pytest.mark.parametrize("kind", ["assess", "checkin"])
def test_a_round_whose_result_is_not_shown_says_so(phone, day, another, kind):
    rype = phone("Rype")
    found = another(kind)
    day.stop()

    page = rype.browser.get(f"{HERE}{found.id}").text

    assert NOT_SHOWN in page


def test_what_was_answered_is_there_once_it_is_shown(phone, day, panel, another):
    rype = phone("Rype")
    found = another("checkin")
    rype.ask("checkin:answer", answer=3)
    day.stop()

    panel.ask("result:show", round=found.id)

    page = rype.browser.get(f"{HERE}{found.id}").text
    assert NOT_SHOWN not in page
    assert 'data-picture="checked_in"' in page


def result(phone, round_: Round) -> str:
    page = phone.browser.get(f"{HERE}{round_.id}").text
    return page[page.index("<div data-own-round=") : page.index('<div data-place="look_back">')]
