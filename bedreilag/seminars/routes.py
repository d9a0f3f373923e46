"""The working group's pages before the day: a new seminar, its programme and rounds, and itself."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Blueprint, g, redirect, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms import Form

from bedreilag import access
from bedreilag.access import open_to
from bedreilag.database import reading
from bedreilag.pages import today
from bedreilag.refusals import Refusal
from bedreilag.region import queries as region
from bedreilag.seminars import actions, more_rounds, queries, words
from bedreilag.seminars.forms import (
    EntryForm,
    MemberForm,
    NewSeminarForm,
    RoundForm,
    SeminarForm,
    VoteRoundForm,
)
from bedreilag.seminars.models import Seminar
from bedreilag.work import take_turn, transaction

bp = Blueprint("seminars", __name__)


@bp.route("/samling/ny", methods=["GET", "POST"])
@open_to("organiser")
def new() -> ResponseReturnValue:
    """Make a seminar in the area that `omrade` names."""
    form = NewSeminarForm(_sent())
    with reading() as session:
        area = access.area_for(session, request.values.get("omrade", ""), "organise")
        if request.method == "GET":
            form.begin(area.place, today().year)
        if request.method == "GET" or not form.validate():
            status = 200 if request.method == "GET" else 422
            return render_template("seminars/new.html", form=form, area=area), status
    with transaction() as session:
        area = access.area_for(session, area.id, "organise")
        seminar = actions.make_seminar(session, area, form.about, form.groups.data or 1)
    return redirect(f"/samling/{seminar.id}", 303)


@bp.route("/samling/<int:seminar_id>/om", methods=["GET", "POST"])
@open_to("organiser")
def about(seminar_id: int) -> ResponseReturnValue:
    """Title, days, place, purpose and ground rules."""

    def form_of(_session: Session, seminar: Seminar) -> SeminarForm:
        form = SeminarForm(_sent(), obj=seminar)
        if request.method == "GET" and seminar.first_day == seminar.last_day:
            form.last_day.data = None
        return form

    def change(session: Session, seminar: Seminar, form: SeminarForm) -> None:
        actions.describe(session, seminar, form.about)

    return _edit(seminar_id, "about", form_of, change, "")


@bp.get("/samling/<int:seminar_id>/program")
@open_to("organiser")
def programme(seminar_id: int) -> str:
    """The programme and the rounds, as participants will meet them."""
    with reading() as session:
        return _page(access.seminar_for(session, seminar_id), "programme", session)


@bp.route("/samling/<int:seminar_id>/program/ny", methods=["GET", "POST"])
@open_to("organiser")
def new_entry(seminar_id: int) -> ResponseReturnValue:
    """One more line in the programme."""

    def form_of(_session: Session, seminar: Seminar) -> EntryForm:
        return EntryForm(_sent()).of(seminar)

    def add(session: Session, seminar: Seminar, form: EntryForm) -> None:
        actions.add_entry(session, seminar, form.facts)

    return _edit(seminar_id, "entry", form_of, add, "/program")


@bp.route("/samling/<int:seminar_id>/program/<int:entry_id>", methods=["GET", "POST"])
@open_to("organiser")
def entry(seminar_id: int, entry_id: int) -> ResponseReturnValue:
    """Change one line of the programme."""

    def form_of(_session: Session, seminar: Seminar) -> EntryForm:
        return EntryForm(_sent(), obj=queries.entry(seminar, entry_id)).of(seminar)

    def change(session: Session, seminar: Seminar, form: EntryForm) -> None:
        actions.change_entry(session, seminar, queries.entry(seminar, entry_id), form.facts)

    return _edit(seminar_id, "entry", form_of, change, "/program", entry_id=entry_id)


@bp.post("/samling/<int:seminar_id>/program/<int:entry_id>/slett")
@open_to("organiser")
def remove_entry(seminar_id: int, entry_id: int) -> ResponseReturnValue:
    """Take a line out of the programme."""

    def remove(session: Session, seminar: Seminar) -> None:
        actions.remove_entry(session, seminar, queries.entry(seminar, entry_id))

    return _do(seminar_id, remove, "/program")


@bp.post("/samling/<int:seminar_id>/program/<int:entry_id>/flytt")
@open_to("organiser")
def move_entry(seminar_id: int, entry_id: int) -> ResponseReturnValue:
    """Let a line change places with the one before it or after it."""
    later = request.form.get("retning") == "senere"

    def move(session: Session, seminar: Seminar) -> None:
        actions.move_entry(session, seminar, queries.entry(seminar, entry_id), later=later)

    return _do(seminar_id, move, f"/program#post-{entry_id}")


@bp.route("/samling/<int:seminar_id>/runde/<int:round_id>", methods=["GET", "POST"])
@open_to("organiser")
def round_(seminar_id: int, round_id: int) -> ResponseReturnValue:
    """Change what a round asks, and for how long; for a vote also how many votes there are."""

    def form_of(_session: Session, seminar: Seminar) -> RoundForm:
        found = queries.round_(seminar, round_id)
        if found.kind != "vote":
            return RoundForm(_sent(), obj=found).of(found.kind)
        rules = ("votes_per_participant", "max_per_measure")
        now = {name: getattr(seminar, name) for name in rules}
        return VoteRoundForm(_sent(), obj=found, data=now).of(found.kind)

    def change(session: Session, seminar: Seminar, form: RoundForm) -> None:
        if isinstance(form, VoteRoundForm):
            votes, most = form.votes_per_participant.data or 1, form.max_per_measure.data or 1
            actions.set_votes(session, seminar, votes, most)
        found = queries.round_(seminar, round_id)
        actions.change_round(session, seminar, found, form.facts)

    return _edit(seminar_id, "round", form_of, change, "/program", round_id=round_id)


@bp.post("/samling/<int:seminar_id>/runde/<int:round_id>/fjern")
@open_to("organiser")
def remove_round(seminar_id: int, round_id: int) -> ResponseReturnValue:
    """Take a round that has not begun out of the day. Whoever may add one may remove it again."""
    with transaction() as session:
        seminar = access.seminar_for(session, seminar_id)
        take_turn(session, seminar_id)  # nobody starts it meanwhile
        found = queries.round_(seminar, round_id)
        access.seminar_for(session, seminar_id, "steer" if found.added else "organise")
        more_rounds.remove_round(session, seminar, found)
    return redirect(f"/samling/{seminar_id}/program#rounds", 303)


@bp.route("/samling/<int:seminar_id>/arbeidsgruppe", methods=["GET", "POST"])
@open_to("organiser")
def working_group(seminar_id: int) -> ResponseReturnValue:
    """Who plans the seminar, by role, and which kinds of organisation are missing."""

    def add(session: Session, seminar: Seminar, form: MemberForm) -> None:
        actions.add_member(session, seminar, form.facts)

    return _edit(seminar_id, "working_group", _member_form, add, "/arbeidsgruppe", deed="read")


@bp.route("/samling/<int:seminar_id>/arbeidsgruppe/<int:member_id>", methods=["GET", "POST"])
@open_to("organiser")
def member(seminar_id: int, member_id: int) -> ResponseReturnValue:
    """Change one role in the working group."""

    def form_of(session: Session, seminar: Seminar) -> MemberForm:
        found = queries.member(seminar, member_id)
        return MemberForm(_sent(), obj=found).of(region.organisation_kinds(session))

    def change(session: Session, seminar: Seminar, form: MemberForm) -> None:
        actions.change_member(session, queries.member(seminar, member_id), form.facts)

    return _edit(seminar_id, "member", form_of, change, "/arbeidsgruppe", member_id=member_id)


@bp.post("/samling/<int:seminar_id>/arbeidsgruppe/<int:member_id>/slett")
@open_to("organiser")
def remove_member(seminar_id: int, member_id: int) -> ResponseReturnValue:
    """Take a role out of the working group."""

    def remove(session: Session, seminar: Seminar) -> None:
        actions.remove_member(session, seminar, queries.member(seminar, member_id))

    return _do(seminar_id, remove, "/arbeidsgruppe")


def _sent() -> Any:
    """What was filled in, or None when the form is shown for the first time."""
    return request.form if request.method == "POST" else None


def _member_form(session: Session, _seminar: Seminar) -> MemberForm:
    return MemberForm(_sent()).of(region.organisation_kinds(session))


AnyForm = TypeVar("AnyForm", bound=Form)


def _edit(
    seminar_id: int,
    name: str,
    form_of: Callable[[Session, Seminar], AnyForm],
    change: Callable[[Session, Seminar, AnyForm], None],
    back: str,
    deed: access.Deed = "organise",
    **shown: Any,
) -> ResponseReturnValue:
    """A page with one form: shown, shown again with what was wrong, or carried out."""
    asked = request.method == "POST"
    with reading() as session:
        seminar = access.seminar_for(session, seminar_id, "organise" if asked else deed)
        form = form_of(session, seminar)
        if not asked or not form.validate():
            return _page(seminar, name, session, form=form, **shown), 422 if asked else 200
    try:
        with transaction() as session:
            change(session, access.seminar_for(session, seminar_id, "organise"), form)
    except Refusal as refusal:
        if not refusal.field:
            raise  # not about what was written: there is no such thing, or no such right
        form[refusal.field].errors = [refusal.text]
        with reading() as session:
            seminar = access.seminar_for(session, seminar_id)
            return _page(seminar, name, session, form=form, **shown), refusal.status
    return redirect(f"/samling/{seminar_id}{back}", 303)


def _do(
    seminar_id: int, deed: Callable[[Session, Seminar], None], back: str
) -> ResponseReturnValue:
    with transaction() as session:
        deed(session, access.seminar_for(session, seminar_id, "organise"))
    return redirect(f"/samling/{seminar_id}{back}", 303)


def _page(seminar: Seminar, name: str, session: Session, **shown: Any) -> str:
    return render_template(
        f"seminars/{name}.html",
        seminar=seminar,
        area=seminar.area,
        organises=access.may(g.account, seminar.area_id, "organise"),
        kind_words=words.KINDS,
        kind_names={kind.id: kind.name for kind in region.organisation_kinds(session)},
        has_experience=queries.has_experience(seminar),
        missing=[words.MISSING[kind] for kind in queries.missing_kinds(seminar)],
        **shown,
    )
