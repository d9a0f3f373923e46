"""Deltakere og grupper: the code on the wall, who has come, and where there is room."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, g, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from bedreilag import access, doors, frames
from bedreilag.access import open_to
from bedreilag.database import reading
from bedreilag.frames import Room
from bedreilag.joining import actions, queries
from bedreilag.offload import offload
from bedreilag.pages import address, remember_address, today, with_hidden_fields
from bedreilag.refusals import Refusal
from bedreilag.seats import queries as seats
from bedreilag.seminars import actions as seminars
from bedreilag.seminars import queries as planned
from bedreilag.seminars import words
from bedreilag.seminars.forms import GroupForm
from bedreilag.seminars.models import Group, Seminar
from bedreilag.seminars.poster import Poster, TableCard, poster_pdf, table_cards_pdf
from bedreilag.seminars.qr import qr_svg
from bedreilag.seminars.sheet import GroupSheet, sheets_pdf
from bedreilag.work import Change, transaction

bp = Blueprint("participants", __name__, url_prefix="/samling/<int:seminar_id>")


@bp.get("/deltakere")
@open_to("organiser")
def participants(seminar_id: int) -> str:
    """The code, the groups, and who has joined."""
    remember_address()
    with reading() as session:
        seminar = access.seminar_for(session, seminar_id)
        return _page(session, seminar, [_form_of(group) for group in seminar.groups])


@doors.page_after_refusal("seat:move")
@doors.page_after_refusal("seat:mix")
@doors.page_after_refusal("seat:return")
@doors.page_after_refusal("seat:take")
@doors.page_after_refusal("seat:remove")
def participants_again(fields: MultiDict[str, str]) -> str:
    """The same page, with why nothing was changed."""
    page: str = participants(fields.get("seminar", 0, type=int))
    return page


@bp.post("/deltakere/apne")
@open_to("organiser")
def open_door(seminar_id: int) -> ResponseReturnValue:
    """Let people join."""
    return _do(seminar_id, lambda *them: actions.open_door(*them, is_open=True), "steer")


@bp.post("/deltakere/steng")
@open_to("organiser")
def close_door(seminar_id: int) -> ResponseReturnValue:
    """Let nobody else join."""
    return _do(seminar_id, lambda *them: actions.open_door(*them, is_open=False), "steer")


@bp.post("/deltakere/ny-kode")
@open_to("organiser")
def change_code(seminar_id: int) -> ResponseReturnValue:
    """Make the code that is out there worthless, and get a new one."""
    return _do(seminar_id, actions.change_code, "steer")


@bp.post("/grupper")
@open_to("organiser")
def save_groups(seminar_id: int) -> ResponseReturnValue:
    """The names, tables and seats of all groups at once."""
    with reading() as session:
        seminar = access.seminar_for(session, seminar_id, "organise")
        forms = [_form_of(group, request.form) for group in seminar.groups]
        wrong = [form for form in forms if not form.validate()]
        if wrong:
            return _page(session, seminar, forms), 422

    def save(session: Session, seminar: Seminar) -> None:
        for group in seminar.groups:
            form = _form_of(group, request.form)
            if form.validate():
                seminars.change_group(session, seminar, group, form.facts)

    return _do(seminar_id, save)


@bp.post("/grupper/ny")
@open_to("organiser")
def add_group(seminar_id: int) -> ResponseReturnValue:
    """One more group."""
    return _do(seminar_id, seminars.add_group)


@bp.post("/grupper/<int:group_id>/slett")
@open_to("organiser")
def remove_group(seminar_id: int, group_id: int) -> ResponseReturnValue:
    """Take a group away that nobody sits in."""

    def remove(session: Session, seminar: Seminar) -> None:
        actions.remove_group(session, seminar, planned.group(seminar, group_id))

    return _do(seminar_id, remove)


@bp.get("/plakat.pdf")
@open_to("organiser")
def poster(seminar_id: int) -> Response:
    """The poster for the wall."""
    with reading() as session:
        made = _poster(access.seminar_for(session, seminar_id))
    return _pdf(offload(poster_pdf, made), _("Plakat"))


@bp.get("/bordkort.pdf")
@open_to("organiser")
def table_cards(seminar_id: int) -> Response:
    """A card for each table, whose QR code leads into its group."""
    with reading() as session:
        seminar = access.seminar_for(session, seminar_id)
        made = _poster(seminar)
        cards = [
            TableCard(group.name, group.table, f"{made.url}/{group.number}")
            for group in seminar.groups
        ]
    return _pdf(offload(table_cards_pdf, made, cards), _("Bordkort"))


@bp.get("/papirark.pdf")
@open_to("organiser")
def sheets(seminar_id: int) -> Response:
    """A sheet for each table, for those who would rather write by hand."""
    with reading() as session:
        seminar = access.seminar_for(session, seminar_id)
        made = _poster(seminar)
        votes, most = seminar.votes_per_participant, seminar.max_per_measure
        papers = [
            GroupSheet(one.name, one.table, one.number, votes, most) for one in seminar.groups
        ]
    return _pdf(offload(sheets_pdf, made, papers), _("Papirark"))


def _page(
    session: Session, seminar: Seminar, forms: list[GroupForm], refusal: Refusal | None = None
) -> str:
    people = seats.in_seminar(session, seminar.id)
    gone = bool(seminar.seats_deleted_at) and not people
    steers = access.may(g.account, seminar.area_id, "steer")
    join_address = f"{address()}/b/{seminar.join_code}"
    return render_template(
        "joining/participants.html",
        seminar=seminar,
        area=seminar.area,
        forms=list(zip(seminar.groups, forms, strict=True)),
        refusal=refusal,
        waits=not seminar.join_open and seminar.last_day >= today(),
        people=people,
        now=datetime.now(UTC),
        gone=gone,
        taken=queries.taken(session, seminar.id),
        composition=queries.composition(session, people),
        kept=queries.kept_kinds(session, seminar),
        organises=access.may(g.account, seminar.area_id, "organise"),
        steers=steers,
        seq=frames.seq_of(session, seminar.id),
        at_tables=_at_tables(session, seminar) if steers and not gone else "",
        join_address=join_address,
        short_address=address().partition("://")[2],
        qr=qr_svg(join_address, str(_("QR-kode til samlingen"))),
    )


def _at_tables(session: Session, seminar: Seminar) -> str:
    """The picture of everybody at their tables, as it is also pushed."""
    drawn = frames.frame_of(session, Room(seminar.id, "panel"), [Change("panel", "people")])
    html = drawn["pictures"]["people"]["html"]
    return with_hidden_fields(html, f"/samling/{seminar.id}/deltakere")


def _do(
    seminar_id: int, deed: Callable[[Session, Seminar], Any], right: access.Deed = "organise"
) -> ResponseReturnValue:
    try:
        with transaction() as session:
            deed(session, access.seminar_for(session, seminar_id, right))
    except actions.GroupTaken as refusal:
        with reading() as session:
            seminar = access.seminar_for(session, seminar_id)
            forms = [_form_of(group) for group in seminar.groups]
            return _page(session, seminar, forms, refusal), refusal.status
    return redirect(f"/samling/{seminar_id}/deltakere", 303)


def _form_of(group: Group, fields: Any = None) -> GroupForm:
    """Many groups in one form: their fields are told apart by the group's number."""
    return GroupForm(fields, obj=group, prefix=f"g{group.number}-")


def _poster(seminar: Seminar) -> Poster:
    remember_address()
    return Poster(
        title=seminar.title,
        days=tuple(seminar.days),
        venue=seminar.venue,
        code=seminar.join_code,
        address=address().partition("://")[2],
        url=f"{address()}/b/{seminar.join_code}",
        focus=words.focus(seminar.focus_theme_ids),
    )


def _pdf(content: bytes, name: Any) -> Response:
    response = Response(content, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response
