"""The gates of the parties and of the HUKI matrix."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, SelectField
from wtforms.form import BaseForm

from bedreilag.plans import content, words
from bedreilag.plans.fields import demand
from bedreilag.plans.forms import DeskForm, line, offered
from bedreilag.plans.models import Party, PlanItem
from bedreilag.region.models import OrganisationKind


class PartyForm(DeskForm):
    """A role in an organisation. The contact person is optional and can be replaced."""

    role = line(_("Rolle"), 120, required=True)
    organisation = line(_("Organisasjon"), 120, required=True)
    organisation_kind = SelectField(_("Type organisasjon"))
    decision_authority = BooleanField(_("Har beslutningsmyndighet"))
    contact_person = line(_("Kontaktperson"), 120)

    def __init__(
        self,
        kinds: Sequence[OrganisationKind],
        fields: Any = None,
        known: dict[str, str] | None = None,
        **values: Any,
    ) -> None:
        super().__init__(fields, **values)
        self.organisation_kind.choices = offered(
            [("", _("Velg type")), *((kind.id, kind.name) for kind in kinds)]
        )
        # Nobody has to tell us what we know about an organisation from the list.
        if not self.organisation_kind.data and known:
            name = (self.organisation.data or "").strip().casefold()
            self.organisation_kind.data = known.get(name, "")

    def validate(self, extra_validators: Any = None) -> bool:
        super().validate(extra_validators)
        demand(self.organisation_kind, _("Velg hva slags organisasjon det er."))
        return not self.errors

    def facts(self) -> dict[str, Any]:
        return {name: field.data for name, field in self._fields.items() if name != "version"}


class AccountableForm(PartyForm):
    """Who answers for one item, and perhaps does the work as well."""

    does_it = BooleanField(_("Gjør også jobben (utførende)"))


def matrix(
    parties: Sequence[Party],
    items: Sequence[PlanItem],
    held: dict[tuple[int, int], str],
    committees: set[str],
    fields: Any = None,
) -> BaseForm:
    """One small choice for each party and item. A committee is not offered H (R074)."""
    chosen: dict[str, Any] = {
        f"c-{party.id}-{item.id}": _cell(
            held.get((party.id, item.id), ""), party.organisation.casefold() in committees
        )
        for party in parties
        for item in items
    }
    form = BaseForm(chosen | {"version": HiddenField(default=content.version(held))})
    form.process(fields)
    return form


def cells(form: BaseForm) -> dict[tuple[int, int], str]:
    """The chosen letters: (party, item) → letters."""
    found = {}
    for name, field in form._fields.items():
        if name.startswith("c-"):
            _c, party, item = name.split("-")
            found[int(party), int(item)] = field.data or ""
    return found


def _cell(now: str, is_committee: bool) -> SelectField:
    letters = {"": "–", **{letter: f"{letter}: {name}" for letter, name in words.LETTERS.items()}}
    letters["HU"] = _("H og U: Hovedansvarlig og utførende")
    letters.setdefault(now, now)
    if is_committee:
        letters = {key: label for key, label in letters.items() if "H" not in key}
    return SelectField(choices=offered(letters.items()), default=now)
