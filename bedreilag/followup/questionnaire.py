"""The questions of the survey and of the short evaluation, with the region's own words in them."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Option:
    """What one may answer. `position_group` is set where the answer tells it."""

    value: str
    label: str
    position_group: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question. A matrix asks it of every row of `rows_from`; a text holds `max` characters."""

    id: str
    type: str
    text: str
    required: bool
    options: tuple[Option, ...] = ()
    rows_from: str | None = None
    max: int | None = None

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(option.value for option in self.options)


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    help: str
    only_for_attendees: bool
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    id: str
    title: str
    intro: str
    end: str
    estimated_minutes: int
    pages: tuple[Page, ...]

    @property
    def questions(self) -> Iterator[Question]:
        return (question for page in self.pages for question in page.questions)

    def question(self, question_id: str) -> Question:
        """The question with this id; a KeyError is a bug of ours."""
        return {question.id: question for question in self.questions}[question_id]


@lru_cache(maxsize=64)
def follow_up(
    *, area: str, committee: str, trust: str, centre: str, plan_link: str
) -> Questionnaire:
    """The survey, six months after the seminar. The words are the region's, not ours."""
    words = {
        "area": area,
        "committee": committee,
        "trust": trust,
        "centre": centre,
        "plan_link": plan_link,
    }
    return _questionnaire("follow_up", words)


@lru_cache(maxsize=1)
def exit_evaluation() -> Questionnaire:
    """The short evaluation before people go home."""
    return _questionnaire("exit", {})


def position_group(role: str) -> str:
    """The position group of someone who chose this role in the survey's first question."""
    [page, *_] = _file()["follow_up"]["pages"]
    roles = page["questions"][0]["options"]
    return {option["value"]: str(option["position_group"]) for option in roles}[role]


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    content = files(__package__).joinpath("data", "questionnaires.json").read_bytes()
    found: dict[str, Any] = json.loads(content)
    return found


def _questionnaire(name: str, words: Mapping[str, str]) -> Questionnaire:
    entry = _file()[name]
    return Questionnaire(
        id=entry["id"],
        title=entry["title"],
        intro=_filled(entry["intro"], words),
        end=_filled(entry["end"], words),
        estimated_minutes=entry["estimated_minutes"],
        pages=tuple(_page(page, words) for page in entry["pages"]),
    )


def _page(entry: Mapping[str, Any], words: Mapping[str, str]) -> Page:
    return Page(
        title=entry["title"],
        help=entry.get("help", ""),
        only_for_attendees=entry.get("only_for_attendees", False),
        questions=tuple(_question(question, words) for question in entry["questions"]),
    )


def _question(entry: Mapping[str, Any], words: Mapping[str, str]) -> Question:
    options = entry.get("options") or _file()["scales"].get(entry.get("scale"), ())
    return Question(
        id=entry["id"],
        type=entry["type"],
        text=_filled(entry["text"], words),
        required=entry["required"],
        options=tuple(_option(option, words) for option in options),
        rows_from=entry.get("rows_from"),
        max=entry.get("max"),
    )


def _option(entry: Mapping[str, str], words: Mapping[str, str]) -> Option:
    return Option(entry["value"], _filled(entry["label"], words), entry.get("position_group"))


def _filled(text: str, words: Mapping[str, str]) -> str:
    # Only these words, once: what a region calls itself is never read as a pattern.
    return re.sub(r"\{(\w+)\}", lambda match: words[match[1]], text)
