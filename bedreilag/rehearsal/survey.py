"""Six months later: the survey is opened, answered page by page without a script, and closed."""

import re
from datetime import date

from gevent.pool import Pool

from bedreilag.rehearsal.browser import Browser
from bedreilag.rehearsal.desk import Desk
from bedreilag.rehearsal.pages import PageForm
from bedreilag.rehearsal.script import Entry, Script, today

A_LINK = re.compile(r"/svar/[\w-]+")
AT_ONCE = 4
MOST_PAGES = 20
ROLE_OF = {"bruker_parorende": "brukerrepresentant"}


def answer(desk: Desk, url: str) -> None:
    """Open the survey today, give every answer in the file, and set the file's own dates."""
    follow_up = desk.script.document["follow_up"]
    now = today().isoformat()
    _set_dates(desk, now, now, follow_up["invited"])
    found = A_LINK.search(desk.page("undersokelse").html)
    if found is None:
        raise LookupError("siden om undersøkelsen har ingen lenke til den")
    pool = Pool(AT_ONCE)
    answers = [
        pool.spawn(_answer, url, found[0], desk.script, response)
        for response in desk.script.answers("follow_up")
    ]
    pool.join()
    for one in answers:
        one.get()
    _set_dates(desk, follow_up["opened"], _closed(follow_up), follow_up["invited"])


def _closed(follow_up: Entry) -> str:
    """The file's last day; without one, the day the survey opened, so that it is closed."""
    return str(follow_up["closed"] or follow_up["opened"])


def can_be_read(follow_up: Entry) -> bool:
    """Whether the results are shown: the survey of the file is not open today."""
    opened, closed = date.fromisoformat(follow_up["opened"]), date.fromisoformat(_closed(follow_up))
    return not opened <= today() <= closed


def _set_dates(desk: Desk, opens_on: str, closes_on: str, invited: int) -> None:
    page = desk.page("undersokelse")
    form = page.form_with("opens_on")
    fields = form.filled(opens_on=opens_on, closes_on=closes_on, invited=str(invited))
    desk.browser.submit(page, form, fields)


def _answer(url: str, link: str, script: Script, response: Entry) -> None:
    """One respondent, from the link to «Takk»."""
    browser = Browser(url)
    page = browser.get(link)
    given = _given(script, response)
    for _ in range(MOST_PAGES):
        if page.address.endswith("/takk"):
            return
        form = page.form_with("answer_id")
        page = browser.submit(page, form, form.filled(**_asked_here(form, given)))
    raise LookupError(f"undersøkelsen tok aldri slutt: {page.address}")


def _given(script: Script, response: Entry) -> dict[str, str]:
    """Every answer by the name of its field."""
    group = response["position_group"]
    given = {
        "q1": ROLE_OF.get(group, group),
        "q2": response["organisation_kind"],
        "q3": response["attended"],
        "q4": response["worked_further"],
        **response.get("extra", {}),
        **response["open"],
    }
    for name, value in response["statements"].items():
        given[name] = "vet_ikke" if value is None else str(value)
    for item, status in response["item_status"].items():
        given[f"item-{script.keys[item]}"] = status
    for measure, status in response["measures_2023_status"].items():
        given[f"measure-{measure}"] = status
    return given


def organisation_kind(kind: str) -> str:
    """The survey asks more roughly than the region: relatives' organisations are with users'."""
    rough = {"parorendeorganisasjon": "brukerorganisasjon"}
    known = ("kommune", "helseforetak", "nav", "fastlege", "brukerorganisasjon")
    kind = rough.get(kind, kind)
    return kind if kind in known else "annet"


def _asked_here(form: PageForm, given: dict[str, str]) -> dict[str, str | list[str] | None]:
    """The answers to what this page asks; what was asked before travels along by itself."""
    asked = {name: value for name, value in given.items() if name in form.choices}
    asked |= {name: given[name] for name in ("fungert", "hindret", "hjelp") if name in form.fields}
    return {
        name: organisation_kind(value) if name == "q2" else value for name, value in asked.items()
    }
