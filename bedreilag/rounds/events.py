"""Steering in the live room: what a facilitator, and a participant who is ready, may ask."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session
from wtforms import Form

from bedreilag import access, live
from bedreilag.access import Seat, Steering
from bedreilag.rounds import actions, undo
from bedreilag.rounds.forms import (
    DarkForm,
    MinutesForm,
    NothingForm,
    ReadyForm,
    RoundForm,
    ShareItselfForm,
    ShowForm,
    UndoForm,
)
from bedreilag.seminars.models import Seminar

Act = Callable[[Session, Seminar, Any], None]


def step(wish: str, form: type[Form]) -> Callable[[Act], Act]:
    """Register a step of the day, noted with who took it so that it can be taken back."""

    def register(act: Act) -> Act:
        @live.wish(wish, form, who=access.facilitator)
        def take(session: Session, steering: Steering, form: Form) -> None:
            before = undo.look(session, steering.seminar)
            act(session, steering.seminar, form)
            undo.note(session, steering.seminar, before, wish, steering.account.id)

        return act

    return register


@step("round:open", RoundForm)
def open_round(session: Session, seminar: Seminar, form: RoundForm) -> None:
    actions.open_round(session, seminar, form.round.data)


@step("round:share", RoundForm)
def share_round(session: Session, seminar: Seminar, form: RoundForm) -> None:
    actions.share_round(session, seminar, form.round.data)


@step("round:close", RoundForm)
def close_round(session: Session, seminar: Seminar, form: RoundForm) -> None:
    actions.close_round(session, seminar, form.round.data)


@step("result:show", RoundForm)
def show_results(session: Session, seminar: Seminar, form: RoundForm) -> None:
    actions.show_results(session, seminar, form.round.data)


@step("round:minutes", MinutesForm)
def give_minutes(session: Session, seminar: Seminar, form: MinutesForm) -> None:
    actions.give_minutes(session, seminar, form.round.data, form.minutes.data)


@step("timer:set", MinutesForm)
def set_minutes(session: Session, seminar: Seminar, form: MinutesForm) -> None:
    actions.set_minutes(session, seminar, form.round.data, form.minutes.data)


@step("timer:pause", RoundForm)
def hold_timer(session: Session, seminar: Seminar, form: RoundForm) -> None:
    actions.hold_timer(session, seminar, form.round.data)


@step("timer:run", RoundForm)
def run_timer(session: Session, seminar: Seminar, form: RoundForm) -> None:
    actions.run_timer(session, seminar, form.round.data)


@step("timer:ends", ShareItselfForm)
def let_time_share(session: Session, seminar: Seminar, form: ShareItselfForm) -> None:
    actions.let_time_share(session, seminar, form.round.data, itself=form.itself.data)


@step("room:pause", NothingForm)
def pause(session: Session, seminar: Seminar, _form: NothingForm) -> None:
    actions.pause(session, seminar)


@step("room:resume", NothingForm)
def resume(session: Session, seminar: Seminar, _form: NothingForm) -> None:
    actions.resume(session, seminar)


@step("projector:show", ShowForm)
def show(session: Session, seminar: Seminar, form: ShowForm) -> None:
    shown = (form.view.data, form.message.data, form.screen.data)
    actions.show(session, seminar, *shown)


@step("projector:dark", DarkForm)
def darken(session: Session, seminar: Seminar, form: DarkForm) -> None:
    actions.darken(session, seminar, dark=form.dark.data)


@live.wish("step:undo", UndoForm, who=access.facilitator)
def undo_step(session: Session, steering: Steering, form: UndoForm) -> None:
    undo.undo(session, steering.seminar, form.step.data, steering.account.id)


@live.wish("round:ready", ReadyForm, who=access.participant)
def say_ready(session: Session, seat: Seat, form: ReadyForm) -> None:
    # A press without a word means yes, as the plain button does.
    ready = form.ready.data if form.ready.raw_data else True
    actions.say_ready(session, seat.participant, ready=ready)
