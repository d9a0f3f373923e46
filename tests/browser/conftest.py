"""Real browsers against a real server: phones, a facilitator's laptop and a projector."""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from playwright.sync_api import TimeoutError as TookTooLong

from bedreilag.accounts import demo as demo_accounts
from bedreilag.rehearsal.desk import LogIn
from bedreilag.rehearsal.pages import read
from tests.browser.server import Server
from tests.everything import BROWSERS

HOUSE = Path(__file__).parents[2]
AXE = HOUSE / "node_modules/axe-core/axe.min.js"
WCAG_2_2_AA = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],  # what passes need not be described
}
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}
PROJECTOR = {"width": 1920, "height": 1080}
CODE = "MTNY27"  # of the demo's seminar that is open for joining
# What a browser says when the test itself has taken its network away.
EXPECTED_WHEN_CUT = (
    "net::ERR_",
    "WebSocket connection",
    "Failed to load resource",
    "Failed to fetch dynamically imported module",
)

# What takes long to draw is drawn less often, and on a busy machine everything takes long to draw.
expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    quiet = ["disable-background-networking", "disable-component-update", "disable-sync"]
    flags = ["no-sandbox", "disable-gpu", "disable-quic", "no-first-run", *quiet]
    arguments: dict[str, Any] = {"args": [f"--{flag}" for flag in flags]}
    return arguments | ({"executable_path": found} if found else {})


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A data folder with the two demo seminars, and a cookie for each account, logged in there."""
    server = Server(tmp_path_factory.mktemp("demo") / "data").start()
    cookies = {}
    for one in demo_accounts.LOG_INS:
        browser = LogIn(one.email, one.password).enter(server.url)
        cookies[one.email] = browser.session.cookies["konto"]
    server.stop()
    return server.data, cookies


@pytest.fixture(scope="session")
def demo_data(demo: tuple[Path, dict[str, str]]) -> Path:
    """Made once, and copied for each server."""
    return demo[0]


@pytest.fixture
def server(demo_data: Path, tmp_path: Path) -> Iterator[Server]:
    shutil.copytree(demo_data, tmp_path / "data")
    server = Server(tmp_path / "data").start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def shared_server(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for a file of tests that leave it standing; such a file calls it `server`."""
    data = tmp_path_factory.mktemp("shared") / "data"
    shutil.copytree(demo_data, data)
    server = Server(data).start()
    yield server
    server.stop()


@pytest.fixture
def complaints() -> list[str]:
    """What the browsers' consoles complained about."""
    return []


