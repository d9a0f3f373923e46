"""One round at a time, and what was once shared stays shared."""

import pytest

from bedreilag.rounds import actions
from bedreilag.rounds.actions import AnotherRoundOpen
from bedreilag.seminars.models import Round, Seminar
from bedreilag.work import transaction


@pytest.fixture
def texts(phone):
    """The texts of others that a neighbour's phone has been sent."""
    rype, lom = phone("Rype"), phone("Lom")

    def seen() -> list[str]:
        shown = lom.pictures().items()
        return [name for name, drawn in shown if name.startswith("problem:") and drawn]

    seen.write = lambda: rype.ask("problem:write", text="Epikrisen kommer sent.", wish_id="a")
    return seen


def test_a_round_that_is_opened_again_does_not_become_silent_again(texts, day, session):
    day.start("problem", silent=8)
    assert texts.write()["ok"]
    assert texts() == [], "the first time it is silent"
    day.stop()
    assert len(texts()) == 1, "what is closed can be read"

    day.start("problem", silent=8)

    assert session.query(Round).filter_by(kind="problem").one().state == "shared"
    assert len(texts()) == 1


def test_a_round_waits_until_the_one_before_it_is_closed(day, seminar, session):
    day.start("problem")
    waiting = session.query(Round).filter_by(kind="vote").one()

    with pytest.raises(AnotherRoundOpen), transaction() as writing:
        actions.open_round(writing, writing.get_one(Seminar, seminar.id), waiting.id)

    session.expire_all()
    assert waiting.state == "waiting"


def test_nobody_is_ready_in_a_round_that_is_opened_again(phone, panel, seminar):
    rype, found = phone("Rype"), seminar.rounds[0]
    panel.ask("round:open", round=found.id)
    rype.ask("round:ready")
    assert "1 av 1 er klare" in panel.pictures()["steering"]["html"]
    panel.ask("round:close", round=found.id)

    panel.ask("round:open", round=found.id)

    assert "0 av 1 er klare" in panel.pictures()["steering"]["html"]
