"""The commands that look after an installation: Norwegian, one sentence when something is wrong."""

import json
import os
import pty
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from bedreilag import database
from bedreilag.accounts import passwords, queries
from bedreilag.accounts.models import Grant
from bedreilag.commands import cli
from bedreilag.region import queries as regions
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction
from tests.commands.conftest import COMMAND, ROOT
from tests.region.conftest import DATA


@pytest.fixture
def bedreilag(app, settings, monkeypatch):
    """`bedreilag("account", "add", …)` in this process, on the test's own installation."""
    monkeypatch.setenv("BEDREILAG_DATABASE_URL", settings.database_url)

    engines = []

    def run(*words):
        result = CliRunner().invoke(
            cli, [*words, "--data", str(settings.data)], prog_name="bedreilag"
        )
        engines.append(database.connect(settings.url))  # the command let go of it as it ended
        return result

    yield run
    for engine in engines:
        engine.dispose()


def stored(email):
    with database.reading() as session:
        return queries.by_email(session, email)


def test_an_account_is_made_and_its_password_said_once(bedreilag):
    words = ("kari@example.no", "--role", "koordinator", "--area", "ofoten", "--area", "tromso")

    said = bedreilag("account", "add", *words).output

    password = said.removeprefix("Passordet til kari@example.no: ").strip()
    account = stored("kari@example.no")
    assert passwords.fits(password, account.password_hash)
    assert {(grant.role, grant.area_id) for grant in account.grants} == {
        ("coordinator", "ofoten"),
        ("coordinator", "tromso"),
    }


@pytest.mark.parametrize(
    ("word", "role"),
    [("administrator", "admin"), ("styringsgruppe", "steering_group"), ("admin", "admin")],
)
def test_a_role_for_everywhere_needs_no_area(bedreilag, session, word, role):
    assert bedreilag("account", "add", "kari@example.no", "--role", word).exit_code == 0
    assert session.scalars(select(Grant.role)).all() == [role]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("kari@example.no", "--role", "sjef"), "Rollen «sjef» finnes ikke. Velg: arbeidsgruppe,"),
        (("kari@example.no", "--role", "koordinator"), "Velg område med --area: nord-troms,"),
        (
            ("kari@example.no", "--role", "koordinator", "--area", "atlantis"),
            "Velg område med --area: nord-troms,",
        ),
        (("kari", "--role", "administrator"), "Skriv en e-postadresse,"),
        (("kari@example.no",), "--role mangler."),
        (("--role", "administrator"), "E-POST mangler."),
    ],
)
def test_what_is_wrong_with_an_account_is_one_sentence(bedreilag, words, sentence):
    result = bedreilag("account", "add", *words)

    assert result.exit_code == 2
    assert result.output.startswith(sentence)
    assert result.output.count("\n") == 1
    assert stored("kari@example.no") is None


def test_the_same_address_twice_is_refused(bedreilag):
    words = ("account", "add", "kari@example.no", "--role", "administrator")
    bedreilag(*words)

    result = bedreilag(*words)

    assert result.exit_code == 2
    assert result.output == "Det finnes allerede en konto med denne e-posten.\n"


@pytest.mark.parametrize(
    ("typed", "sentence", "made"),
    [
        (["en fjord er lang", "en fjord er lang"], "kari@example.no kan logge inn.", True),
        (["en fjord er lang", "en fjord er kort"], "De to passordene er ikke like.", False),
        (["kort", "kort"], "Passordet må ha minst 12 tegn.", False),
    ],
)
def test_at_a_terminal_the_password_is_asked_for_twice_and_never_shown(
    tmp_path, typed, sentence, made
):
    said = at_a_terminal(
        typed, "account", "add", "kari@example.no", "--role", "admin", "--data", str(tmp_path)
    )

    assert sentence in said
    assert typed[0] not in said.replace(sentence, "")
    engine = database.connect(f"sqlite:///{tmp_path / 'bedreilag.db'}")
    assert (stored("kari@example.no") is not None) == made
    engine.dispose()


def test_another_region_is_loaded(bedreilag):
    result = bedreilag("region", "load", str(DATA / "eplevik.json"))

    assert result.output == (
        "Helsefellesskapet Eplevik og fjellbygdene: 2 områder og 3 kommuner er lastet.\n"
    )
    with database.reading() as session:
        assert [area.id for area in regions.areas(session)] == ["eplevik", "fjellbygdene"]


