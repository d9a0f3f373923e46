"""Steering in the live room: what a facilitator, and a participant who is ready, may ask."""

from sqlalchemy.orm import Session

from bedreilag import access, live
from bedreilag.access import Seat, Steering
from bedreilag.rounds import actions
from bedreilag.rounds.forms import MinutesForm, NothingForm, RoundForm, ShowForm


@live.wish("round:open", RoundForm, who=access.facilitator)
def open_round(session: Session, steering: Steering, form: RoundForm) -> None:
    actions.open_round(session, steering.seminar, form.round.data)


@live.wish("round:share", RoundForm, who=access.facilitator)
def share_round(session: Session, steering: Steering, form: RoundForm) -> None:
    actions.share_round(session, steering.seminar, form.round.data)


@live.wish("round:close", RoundForm, who=access.facilitator)
def close_round(session: Session, steering: Steering, form: RoundForm) -> None:
    actions.close_round(session, steering.seminar, form.round.data)


@live.wish("round:minutes", MinutesForm, who=access.facilitator)
def give_minutes(session: Session, steering: Steering, form: MinutesForm) -> None:
    actions.give_minutes(session, steering.seminar, form.round.data, form.minutes.data)


@live.wish("round:ready", NothingForm, who=access.participant)
def say_ready(session: Session, seat: Seat, _form: NothingForm) -> None:
    actions.say_ready(session, seat.participant)


@live.wish("result:show", RoundForm, who=access.facilitator)
def show_results(session: Session, steering: Steering, form: RoundForm) -> None:
    actions.show_results(session, steering.seminar, form.round.data)


@live.wish("room:pause", NothingForm, who=access.facilitator)
def pause(session: Session, steering: Steering, _form: NothingForm) -> None:
    actions.pause(session, steering.seminar)


@live.wish("room:resume", NothingForm, who=access.facilitator)
def resume(session: Session, steering: Steering, _form: NothingForm) -> None:
    actions.resume(session, steering.seminar)


@live.wish("projector:show", ShowForm, who=access.facilitator)
def show(session: Session, steering: Steering, form: ShowForm) -> None:
    actions.show(session, steering.seminar, form.view.data, form.message.data)
