"""All that a change must pass: `./bil test` sets up and comes here.

Every test on SQLite with the checks of the code beside it, and then those that ask the database
once more on PostgreSQL. With pytest's own arguments, only pytest.
"""

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

import psycopg
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent
RESULTS = PROGRAMS.parent / "results"
JAVASCRIPT_RESULT = RESULTS / "node.tap"

IN_CI = os.environ.get("CI") == "true"
POSTGRES = os.environ.get("BEDREILAG_TEST_POSTGRES", "postgres@127.0.0.1:5432")
REDIS = os.environ.get("BEDREILAG_TEST_REDIS", "127.0.0.1:6379")
# The headless shell first: it draws the same pages for two thirds of the work.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# Two for each core, since every other one waits for a screen, a clock or a database; a browser
# and its servers fill up the memory of a machine with very many.
WORKERS = min(2 * (os.cpu_count() or 1), 8)
# Whoever is done first takes over half of what another has left.
SIDE_BY_SIDE = (f"--numprocesses={WORKERS}", "--dist=worksteal")
# Where databases that nobody keeps are written to memory, if the machine has enough of it.
MEMORY, ROOM = Path("/dev/shm"), 2 << 30
# Pages, papers and servers of their own on SQLite are looked at once. Of the rest, the tests that
# never ask the suite's database are left out by `tests/conftest.py`.
NO_DATABASE = (
    "-m",
    "not browser",
    *(
        f"--ignore=tests/{part}"
        for part in (
            "anonymity/test_every_filter_matters.py",
            "browser",
            "guards/test_ground.py",
            "guards/test_security_headers.py",
            "hostile",
            "paper",
            "rehearsal",
            "ui",
            "wording",
        )
    ),
)
# One after the other beside pytest, which leaves no core idle for more.
CHECKS = {
    "mypy": ("mypy",),
    "ruff": ("ruff", "check", "--quiet"),
    "ruff format": ("ruff", "format", "--check", "--quiet"),
    "import-linter": ("lint-imports", "--no-logo", "--no-cache"),
    "djlint": ("djlint", "templates", "--lint", "--quiet"),
}


def main(arguments: list[str]) -> int:
    environment = {**os.environ, "CHROMIUM": chromium(), **scratch()}
    if arguments:
        return call(pytest(arguments, environment), environment)
    is_new = not RESULTS.exists()
    RESULTS.mkdir(exist_ok=True)
    report = Report()
    if IN_CI:
        report.add("Chromium finnes", bool(environment["CHROMIUM"]))
        report.add("Redis svarer", answers(REDIS))
    environment.pop("BEDREILAG_TEST_DATABASE_URL", None)
    with ThreadPoolExecutor(max_workers=1) as beside:
        checked = beside.map(run_quietly, checks())
        if is_new:
            read_everything_in_once(environment)
        test_python(report, "pytest, SQLite", environment)
        tell(report, checked)
    test_on_postgres(report, environment)
    return report.close()


def checks() -> list[list[str]]:
    """What the code must pass without being run, and the tests of the JavaScript."""
    of_the_code = [[str(PROGRAMS / program), *options] for program, *options in CHECKS.values()]
    return [*of_the_code, javascript_tests()]


def javascript_tests() -> list[str]:
    files = [str(file) for file in sorted((ROOT / "tests/js").glob("**/*.test.mjs"))]
    to_terminal = ["--test-reporter=spec", "--test-reporter-destination=stdout"]
    to_file = ["--test-reporter=tap", f"--test-reporter-destination={JAVASCRIPT_RESULT}"]
    node = [sys.executable, "hatch_build.py", "node"]
    return [*node, "--test", *to_terminal, *to_file, *files]


def tell(report: "Report", checked: Iterable[tuple[str, bool, float]]) -> None:
    """What the checks said, in one piece, when pytest has done speaking."""
    for name, (said, went_well, took) in zip([*CHECKS, "node --test"], checked, strict=True):
        print(f"\n── {name}\n{said}", end="", flush=True)
        report.add(name, went_well, took)
    counts = re.findall(r"^# (pass|fail) (\d+)$", JAVASCRIPT_RESULT.read_text(), re.MULTILINE)
    passed, failed = (int(dict(counts)[how]) for how in ("pass", "fail"))
    report.count(passed, failed)


def run_quietly(command: list[str]) -> tuple[str, bool, float]:
    """What the command said, whether it went well, and how long it took."""
    started = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return done.stdout, done.returncode == 0, time.monotonic() - started


def read_everything_in_once(environment: dict[str, str]) -> None:
    """Compile the modules before several workers each do so for themselves at the same time."""
    command = pytest(["--collect-only", "-qq"], environment)
    subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=False)


