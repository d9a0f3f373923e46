"""`bedreilag rehearse`: play a seminar file against a running server."""

import logging
import os
import sys
from pathlib import Path

import click
from socketio.exceptions import ConnectionError as NotConnected

from bedreilag.rehearsal.browser import Unexpected
from bedreilag.rehearsal.desk import FACILITATOR, ORGANISER, LogIn, make_accounts
from bedreilag.rehearsal.line import NeverAnswered, Refused
from bedreilag.rehearsal.report import Report
from bedreilag.rehearsal.script import Script
from bedreilag.seminar_file import read
from bedreilag.seminar_file.parse import Document
from bedreilag.terminal import Command, Stopped

NOT_EQUAL = 1
WENT_WRONG = (Unexpected, LookupError, Refused, NeverAnswered, NotConnected)
PASSWORD = "BEDREILAG_PASSWORD"  # noqa: S105 -- the name of the setting


@click.command(
    cls=Command,
    help="Spill en samlingsfil mot en tjener som kjører, slik telefoner, prosessleder og lerret "
    "gjør det. Øvelsen lager en ny samling og sier til slutt om tjeneren har det samme som fila.",
)
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.option(
    "--url", default="http://127.0.0.1:8000", metavar="ADRESSE", help="Tjenerens adresse."
)
@click.option(
    "--speed",
    default=60.0,
    type=click.FloatRange(min=1, max=100_000),
    metavar="N",
    help="Hvor mange ganger raskere enn på dagen. 60 hvis du ikke sier noe.",
)
@click.option(
    "--first-account",
    metavar="ADRESSE",
    help="Engangsadressen som en tom tjener skriver når den starter.",
)
@click.option(
    "--account",
    metavar="E-POST",
    help=f"En koordinator på tjeneren, i stedet for --first-account. Passordet er i {PASSWORD}.",
)
@click.option(
    "--rough",
    type=int,
    metavar="TALL",
    help="Med uhell: linjer kuttes, telefoner sover, og noen har bare vanlige nettsider. "
    "Samme tall gir de samme uhellene.",
)
def rehearse(
    file: Path,
    url: str,
    speed: float,
    first_account: str | None,
    account: str | None,
    rough: int | None,
) -> None:
    """Play a file, print the report, and leave with 0 only if everything is as in the file."""
    from bedreilag.rehearsal.play import play
    from bedreilag.rehearsal.rough import Rough

    # A line that is lost comes back by itself; what that costs is in the report.
    logging.getLogger("engineio.client").setLevel(logging.CRITICAL)
    script = Script(_document(file), speed)
    report = Report(click.echo, script.size)
    area = script.document["seminar"]["area_id"]
    try:
        log_ins = _log_ins(url, area, first_account, account)
        play(url, script, log_ins, report, Rough(rough, speed, report))
    except WENT_WRONG as fault:
        report.fault(str(fault))
    click.echo("\n".join(report.lines()))
    sys.exit(0 if report.is_fine else NOT_EQUAL)


def _document(file: Path) -> Document:
    try:
        return read.checked(file.read_bytes())
    except OSError as fault:
        raise Stopped(f"Kan ikke lese {file}.") from fault


def _log_ins(
    url: str, area_id: str, first_account: str | None, account: str | None
) -> dict[str, LogIn]:
    if first_account:
        return make_accounts(url, first_account, area_id)
    if account is None:
        raise Stopped("Øvelsen trenger --first-account eller --account.")
    password = os.environ.get(PASSWORD) or click.prompt("Passord", hide_input=True)
    log_in = LogIn(account, password)
    return {ORGANISER: log_in, FACILITATOR: log_in}
