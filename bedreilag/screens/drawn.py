"""A page of the room is a skeleton filled with the same pictures that frames carry."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from bedreilag import frames
from bedreilag.frames import Room
from bedreilag.pages import with_hidden_fields


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """Every picture of the rooms a page belongs to, at one committed moment."""

    seq: int
    pictures: dict[str, dict[str, Any]]
    back: str
    for_seat: int | None = None

    def one(self, name: str) -> str:
        """The picture there is one of, or nothing."""
        html = self.pictures.get(name, {}).get("html", "")
        return with_hidden_fields(html, self.back, self.for_seat)

    def many(self, name: str, without: str = "", only: Container[str] | None = None) -> list[str]:
        """Every card of a kind, except those that also stand on the page as `without`.

        With `only`, no others than those with these keys.
        """
        keys = [key for kind, _, key in map(_parts, self.pictures) if kind == name]
        shown = [key for key in keys if f"{without}:{key}" not in self.pictures]
        shown = [key for key in shown if only is None or key in only]
        return [self.one(f"{name}:{key}") for key in shown]


def draw_page(
    session: Session, seminar_id: int, rooms: Sequence[str], back: str, for_seat: int | None = None
) -> DrawnPage:
    """Draw all the pictures of these rooms. `for_seat` is somebody without a phone."""
    pictures: dict[str, dict[str, Any]] = {}
    for name in rooms:
        pictures |= frames.frame_of(session, Room(seminar_id, name), None)["pictures"]
    return DrawnPage(frames.seq_of(session, seminar_id), pictures, back, for_seat)


def _parts(name: str) -> tuple[str, str, str]:
    return name.partition(":")
