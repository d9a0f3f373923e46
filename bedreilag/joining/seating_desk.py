"""Who sits where, at the desk: the proposal of a mix, and seats for those without a phone."""

from dataclasses import replace

from flask import Blueprint, render_template
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from bedreilag import access, doors
from bedreilag.access import open_to
from bedreilag.database import reading
from bedreilag.joining import queries, seating
from bedreilag.joining.helping import person_form
from bedreilag.joining.tables import TableHere, tables_here
from bedreilag.offload import offload
from bedreilag.seats.mix import mix
from bedreilag.seminars.models import Seminar

bp = Blueprint("seating", __name__, url_prefix="/samling/<int:seminar_id>/deltakere")


@bp.get("/fordeling")
@open_to("organiser")
def proposal(seminar_id: int) -> str:
    """Who would sit where if the room were mixed now. It is done as it is shown, or not at all."""
    with reading() as session:
        seminar = access.seminar_for(session, seminar_id, "steer")
        people = seating.to_be_mixed(session, seminar)
        at = offload(mix, people, {group.id: group.capacity for group in seminar.groups})
        sits = tables_here(session, seminar)
        return render_template(
            "joining/mixing.html",
            seminar=seminar,
            area=seminar.area,
            tables=_as_mixed(sits, at),
            places={
                one.seat.id
                for table in sits
                for one in table.people
                if at.get(one.seat.id, table.group.id) != table.group.id
            },
            why_not=seating.PeopleWrite.message
            if not at and any(one.people for one in sits)
            else "",
        )


@bp.get("/uten-telefon")
@open_to("organiser")
def without_phone(seminar_id: int) -> str:
    """A seat for somebody without a phone."""
    with reading() as session:
        seminar = access.seminar_for(session, seminar_id, "steer")
        return _page(session, seminar, None)


@doors.page_after_refusal("seat:add")
def without_phone_again(fields: MultiDict[str, str]) -> str:
    """The same page with what was written and why it was refused."""
    with reading() as session:
        seminar = access.seminar_for(session, fields.get("seminar", 0, type=int), "steer")
        return _page(session, seminar, fields)


def _page(session: Session, seminar: Seminar, fields: MultiDict[str, str] | None) -> str:
    return render_template(
        "joining/without_phone.html",
        seminar=seminar,
        area=seminar.area,
        full=queries.full_groups(session, seminar),
        chosen=fields.get("group", 0, type=int) if fields else 0,
        **person_form(session, seminar, fields),
    )


def _as_mixed(tables: list[TableHere], at: dict[int, int]) -> list[TableHere]:
    """The same tables with the people, and their voices, where the mix would put them."""
    everyone = [pair for table in tables for pair in zip(table.people, table.voices, strict=True)]
    return [
        replace(
            table,
            people=[one for one, _ in everyone if at.get(one.seat.id) == table.group.id],
            voices=[voice for one, voice in everyone if at.get(one.seat.id) == table.group.id],
        )
        for table in tables
    ]
