"""The page where a participant changes an own measure."""

from flask import Blueprint, render_template
from werkzeug.datastructures import MultiDict

from bedreilag import access, doors, frames
from bedreilag.access import open_to
from bedreilag.clusters import queries as clusters
from bedreilag.clusters.queries import Board
from bedreilag.database import reading
from bedreilag.measures.forms import BENEFITS
from bedreilag.measures.models import Measure
from bedreilag.refusals import NotFound

bp = Blueprint("measures", __name__)


@bp.get("/rom/tiltak/<int:measure_id>")
@open_to("participant")
def change(measure_id: int) -> str:
    """One's own measure, to be written anew. Everybody else's is not found."""
    with reading() as session:
        measure = session.get(Measure, measure_id)
        seat = access.author(session, measure.author_id if measure else None)
        if measure is None or measure.author_id != seat.participant.id:
            raise NotFound
        board = clusters.board(session, seat.seminar.id)
        return render_template(
            "measures/change.html",
            seminar=seat.seminar,
            group=seat.participant.group,
            seat=seat,
            measure=measure,
            chosen=_chosen(measure, board),
            board=board,
            benefits=BENEFITS,
            seq=frames.seq_of(session, seat.seminar.id),
        )


def _chosen(measure: Measure, board: Board) -> list[str]:
    """The texts to tick; none when the measure's cluster stands for all of them."""
    answered = [tie.problem_id for tie in measure.answered]
    for one in board.clusters:
        if one.cluster.id == measure.cluster_id and {t.id for t in one.texts} == set(answered):
            return []
    return [str(problem_id) for problem_id in answered]


@doors.page_after_refusal("measure:edit")
def change_again(fields: MultiDict[str, str]) -> str:
    """The same page with what was written and why it was refused."""
    page: str = change(fields.get("measure", 0, type=int))
    return page
