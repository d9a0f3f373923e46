"""The gates of the plan's pages. What was typed is kept, and each fault stands beside its field."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import (
    BooleanField,
    Field,
    FieldList,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    SelectField,
    SelectMultipleField,
)
from wtforms.validators import NumberRange, Optional

from bedreilag.fields import DayField, LineField, SelectChoice, WrittenField, keys_field
from bedreilag.plans import content, presenting, words
from bedreilag.plans.content import IndicatorContent, ItemContent, MilestoneContent, PlanContent
from bedreilag.plans.fields import AmountField, demand
from bedreilag.plans.models import ChangePlan, PlanItem
from bedreilag.wording import LIMITS

MOST_ROWS = 30


def offered(choices: Iterable[tuple[Any, Any]]) -> list[SelectChoice]:
    """Values and what they are called, as a choice field wants them."""
    return [SelectChoice(value, label) for value, label in choices]


def line(label: Any, limit: int, *, required: bool = False) -> LineField:
    """One line of text, which may be left empty."""
    return LineField(label, limit=limit, required=required)


class Rows(FieldList):  # type: ignore[type-arg]
    """Rows that can be added and taken away, also by a plain form: a press sends the whole page."""

    def __init__(self, row: Any, label: Any, **options: Any) -> None:
        super().__init__(row, label, max_entries=MOST_ROWS, **options)

    def add(self) -> None:
        if len(self.entries) < MOST_ROWS:
            self.append_entry()

    def take_away(self, number: int) -> None:
        self.entries = [e for e in self.entries if e.name != f"{self.name}-{number}"]


class DeskForm(Form):
    """A form on the desk. It carries the version of what it changes."""

    version = HiddenField()

    def faults(self) -> Iterator[tuple[str, str, str]]:
        """Where, in which field, what: for the list above a long form."""
        yield from _faults(self)

    def press(self, name: str, value: str) -> bool:
        """Add or take away a row if that is what was pressed; nothing is stored then."""
        field, _dash, number = value.partition("-")
        rows = self._fields.get(field)
        if not isinstance(rows, Rows):
            return False
        rows.add() if name == "add" else rows.take_away(int(number) if number.isdecimal() else -1)
        return True


def _faults(fields: Iterable[Field]) -> Iterator[tuple[str, str, str]]:
    for field in fields:
        if isinstance(field, FieldList | FormField):
            yield from _faults(field)
        elif field.errors:
            yield field.id, str(field.label.text), str(field.errors[0])


class ProposalsForm(DeskForm):
    """Ticked measures on their way into the plan, or aside."""

    measures = keys_field()
    title = line(_("Tittel på tiltaket i planen"), LIMITS["plan_item_title"])
    item = SelectField(_("Legg dem i"), coerce=int, default=0, choices=(), validate_choice=False)
    reason = line(_("Grunn"), 500)

    def offer(self, plan: ChangePlan | None) -> None:
        """The items that measures can be added to."""
        here = [(item.id, item.title) for item in plan.items] if plan else []
        self.item.choices = offered([(0, _("Et nytt tiltak")), *here])


class MilestoneRow(Form):
    date = DayField(_("Dato"))
    title = line(_("Milepæl"), LIMITS["milestone_title"])

    def validate(self, extra_validators: Any = None) -> bool:
        super().validate(extra_validators)
        if _begun(self):
            demand(self.date, _("Velg en dato."))
            demand(self.title, _("Skriv hva som skal være gjort."))
        return not self.errors


class IndicatorRow(Form):
    id = HiddenField()
    name = line(_("Hva måler vi?"), LIMITS["indicator_name"])
    unit = line(_("Enhet"), 40)
    direction = SelectField(_("Retning"), choices=offered(words.DIRECTIONS.items()), default="up")
    baseline = AmountField(_("Nullpunkt"))
    target = AmountField(_("Måltall"))
    frequency = line(_("Hvor ofte?"), 40)
    source = line(_("Kilde"), 200)
    responsible = line(_("Hvem måler?"), 120)
    small_numbers = BooleanField(_("Små tall: antallet skal ikke stå i planen som publiseres"))

    def validate(self, extra_validators: Any = None) -> bool:
        super().validate(extra_validators)
        if _begun(self):
            demand(self.name, _("Skriv hva dere måler."))
        return not self.errors


class ItemForm(DeskForm):
    """One item of the plan."""

    title = line(_("Tittel"), LIMITS["plan_item_title"], required=True)
    goal = WrittenField(_("Mål"), limit=LIMITS["plan_item_goal"], required=False)
    priority = IntegerField(_("Prioritet"), [Optional(), NumberRange(1, 99)])
    start = DayField(_("Start"))
    due = DayField(_("Frist"))
    benefit_for = SelectMultipleField(
        _("Hvem får nytte av det?"), choices=offered(words.BENEFIT_CHOICES.items())
    )
    agreements = WrittenField(_("Avtaler tiltaket bygger på"), limit=1000, required=False)
    lift_to_fsu = BooleanField()
    milestones = Rows(FormField(MilestoneRow), _("Milepæler"))
    indicators = Rows(FormField(IndicatorRow), _("Indikatorer"))

    def validate(self, extra_validators: Any = None) -> bool:
        fine = super().validate(extra_validators)
        if self.start.data and self.due.data and self.due.data < self.start.data:
            self.due.errors = [str(_("Fristen kan ikke være før start."))]
            fine = False
        return fine

    def content(self) -> ItemContent:
        return ItemContent(
            title=self.title.data or "",
            goal=self.goal.data or "",
            priority=self.priority.data,
            start=self.start.data,
            due=self.due.data,
            benefit_for=tuple(self.benefit_for.data or ()),
            agreements=_lines(self.agreements.data),
            lift_to_fsu=self.lift_to_fsu.data,
            milestones=tuple(
                MilestoneContent(row.date.data, row.title.data)
                for row in map(_form_of, self.milestones)
                if row.date.data and row.title.data
            ),
            indicators=tuple(
                _indicator(row) for row in map(_form_of, self.indicators) if row.name.data
            ),
        )


def item_form(item: PlanItem) -> ItemForm:
    """The form as the item is stored, with an empty row to go on writing in."""
    stored = content.of_item(item)
    form = ItemForm(
        data={name: getattr(stored, name) for name in ("title", "goal", "priority")}
        | {"start": item.start, "due": item.due, "lift_to_fsu": item.lift_to_fsu}
        | {"benefit_for": list(item.benefit_for), "agreements": "\n".join(item.agreements)}
        | {"version": content.version(stored)}
        | {
            "milestones": [{"date": m.date, "title": m.title} for m in item.milestones],
            "indicators": [_row_of(indicator) for indicator in stored.indicators],
        }
    )
    for rows in (form.milestones, form.indicators):
        if not rows.entries:
            rows.add()
    return form


class PlanForm(DeskForm):
    """The plan's own words."""

    title = line(_("Tittel"), 120, required=True)
    overall_goal = WrittenField(_("Dette vil vi sammen"), limit=500, required=False)
    presented_by = line(_("Legges fram av"), 120)
    review_dates = Rows(DayField(_("Dato")), _("Når møtes dere for å følge opp?"))

    def content(self) -> PlanContent:
        days = sorted({entry.data for entry in self.review_dates if entry.data})
        return PlanContent(
            title=self.title.data or "",
            overall_goal=self.overall_goal.data or "",
            presented_by=self.presented_by.data or "",
            review_dates=tuple(day.isoformat() for day in days),
        )


