"""The questionnaire as one seminar is asked it: with its own plan's items and the ten of 2023."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bedreilag.followup.questionnaire import Option, Page, Question, Questionnaire

# What a row is asked about: (field name, what it is stored under, the words).
Row = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with one answer. A matrix is as many of them as it has rows."""

    name: str
    key: str
    text: str
    question: Question

    @property
    def options(self) -> tuple[Option, ...]:
        return self.question.options

    @property
    def has_dont_know(self) -> bool:
        return "vet_ikke" in self.question.values


@dataclass(frozen=True, slots=True)
class AskedPage:
    number: int
    title: str
    help: str
    only_for_attendees: bool
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class AskedSurvey:
    """Everything a respondent meets, page by page."""

    title: str
    intro: str
    pages: tuple[AskedPage, ...]

    @property
    def asked(self) -> Iterator[Asked]:
        return (one for page in self.pages for one in page.asked)

    @property
    def total(self) -> int:
        return len(self.pages)


def survey_for(questionnaire: Questionnaire, rows: Mapping[str, Sequence[Row]]) -> AskedSurvey:
    """Every page that has something to ask; without a plan there is no page about its items."""
    filled = [(page, asked) for page in questionnaire.pages if (asked := _asked(page, rows))]
    return AskedSurvey(
        title=questionnaire.title,
        intro=questionnaire.intro,
        pages=tuple(
            AskedPage(number, page.title, page.help, page.only_for_attendees, asked)
            for number, (page, asked) in enumerate(filled, 1)
        ),
    )


def _asked(page: Page, rows: Mapping[str, Sequence[Row]]) -> tuple[Asked, ...]:
    return tuple(
        Asked(name, key, text, question)
        for question in page.questions
        for name, key, text in _rows(question, rows)
    )


def _rows(question: Question, rows: Mapping[str, Sequence[Row]]) -> Sequence[Row]:
    if question.rows_from is None:
        return [(question.id, question.id, question.text)]
    return rows[question.rows_from]
