"""The plan as the working group writes it: chosen, filled in, shared out, laid before all."""

import re
from typing import Any

from bedreilag.rehearsal.cast import Panel, Wall
from bedreilag.rehearsal.desk import Desk
from bedreilag.rehearsal.pages import Fields, PageForm
from bedreilag.rehearsal.report import Report
from bedreilag.rehearsal.script import Entry

AN_ITEM = re.compile(r"/plan/tiltak/(\d+)$")
A_CELL = re.compile(r"c-(\d+)-\d+$")
LETTERS = ("H", "U", "K", "I")


class PlanDesk:
    """The plan's pages of one seminar."""

    def __init__(self, desk: Desk, plan: Entry) -> None:
        self.desk, self.browser, self.script = desk, desk.browser, desk.script
        self.plan = plan

    def write(self) -> None:
        """The whole plan, as a draft."""
        for item in self.plan["items"]:
            self._choose(item)
        for item in self.plan["items"]:
            self._fill_in(item)
        self._parties()
        for item in self.plan["items"]:
            self._share_out(item)
        for parked in self.plan["parked"]:
            measures = [str(key) for key in self.script.known([parked["measure_id"]])]
            self._place(measures=measures, reason=parked["reason"], deed="park")
        self._about()

    def settle(self) -> None:
        """Lay it before the participants and adopt it, as far as the file's plan has come."""
        if self.plan["status"] != "utkast":
            self._step("legg-fram")
        if self.plan["status"] == "vedtatt":
            self._step("vedta")

    def _choose(self, item: Entry) -> None:
        measures = [str(key) for key in self.script.known(item["measure_ids"])]
        before = set(self._items())
        self._place(measures=measures, title=item["title"], item="0", deed="choose")
        [self.script.keys[item["id"]]] = [key for key in self._items() if key not in before]

    def _items(self) -> list[int]:
        links = (AN_ITEM.search(link) for link in self.desk.page("plan").links)
        return list(dict.fromkeys(int(found[1]) for found in links if found))

    def _place(self, **values: str | list[str]) -> None:
        page = self.desk.page("plan/forslag")
        form = page.form_with("reason")
        self.browser.submit(page, form, form.filled(**values))

    def _fill_in(self, item: Entry) -> None:
        page = self.desk.page(f"plan/tiltak/{self.script.keys[item['id']]}")
        form = page.form_with("goal")
        fields = form.filled(
            title=item["title"],
            goal=item["goal"],
            priority=_written(item["priority"]),
            start=item["start"] or "",
            due=item["due"] or "",
            benefit_for=item["benefit_for"],
            agreements="\n".join(item["agreements"]),
            lift_to_fsu="y" if item["lift_to_fsu"] else None,
        )
        rows = _rows("milestones", item["milestones"], MILESTONE)
        rows |= _rows("indicators", item["indicators"], INDICATOR)
        self.browser.submit(page, form, _without_rows(fields) | rows)

    def _parties(self) -> None:
        """Every role in an organisation, once."""
        seen = set()
        for party in _every_party(self.plan):
            name = (party["role"], party["organisation"])
            if name in seen:
                continue
            seen.add(name)
            page = self.desk.page("plan/parter")
            form = page.form_with("contact_person")
            fields = form.filled(
                role=party["role"],
                organisation=party["organisation"],
                organisation_kind=party["organisation_kind"],
                decision_authority="y" if party["decision_authority"] else None,
                contact_person=party.get("contact_person", ""),
            )
            self.browser.submit(page, form, fields)

    def _share_out(self, item: Entry) -> None:
        """One column of the matrix: the letters each party holds on this item."""
        key = self.script.keys[item["id"]]
        page = self.desk.page(f"plan/tiltak/{key}/ansvar")
        form = page.form_with("version")
        held: dict[str, str] = {}
        for letter in LETTERS:
            for party in item["huki"][letter]:
                cell = _cell(form, party)
                held[cell] = held.get(cell, "") + letter
        empty = dict.fromkeys((name for name in form.choices if A_CELL.match(name)), "")
        self.browser.submit(page, form, form.filled(**(empty | held)))

    def _about(self) -> None:
        page = self.desk.page("plan/om")
        form = page.form_with("overall_goal")
        same = {name: self.plan[name] for name in ("title", "overall_goal", "presented_by")}
        days = {f"review_dates-{n}": [day] for n, day in enumerate(self.plan["review_dates"])}
        self.browser.submit(page, form, _without_rows(form.filled(**same)) | days)

    def _step(self, step: str) -> None:
        page = self.desk.page("plan")
        form = page.form(f"{self.desk.here}/plan/{step}")
        self.browser.submit(page, form, form.fields)


def present(plan: Entry, panel: Panel, wall: Wall, report: Report) -> None:
    """Turn the plan's pages on the projector, item by item."""
    if not plan["items"]:
        return
    panel.ask("plan:present", step="front")
    for item in plan["items"]:
        panel.ask("plan:present", step="next")
        if not wall.shows(item["title"]):
            report.fault(f"lerretet viser ikke tiltaket «{item['title']}»")
    panel.ask("plan:present", step="overview")


MILESTONE = ("date", "title")
INDICATOR = (
    "name",
    "unit",
    "direction",
    "baseline",
    "target",
    "frequency",
    "source",
    "responsible",
    "small_numbers",
)


def _rows(name: str, entries: list[Entry], keys: tuple[str, ...]) -> Fields:
    """The rows of a list as a form sends them, after as many presses on «one more»."""
    return {
        f"{name}-{number}-{key}": [_written(entry[key])]
        for number, entry in enumerate(entries)
        for key in keys
        if entry[key] is not False
    }


def _without_rows(fields: Fields) -> Fields:
    return {name: values for name, values in fields.items() if not re.search(r"-\d+(-|$)", name)}


def _written(value: Any) -> str:
    """A value as people write it: a decimal comma, and nothing for nothing."""
    if value is None:
        return ""
    if value is True:
        return "y"
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def _every_party(plan: Entry) -> list[Entry]:
    return [party for item in plan["items"] for letter in LETTERS for party in item["huki"][letter]]


def _cell(form: PageForm, party: Entry) -> str:
    """The cell of this party; its label begins with the role and the organisation."""
    label = f"{party['role']}, {party['organisation']}: "
    return next(name for name, said in form.labels.items() if said.startswith(label))
