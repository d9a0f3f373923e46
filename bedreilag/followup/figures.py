"""What the charts of the results draw: rows with a figure, and the counts behind it in words.

Everything here comes from what `results` and `small_cells` let through, and from nowhere else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import format_decimal, gettext

from bedreilag.followup import year_2023
from bedreilag.followup.questionnaire import Question, Questionnaire
from bedreilag.followup.results import Shown
from bedreilag.followup.tally import (
    DONT_KNOW,
    EMPLOYEES,
    LEADERS,
    Agreement,
    Counts,
    mean,
    percent,
)
from bedreilag.small_cells import Cell, Table

NO_BREAK = "\N{NO-BREAK SPACE}"
# The charts know the four statuses by the words of the code.
STATUS = {
    "igangsatt": "started",
    "planlagt": "planned",
    "ikke_igangsatt": "not_started",
    "vet_ikke": "dont_know",
}

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a figure, its words with the counts, and what to compare it with."""

    label: str
    value: float | None
    text: str = ""
    note: str = ""
    earlier: float | int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """The same answer at two times, each with its counts in words; None when too few gave one."""

    label: str
    first: float | None
    second: float | None
    first_text: str = ""
    second_text: str = ""


@dataclass(frozen=True, slots=True)
class StatusBar:
    """How many gave each of the four answers; without counts, the note says why."""

    label: str
    counts: Mapping[str, int] | None
    note: str = ""


def statements(shown: Shown, survey: Questionnaire) -> list[Bar]:
    """The share who agree with each statement, beside the share in 2023 exactly as printed."""
    questions = [question for question in survey.questions if question.id.startswith("s")]
    return [_statement(question, shown.statements.get(question.id)) for question in questions]


def worked_further(shown: Shown, survey: Questionnaire) -> list[Bar]:
    """How many have worked further with the measures."""
    return _answers(survey.question("q4"), shown.worked_further)


def newer_questions(shown: Shown, survey: Questionnaire) -> list[tuple[Question, list[Bar]]]:
    """The questions that were not asked in 2023, those of them enough have answered."""
    return [
        (question, _answers(question, shown.extra[question.id]))
        for question in survey.questions
        if question.id in shown.extra
    ]


def before_and_after(shown: Shown, question: Question, before: Mapping[int, int]) -> list[Pair]:
    """How well people worked together on the day, beside how well they do now."""
    then = {DONT_KNOW if answer == 0 else str(answer): n for answer, n in before.items()}
    now = shown.extra.get(question.id, {})
    return [
        Pair(
            option.label,
            percent(then.get(option.value, 0), sum(then.values())),
            percent(now.get(option.value, 0), sum(now.values())),
            _share(then.get(option.value, 0), sum(then.values())),
            _share(now.get(option.value, 0), sum(now.values())),
        )
        for option in question.options
    ]


def status_in_total(shown: Shown, names: Names) -> list[StatusBar]:
    """All items as one: leaders and employees under each other, then whoever else may be shown."""
    return [
        StatusBar(_with_people(name, cell), _statuses(cell.in_all()))
        for name, cell in _cells(shown.items, names)
    ]


def status_of_item(shown: Shown, key: str, names: Names) -> list[StatusBar]:
    """The same for one item."""
    bars = []
    for name, cell in _cells(shown.items, names):
        counts = cell.answers.get(key)
        if counts:
            bars.append(StatusBar(_with_people(name, cell), _statuses(counts)))
    return bars


def measures_2023(shown: Shown) -> list[StatusBar]:
    """The ten of 2023 in their own order."""
    return [
        StatusBar(measure.text, _statuses(counts))
        if (counts := shown.measures_2023.get(measure.id))
        else StatusBar(measure.text, None, too_few())
        for measure in year_2023.measures()
    ]


