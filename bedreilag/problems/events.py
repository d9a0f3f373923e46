"""Problems in the live room: what a phone may ask, and what each room sees."""

from typing import Any

from sqlalchemy.orm import Session

from bedreilag import access, journal, live, work
from bedreilag.access import Seat, Steering
from bedreilag.frames import Drawn, Keys, Room, ids, of_room, picture
from bedreilag.pages import macro
from bedreilag.problems import actions, queries
from bedreilag.problems.forms import HideForm, OneProblemForm, OwnProblemForm, ProblemForm
from bedreilag.problems.models import Problem
from bedreilag.rounds import queries as rounds


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
        return _cards("card", of_room(session, room, "problem", keys, of_group, by_group))
    return _cards("panel_card", queries.for_panel(session, room.seminar_id, ids(keys)))


@picture("own_problem", rooms=["seat"])
def draw_own(session: Session, room: Room, keys: Keys) -> Drawn:
    """The participant's own texts, with the buttons only the author has."""
    of_author, by_author = queries.of_author, queries.by_author
    return _cards("own_card", of_room(session, room, "own_problem", keys, of_author, by_author))


@picture("problem_count", rooms=["group", "projector"])
def draw_count(session: Session, room: Room, _keys: Keys) -> Drawn:
    """How many texts there are: of the group, or of the whole room."""
    if room.kind == "group":
        number = queries.how_many(session, room.number, room.seminar_id)
        is_open = rounds.open_round(session, room.seminar_id, "problem") is not None
        can_write = rounds.can_write(session, room.seminar_id, "problem")
        asked = (number, is_open, can_write)
        return {"": {"html": macro("problems/macros.html", "group_count", *asked)}}
    number = sum(queries.counts(session, room.seminar_id).values())
    return {"": {"html": macro("problems/macros.html", "room_count", number)}}


def _cards(name: str, problems: list[Problem]) -> Drawn:
    return {
        str(problem.id): {"html": macro("problems/macros.html", name, problem)}
        for problem in problems
    }
