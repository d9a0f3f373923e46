"""The page where a participant changes an own measure."""

from flask import Blueprint, render_template
from werkzeug.datastructures import MultiDict

from bedreilag import access, doors, frames
from bedreilag.access import open_to
from bedreilag.clusters import queries as clusters
from bedreilag.database import reading
from bedreilag.measures import queries
from bedreilag.measures.forms import BENEFITS
from bedreilag.refusals import NotFound

bp = Blueprint("measures", __name__)


@bp.get("/rom/tiltak/<int:measure_id>")
@open_to("participant")
def change(measure_id: int) -> str:
    """One's own measure, to be written anew. Everybody else's is not found."""
    with reading() as session:
        seat = access.participant(session)
        measure = queries.own(session, seat.participant, measure_id)
        if measure is None:
            raise NotFound
        return render_template(
            "measures/change.html",
            seminar=seat.seminar,
            group=seat.participant.group,
            measure=measure,
            board=clusters.board(session, seat.seminar.id),
            benefits=BENEFITS,
            seq=frames.seq_of(session, seat.seminar.id),
        )


@doors.page_after_refusal("measure:edit")
def change_again(fields: MultiDict[str, str]) -> str:
    """The same page with what was written and why it was refused."""
    page: str = change(fields.get("measure", 0, type=int))
    return page
