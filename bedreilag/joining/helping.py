"""The phone's page for helping a table mate without a phone."""

from typing import Any

from flask import Blueprint, render_template
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from bedreilag import access, doors, frames
from bedreilag.access import open_to
from bedreilag.database import reading
from bedreilag.joining.forms import PersonForm
from bedreilag.region import queries as region
from bedreilag.seats import queries as seats
from bedreilag.seminars.models import Seminar

bp = Blueprint("helping", __name__)


@bp.get("/rom/uten-telefon")
@open_to("participant")
def helping() -> str:
    """Those without a phone at one's own table, and where one more is added."""
    return _page(None)


@doors.page_after_refusal("seat:proxy")
@doors.page_after_refusal("seat:help")
def helping_again(fields: MultiDict[str, str]) -> str:
    """The same page with what was written and why it was refused."""
    return _page(fields)


def _page(fields: MultiDict[str, str] | None) -> str:
    with reading() as session:
        seat = access.participant(session)
        return render_template(
            "joining/helping.html",
            seminar=seat.seminar,
            group=seat.participant.group,
            seat=seat,
            seq=frames.seq_of(session, seat.seminar.id),
            at_table=seats.without_phone_at(session, seat.participant.group_id),
            **person_form(session, seat.seminar, fields),
        )


def person_form(
    session: Session, seminar: Seminar, fields: MultiDict[str, str] | None
) -> dict[str, Any]:
    """What a page needs to ask who somebody is, with what was wrong the last time."""
    form = PersonForm(session, seminar, fields)
    if fields and "display_name" in fields:  # the form was sent, and not a mere press
        form.validate()
    return {
        "form": form,
        "notes": {role.id: role.help for role in region.participant_roles(session)},
        "organisations": region.organisations(session, seminar.area_id),
    }
