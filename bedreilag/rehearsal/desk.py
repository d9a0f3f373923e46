"""Before the day: the accounts, and the seminar as it is planned, through the organisers' pages."""

import re
from datetime import date
from secrets import token_hex
from typing import Any

from bedreilag.rehearsal.browser import Browser
from bedreilag.rehearsal.pages import Page
from bedreilag.rehearsal.script import Entry, Script, today
from bedreilag.terminal import Stopped

# The code is shown in two halves.
A_CODE = re.compile(r'class="join-code"><span>(\w{3})</span><span>(\w{3})</span>')
ORGANISER, FACILITATOR = "coordinator", "facilitator"


class LogIn:
    """One organiser's e-mail and password."""

    def __init__(self, email: str, password: str) -> None:
        self.email, self.password = email, password

    def enter(self, url: str) -> Browser:
        """A browser that is logged in."""
        browser = Browser(url)
        page = browser.get("/logg-inn")
        form = page.form_with("password")
        browser.submit(page, form, form.filled(email=self.email, password=self.password))
        return browser


def make_accounts(url: str, first_account: str, area_id: str) -> dict[str, LogIn]:
    """Use the one-time address up, and let that administrator make the two that are needed."""
    admin = Browser(url)
    page = admin.get(first_account)
    form = page.form_with("password")
    key = token_hex(4)
    fields = form.filled(
        email=f"admin-{key}@ovelse.example", name="Øvelse: administrator", password=_password()
    )
    admin.submit(page, form, fields)
    return {role: _new_account(admin, role, area_id, key) for role in (ORGANISER, FACILITATOR)}


def _new_account(admin: Browser, role: str, area_id: str, key: str) -> LogIn:
    log_in = LogIn(f"{role}-{key}@ovelse.example", _password())
    page = admin.get("/konto/ny")
    form = page.form("/konto/ny")
    ticked = f"{role}@{area_id}"
    if ticked not in form.choices["roles"]:
        raise Stopped(f"Området «{area_id}» finnes ikke på tjeneren.")
    fields = form.filled(
        email=log_in.email, name=f"Øvelse: {role}", password=log_in.password, roles=[ticked]
    )
    admin.submit(page, form, fields)
    return log_in


def _password() -> str:
    return f"ovelse-{token_hex(12)}"


class Desk:
    """The working group's pages of one seminar."""

    def __init__(self, browser: Browser, script: Script) -> None:
        self.browser, self.script = browser, script
        self.seminar = 0
        self.code = ""

    def make_seminar(self) -> None:
        """The seminar, its rounds, programme, groups and working group; then open the door."""
        about = self.script.document["seminar"]
        self._begin(about)
        self._rounds()
        self._programme()
        for member in about["working_group"]:
            self._send("arbeidsgruppe", "responsibility", **member)
        self._groups()
        self._open_the_door()

    @property
    def here(self) -> str:
        return f"/samling/{self.seminar}"

    def page(self, name: str) -> Page:
        return self.browser.get(f"{self.here}/{name}")

    def _begin(self, about: Entry) -> None:
        page = self.browser.get(f"/samling/ny?omrade={about['area_id']}")
        form = page.form_with("ground_rules")
        # Played today: seats of a seminar that is long past are deleted at the next start.
        first, *second = self._days_from(today())
        fields = form.filled(
            title=about["title"],
            first_day=first.isoformat(),
            last_day=second[0].isoformat() if second else "",
            venue=about["venue"],
            expected_participants=str(max(about["expected_participants"], 1)),
            purpose=about["purpose"],
            ground_rules="\n".join(about["ground_rules"]),
            focus_theme_ids=about.get("focus_theme_ids", []),
            groups=str(len(self.script.entries("groups"))),
        )
        made = self.browser.submit(page, form, fields)
        found = re.search(r"/samling/(\d+)", made.address)
        if found is None:
            raise LookupError(f"ny samling førte til {made.address}")
        self.seminar = int(found[1])

    def give_its_own_days(self) -> None:
        """Now that the day has been played, let it have been when the file says it was."""
        first, *second = self.script.document["seminar"]["dates"]
        self._send("om", "ground_rules", first_day=first, last_day=second[0] if second else "")

    def _days_from(self, first: date) -> list[date]:
        """As many days, as far apart, as the file's."""
        days = [date.fromisoformat(day) for day in self.script.document["seminar"]["dates"]]
        return [first + (day - days[0]) for day in days]

    def _rounds(self) -> None:
        """Every new seminar has the usual rounds; the file's must be the same kinds in order."""
        page = self.page("program/ny")
        shown = [
            key for key in page.form_with("round_id").choices["round_id"] if key not in ("", "0")
        ]
        wanted = self.script.entries("rounds")
        if len(shown) != len(wanted):
            raise Stopped("Øvelsen kan bare spille samlinger med de vanlige seks rundene.")
        voting = self.script.document["voting"]
        for key, entry in zip(shown, wanted, strict=True):
            self.script.keys[entry["id"]] = int(key)
            votes = {name: voting[name] for name in ("votes_per_participant", "max_per_measure")}
            same = {name: entry[name] for name in ROUND}
            more = votes if entry["kind"] == "vote" else {}
            if entry.get("shares_itself"):
                more |= {"shares_itself": "y"}
            self._send(f"runde/{key}", "minutes_silent", **same, **more)

    def _programme(self) -> None:
        """Take the usual lines out, and write the file's."""
        page = self.page("program")
        for number in dict.fromkeys(re.findall(rf"{self.here}/program/(\d+)\"", page.html)):
            line = self.page(f"program/{number}")
            form = line.form(f"{self.here}/program/{number}/slett")
            self.browser.submit(line, form, form.fields)
        for entry in self.script.entries("programme"):
            round_id = self.script.keys.get(entry.get("round_id", ""), 0)
            same = {name: entry.get(name, "") for name in LINE}
            self._send("program/ny", "round_id", **same, round_id=round_id)

    def _groups(self) -> None:
        """The names, tables and seats of the groups."""
        page = self.page("deltakere")
        form = page.form(f"{self.here}/grupper")
        named = {}
        for number, group in enumerate(self.script.entries("groups"), 1):
            seats = max(group.get("capacity", 10), len(self.script.seats_of(group["id"])))
            named[f"g{number}-name"] = group["name"]
            named[f"g{number}-table"] = group["table"]
            named[f"g{number}-capacity"] = str(seats)
        self.browser.submit(page, form, form.filled(**named))

    def _open_the_door(self) -> None:
        """Open for joining, and read the code off the page."""
        page = self.page("deltakere")
        form = page.form(f"{self.here}/deltakere/apne")
        opened = self.browser.submit(page, form, form.fields)
        found = A_CODE.search(opened.html)
        if found is None:
            raise LookupError("siden om deltakerne viser ingen kode")
        self.code = found[1] + found[2]

    def _send(self, name: str, field: str, **values: Any) -> Page:
        """Fill in the form with this field on this page, and send it."""
        page = self.page(name)
        form = page.form_with(field)
        fields = form.filled(**{key: str(value) for key, value in values.items()})
        return self.browser.submit(page, form, fields)


ROUND = ("title", "prompt", "minutes_silent", "minutes_discussion")
LINE = ("day", "start", "end", "kind", "title", "speaker_role", "organisation")