@pytest.fixture
def open_browser(
    browser: Browser, server: Server, complaints: list[str]
) -> Iterator[Callable[..., Page]]:
    """`open_browser(PHONE)` is a new person's browser. Its complaints fail the test."""
    contexts: list[BrowserContext] = []

    def open_one(viewport: dict[str, int], **options: Any) -> Page:
        context = browser.new_context(
            viewport=viewport, locale="nb-NO", base_url=server.url, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        return page

    yield open_one
    for context in contexts:
        context.close()
    serious = [said for said in complaints if not said.startswith(EXPECTED_WHEN_CUT)]
    assert serious == []


@pytest.fixture
def phone(open_browser: Callable[..., Page]) -> Callable[..., Page]:
    """`phone("Rype", 3)` is Rype's phone, joined in group 3."""

    def come_in(name: str, group: int = 1, **options: Any) -> Page:
        page = open_browser(PHONE, **options)
        take_a_seat(page, name, group)
        return page

    return come_in


def take_a_seat(page: Page, name: str, group: int = 1) -> None:
    """Be in the room, with the form about you sent as `join` sends it."""
    door = f"/b/{CODE}/om-deg"
    request = page.context.request
    form = read(request.get(door).text()).form(door)
    who = {"role": "ansatt", "kind": "kommune", "municipality": "5530", "display_name": name}
    fields = form.filled(**who, group=str(group))
    request.post(door, form={name: values[-1] for name, values in fields.items()})
    page.goto("/rom")
    expect(page.locator("#stage")).to_be_visible()


def join(page: Page, name: str, group: int = 1) -> None:
    """Take a seat by typing, from the front page to the room."""
    page.goto("/")
    page.get_by_label("Kode").fill(CODE)
    page.get_by_role("button", name="Bli med").click()
    page.get_by_role("button", name="Det er jeg med på").click()
    page.get_by_text("Ansatt eller kliniker", exact=True).click()
    page.get_by_text("Kommune", exact=True).click()
    page.get_by_label("Hvilken kommune?").select_option("5530")
    page.locator("label", has_text=f"Gruppe {group}").click()
    page.get_by_label("Navnet de andre i gruppa ser").fill(name)
    page.get_by_role("button", name="Bli med").click()
    page.wait_for_url("**/rom")


@pytest.fixture
def organiser(
    open_browser: Callable[..., Page], server: Server, demo: tuple[Path, dict[str, str]]
) -> Callable[..., Page]:
    """`organiser("prosessleder")` is that demo account's laptop, logged in since earlier."""

    def begin(who: str = "prosessleder", viewport: dict[str, int] = LAPTOP) -> Page:
        page = open_browser(viewport)
        cookie = demo[1][_account(who).email]
        page.context.add_cookies([{"name": "konto", "value": cookie, "url": server.url}])
        return page

    return begin


def log_in(page: Page, who: str) -> None:
    """Log in by typing."""
    page.goto("/logg-inn")
    page.get_by_label("E-post").fill(_account(who).email)
    page.get_by_label("Passord").fill(_account(who).password)
    page.get_by_role("button", name="Logg inn").click()
    page.wait_for_url(re.compile(r"/(omrade/|bord)"))  # one area, or the list of them


def _account(who: str) -> demo_accounts.DemoLogIn:
    [account] = [one for one in demo_accounts.LOG_INS if one.email.startswith(who)]
    return account


@pytest.fixture
def facilitator(organiser: Callable[..., Page]) -> Page:
    """The control panel of the seminar that is open for joining."""
    page = organiser("prosessleder")
    page.goto("/samling/2/dagen")
    expect(page.locator("#connection")).to_have_text("Lagret")
    return page


@pytest.fixture
def projector(open_browser: Callable[..., Page], facilitator: Page) -> Page:
    """The big screen, opened with the address the control panel gives."""
    page = open_browser(PROJECTOR)
    page.goto(str(facilitator.get_by_role("link", name="Åpne lerretet").get_attribute("href")))
    return page


def next_step(panel: Page) -> None:
    """Press the one big button; say yes when it asks whether to go on."""
    step = panel.locator(f"#{panel.locator('.next-step').get_attribute('id')}")
    button = step.locator("summary, :scope > button[type=submit]").first
    yes = step.locator("details[open] button[type=submit]")
    for _ in range(3):  # what is under the finger may change, when somebody says «Jeg er klar»
        if not yes.count():
            button.click()
        if yes.count():
            with suppress(TookTooLong):
                yes.click(timeout=5_000)
        with suppress(AssertionError):
            expect(step).to_have_count(0, timeout=5_000)
            return
    expect(step).to_have_count(0)


def nothing_is_kept(page: Page, mark: str) -> None:
    """Wait until the device keeps nothing whose name has this mark in it.

    Asked in one go: waiting by a string of code is against the pages' own policy.
    """
    page.evaluate(
        """(mark) => new Promise((done, fail) => {
          const kept = () => Object.keys(localStorage).some((key) => key.includes(mark));
          const look = () => (kept() ? setTimeout(look, 20) : done());
          setTimeout(fail, 10_000, new Error(`${mark} is still kept`));
          look();
        })""",
        mark,
    )


def faults_found_by_axe(page: Page) -> list[str]:
    """What axe-core holds against the page once all of it is there, WCAG 2.2 AA."""
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))  # evaluate works under a strict CSP
    result = page.evaluate(f"axe.run(document, {json.dumps(WCAG_2_2_AA)})")
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in result["violations"]]
