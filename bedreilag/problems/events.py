"""Problems in the live room: what a phone may ask, and what each room sees."""

from typing import Any

from sqlalchemy.orm import Session

from bedreilag import access, journal, live, work
from bedreilag.access import Seat, Steering
from bedreilag.drawing import card, macro, macro_once
from bedreilag.frames import Drawn, Keys, Room, ids, of_room, picture
from bedreilag.problems import actions, queries
from bedreilag.problems.forms import HideForm, OneProblemForm, OwnProblemForm, ProblemForm
from bedreilag.problems.models import Problem
from bedreilag.rounds import queries as rounds
from bedreilag.seats.authors import byline

TEMPLATE = "problems/macros.html"


@live.wish("problem:write", ProblemForm, who=access.participant)
def write(session: Session, seat: Seat, form: ProblemForm) -> dict[str, Any]:
    problem = actions.write_problem(
        session,
        seat.participant,
        form.text.data,
        sure=form.sure.data,
        same_as=form.same_as.data,
        promise=form.promise.data or "",
    )
    return {"problem": problem}


@live.wish("problem:edit", OwnProblemForm, who=access.participant)
def edit(session: Session, seat: Seat, form: OwnProblemForm) -> dict[str, Any]:
    actions.edit_problem(session, seat.participant, form.problem.data, form.text.data)
    return {"problem": form.problem.data}


@live.wish("problem:delete", OneProblemForm, who=access.participant)
def delete(session: Session, seat: Seat, form: OneProblemForm) -> None:
    actions.delete_problem(session, seat.participant, form.problem.data)


@live.wish("problem:hide", HideForm, who=access.facilitator)
def hide(session: Session, steering: Steering, form: HideForm) -> None:
    actions.hide_problem(session, steering.seminar, form.problem.data, form.hidden.data)


@live.wish("problem:erase", OneProblemForm, who=access.facilitator)
def erase(session: Session, steering: Steering, form: OneProblemForm) -> None:
    actions.erase_problem(session, steering.seminar, form.problem.data)
    work.at_last(session, journal.empty)


@picture("problem", rooms=["group", "panel"])
def draw_problems(session: Session, room: Room, keys: Keys) -> Drawn:
    """The texts a room may read; the macro shows the panel's buttons to the panel only."""
    if room.kind == "group":
        of_group, by_group = queries.of_group, queries.by_group
        found = of_room(session, room, "problem", keys, of_group, by_group)
    else:
        found = queries.for_panel(session, room.seminar_id, ids(keys))
    name = "card" if room.kind == "group" else "panel_card"
    return {str(one.id): _card(name, one, byline(room.kind, one)) for one in found}


@picture("own_problem", rooms=["seat"])
def draw_own(session: Session, room: Room, keys: Keys) -> Drawn:
    """The participant's own texts, with the buttons only the author has."""
    of_author, by_author = queries.of_author, queries.by_author
    found = of_room(session, room, "own_problem", keys, of_author, by_author)
    return {str(one.id): _card("own_card", one) for one in found}


@picture("problem_count", rooms=["group", "projector"])
def draw_count(session: Session, room: Room, _keys: Keys) -> Drawn:
    """How many texts there are: of the group, or of the whole room."""
    if room.kind == "group":
        number = queries.how_many(session, room.number, room.seminar_id)
        is_open = rounds.open_round(session, room.seminar_id, "problem") is not None
        can_write = rounds.can_write(session, room.seminar_id, "problem")
        asked = (number, is_open, can_write)
        return {"": {"html": macro_once(TEMPLATE, "group_count", *asked)}}
    number = sum(queries.counts(session, room.seminar_id).values())
    return {"": {"html": macro(TEMPLATE, "room_count", number)}}


def _card(name: str, problem: Problem, byline: str = "") -> dict[str, Any]:
    own: dict[str, str | int] = {
        "id": problem.id,
        "seminar_id": problem.seminar_id,
        "text": problem.text,
        "byline": byline,
    }
    alike = {
        "hidden_at": problem.hidden_at is not None,
        "is_silent": problem.round.state == "silent",
        "is_repeated": problem.near_duplicate_of_id is not None,
    }
    return {"html": card(TEMPLATE, name, own, alike)}
