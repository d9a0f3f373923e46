"""Commands that speak Norwegian, end in one plain sentence when something is wrong, and find the
installation they are to work on."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import click
from pydantic import ValidationError
from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError, DBAPIError

from bedreilag import database, migrate
from bedreilag.config import DataFolderUnusable, Settings
from bedreilag.refusals import Refusal

HEADINGS = {"Options": "Valg", "Commands": "Kommandoer", "Positional arguments": "Argumenter"}

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path),
    metavar="MAPPE",
    help="Mappa der database og hemmeligheter ligger (BEDREILAG_DATA, ellers data).",
)


class Stopped(Exception):
    """We cannot go on, and the text says why to the person at the terminal."""


@contextmanager
def installation(data: Path | None) -> Iterator[tuple[Settings, Engine]]:
    """The installation in this folder, its database connected and brought up to date."""
    settings = Settings(data=data) if data else Settings()
    _ = settings.secret  # made now, or refused now, rather than in the middle of something
    engine = database.connect(settings.url)
    try:
        migrate.upgrade(engine)
        yield settings, engine
    finally:
        engine.dispose()


def is_read_by_a_person() -> bool:
    """Whether what we write ends on a screen, and in no file and no other program."""
    return sys.stdout.isatty()


class Formatter(click.HelpFormatter):
    """The help page with Norwegian headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Bruk: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(HEADINGS.get(heading, heading))


click.Context.formatter_class = Formatter


class Command(click.Command):
    """A command whose help speaks Norwegian."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[VALG]"} | kwargs)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "Vis denne hjelpen."
        return option


class Group(Command, click.Group):
    """Commands together. What stops one of them is said in a sentence; the exit code is then 2."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"subcommand_metavar": "KOMMANDO"} | kwargs)

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        try:
            code = super().main(*args, **kwargs | {"standalone_mode": False})
        except (KeyboardInterrupt, click.Abort):
            sys.exit(130)
        except Exception as fault:
            sentence = in_norwegian(fault)
            if sentence is None:
                raise
            click.echo(sentence, err=True)
            sys.exit(2)
        sys.exit(code if isinstance(code, int) else 0)


Group.group_class = Group


def in_norwegian(fault: Exception) -> str | None:
    """What is wrong, for the person at the terminal; None for a bug of ours."""
    for kind, say in SENTENCES:
        if isinstance(fault, kind):
            return say(fault)
    return None


def _hint(fault: Any) -> str:
    command = fault.ctx.command_path if fault.ctx else "bedreilag"
    return f"«{command} --help» viser hva som finnes."


def _parameter(fault: Any) -> str:
    return str(fault.param.get_error_hint(fault.ctx)).replace("'", "") if fault.param else "Noe"


def _must(fault: Any) -> str:
    wanted = fault.param.type if fault.param else None
    if isinstance(wanted, click.IntRange):
        return f"må være et tall fra {wanted.min} til {wanted.max}"
    return "kan ikke være slik"


def _setting(fault: Any) -> str:
    names = {"BEDREILAG_" + str(one["loc"][0]).upper() for one in fault.errors()}
    return f"Se over innstillingen {', '.join(sorted(names))}; verdien kan ikke brukes."


def _database(fault: Any) -> str:
    reason = str(fault.orig).strip().splitlines()[0] if fault.orig else ""
    return f"Databasen kan ikke brukes nå: {reason}"


Say = Callable[[Any], str]
# The first kind that fits is used, so the narrow ones come first.
SENTENCES: tuple[tuple[type[Exception], Say], ...] = (
    (click.exceptions.NoArgsIsHelpError, lambda fault: str(fault.message)),
    (click.NoSuchOption, lambda fault: f"Valget {fault.option_name} finnes ikke. {_hint(fault)}"),
    (
        click.exceptions.NoSuchCommand,
        lambda fault: f"Kommandoen {fault.command_name} finnes ikke. {_hint(fault)}",
    ),
    (click.MissingParameter, lambda fault: f"{_parameter(fault)} mangler. {_hint(fault)}"),
    (
        click.BadParameter,
        lambda fault: f"{_parameter(fault)} {_must(fault)}. {_hint(fault)}",
    ),
    (click.UsageError, lambda fault: f"Kommandoen ble ikke forstått. {_hint(fault)}"),
    (click.ClickException, lambda fault: fault.format_message()),
    (
        DataFolderUnusable,
        lambda fault: f"Vi kan ikke lagre i mappa {fault}. Velg en annen med --data.",
    ),
    (ValidationError, _setting),
    (ArgumentError, lambda _fault: "Se over BEDREILAG_DATABASE_URL; adressen kan ikke brukes."),
    (DBAPIError, _database),
    (Refusal, lambda fault: fault.text),
    (Stopped, str),
)
