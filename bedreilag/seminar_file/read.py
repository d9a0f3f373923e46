"""Reading a seminar file: all of it or nothing, and its figures are worked out anew."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bedreilag.file_faults import Path, path_of, refuse, shown
from bedreilag.seminar_file import references, schema, write
from bedreilag.seminar_file.parse import Document, parse
from bedreilag.seminar_file.parts import day, opinions, plan, survey, votes, work
from bedreilag.seminar_file.parts.books import Incoming
from bedreilag.seminars.models import Seminar

# What the file states and the application works out itself.
WORKED_OUT: tuple[Path, ...] = (
    ("voting", "not_voted"),
    ("voting", "results"),
    ("follow_up", "computed"),
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure in the file that is not what the application makes of the file's own answers."""

    path: Path
    in_file: object
    computed: object

    def __str__(self) -> str:
        return (
            f"{path_of(self.path)}: fila sier {shown(self.in_file)}, "
            f"vi regner ut {shown(self.computed)}"
        )


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in, and the figures that were not as the file said."""

    seminar: Seminar
    differences: list[Difference]


def checked(content: bytes) -> Document:
    """The document in the file, if it has the shape of a seminar file."""
    document: Document = parse(content)
    refuse(schema.faults(document))
    return document


def store(session: Session, document: Document, now: datetime) -> Imported:
    """Keep everything in a checked document, or raise `FileRefused` and keep nothing."""
    refuse(references.faults(session, document))
    seminar = day.seminar_from(document, now)
    session.add(seminar)
    session.flush()
    incoming = Incoming(session, document, seminar, now)
    for part in (day, work, votes, opinions, plan, survey):
        part.store(incoming)
    session.expire_all()
    return Imported(seminar, differences(document, write.document(session, seminar)))


def differences(in_file: Document, computed: Document) -> list[Difference]:
    """Where the file's figures are not those that the application works out."""
    return [
        difference
        for path in WORKED_OUT
        for difference in _compare(path, _at(in_file, path), _at(computed, path))
    ]


def _at(document: Any, path: Path) -> Any:
    for step in path:
        document = document and document[step]
    return document


def _compare(path: Path, in_file: Any, computed: Any) -> Iterator[Difference]:
    if isinstance(in_file, dict) and isinstance(computed, dict):
        for key in dict.fromkeys([*in_file, *computed]):
            yield from _compare((*path, key), in_file.get(key), computed.get(key))
    elif isinstance(in_file, list) and isinstance(computed, list) and len(in_file) == len(computed):
        for place, (one, other) in enumerate(zip(in_file, computed, strict=True)):
            yield from _compare((*path, place), one, other)
    elif in_file != computed:
        yield Difference(path, in_file, computed)
