"""The administrator's page for the region: which area each municipality belongs to."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from bedreilag import access, work
from bedreilag.access import open_to
from bedreilag.database import reading
from bedreilag.refusals import NotUnderstood
from bedreilag.region import actions, queries
from bedreilag.region.forms import homes, homes_form

bp = Blueprint("region", __name__)


@bp.get("/region")
@open_to("administrator")
def region() -> str:
    """The areas with their municipalities, and where each could be moved."""
    with reading() as session:
        areas = queries.areas_with_municipalities(session)
        form = homes_form(areas, queries.municipalities(session), MultiDict())
        return render_template(
            "region/region.html",
            words=queries.words(session),
            areas=areas,
            form=form,
            uncertain=queries.uncertain(session),
            saved="lagret" in request.args,
        )


@bp.post("/region")
@open_to("administrator")
def move() -> ResponseReturnValue:
    """Move municipalities. What has been held and planned stays where it was."""
    with work.transaction() as session:
        access.administrator(session)
        form = homes_form(queries.areas(session), queries.municipalities(session), request.form)
        if not form.validate():
            raise NotUnderstood
        actions.move_municipalities(session, homes(form))
    return redirect(url_for("region.region", lagret=1), 303)
