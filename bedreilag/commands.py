"""The command line: run it, look after it, and move seminars in and out of it."""

import logging
import sys
import webbrowser
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag import file_faults
from bedreilag.accounts import actions as accounts
from bedreilag.accounts import demo as demo_accounts
from bedreilag.accounts import passwords
from bedreilag.accounts.actions import Role
from bedreilag.accounts.models import ROLES, ROLES_OF_AN_AREA, Account
from bedreilag.accounts.queries import administrators
from bedreilag.config import Settings
from bedreilag.joining import retention
from bedreilag.region import actions as region
from bedreilag.region import queries as regions
from bedreilag.region.models import Area
from bedreilag.seminars.models import Seminar
from bedreilag.terminal import Group, Stopped, data_option, installation
from bedreilag.welcome import Welcome
from bedreilag.work import transaction

ROLE_WORDS = {
    "arbeidsgruppe": "working_group",
    "koordinator": "coordinator",
    "prosessleder": "facilitator",
    "styringsgruppe": "steering_group",
    "administrator": "admin",
}
FROM_THE_SEMINAR_FILE = {
    "import": ("seminar_file", "import_"),
    "export": ("seminar_file", "export"),
    "rehearse": ("rehearsal", "rehearse"),
}


class Commands(Group):
    """Ours, and those of the seminar file, which are read in only when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *FROM_THE_SEMINAR_FILE])

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in FROM_THE_SEMINAR_FILE:
            return super().get_command(ctx, name)
        stage, command = FROM_THE_SEMINAR_FILE[name]
        module = import_module(f"bedreilag.{stage}.commands")
        found: click.Command | None = getattr(module, command)
        return found


@click.group(cls=Commands)
def cli() -> None:
    """Bedre i lag: et dagsseminar på telefonene, en plan samme ettermiddag og svarene seks
    måneder etter."""


@cli.command()
@data_option
@click.option(
    "--host", default="127.0.0.1", metavar="ADRESSE", help="0.0.0.0 slipper telefoner til."
)
@click.option(
    "--port",
    default=8000,
    type=click.IntRange(0, 65535),
    metavar="N",
    help="8000 hvis du ikke sier noe. 0 er en ledig.",
)
@click.option("--empty", is_flag=True, help="Uten demo. Gir en adresse for første administrator.")
@click.option("--open", "open_browser", is_flag=True, help="Åpne nettleseren.")
def run(data: Path | None, host: str, port: int, empty: bool, open_browser: bool) -> None:
    """Start tjeneren."""
    from bedreilag import app, serve

    listener = serve.listen(host, port)
    settings = Settings(data=data) if data else Settings()
    welcome = Welcome(host, listener.getsockname()[1], settings.public_url)
    with installation(data):
        _prepare(welcome, empty=empty)
    if warning := serve.allow_many_files():
        welcome.remarks.append(warning)
    _speak_up(settings)
    house = app.create_app(settings, async_mode="gevent")

    def ready() -> None:
        click.echo("\n".join(welcome.lines()))
        sys.stdout.flush()
        if open_browser:
            webbrowser.open(welcome.here)

    serve.serve(house, listener, ready)


def _prepare(welcome: Welcome, *, empty: bool) -> None:
    """See that the region is there, and a demo or the way to the first administrator."""
    now = datetime.now(UTC)
    with transaction() as session:
        _see_to_the_region(session)
        is_demo = demo_accounts.may_be_a_demo(session) and not _is_somebodys(session)
        if empty and session.scalar(select(Account.id).limit(1)) and is_demo:
            raise Stopped("Det er en demo i mappa. Velg en annen mappe med --data.")
        if empty or not is_demo:
            _see_to_the_first_account(session, welcome, now)
        else:
            _see_to_the_demo(session, welcome, now)
        welcome.open_seminars = _open_seminars(session) if is_demo and not empty else []


def _is_somebodys(session: Session) -> bool:
    """Whether a real seminar was moved in before any account, or the demo's were closed for it.

    Known passwords must not open it.
    """
    is_open = select(Account.id).where(Account.closed_at.is_(None))
    nobody = session.scalar(is_open.limit(1)) is None
    real = select(Seminar.id).where(Seminar.fictional.is_(False))
    return nobody and session.scalar(real.limit(1)) is not None


def _see_to_the_region(session: Session) -> None:
    if not regions.is_loaded(session):
        region.load(session, region.shipped())


def _see_to_the_first_account(session: Session, welcome: Welcome, now: datetime) -> None:
    if not administrators(session):
        welcome.first_account_key = accounts.new_first_account_key(session, now)


def _see_to_the_demo(session: Session, welcome: Welcome, now: datetime) -> None:
    from bedreilag.seminar_file import demo

    area_id = demo.demo_seminar()["seminar"]["area_id"]
    if session.get(Area, area_id) is None:
        welcome.remarks.append("Demosamlingen hører til en annen region, så den er ikke med.")
        _see_to_the_first_account(session, welcome, now)
        return
    demo_accounts.load(session, now)
    demo.load(session)
    welcome.log_ins = [(one.email, one.password, str(one.purpose)) for one in demo_accounts.LOG_INS]


def _open_seminars(session: Session) -> list[tuple[str, str]]:
    found = select(Seminar).where(Seminar.join_open).order_by(Seminar.id.desc())
    return [(seminar.title, seminar.join_code) for seminar in session.scalars(found)]


def _speak_up(settings: Settings) -> None:
    logging.basicConfig(
        level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )


@cli.command()
@data_option
def migrate(data: Path | None) -> None:
    """Gi databasen den nyeste formen."""
    with installation(data) as (settings, _engine):
        click.echo(f"Databasen i {settings.data} har den nyeste formen.")


@cli.command()
@data_option
def tidy(data: Path | None) -> None:
    """Slett navn og plasser som er eldre enn deltakerne er lovet."""
    with installation(data) as (settings, _engine):
        gone = retention.tidy(datetime.now(UTC), settings.name_retention_days)
    click.echo(f"{gone} plasser er slettet.")


@cli.group("account")
def account() -> None:
    """Kontoer for dem som arrangerer samlinger."""


@account.command("add")
@click.argument("email", metavar="E-POST")
@click.option("--name", metavar="NAVN", help="Navnet som vises. E-posten hvis du ikke sier noe.")
@click.option(
    "--role",
    "role_word",
    required=True,
    metavar="ROLLE",
    help=f"{', '.join(ROLE_WORDS)}.",
)
@click.option("--area", "areas", multiple=True, metavar="OMRÅDE", help="Kan gis flere ganger.")
@data_option
def add_account(
    email: str, name: str | None, role_word: str, areas: tuple[str, ...], data: Path | None
) -> None:
    """Lag en konto."""
    role = ROLE_WORDS.get(role_word.lower(), role_word)
    if role not in ROLES:
        raise Stopped(f"Rollen «{role_word}» finnes ikke. Velg: {', '.join(ROLE_WORDS)}.")
    with installation(data):
        with transaction() as session:
            _see_to_the_region(session)
            roles = [Role(role, area) for area in _areas(session, role, areas)]
        password = _ask_for_password()
        with transaction() as session:
            kept = passwords.hashed(password or (invented := passwords.invented()))
            accounts.new_account(session, email, name or email, kept, roles, datetime.now(UTC))
    click.echo(f"{email} kan logge inn." if password else f"Passordet til {email}: {invented}")


def _areas(session: Session, role: str, asked: tuple[str, ...]) -> list[str | None]:
    if role not in ROLES_OF_AN_AREA:
        return [None]
    known = [area.id for area in regions.areas(session)]
    if not asked or not set(asked) <= set(known):
        raise Stopped(f"Velg område med --area: {', '.join(known)}.")
    return list(asked)


def _ask_for_password() -> str:
    """Asked for twice at a terminal; empty when nobody is there, or when they just press Enter."""
    if not sys.stdin.isatty():
        return ""
    password = _hidden("Passord (Enter lager ett)")
    if password and _hidden("En gang til") != password:
        raise Stopped("De to passordene er ikke like. Ingenting er lagret.")
    return accounts.accept_password(password) if password else ""


def _hidden(question: str) -> str:
    return click.prompt(question, default="", hide_input=True, show_default=False)


@cli.group("region")
def region_() -> None:
    """Regionen: områder, kommuner og virksomheter."""


@region_.command("load")
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@data_option
def load_region(file: Path, data: Path | None) -> None:
    """Last en regionfil (bedreilag-region/1)."""
    try:
        content: Any = file_faults.parsed(file.read_bytes())
    except OSError as fault:
        raise Stopped(f"Vi finner ikke fila {file}.") from fault
    with installation(data), transaction() as session:
        region.load(session, content)
        name = regions.words(session).name
        counts = len(regions.areas(session)), len(regions.municipalities(session))
    click.echo("{}: {} områder og {} kommuner er lastet.".format(name, *counts))
