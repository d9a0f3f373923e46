"""Sorting in the live room: what a facilitator may ask, and what each room sees of the clusters."""

from typing import Any

from sqlalchemy.orm import Session

from bedreilag import access, live
from bedreilag.access import Steering
from bedreilag.clusters import actions, history, queries
from bedreilag.clusters.forms import (
    ClusterForm,
    GatherForm,
    MarkForm,
    MoveForm,
    OrderForm,
    RenameForm,
    ResetForm,
    SplitForm,
    SuggestionForm,
    UndoForm,
)
from bedreilag.clusters.history import Sorting
from bedreilag.clusters.models import Cluster
from bedreilag.clusters.queries import Board
from bedreilag.drawing import macro
from bedreilag.frames import Drawn, Keys, Room, ids, once, picture
from bedreilag.joining import retention
from bedreilag.region.themes import labels
from bedreilag.rounds import queries as rounds
from bedreilag.seminars.models import Seminar

TEMPLATE = "clusters/macros.html"
TILES = 12
SUGGESTED_AT_ONCE = 3
STEPS_SHOWN = 12

retention.also_forget(history.forget)


@live.wish("cluster:gather", GatherForm, who=access.facilitator)
def gather(session: Session, steering: Steering, form: GatherForm) -> dict[str, Any]:
    return _made(actions.gather(session, _sorting(steering), form.ticks, form.title.data))


@live.wish("cluster:move", MoveForm, who=access.facilitator)
def move(session: Session, steering: Steering, form: MoveForm) -> None:
    actions.move(session, _sorting(steering), form.ticks, form.to.data)


@live.wish("cluster:split", SplitForm, who=access.facilitator)
def split(session: Session, steering: Steering, form: SplitForm) -> dict[str, Any]:
    asked = (form.cluster.data, form.ticks, form.title.data)
    return _made(actions.split(session, _sorting(steering), *asked))


@live.wish("cluster:rename", RenameForm, who=access.facilitator)
def rename(session: Session, steering: Steering, form: RenameForm) -> None:
    actions.rename(session, _sorting(steering), form.cluster.data, form.title.data)


@live.wish("cluster:mark", MarkForm, who=access.facilitator)
def mark(session: Session, steering: Steering, form: MarkForm) -> None:
    asked = (form.cluster.data, form.themes.data or [], form.marks.data or [])
    actions.mark(session, _sorting(steering), *asked)


@live.wish("cluster:order", OrderForm, who=access.facilitator)
def reorder(session: Session, steering: Steering, form: OrderForm) -> None:
    actions.reorder(session, _sorting(steering), form.cluster.data, form.step.data or 0)


@live.wish("cluster:remove", ClusterForm, who=access.facilitator)
def remove(session: Session, steering: Steering, form: ClusterForm) -> None:
    actions.remove(session, _sorting(steering), form.cluster.data)


@live.wish("cluster:undo", UndoForm, who=access.facilitator)
def undo(session: Session, steering: Steering, form: UndoForm) -> None:
    actions.undo(session, _sorting(steering), form.step.data, form.newest.data)


@live.wish("suggestion:accept", SuggestionForm, who=access.facilitator)
def accept(session: Session, steering: Steering, form: SuggestionForm) -> dict[str, Any]:
    asked = (form.ticks, form.title.data, form.cluster.data)
    return _made(actions.accept(session, _sorting(steering), *asked))


@live.wish("suggestion:refuse", SuggestionForm, who=access.facilitator)
def refuse(session: Session, steering: Steering, form: SuggestionForm) -> None:
    ids = [tick.problem_id for tick in form.ticks]
    actions.refuse(session, _sorting(steering), ids, form.cluster.data)


@live.wish("suggestion:reset", ResetForm, who=access.facilitator)
def reset(session: Session, steering: Steering, _form: ResetForm) -> None:
    actions.reset(session, _sorting(steering))


@picture("clusters", rooms=["group", "projector", "sorting"])
def draw_clusters(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The clusters: with the group's own texts, as tiles on the wall, or as boxes to sort in."""
    board = _board(session, room)
    filled = [one for one in board.clusters if one.texts]
    if room.kind == "group":
        unsorted = [text for text in board.unsorted if text.group_id == room.number]
        html = macro(TEMPLATE, "for_group", filled, room.number, unsorted, labels())
    elif room.kind == "projector":
        html = macro(TEMPLATE, "scene", filled[:TILES], len(filled), len(board.unsorted))
    else:
        groups = _group_names(session, room.seminar_id)
        about = queries.by_theme(board)
        html = macro(
            TEMPLATE, "for_panel", board.clusters, room.seminar_id, groups, labels(), about
        )
    return {"": {"html": html}}


@picture("unsorted", rooms=["sorting"])
def draw_unsorted(session: Session, room: Room, keys: Keys) -> Drawn:
    """A text that is not sorted yet, to be ticked."""
    groups = _group_names(session, room.seminar_id)
    return {
        str(problem.id): {"html": macro(TEMPLATE, "unsorted_row", problem, groups)}
        for problem in queries.unsorted(session, room.seminar_id, ids(keys))
    }


@picture("unsorted_count", rooms=["sorting", "panel"])
def draw_unsorted_count(session: Session, room: Room, _keys: Keys) -> Drawn:
    """How many texts are left to sort (R055); beside the next step while the room sorts."""
    on_panel = room.kind == "panel"
    if on_panel and not rounds.open_round(session, room.seminar_id, "sort"):
        return {}
    number, total = queries.how_many_unsorted(session, room.seminar_id)
    if on_panel:
        html = macro(TEMPLATE, "left_to_sort", number, total, room.seminar_id)
    else:
        html = macro(TEMPLATE, "unsorted_count", number, total)
    return {"": {"html": html}}


@picture("suggestions", rooms=["sorting"])
def draw_suggestions(session: Session, room: Room, _keys: Keys) -> Drawn:
    """Suggested tema as outlines, a few at a time, each with the words the texts share."""
    if rounds.open_round(session, room.seminar_id, "problem"):
        return {}  # every new text would change them, and thinking takes time
    board = _board(session, room)
    found = queries.suggested(session, room.seminar_id, board)
    texts = {text.id: text for text in board.unsorted}
    titles = {one.cluster.id: one.cluster.title for one in board.clusters}
    shown = [(one, [texts[key] for key in one.ids]) for one in found[:SUGGESTED_AT_ONCE]]
    more = len(found) - len(shown)
    can_reset = any(one.cluster.suggested for one in board.clusters) or bool(
        queries.kept_apart(session, room.seminar_id)
    )
    html = macro(TEMPLATE, "suggestions", shown, more, titles, room.seminar_id, can_reset)
    return {"": {"html": html}}


@picture("sorting_history", rooms=["sorting"])
def draw_history(session: Session, room: Room, _keys: Keys) -> Drawn:
    """Who sorted what, the newest first, and the way back."""
    found = history.steps(session, room.seminar_id)[:STEPS_SHOWN]
    return {"": {"html": macro(TEMPLATE, "sorting_history", found, room.seminar_id)}}


def _sorting(steering: Steering) -> Sorting:
    return Sorting(steering.seminar, steering.account.id)


def _made(cluster: Cluster) -> dict[str, Any]:
    return {"cluster": cluster.id}


def _board(session: Session, room: Room) -> Board:
    seminar_id = room.seminar_id
    board: Board = once(session, ("board", seminar_id), queries.board, session, seminar_id)
    return board


def _group_names(session: Session, seminar_id: int) -> dict[int, str]:
    return {group.id: group.name for group in session.get_one(Seminar, seminar_id).groups}
