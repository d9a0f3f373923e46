"""Sorting in plenary: the page where texts are gathered, by ticks and buttons."""

from flask import Blueprint, render_template
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from bedreilag import access, doors, frames
from bedreilag.access import open_to
from bedreilag.clusters import queries
from bedreilag.clusters.forms import MARK_NAMES
from bedreilag.database import reading
from bedreilag.frames import Room
from bedreilag.pages import with_hidden_fields
from bedreilag.refusals import NotFound
from bedreilag.region.themes import fitting, themes

bp = Blueprint("clusters", __name__)

FITTING = 4

PICTURES = ("clusters", "unsorted", "unsorted_count", "suggestions", "sorting_history")


@bp.get("/samling/<int:seminar_id>/sortering")
@open_to("organiser")
def sorting(seminar_id: int) -> str:
    """The board, for those who may steer."""
    with reading() as session:
        seminar = access.seminar_for(session, seminar_id, "steer")
        return render_template(
            "clusters/sorting.html",
            seminar=seminar,
            area=seminar.area,
            account=access.organiser(session).account,
            seq=frames.seq_of(session, seminar_id),
            drawn=_drawn(session, seminar_id),
        )


@bp.get("/samling/<int:seminar_id>/sortering/<int:cluster_id>")
@open_to("organiser")
def marking(seminar_id: int, cluster_id: int) -> str:
    """What one cluster is about: themes that fit its words first, and all the others."""
    with reading() as session:
        seminar = access.seminar_for(session, seminar_id, "steer")
        board = queries.board(session, seminar_id)
        found = next((one for one in board.clusters if one.cluster.id == cluster_id), None)
        if found is None:
            raise NotFound
        texts = [found.cluster.title, *(text.text for text in found.texts)]
        return render_template(
            "clusters/marking.html",
            seminar=seminar,
            area=seminar.area,
            cluster=found.cluster,
            texts=found.texts,
            fitting=fitting(texts)[:FITTING],
            themes=themes(),
            marks=[{"id": mark, "label": name} for mark, name in MARK_NAMES.items()],
        )


@doors.page_after_refusal("suggestion")
@doors.page_after_refusal("cluster")
def sorting_again(fields: MultiDict[str, str]) -> str:
    """The same board, with the ticks, the words and why it was refused."""
    page: str = sorting(fields.get("seminar", 0, type=int))
    return page


def _drawn(session: Session, seminar_id: int) -> dict[str, list[str]]:
    room, back = Room(seminar_id, "sorting"), f"/samling/{seminar_id}/sortering"
    return {
        name: [
            with_hidden_fields(one["html"], back)
            for one in frames.pictures[name].draw(session, room, None).values()
        ]
        for name in PICTURES
    }
