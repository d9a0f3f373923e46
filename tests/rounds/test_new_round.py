"""One more round during the day: whoever steers adds it, and it comes before what was planned."""

import re

import pytest

from bedreilag.database import reading
from bedreilag.seminars.models import Round, Seminar
from bedreilag.work import transaction


def rounds_of(seminar):
    with reading() as session:
        found = session.get_one(Seminar, seminar.id).rounds
        assert [one.position for one in found] == sorted({one.position for one in found})
        return [one.kind for one in found]


def test_it_stands_behind_every_round_that_has_begun(seminar, organiser, day, panel):
    day.start("problem")
    page = f"/samling/{seminar.id}/runde/ny"
    browser = panel.browser
    asked = browser.get(page).text
    assert "Hva slags runde?" in asked
    assert "Innsjekk: hvor godt samarbeider vi i dag?" in asked
    assert "tiltakene legger du til på «Dagen»" in asked

    added = browser.post(page, data={"kind": "checkin"})

    assert (added.status_code, added.location) == (303, f"/samling/{seminar.id}/dagen")
    assert rounds_of(seminar) == ["problem", "checkin", "sort", "measure", "vote", "plan", "exit"]
    day.stop()
    assert "Hvor godt samarbeider vi i dag?" in panel.pictures()["steering"]["html"]


def test_rounds_are_held_in_the_order_they_were_added(seminar, panel, day):
    day.start("problem")

    for kind in ("checkin", "measure", "vote"):
        add(panel, seminar, kind)

    planned = ["sort", "measure", "vote", "plan", "exit"]
    assert rounds_of(seminar) == ["problem", "checkin", "measure", "vote", *planned]


def test_an_added_round_that_was_passed_over_is_not_in_the_way_of_the_next(seminar, panel, day):
    day.start("problem")
    add(panel, seminar, "checkin")
    day.start("sort")

    add(panel, seminar, "vote")

    assert rounds_of(seminar)[:5] == ["problem", "checkin", "sort", "vote", "measure"]


def add(panel, seminar, kind):
    added = panel.browser.post(f"/samling/{seminar.id}/runde/ny", data={"kind": kind})
    assert added.status_code == 303


@pytest.mark.parametrize("kind", ["", "exit", "plan", "assess", "noe"])
def test_only_what_may_be_held_again_is_added(kind, seminar, organiser):
    refused = organiser().post(f"/samling/{seminar.id}/runde/ny", data={"kind": kind})

    assert refused.status_code == 422
    assert len(rounds_of(seminar)) == 6


def test_whoever_chooses_no_kind_is_asked_to_in_norwegian(seminar, organiser):
    refused = organiser().post(f"/samling/{seminar.id}/runde/ny", data={"title": "Hva glemte vi?"})

    assert "Velg hva slags runde det er." in refused.text
    assert "Not a valid" not in refused.text
    assert 'value="Hva glemte vi?"' in refused.text


def test_whoever_only_reads_adds_nothing(seminar, organiser):
    reader = organiser("steering_group", None)

    for answer in (
        reader.get(f"/samling/{seminar.id}/runde/ny"),
        reader.post(f"/samling/{seminar.id}/runde/ny", data={"kind": "vote"}),
    ):
        assert answer.status_code == 403


def test_there_is_one_evaluation_in_a_day(seminar, panel, day):
    """Two would share a box, and two looks with one answer between them show that answer."""
    with transaction() as session:
        other = Round(seminar_id=seminar.id, position=9, kind="exit", title="En til", prompt="")
        session.add(other)
    first = next(one for one in seminar.rounds if one.kind == "exit")
    assert panel.ask("round:open", round=first.id)["ok"]
    day.stop()

    assert panel.ask("round:open", round=other.id)["code"] == "AlreadyEvaluated"


def big_button(panel):
    """The title of the round that the big button would start, or what stands in its place."""
    html = panel.pictures()["steering"]["html"]
    found = re.search(r'class="next-step".*?<span>Neste: (.*?)</span>', html, re.S)
    return found[1] if found else html


def test_a_round_that_was_passed_over_waits_among_the_other_choices(seminar, panel, day):
    problem, sort, measure, vote = seminar.rounds[:4]
    panel.ask("round:open", round=problem.id)
    panel.ask("round:close", round=problem.id)
    assert big_button(panel) == sort.title
    panel.ask("round:open", round=measure.id)

    panel.ask("round:close", round=measure.id)

    html = panel.pictures()["steering"]["html"]
    assert f"<span>Neste: {vote.title}</span>" in html
    assert f'aria-label="Start: {sort.title}"' in html


def test_the_day_is_done_when_only_what_was_passed_over_waits(seminar, panel):
    last = seminar.rounds[-1]
    panel.ask("round:open", round=last.id)
    panel.ask("round:close", round=last.id)

    said = big_button(panel)

    assert "Den siste runden er avsluttet." in said
    assert 'class="next-step"' not in said


