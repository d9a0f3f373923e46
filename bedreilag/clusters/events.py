"""Sorting in the live room: what a facilitator may ask, and what each room sees of the clusters."""

from typing import Any

from sqlalchemy.orm import Session

from bedreilag import access, live
from bedreilag.access import Steering
from bedreilag.clusters import actions, queries
from bedreilag.clusters.forms import (
    ClusterForm,
    GatherForm,
    MoveForm,
    OrderForm,
    RenameForm,
    SplitForm,
)
from bedreilag.clusters.models import Cluster
from bedreilag.clusters.queries import Board
from bedreilag.frames import Drawn, Keys, Room, once, picture
from bedreilag.pages import macro
from bedreilag.seminars.models import Seminar

TEMPLATE = "clusters/macros.html"
TILES = 12


@live.wish("cluster:gather", GatherForm, who=access.facilitator)
def gather(session: Session, steering: Steering, form: GatherForm) -> dict[str, Any]:
    chosen, title = form.problems.data or [], form.title.data
    return _made(actions.gather(session, steering.seminar, chosen, title))


@live.wish("cluster:move", MoveForm, who=access.facilitator)
def move(session: Session, steering: Steering, form: MoveForm) -> None:
    actions.move(session, steering.seminar, form.problems.data or [], form.to.data)


@live.wish("cluster:split", SplitForm, who=access.facilitator)
def split(session: Session, steering: Steering, form: SplitForm) -> dict[str, Any]:
    chosen, title = form.problems.data or [], form.title.data
    return _made(actions.split(session, steering.seminar, form.cluster.data, chosen, title))


@live.wish("cluster:rename", RenameForm, who=access.facilitator)
def rename(session: Session, steering: Steering, form: RenameForm) -> None:
    actions.rename(session, steering.seminar, form.cluster.data, form.title.data)


@live.wish("cluster:order", OrderForm, who=access.facilitator)
def reorder(session: Session, steering: Steering, form: OrderForm) -> None:
    actions.reorder(session, steering.seminar, form.cluster.data, form.step.data or 0)


@live.wish("cluster:remove", ClusterForm, who=access.facilitator)
def remove(session: Session, steering: Steering, form: ClusterForm) -> None:
    actions.remove(session, steering.seminar, form.cluster.data)


@picture("clusters", rooms=["group", "projector", "panel"])
def draw_clusters(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The clusters: with the group's own texts, as tiles on the wall, or as boxes to sort in."""
    board = _board(session, room)
    filled = [one for one in board.clusters if one.texts]
    if room.kind == "group":
        unsorted = [text for text in board.unsorted if text.group_id == room.number]
        html = macro(TEMPLATE, "for_group", filled, room.number, unsorted)
    elif room.kind == "projector":
        html = macro(TEMPLATE, "scene", filled[:TILES], len(filled), len(board.unsorted))
    else:
        groups = _group_names(session, room.seminar_id)
        html = macro(TEMPLATE, "for_panel", board.clusters, room.seminar_id, groups)
    return {"": {"html": html}}


@picture("unsorted", rooms=["panel"])
def draw_unsorted(session: Session, room: Room, keys: Keys) -> Drawn:
    """A text that is not sorted yet, to be ticked."""
    groups = _group_names(session, room.seminar_id)
    return {
        str(problem.id): {"html": macro(TEMPLATE, "unsorted_row", problem, groups)}
        for problem in _board(session, room).unsorted
        if keys is None or str(problem.id) in keys
    }


@picture("unsorted_count", rooms=["panel"])
def draw_unsorted_count(session: Session, room: Room, _keys: Keys) -> Drawn:
    """How many texts are left to sort."""
    number = len(_board(session, room).unsorted)
    return {"": {"html": macro(TEMPLATE, "unsorted_count", number)}}


def _made(cluster: Cluster) -> dict[str, Any]:
    return {"cluster": cluster.id}


def _board(session: Session, room: Room) -> Board:
    seminar_id = room.seminar_id
    board: Board = once(session, ("board", seminar_id), queries.board, session, seminar_id)
    return board


def _group_names(session: Session, seminar_id: int) -> dict[int, str]:
    return {group.id: group.name for group in session.get_one(Seminar, seminar_id).groups}
