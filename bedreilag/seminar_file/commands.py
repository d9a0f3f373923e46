"""`bedreilag import` and `bedreilag export`: a seminar in and out of this installation."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import click
from sqlalchemy import or_, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bedreilag import database, migrate
from bedreilag.config import Settings
from bedreilag.region import actions as region
from bedreilag.region.models import Region
from bedreilag.seminar_file import read, write
from bedreilag.seminar_file.faults import FileRefused
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction

FAULTY = 2
MOST_DIFFERENCES = 20

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    help="Mappa der databasen ligger.",
)


@click.command(
    "import", help="Les inn en samling fra en samlingsfil. Alt leses inn, eller ingenting."
)
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@data_option
def import_(file: Path, data: Path | None) -> None:
    """Import one seminar file, or say everything that is wrong with it."""
    try:
        document = read.checked(_content(file))
        _open_installation(data)
        with transaction() as session:
            imported = read.store(session, document, datetime.now(UTC))
            title, ref = imported.seminar.title, imported.seminar.ref
    except FileRefused as refused:
        _stop(f"{file} er ikke lest inn. Ingenting er lagret.", *refused.lines)
    click.echo(f"Lest inn: {title} ({ref})")
    _tell_differences(imported.differences)


@click.command(help="Skriv ut en samling som samlingsfil.")
@click.argument("seminar", metavar="SAMLING")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Fila som skal skrives. Uten den skrives samlingen til skjermen.",
)
@data_option
def export(seminar: str, out: Path | None, data: Path | None) -> None:
    """Export one seminar, known by its name in the file or its join code."""
    _open_installation(data)
    with database.reading() as session:
        text = write.as_text(write.document(session, _found(session, seminar)))
    if out is None:
        sys.stdout.buffer.write(text.encode())
        return
    try:
        out.write_bytes(text.encode())
    except OSError:
        _stop(f"Kan ikke skrive {out}. Finnes mappa, og har du lov til å skrive der?")
    click.echo(f"Skrevet: {out}")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        _stop(f"Kan ikke lese {file}. Finnes fila, og har du lov til å lese den?")


def _open_installation(data: Path | None) -> None:
    """Make the database ready, as the server does when it starts."""
    settings = Settings(data=data) if data else Settings()
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        migrate.upgrade(database.connect(settings.url))
        with transaction() as session:
            if session.get(Region, 1) is None:
                region.load(session, region.shipped())
    except (OSError, OperationalError):
        _stop(f"Kan ikke bruke datamappa {settings.data}.")


def _found(session: Session, name: str) -> Seminar:
    same = or_(Seminar.ref == name, Seminar.join_code == name.upper())
    seminar = session.scalar(select(Seminar).where(same))
    if seminar is None:
        here = session.scalars(select(Seminar).order_by(Seminar.first_day))
        names = [f"  {each.ref}  {each.join_code}  {each.title}" for each in here]
        _stop(f"Fant ingen samling «{name}». Disse finnes:", *names)
    return seminar


def _tell_differences(differences: list[read.Difference]) -> None:
    if not differences:
        return
    click.echo(f"{len(differences)} tall i fila er ikke de samme som vi regner ut:", err=True)
    for difference in differences[:MOST_DIFFERENCES]:
        click.echo(f"  {difference}", err=True)
    if more := len(differences[MOST_DIFFERENCES:]):
        click.echo(f"  … og {more} til.", err=True)


def _stop(*lines: str) -> NoReturn:
    for line in lines:
        click.echo(line, err=True)
    sys.exit(FAULTY)
