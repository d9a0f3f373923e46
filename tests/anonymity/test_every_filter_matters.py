"""The test of every surface fails when any one filter is taken away.

Each row names a filter, what stands in its place when it is gone, and the moment and the readers
where that must be found out. A filter that can be removed without anybody noticing is no filter.
"""

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select, true
from sqlalchemy.exc import IntegrityError

from bedreilag import small_cells
from bedreilag.assessing.spread import Measured
from bedreilag.checkin import queries as checkin
from bedreilag.database import Base
from bedreilag.measures.models import Measure
from bedreilag.seminar_file import write
from bedreilag.seminars.models import Round
from bedreilag.small_cells import Partition


@dataclass(frozen=True)
class Gone:
    """A filter that is taken away."""

    filter: str
    instead: Any
    moment: str
    readers: tuple[str, ...] = ("rooms",)


def yes(*_anything: object, **_more: object) -> bool:
    return True


def every_condition(of: Any) -> Any:
    return True if isinstance(of, Base) else true()


def every_measure() -> Any:
    return select(Measure).join(Round, Measure.round_id == Round.id)


def every_group_alone(groups, *_limit, **_rules):
    return Partition(tuple(name for name, numbers in groups.items() if any(numbers)))


def exactly_how_many(levels, measure_id):
    return [(each.behind(measure_id), each.behind(measure_id)) for each in levels]


def the_new_promise(_written_under: str, now: str) -> str:
    return now


def the_mildest_promise(*_promises: str) -> str:
    return "nickname"


def as_it_was_written(texts: Any) -> list[str]:
    return sorted(filter(None, texts))


def mean_of_anyone(answers: Any) -> Measured | None:
    opinions = [answer for answer in answers if answer]
    return Measured(sum(opinions) / len(opinions), 0.5, len(opinions)) if opinions else None


def counts_of_anyone(session: Any, seminar_id: int) -> Any:
    found = checkin.check_in_round(session, seminar_id)
    given = checkin.counts(session, found.id) if found else {}
    return {answer: given.get(answer, 0) for answer in checkin.ANSWERS}


FILTERS = [
    Gone("bedreilag.problems.queries._shared", every_condition, "silent"),
    Gone("bedreilag.problems.queries._not_hidden", every_condition, "shared"),
    Gone("bedreilag.anonymity.stricter", the_new_promise, "shared"),
    Gone("bedreilag.anonymity.stricter", the_mildest_promise, "voting"),
    Gone("bedreilag.seminar_file.open_file.document", write.document, "shared", ("coordinator",)),
    Gone("bedreilag.voting.queries.is_shown", yes, "voting"),
    Gone("bedreilag.voting.queries.is_shown", yes, "closed"),
    Gone("bedreilag.seminar_file.open_file._result_is_open", yes, "closed", ("coordinator",)),
    Gone("bedreilag.voting.agreement.publishable", every_group_alone, "opened"),
    Gone("bedreilag.voting.words.told", exactly_how_many, "opened"),
    Gone("bedreilag.assessing.queries.measured", mean_of_anyone, "opened"),
    Gone("bedreilag.checkin.queries.shown", counts_of_anyone, "opened"),
    Gone("bedreilag.followup.queries.exit_is_settled", yes, "opened", ("coordinator",)),
    Gone("bedreilag.followup.queries.is_settled", yes, "opened", ("coordinator",)),
    Gone("bedreilag.small_cells.publishable", every_group_alone, "afterwards", ("coordinator",)),
    Gone("bedreilag.followup.queries._shuffled", as_it_was_written, "afterwards", ("coordinator",)),
    Gone("bedreilag.followup.routes._organises", yes, "afterwards", ("steering_group",)),
]


@pytest.mark.parametrize("gone", FILTERS, ids=lambda gone: f"{gone.filter}-{gone.moment}")
def test_a_filter_that_is_taken_away_is_missed(gone, found_out, monkeypatch):
    monkeypatch.setattr(gone.filter, gone.instead)

    assert found_out_or_refused(found_out, gone)


def found_out_or_refused(found_out, gone):
    """What was found out. The database itself may be what says no: that is missing it too."""
    try:
        return found_out(gone.moment, gone.readers)
    except IntegrityError as refused:
        return [why for why in [str(refused)] if "enough_people" in why]


def test_words_of_fewer_than_five_are_nobodys_to_read(scene, found_out):
    """They are kept back twice: by the query, and by the page that has nothing to show."""
    scene.answers = 3

    assert found_out("afterwards", ("coordinator",)) == []


def test_the_limit_cannot_be_lowered():
    with pytest.raises(ValueError, match="never shown"):
        small_cells.at_least(4)
