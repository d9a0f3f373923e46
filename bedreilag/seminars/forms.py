"""The gate for planning: the seminar, its programme, its rounds, its groups and who plans it."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any, Self

from flask_babel import lazy_gettext as _
from wtforms import (
    BooleanField,
    Form,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from bedreilag.fields import DayField, LineField, NeededDay, SelectChoice, WrittenField
from bedreilag.region.models import OrganisationKind
from bedreilag.region.themes import themes
from bedreilag.seminars import usual, words
from bedreilag.seminars.actions import About, EntryFacts, GroupFacts, MemberFacts, RoundFacts
from bedreilag.seminars.models import ENTRY_KINDS, KINDS_WITH_SILENCE, Seminar
from bedreilag.seminars.more_rounds import usual_facts
from bedreilag.wording import LIMITS, FieldEmpty

A_CLOCK = re.compile(r"([01]?\d|2[0-3])[.:]?([0-5]\d)")
A_RULE = 400
FAR_APART = timedelta(days=90)
MOST_THEMES = 3


class ClockField(StringField):
    """A time of day: 09.30, 9:30 or 0930."""

    def process_formdata(self, valuelist: list[str]) -> None:
        written = valuelist[0].strip() if valuelist else ""
        found = A_CLOCK.fullmatch(written)
        self.data: str = f"{int(found[1]):02}:{found[2]}" if found else written
        if not found:
            raise ValueError(_("Skriv klokkeslettet slik: 09.30."))


class NumberField(IntegerField):
    """A whole number between two others."""

    def __init__(
        self, label: Any, least: int, most: int, *, required: bool = True, **options: Any
    ) -> None:
        sentence = _("Skriv et tall fra %(least)s til %(most)s.", least=least, most=most)
        first = InputRequired(sentence) if required else Optional()
        super().__init__(label, [first, NumberRange(least, most, sentence)], **options)
        self.sentence = sentence

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as fault:
            raise ValueError(self.sentence) from fault


class LinesField(WrittenField):
    """Several short texts, one on each line."""

    empty = FieldEmpty

    def process_data(self, value: Any) -> None:
        super().process_data("\n".join(value) if isinstance(value, list) else value)

    def pre_validate(self, form: object) -> None:
        super().pre_validate(form)
        for line in self.lines:
            if len(line) > A_RULE:
                raise ValidationError(_("Hver linje kan ha %(n)s tegn.", n=A_RULE))

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in (self.data or "").split("\n") if line.strip()]


class SeminarForm(Form):
    """What the seminar is."""

    title = LineField(_("Tittel"), limit=LIMITS["seminar_title"])
    first_day = NeededDay(_("Første dag"))
    last_day = DayField(_("Andre dag"))
    venue = LineField(_("Sted"), limit=160, required=False)
    expected_participants = NumberField(_("Antall deltakere dere venter"), 1, 1000)
    purpose = WrittenField(_("Hva vil dere oppnå?"), limit=500, required=False)
    ground_rules = LinesField(_("Kjøreregler"), limit=2000)
    focus_theme_ids: Any = SelectMultipleField(
        _("Hva skal samlingen særlig handle om?"),
        [Length(max=MOST_THEMES, message=_("Velg høyst tre."))],
        choices=[SelectChoice(one.id, one.label) for one in themes() if one.id != "annet"],
    )
    wifi_name = LineField(_("Trådløst nett"), limit=32, required=False)
    wifi_password = LineField(_("Passord til nettet"), limit=63, required=False)

    def validate_last_day(self, field: DayField) -> None:
        if not field.data or not self.first_day.data:
            return
        if not self.first_day.data <= field.data <= self.first_day.data + FAR_APART:
            raise ValidationError(_("Andre dag må komme etter første dag."))

    @property
    def about(self) -> About:
        first_day: Any = self.first_day.data
        return About(
            title=self.title.data,
            first_day=first_day,
            last_day=self.last_day.data or first_day,
            venue=self.venue.data,
            expected_participants=self.expected_participants.data or 0,
            purpose=self.purpose.data,
            ground_rules=self.ground_rules.lines,
            focus_theme_ids=list(dict.fromkeys(self.focus_theme_ids.data or ())),
            wifi_name=self.wifi_name.data,
            wifi_password=self.wifi_password.data,
        )


class NewSeminarForm(SeminarForm):
    """What a seminar must be told when it is made; the rest is there to change afterwards."""

    groups = NumberField(_("Antall grupper"), 1, 40)

    def begin(self, place: str, year: int) -> None:
        """What most of them say."""
        self.title.data = str(_("Bedre i lag i %(place)s %(year)s", place=place, year=year))
        self.purpose.data = str(usual.PURPOSE)
        self.ground_rules.data = "\n".join(str(rule) for rule in usual.GROUND_RULES)
        self.expected_participants.data, self.groups.data = 40, 6


class EntryForm(Form):
    """One line of the programme."""

    day: Any = RadioField(_("Dag"), [InputRequired(_("Velg dagen."))], coerce=int)
    start = ClockField(_("Begynner"))
    end = ClockField(_("Slutter"))
    kind: Any = SelectField(
        _("Hva slags post?"),
        choices=[SelectChoice(kind, words.KINDS[kind]) for kind in ENTRY_KINDS],
    )
    title = LineField(_("Tittel"), limit=160)
    speaker_role = LineField(_("Hvem, med rolle"), limit=120, required=False)
    organisation = LineField(_("Hvor fra"), limit=120, required=False)
    round_id: Any = SelectField(_("Runde på telefonene"), coerce=lambda key: int(key or 0))

    def of(self, seminar: Seminar) -> "EntryForm":
        """With the days and rounds there are to choose from."""
        self.day.choices = [
            SelectChoice(n, str(_("Dag %(n)s", n=n))) for n in range(1, len(seminar.days) + 1)
        ]
        if self.day.data is None:
            self.day.data = 1
        none = SelectChoice(0, str(_("Ingen")))
        self.round_id.choices = [none, *(SelectChoice(r.id, r.title) for r in seminar.rounds)]
        return self

    def validate_end(self, field: ClockField) -> None:
        if not self.start.errors and field.data <= self.start.data:
            raise ValidationError(_("Posten må slutte etter at den begynner."))

    @property
    def facts(self) -> EntryFacts:
        return EntryFacts(**self.data | {"round_id": self.round_id.data or None})


class RoundForm(Form):
    """What the room is asked in a round, and for how long."""

    title = LineField(_("Spørsmålet"), limit=120)
    prompt = WrittenField(_("Hjelp til dem som skriver"), limit=500, required=False)
    minutes_silent = NumberField(_("Minutter hver for seg"), 0, 240)
    minutes_discussion = NumberField(_("Minutter sammen"), 0, 480)
    shares_itself = BooleanField(_("Vis tekstene når tida hver for seg er ute"))

    def of(self, kind: str) -> Self:
        """Without what a round of this kind has no use for."""
        if kind not in KINDS_WITH_SILENCE:
            del self.shares_itself
        return self

    @property
    def facts(self) -> RoundFacts:
        asked = {name: self.data[name] for name in RoundFacts.__slots__ if name in self.data}
        return RoundFacts(**asked)


class NewRoundForm(Form):
    """One more round. What is left empty becomes the usual for its kind."""

    kind: Any = RadioField(
        _("Hva slags runde?"),
        [InputRequired(_("Velg hva slags runde det er."))],
        choices=[SelectChoice(kind, words.MORE_ROUNDS[kind]) for kind in usual.MORE],
    )
    title = LineField(_("Spørsmålet"), limit=120, required=False)
    prompt = WrittenField(_("Hjelp til dem som svarer"), limit=500, required=False)
    minutes_silent = NumberField(_("Minutter hver for seg"), 0, 240, required=False)
    minutes_discussion = NumberField(_("Minutter sammen"), 0, 480, required=False)

    @property
    def facts(self) -> RoundFacts:
        written = {
            name: self.data[name]
            for name in RoundFacts.__slots__
            if self.data.get(name) not in (None, "")
        }
        return replace(usual_facts(self.kind.data), **written)


class VoteRoundForm(RoundForm):
    """A vote has rules besides."""

    votes_per_participant = NumberField(_("Stemmer til hver deltaker"), 1, 20)
    max_per_measure = NumberField(_("Mest til ett tiltak"), 1, 20)

    def validate_max_per_measure(self, field: NumberField) -> None:
        if (field.data or 0) > (self.votes_per_participant.data or 0):
            raise ValidationError(_("Det kan ikke være flere enn deltakeren har."))


class MemberForm(Form):
    """A role in the working group."""

    role = LineField(_("Rolle"), limit=120)
    organisation = LineField(_("Virksomhet"), limit=120)
    organisation_kind: Any = SelectField(_("Hva slags virksomhet?"))
    responsibility = LineField(_("Ansvar i arbeidsgruppa"), limit=200, required=False)

    def of(self, kinds: list[OrganisationKind]) -> "MemberForm":
        """With the kinds of organisation the region knows."""
        self.organisation_kind.choices = [SelectChoice(kind.id, kind.name) for kind in kinds]
        return self

    @property
    def facts(self) -> MemberFacts:
        return MemberFacts(**self.data)


class GroupForm(Form):
    """A table group."""

    name = LineField(_("Navn"), limit=LIMITS["group_name"])
    table = LineField(_("Bord"), limit=40, required=False)
    capacity = NumberField(_("Plasser"), 1, 1000)

    @property
    def facts(self) -> GroupFacts:
        return GroupFacts(**self.data)
