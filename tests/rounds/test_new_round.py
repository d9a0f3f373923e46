"""One more round during the day: whoever steers adds it, and it is the next one to start."""

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


@pytest.mark.parametrize("kind", ["", "exit", "plan", "assess", "noe"])
def test_only_what_may_be_held_again_is_added(kind, seminar, organiser):
    refused = organiser().post(f"/samling/{seminar.id}/runde/ny", data={"kind": kind})

    assert refused.status_code == 422
    assert len(rounds_of(seminar)) == 6


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