def test_python(report: "Report", name: str, environment: dict[str, str], *left_out: str) -> None:
    result = RESULTS / "pytest.xml"
    result.unlink(missing_ok=True)
    chosen = ["--quiet", *SIDE_BY_SIDE, f"--junit-xml={result}", *left_out]
    report.run(name, pytest(chosen, environment), environment)
    if not result.exists():
        return
    suite = ElementTree.parse(result).getroot().find("testsuite")
    kinds = ("tests", "failures", "errors", "skipped")
    total, failures, errors, skipped = (int(suite.get(kind)) for kind in kinds)
    report.count(total - failures - errors - skipped, failures + errors, skipped)


def pytest(arguments: list[str], environment: dict[str, str]) -> list[str]:
    seen = [] if environment["CHROMIUM"] else ["-m", "not browser"]
    return [sys.executable, "-m", "pytest", *seen, *arguments]


def test_on_postgres(report: "Report", environment: dict[str, str]) -> None:
    """Give every worker a database of its own on the server, and leave none of them behind."""
    if not answers(POSTGRES.partition("@")[2]):
        print(f"\nPostgreSQL svarer ikke på {POSTGRES}, så den runden er utelatt.")
        if IN_CI:
            report.add("PostgreSQL svarer", False)
        return
    scratch = f"bedreilag_test_{secrets.token_hex(4)}"
    names = [scratch, *(f"{scratch}_gw{worker}" for worker in range(WORKERS))]
    url = f"postgresql+psycopg://{POSTGRES}/{scratch}"
    with psycopg.connect(f"postgresql://{POSTGRES}/postgres", autocommit=True) as server:
        try:
            for name in names:
                server.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
                # What a test writes need not survive a power cut.
                server.execute(f"ALTER DATABASE {name} SET synchronous_commit = off")
            there = {**environment, "BEDREILAG_TEST_DATABASE_URL": url}
            test_python(report, "pytest, PostgreSQL", there, *NO_DATABASE)
        finally:
            for name in names:
                server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def answers(address: str) -> bool:
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host, int(port)), timeout=3).close()
    except OSError:
        return False
    return True


def chromium() -> str:
    """The tests' browser: the one asked for, the machine's own, Playwright's, or a new one."""
    found = find_chromium()
    if not found:
        install_chromium()
        found = find_chromium()
    if not found:
        print("Fant ingen nettleser, så testene som trenger en, blir utelatt.")
    return found


def find_chromium() -> str:
    asked_for = os.environ.get("CHROMIUM")
    here = next(filter(None, map(shutil.which, BROWSERS)), None)
    return asked_for or here or playwrights_own()


def playwrights_own() -> str:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else ""


def install_chromium() -> None:
    print("Installerer Chromium …", flush=True)
    if shutil.which("apt-get") and os.geteuid() == 0:
        call(["apt-get", "update", "-qq"])
        for package in BROWSERS[:2]:
            if call(["apt-get", "install", "-qq", "-y", "--no-install-recommends", package]) == 0:
                return
    else:
        call([sys.executable, "-m", "playwright", "install", "chromium"])


def scratch() -> dict[str, str]:
    """Where pytest keeps its files. No test waits for a disk, and none needs to survive a cut."""
    if not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < ROOM:
        return {}
    return {"PYTEST_DEBUG_TEMPROOT": str(MEMORY)}


def call(command: list[str], environment: dict[str, str] | None = None) -> int:
    return subprocess.call(command, cwd=ROOT, env=environment)


class Report:
    """What was run, how long it took and how it went; its last line counts the tests."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.rows: list[tuple[str, float, bool]] = []
        self.passed = self.failed = self.skipped = 0

    def add(self, name: str, went_well: bool, took: float = 0) -> None:
        self.rows.append((name, took, went_well))

    def run(self, name: str, command: list[str], environment: dict[str, str] | None = None) -> None:
        print(f"\n── {name}", flush=True)
        started = time.monotonic()
        code = call(command, environment)
        self.add(name, code == 0, time.monotonic() - started)

    def count(self, passed: int, failed: int, skipped: int = 0) -> None:
        self.passed += passed
        self.failed += failed
        self.skipped += skipped

    def close(self) -> int:
        print()
        for name, took, went_well in self.rows:
            print(f"{'✓' if went_well else '✗'} {name:<20}{took:7.1f} s")
        print(f"  {'I alt':<20}{time.monotonic() - self.started:7.1f} s")
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        print(f"Tester: {self.passed} passed, {self.failed} failed{skipped}")
        return 0 if all(went_well for _, _, went_well in self.rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
