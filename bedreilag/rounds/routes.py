"""What whoever steers decides on a page of its own: the promise to those who write, a new round."""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _
from wtforms import Form, RadioField
from wtforms.validators import InputRequired

from bedreilag import access
from bedreilag.access import open_to
from bedreilag.anonymity import PROMISES
from bedreilag.database import reading
from bedreilag.fields import SelectChoice
from bedreilag.rounds.promise import TheyWriteAlone, make_promise
from bedreilag.seminars import words
from bedreilag.seminars.forms import NewRoundForm
from bedreilag.seminars.more_rounds import add_next_round, usual_facts
from bedreilag.seminars.usual import MORE
from bedreilag.work import take_turn, transaction

bp = Blueprint("rounds", __name__)


class PromiseForm(Form):
    promise: Any = RadioField(
        _("Hva får andre vite om den som skriver?"),
        [InputRequired(_("Velg hva andre får vite."))],
        choices=[SelectChoice(one, words.PROMISES[one]) for one in PROMISES],
    )


@bp.route("/samling/<int:seminar_id>/lofte", methods=["GET", "POST"])
@open_to("organiser")
def promise(seminar_id: int) -> ResponseReturnValue:
    """The promise as it stands, and the way to another one."""
    form = PromiseForm(request.form or None)
    if request.method == "POST" and form.validate():
        try:
            with transaction() as session:
                seminar = access.seminar_for(session, seminar_id, "steer")
                make_promise(session, seminar, form.promise.data)
            return redirect(f"/samling/{seminar_id}/dagen", 303)
        except TheyWriteAlone as refusal:
            form.promise.errors = [refusal.text]
            return _page(seminar_id, form), refusal.status
    return _page(seminar_id, form), 422 if form.errors else 200


@bp.route("/samling/<int:seminar_id>/runde/ny", methods=["GET", "POST"])
@open_to("organiser")
def new_round(seminar_id: int) -> ResponseReturnValue:
    """One more round, to be started before those that were planned."""
    form = NewRoundForm(request.form or None)
    if request.method == "POST" and form.validate():
        with transaction() as session:
            seminar = access.seminar_for(session, seminar_id, "steer")
            take_turn(session, seminar_id)
            add_next_round(session, seminar, form.kind.data, form.facts)
        return redirect(f"/samling/{seminar_id}/dagen", 303)
    with reading() as session:
        seminar = access.seminar_for(session, seminar_id, "steer")
        page = render_template(
            "screens/new_round.html",
            seminar=seminar,
            area=seminar.area,
            form=form,
            usual={kind: _usual(kind) for kind in MORE},
        )
    return page, 422 if form.errors else 200


def _usual(kind: str) -> str:
    """«Hva er vanskeligst?» 8 minutter hver for seg, så 32 minutter sammen."""
    facts = usual_facts(kind)
    minutes = {"n": facts.minutes_silent, "m": facts.minutes_discussion}
    if facts.minutes_silent:
        time = _("%(n)s minutter hver for seg, så %(m)s minutter sammen", **minutes)
    else:
        time = _("%(m)s minutter", **minutes)
    return f"«{facts.title}» {time}."


def _page(seminar_id: int, form: PromiseForm) -> str:
    with reading() as session:
        seminar = access.seminar_for(session, seminar_id, "steer")
        form.promise.data = form.promise.data or seminar.promise
        return render_template(
            "screens/promise.html", seminar=seminar, area=seminar.area, form=form
        )
