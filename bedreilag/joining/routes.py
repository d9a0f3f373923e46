"""From the QR code on the wall to a seat: four taps, every step an address, no account."""

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from bedreilag import access, speed
from bedreilag.access import Seat, open_to
from bedreilag.database import reading
from bedreilag.joining import actions, desk, helping, queries, seating_desk
from bedreilag.joining.actions import GroupFull, NotOpen
from bedreilag.joining.forms import CodeForm, SeatForm
from bedreilag.live import stand_in_line
from bedreilag.refusals import Refusal, SeatLost
from bedreilag.region import queries as region
from bedreilag.seminars import words
from bedreilag.seminars.models import Seminar
from bedreilag.tokens import new_token
from bedreilag.work import take_turn, transaction

bp = Blueprint("joining", __name__)
for pages in (desk, seating_desk, helping):
    bp.register_blueprint(pages.bp)


@bp.get("/")
@open_to("everyone")
def front() -> str:
    """The door for everyone: a code for participants, a log-in for organisers."""
    with reading() as session:
        return render_template("joining/front.html", form=CodeForm(), seat=_seat(session))


@bp.post("/bli-med")
@open_to("everyone")
def enter_code() -> ResponseReturnValue:
    """Take the code to its room, or say that there is none."""
    form = CodeForm(request.form)
    if not form.validate():
        return render_template("joining/front.html", form=form), 422
    _stand_in_line()
    with reading() as session:
        seminar = _seminar(session, form.code.data)
    if seminar is None:
        return render_template("joining/front.html", form=form.not_found()), 404
    return redirect(url_for("joining.rules", code=seminar.join_code))


@bp.get("/b/<code>")
@bp.get("/b/<code>/<int:number>")
@open_to("everyone")
def rules(code: str, number: int | None = None) -> ResponseReturnValue:
    """The first thing a scanned code shows: the ground rules, or «Velkommen tilbake!»."""
    _stand_in_line()
    with reading() as session:
        seminar = _seminar(session, code)
        if seminar is None:
            form = CodeForm(data={"code": code}).not_found()
            return render_template("joining/front.html", form=form), 404
        if _sits_in(session, seminar):
            return redirect("/rom?igjen=1")
        if not seminar.join_open:
            why = NotOpen.now(session, seminar)
            return render_template("joining/not_open.html", seminar=seminar, refusal=why)
        focus = words.focus(seminar.focus_theme_ids)
        return render_template("joining/rules.html", seminar=seminar, number=number, focus=focus)


@bp.get("/b/<code>/om-deg")
@open_to("everyone")
def about_you(code: str) -> ResponseReturnValue:
    """Who are you today?"""
    _stand_in_line()
    with reading() as session:
        seminar = _seminar(session, code)
        if seminar is None or not seminar.join_open or _sits_in(session, seminar):
            return redirect(url_for("joining.rules", code=code))
        form = SeatForm(session, seminar)
        form.token.data = new_token()
        form.sit_at(request.args.get("gruppe", ""))
        return _about_you(session, seminar, form)


@bp.post("/b/<code>/om-deg")
@open_to("everyone")
def take_seat(code: str) -> ResponseReturnValue:
    """Take the seat. Pressing twice is sitting once."""
    _stand_in_line()
    with transaction() as session:
        seminar = _seminar(session, code)
        if seminar is None or _sits_in(session, seminar):
            return redirect(url_for("joining.rules", code=code), 303)
        form = SeatForm(session, seminar, request.form)
        if not form.validate():
            return _about_you(session, seminar, form), 422
        take_turn(session, seminar.id)
        try:
            group, newcomer = form.chosen_group, form.newcomer
            actions.take_seat(session, seminar, group, newcomer, form.token.data)
        except GroupFull as full:
            form.group.errors = [full.text]
            return _about_you(session, seminar, form), full.status
        except NotOpen as closed:
            return _about_you(session, seminar, form, closed), closed.status
    response = make_response(redirect("/rom", 303))
    access.set_cookie(response, "plass", form.token.data)
    return response


@bp.get("/personvern")
@open_to("everyone")
def privacy() -> str:
    """What we keep, why, for how long, and who sees it."""
    with reading() as session:
        community = region.words(session).name
    return render_template("joining/privacy.html", community=community, settings=access.settings())


def _about_you(
    session: Session, seminar: Seminar, form: SeatForm, refusal: Refusal | None = None
) -> str:
    table = form.scanned if request.args.get("gruppe") else None
    return render_template(
        "joining/about_you.html",
        seminar=seminar,
        form=form,
        refusal=refusal,
        table=table,
        tables=_tables(form),
        notes={role.id: role.help for role in region.participant_roles(session)},
        organisations=region.organisations(session, seminar.area_id),
        days=access.settings().name_retention_days,
    )


def _tables(form: SeatForm) -> dict[str, str]:
    """What stands beside each group: its table, and whether it has no seat left."""
    full = form.full
    table_of = {str(group.number): group.table for group in form.seminar.groups}
    return {
        number: " · ".join(filter(None, [table, str(_("Full")) if number in full else ""]))
        for number, table in table_of.items()
    }


def _stand_in_line() -> None:
    """Wait a moment while strangers guess. It must be done before the database is asked."""
    if wait := speed.wait_for_code(request.remote_addr or ""):
        stand_in_line(wait)


def _seminar(session: Session, code: str) -> Seminar | None:
    """The seminar behind a code. Being wrong is counted; being right never is."""
    seminar = queries.by_code(session, code)
    if seminar is None:
        speed.count_wrong_guess(request.remote_addr or "")
    return seminar


def _sits_in(session: Session, seminar: Seminar) -> bool:
    seat = _seat(session)
    return seat is not None and seat.seminar.id == seminar.id


def _seat(session: Session) -> Seat | None:
    try:
        found: Seat = access.participant(session)
    except SeatLost:
        return None
    return found