def plan_form(plan: ChangePlan) -> PlanForm:
    """The form as the plan is stored."""
    form = PlanForm(
        data={
            "title": plan.title,
            "overall_goal": plan.overall_goal,
            "presented_by": plan.presented_by,
            "review_dates": [date.fromisoformat(day) for day in plan.review_dates],
            "version": content.version(content.of_plan(plan)),
        }
    )
    if not plan.review_dates:
        form.review_dates.add()
    return form


class PresentForm(Form):
    """What the projector shows of the plan: the next picture, the one before, or a certain one."""

    step = SelectField(choices=offered((step, step) for step in presenting.STEPS))
    item = IntegerField(validators=[Optional(), NumberRange(1, 2**31 - 1)])


def _begun(row: Form) -> bool:
    quiet = {"id", "direction", "small_numbers"}
    return any(
        field.data or field.errors for name, field in row._fields.items() if name not in quiet
    )


def _form_of(entry: Any) -> Any:
    return entry.form


def _indicator(row: Any) -> IndicatorContent:
    number = row.id.data or ""
    return IndicatorContent(
        id=int(number) if number.isdecimal() and len(number) < 10 else None,
        **{name: row._fields[name].data for name in IndicatorContent.__slots__ if name != "id"},
    )


def _row_of(indicator: IndicatorContent) -> dict[str, Any]:
    return {name: getattr(indicator, name) for name in IndicatorContent.__slots__}


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(line.strip() for line in (text or "").split("\n") if line.strip())
