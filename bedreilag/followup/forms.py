"""The gate for answers: one form for each page of the survey, made from its questions."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict
from wtforms import Form, IntegerField, RadioField
from wtforms.validators import NumberRange, StopValidation, ValidationError

from bedreilag.fields import CarefulForm, NeededDay, SelectChoice, WrittenField
from bedreilag.followup.asked import Asked, AskedPage, AskedSurvey
from bedreilag.followup.questionnaire import exit_evaluation, position_group
from bedreilag.followup.tally import DONT_KNOW, Answer
from bedreilag.refusals import AskedFirst

CHOOSE = _("Velg et svar.")
CHOOSE_OR_DONT_KNOW = _("Velg et svar. «Vet ikke» er også et svar.")


class ChoiceField(RadioField):
    """One of a question's answers."""

    def __init__(self, label: Any = None, *, asked: Asked, **options: Any) -> None:
        choices = [SelectChoice(option.value, option.label) for option in asked.options]
        super().__init__(label, choices=choices, **options)
        self.asked = asked

    def pre_validate(self, _form: object) -> None:
        nothing = self.data is None and not self.asked.question.required
        if not nothing and self.data not in self.asked.question.values:
            raise StopValidation(CHOOSE_OR_DONT_KNOW if self.asked.has_dont_know else CHOOSE)


def page_form(page: AskedPage) -> type[Form]:
    """The form of one page of the survey."""
    return type("PageForm", (CarefulForm,), {asked.name: _field(asked) for asked in page.asked})


def _field(asked: Asked) -> Any:
    if asked.question.type == "text":
        return WrittenField(asked.text, limit=asked.question.max or 0, required=False)
    return ChoiceField(asked.text, asked=asked)


class Answering:
    """Somebody on their way through the survey, with what they have answered so far.

    Nothing of it is stored here until the last page: the answers travel in the form itself.
    """

    def __init__(self, survey: AskedSurvey, fields: MultiDict[str, str]) -> None:
        self.survey = survey
        self.fields = fields
        self._forms = {page.number: page_form(page)(fields) for page in survey.pages}

    @property
    def answer_id(self) -> str:
        """The id the first page made; nothing when it is not a random UUID."""
        written = self.fields.get("answer_id", "")
        try:
            return written if str(UUID(written, version=4)) == written else ""
        except ValueError:
            return ""

    def form(self, number: int) -> Form:
        """The form of this page, with what was answered on it."""
        return self._forms[number]

    def carried(self, number: int) -> Iterator[tuple[str, str]]:
        """The answers to every other page, to travel along with this one."""
        for page in self.survey.pages:
            for asked in page.asked:
                if page.number != number and self.fields.get(asked.name):
                    yield asked.name, self.fields[asked.name]
        if self.fields.get("sure") and not self.asks(number):
            yield "sure", "1"

    def asks(self, number: int) -> bool:
        """Whether the words on this page were only asked about."""
        return any(isinstance(getattr(f, "refusal", None), AskedFirst) for f in self._forms[number])

    def applies(self, number: int) -> bool:
        """Those who were not there are not asked what it was like."""
        page = self.survey.pages[number - 1]
        return not (page.only_for_attendees and self.fields.get("q3") == "nei")

    def after(self, number: int) -> int:
        """The next page this respondent is asked; the last page has itself."""
        later = range(number + 1, self.survey.total + 1)
        return next(filter(self.applies, later), number)

    def before(self, number: int) -> int:
        """The page this respondent came from; the first page has itself."""
        return next(filter(self.applies, range(number - 1, 0, -1)), number)

    def first_fault(self) -> int | None:
        """The first page that needs another look, if there is one."""
        numbers = filter(self.applies, self._forms)
        return next((number for number in numbers if not self.form(number).validate()), None)

    def answer(self) -> Answer:
        """What is counted. Ask only when there is no fault."""
        return Answer(
            position_group=position_group(self._one("q1")),
            organisation_kind=self._one("q2"),
            attended=self._one("q3"),
            statements={
                key: None if value == DONT_KNOW else int(value)
                for key, value in self._answers("scale").items()
            },
            worked_further=self._one("q4"),
            item_status=self._answers("matrix", "plan_items"),
            measures_2023_status=self._answers("matrix", "measures_2023"),
            extra={
                key: value
                for key, value in self._answers("single").items()
                if key not in ("q1", "q2", "q3", "q4")
            },
        )

    def open_answers(self) -> dict[str, str]:
        """What was written in one's own words, also when it is nothing."""
        return self._answers("text", leave_out_empty=False)

    def _one(self, name: str) -> str:
        return self._answers("single")[name]

    def _answers(
        self, kind: str, rows_from: str | None = None, *, leave_out_empty: bool = True
    ) -> dict[str, str]:
        return {
            asked.key: self.form(page.number)[asked.name].data
            for page in self.survey.pages
            if self.applies(page.number)
            for asked in page.asked
            if asked.question.type == kind and asked.question.rows_from == rows_from
            if self.form(page.number)[asked.name].data or not leave_out_empty
        }


class DatesForm(Form):
    """When the survey is open, and how many were asked."""

    opens_on = NeededDay(_("Åpner"))
    closes_on = NeededDay(_("Siste dag å svare"))
    invited = IntegerField(
        _("Antall inviterte"),
        [NumberRange(1, 100_000, _("Skriv hvor mange som er invitert, med tall."))],
    )

    def validate_closes_on(self, field: NeededDay) -> None:
        if field.data and self.opens_on.data and field.data < self.opens_on.data:
            raise ValidationError(_("Siste dag må komme etter at undersøkelsen åpner."))


def _exit_field(name: str) -> Any:
    question = exit_evaluation().question(name)
    return _field(Asked(name, name, question.text, question))


class ExitForm(CarefulForm):
    """Four presses and one field; none of them is demanded, but one of them is."""

    e1 = _exit_field("e1")
    e2 = _exit_field("e2")
    e3 = _exit_field("e3")
    e4 = _exit_field("e4")
    e5 = _exit_field("e5")

    def validate_e5(self, _field: object) -> None:
        if not self.ratings and not self.comment:
            raise ValidationError(_("Svar på minst ett av spørsmålene før du sender."))

    @property
    def ratings(self) -> Mapping[str, int]:
        """The presses, by question."""
        given = {name: self[name].data for name in ("e1", "e2", "e3", "e4")}
        return {name: int(rating) for name, rating in given.items() if rating}

    @property
    def comment(self) -> str:
        return str(self.e5.data or "")
