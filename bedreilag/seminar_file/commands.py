"""`bedreilag import` and `bedreilag export`: a seminar in and out of this installation."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import click
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bedreilag import database
from bedreilag.accounts import demo as demo_accounts
from bedreilag.region import actions as region
from bedreilag.region.models import Region
from bedreilag.seminar_file import read, write
from bedreilag.seminars.models import Seminar
from bedreilag.terminal import Command, Stopped, data_option, installation, is_read_by_a_person
from bedreilag.work import transaction

MOST_DIFFERENCES = 20
DEMO_IS_OVER = (
    "Demokontoene er stengt, for alle kan passordene deres. "
    "Start tjeneren på nytt, så får du adressen der du lager den første kontoen."
)


@click.command(
    "import", cls=Command, help="Les inn en samling fra en samlingsfil: alt, eller ingenting."
)
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@data_option
def import_(file: Path, data: Path | None) -> None:
    """Import one seminar file, or say everything that is wrong with it."""
    document = read.checked(_content(file))
    with installation(data), transaction() as session:
        if session.get(Region, 1) is None:
            region.load(session, region.shipped())
        now = datetime.now(UTC)
        imported = read.store(session, document, now)
        title, ref = imported.seminar.title, imported.seminar.ref
        demo_is_over = not imported.seminar.fictional and demo_accounts.close(session, now)
    click.echo(f"Lest inn: {title} ({ref})")
    if demo_is_over:
        click.echo(DEMO_IS_OVER, err=True)
    _tell_differences(imported.differences)


@click.command(
    cls=Command, help="Skriv ut en samling som samlingsfil. Uten SAMLING: se hvilke som finnes."
)
@click.argument("seminar", metavar="[SAMLING]", default="")
@click.option(
    "--out",
    metavar="FIL",
    type=click.Path(path_type=Path),
    help="Fila som skal skrives. Uten den får fila samlingens navn, eller går dit du sender den.",
)
@data_option
def export(seminar: str, out: Path | None, data: Path | None) -> None:
    """Export one seminar, known by its name in the file or its join code, or list them all."""
    with installation(data), database.reading() as session:
        found = _found(session, seminar)
        content = write.as_text(write.document(session, found)).encode()
        named_after_it = Path(f"{found.ref}.json")
    if out is None and not is_read_by_a_person():
        sys.stdout.buffer.write(content)
        return
    if out is None:
        _write(named_after_it, content, "xb")
    else:
        _write(out, content, "wb")


def _write(out: Path, content: bytes, how: Literal["xb", "wb"]) -> None:
    try:
        with out.open(how) as file:
            file.write(content)
    except FileExistsError as fault:
        raise Stopped(f"{out} finnes her fra før. Velg et annet navn med --out.") from fault
    except OSError as fault:
        question = "Finnes mappa, og har du lov til å skrive der?"
        raise Stopped(f"Kan ikke skrive {out}. {question}") from fault
    click.echo(f"Skrevet: {out.absolute()}")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as fault:
        question = "Finnes fila, og har du lov til å lese den?"
        raise Stopped(f"Kan ikke lese {file}. {question}") from fault


def _found(session: Session, name: str) -> Seminar:
    same = or_(Seminar.ref == name, Seminar.join_code == name.upper())
    seminar = session.scalar(select(Seminar).where(same))
    if seminar is None:
        said = f"Fant ingen samling «{name}». Disse finnes:" if name else "Si hvilken samling:"
        raise Stopped("\n".join([said, *_listed(session)]))
    return seminar


def _listed(session: Session) -> list[str]:
    """Every seminar with what it may be called here, under headings."""
    here = session.scalars(select(Seminar).order_by(Seminar.first_day))
    rows = [("NAVN", "KODE", "TITTEL"), *((one.ref, one.join_code, one.title) for one in here)]
    name, code, _title = (max(map(len, column)) for column in zip(*rows, strict=True))
    return [f"  {row[0]:<{name}}  {row[1]:<{code}}  {row[2]}" for row in rows]


def _tell_differences(differences: list[read.Difference]) -> None:
    if not differences:
        return
    click.echo(f"{len(differences)} tall i fila er ikke de samme som vi regner ut:", err=True)
    for difference in differences[:MOST_DIFFERENCES]:
        click.echo(f"  {difference}", err=True)
    if more := len(differences[MOST_DIFFERENCES:]):
        click.echo(f"  … og {more} til.", err=True)