def test_a_result_that_was_passed_over_is_offered_at_the_end(seminar, panel):
    vote, plan, last = seminar.rounds[3:]
    for found in (vote, plan):
        panel.ask("round:open", round=found.id)
        panel.ask("round:close", round=found.id)
    assert big_button(panel) == last.title
    panel.ask("round:open", round=last.id)
    panel.ask("round:close", round=last.id)

    assert 'action="/onske/result/show"' in panel.pictures()["steering"]["html"]


def test_a_round_that_waits_is_taken_out_of_the_day(seminar, organiser, panel):
    added = seminar.rounds[1]
    page = f"/samling/{seminar.id}/runde/{added.id}"
    desk = organiser()
    assert "Fjern runden" in desk.get(page).text

    answer = desk.post(f"{page}/fjern")

    assert (answer.status_code, answer.location) == (303, f"/samling/{seminar.id}/program#rounds")
    assert rounds_of(seminar) == ["problem", "measure", "vote", "plan", "exit"]
    assert added.title not in panel.pictures()["steering"]["html"]


def test_a_round_that_has_begun_stays_in_the_day(seminar, organiser, day):
    found = day.start("sort")
    page = f"/samling/{seminar.id}/runde/{found.id}"
    desk = organiser()

    refused = desk.post(f"{page}/fjern")

    assert "Fjern runden" not in desk.get(page).text
    assert refused.status_code == 409
    assert "Runden er startet, så den kan ikke fjernes." in refused.text
    assert len(rounds_of(seminar)) == 6


def test_whoever_only_steers_or_reads_removes_nothing(seminar, organiser):
    page = f"/samling/{seminar.id}/runde/{seminar.rounds[1].id}/fjern"

    for role, area in (("facilitator", "midt-troms"), ("steering_group", None)):
        assert organiser(role, area).post(page).status_code == 403
    assert len(rounds_of(seminar)) == 6


def test_a_round_is_added_with_its_own_question_and_minutes_or_the_usual_ones(seminar, panel):
    page = f"/samling/{seminar.id}/runde/ny"
    steering = panel.browser
    asked = steering.get(page).text
    assert "«Hva er vanskeligst i samarbeidet vårt?» 8 minutter hver for seg" in asked
    assert "endrer dere etterpå" not in asked

    own = {"kind": "problem", "title": "Hva glemte vi?", "minutes_silent": "0"}
    assert steering.post(page, data=own | {"minutes_discussion": "12"}).status_code == 303
    assert steering.post(page, data={"kind": "problem", "title": " "}).status_code == 303

    with reading() as session:
        first, second, *_planned = session.get_one(Seminar, seminar.id).rounds
        assert (first.title, first.minutes_silent, first.minutes_discussion) == (
            own["title"],
            0,
            12,
        )
        assert second.title == "Hva er vanskeligst i samarbeidet vårt?"
        assert (second.minutes_silent, second.minutes_discussion) == (8, 32)
        assert first.prompt == second.prompt != ""


def test_minutes_that_are_no_number_add_nothing(seminar, organiser):
    wish = {"kind": "problem", "minutes_discussion": "mange"}
    refused = organiser().post(f"/samling/{seminar.id}/runde/ny", data=wish)

    assert refused.status_code == 422
    assert "Skriv et tall fra 0 til 480." in refused.text
    assert len(rounds_of(seminar)) == 6


def test_two_rounds_that_ask_the_same_are_told_apart_on_the_panel(seminar, panel):
    title = seminar.rounds[0].title
    add(panel, seminar, "problem")
    html = panel.pictures()["steering"]["html"]
    assert f"<span>Neste: {title}</span>" in html
    assert f'aria-label="Start: {title} (2)"' in html

    with reading() as session:
        added = session.get_one(Seminar, seminar.id).rounds[0]
    panel.ask("round:open", round=added.id)
    panel.ask("round:close", round=added.id)

    assert big_button(panel) == f"{title} (2)"


def test_whoever_steers_takes_away_a_round_that_was_added_and_no_other(seminar, organiser, panel):
    add(panel, seminar, "checkin")
    with reading() as session:
        added, planned, *_others = session.get_one(Seminar, seminar.id).rounds
    steering = panel.browser
    programme = f"/samling/{seminar.id}/program"
    assert f'href="{programme}#rounds"' in steering.get(f"/samling/{seminar.id}/dagen").text
    offered = steering.get(programme).text
    assert f"/runde/{added.id}/fjern" in offered
    assert f"/runde/{planned.id}/fjern" not in offered
    reader = organiser("steering_group", None)
    assert f"/runde/{added.id}/fjern" not in reader.get(programme).text
    assert reader.post(f"/samling/{seminar.id}/runde/{added.id}/fjern").status_code == 403

    assert steering.post(f"/samling/{seminar.id}/runde/{added.id}/fjern").status_code == 303

    assert len(rounds_of(seminar)) == 6