def dont_know_shares(shown: Shown) -> dict[str, str]:
    """How often leaders and employees say «vet ikke» about the items, for the sentence about it."""
    return {
        group: _percent(cell.in_all()[DONT_KNOW], cell.in_all().total())
        for group, cell in shown.items.groups.items()
        if group in (LEADERS, EMPLOYEES)
    }


def left_out(table: Table[Any], answered: int, names: Names) -> list[str]:
    """What a table by group does not show, and why, in words."""
    together = ", ".join(name.lower() for group, name in names.items() if group in table.together)
    said = []
    if table.together and table.others:
        said.append(_("Disse gruppene er slått sammen: %(groups)s.", groups=together))
    if table.together and not table.others:
        said.append(_("Svarene er vist samlet, fordi for få har svart i hver gruppe."))
    if not table.is_complete:
        hidden = answered - (table.total.people if table.total else 0)
        said.append(_("%(n)s svar fra andre grupper er ikke med her.", n=hidden))
    return [*said, too_few()] if said else []


def ratings(table: Table[int], questions: Sequence[Question], names: Names) -> list[dict[str, Any]]:
    """The short evaluation: for each question the mean of everyone shown, and of each group."""
    return [
        {
            "text": question.text,
            "bars": [
                _rating(name, cell.answers.get(question.id, {}))
                for name, cell in _cells(table, names)
            ],
        }
        for question in questions
        if question.type == "scale"
    ]


def too_few() -> str:
    """The promise, wherever something is left out because of it."""
    return _("Vi viser ikke svar fra færre enn fem personer.")


def _statement(question: Question, share: Agreement | None) -> Bar:
    before = year_2023.evaluation().statements[question.id]
    figure = float(before.percent.replace(",", "."))
    earlier = int(figure) if figure.is_integer() else figure
    if share is None:
        return Bar(question.text, None, note=too_few(), earlier=earlier)
    return Bar(
        question.text,
        share.percent_of_all,
        text=_share(share.agree, share.n_all),
        note=_without_dont_know(share),
        earlier=earlier,
    )


def _without_dont_know(share: Agreement) -> str:
    if share.n_without_dont_know is None:
        return ""
    return _("Uten «vet ikke»: %(share)s", share=_share(share.agree, share.n_without_dont_know))


def _answers(question: Question, counts: Counts) -> list[Bar]:
    total = sum(counts.values())
    return [
        Bar(
            option.label,
            percent(counts.get(option.value, 0), total),
            text=_share(counts.get(option.value, 0), total),
        )
        for option in question.options
    ]


def _rating(name: str, given: Mapping[int, int]) -> Bar:
    people = sum(given.values())
    if not people:
        return Bar(name, None, note=_("Ingen har svart på dette."))
    text = _("%(mean)s (%(n)s svar)", mean=format_decimal(mean(given)), n=people)
    return Bar(name, mean(given), text=text)


def _cells(table: Table[Any], names: Names) -> list[tuple[str, Cell[Any]]]:
    """Every cell that may be shown, in the region's order: groups, the small ones as one, all."""
    cells = [(name, table.groups[group]) for group, name in names.items() if group in table.groups]
    if table.others:
        cells.append((_("Andre grupper samlet"), table.others))
    if table.total:
        everyone = _("Alle") if table.is_complete else _("Alle som er vist")
        cells.append((everyone, table.total))
    return cells


def _with_people(name: str, cell: Cell[Any]) -> str:
    return _("%(name)s (%(n)s har svart)", name=name, n=cell.people)


def _statuses(counts: Counts) -> dict[str, int]:
    return {STATUS[status]: number for status, number in counts.items()}


def _share(part: int, whole: int) -> str:
    return _(
        "%(percent)s (%(part)s av %(whole)s)", percent=_percent(part, whole), part=part, whole=whole
    )


def _percent(part: int, whole: int) -> str:
    found = percent(part, whole)
    return "–" if found is None else f"{format_decimal(found)}{NO_BREAK}%"


def _(sentence: str, **values: object) -> str:
    return str(gettext(sentence, **values))
