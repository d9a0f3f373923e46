"""The short evaluation in the live room: four presses, one field, and nobody's name."""

from functools import partial

from sqlalchemy.orm import Session

from bedreilag import access, live
from bedreilag.access import Seat
from bedreilag.drawing import macro
from bedreilag.followup import actions, queries
from bedreilag.followup.forms import ExitForm
from bedreilag.followup.questionnaire import exit_evaluation
from bedreilag.frames import Drawn, Keys, Room, fact, once, picture
from bedreilag.rounds import queries as rounds


@live.wish("exit:answer", ExitForm, who=access.participant, anonymous=True)
def answer(session: Session, seat: Seat, form: ExitForm) -> None:
    actions.answer_exit(session, seat.participant, form.ratings, form.comment)


@picture("exit", rooms=["seat"])
def draw_exit(session: Session, room: Room, _keys: Keys) -> Drawn:
    """The short evaluation while its round is open, or a thank you from the moment it is given."""
    found = rounds.open_round(session, room.seminar_id, "exit")
    if found is None:
        return {}
    has = fact(session, room, "exit", partial(queries.have_evaluated, session, found))
    card = ("followup/exit_macros.html", "exit_card", exit_evaluation(), has)
    return {"": {"html": once(session, ("exit", has), macro, *card)}}