def test_a_region_file_with_faults_is_refused_with_every_place_named(bedreilag, tmp_path):
    content = json.loads((DATA / "eplevik.json").read_text("utf-8"))
    content["municipalities"][0]["area_id"] = content["municipalities"][2]["area_id"] = "atlantis"
    file = tmp_path / "region.json"
    file.write_text(json.dumps(content), "utf-8")

    result = bedreilag("region", "load", str(file))

    assert result.exit_code == 2
    assert result.output.splitlines() == [
        "Fila kan ikke brukes, og ingenting er lagret.",
        "  $.municipalities[0].area_id: «atlantis» finnes ikke i «areas»",
        "  $.municipalities[2].area_id: «atlantis» finnes ikke i «areas»",
    ]
    with database.reading() as session:
        assert len(regions.municipalities(session)) == 24


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b'{"format": ', "$: er ikke JSON. Det stopper på linje 1, tegn 12"),
        ("æøå".encode("latin-1"), "$: er ikke JSON i UTF-8"),
        (b"[" * 100_000, "$: har for mange nivåer inni hverandre"),
        (b"[]", "$: skal være et objekt"),
    ],
)
def test_a_file_that_is_no_region_file_says_so(bedreilag, tmp_path, content, sentence):
    file = tmp_path / "region.json"
    file.write_bytes(content)

    result = bedreilag("region", "load", str(file))

    assert result.exit_code == 2
    assert f"  {sentence}" in result.output.splitlines()


def test_a_file_that_is_not_there_is_one_sentence(bedreilag, tmp_path):
    result = bedreilag("region", "load", str(tmp_path / "borte.json"))

    assert (result.exit_code, result.output) == (2, f"Vi finner ikke fila {tmp_path}/borte.json.\n")


def test_tidy_deletes_the_seats_that_are_due(bedreilag, seminar, phone, session):
    phone("Rype")
    held_days_ago(seminar, 10)
    assert bedreilag("tidy").output == "0 plasser er slettet.\n"

    held_days_ago(seminar, 40)
    assert bedreilag("tidy").output == "1 plasser er slettet.\n"
    session.rollback()
    assert session.scalars(select(Participant)).all() == []


def test_migrate_says_when_it_is_done(bedreilag):
    assert "har den nyeste formen" in bedreilag("migrate").output


def test_a_setting_that_cannot_be_used_is_one_sentence(bedreilag, monkeypatch):
    monkeypatch.setenv("BEDREILAG_SESSION_HOURS", "evig")

    result = bedreilag("migrate")

    assert (result.exit_code, result.output) == (
        2,
        "Se over innstillingen BEDREILAG_SESSION_HOURS; verdien kan ikke brukes.\n",
    )


def test_a_database_address_that_is_none_is_one_sentence(bedreilag, monkeypatch):
    monkeypatch.setenv("BEDREILAG_DATABASE_URL", "ingenting")

    result = bedreilag("migrate")

    assert (result.exit_code, result.output) == (
        2,
        "Se over BEDREILAG_DATABASE_URL; adressen kan ikke brukes.\n",
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["flyt"], "Kommandoen flyt finnes ikke. «bedreilag --help» viser hva som finnes."),
        (["run", "--prot"], "Valget --prot finnes ikke."),
        (["run", "--port", "dør"], "--port må være et tall fra 0 til 65535."),
        (["run", "--port", "99999"], "--port må være et tall fra 0 til 65535."),
        (["run", "ekstra"], "Kommandoen ble ikke forstått."),
    ],
)
def test_what_is_mistyped_is_said_in_norwegian(words, sentence):
    result = CliRunner().invoke(cli, words, prog_name="bedreilag")

    assert result.exit_code == 2
    assert result.output.startswith(sentence)


@pytest.mark.parametrize("words", [[], ["run"], ["account"], ["account", "add"], ["import"]])
def test_the_help_is_in_norwegian(words):
    said = CliRunner().invoke(cli, [*words, "--help"], prog_name="bedreilag").output

    assert said.startswith("Bruk: bedreilag")
    assert "Vis denne hjelpen." in said
    for english in ("Usage", "Options", "Commands", "Show this", "COMMAND", "default"):
        assert english not in said


def test_every_command_that_is_promised_is_there():
    said = CliRunner().invoke(cli, ["--help"], prog_name="bedreilag").output

    for command in ["account", "export", "import", "migrate", "region", "rehearse", "run", "tidy"]:
        assert f"\n  {command} " in said


def held_days_ago(seminar, days):
    with transaction() as session:
        held = session.get_one(Seminar, seminar.id)
        held.first_day = held.last_day = (datetime.now(UTC) - timedelta(days=days)).date()


def at_a_terminal(typed, *words):
    """Run a command as someone who sits at a terminal; answers all that was on the screen."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *words], cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    screen = b""
    answers = iter(typed)
    while True:
        try:
            screen += os.read(ours, 1000)
        except OSError:  # the command has ended
            break
        if screen.endswith(b": "):
            os.write(ours, next(answers).encode() + b"\n")
            screen += b"\n"
    process.wait()
    os.close(ours)
    return screen.decode()


def test_hints_say_what_was_typed_when_it_was_bil():
    words = [sys.executable, "-m", "bedreilag", "flyt"]
    through_bil = subprocess.run(
        words, env=os.environ | {"BIL": "./bil"}, capture_output=True, text=True, check=False
    )

    assert through_bil.stderr.endswith("«./bil --help» viser hva som finnes.\n")
