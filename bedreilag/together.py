"""Wishes that wait are carried out together: one transaction, one COMMIT, and then the answers.

A COMMIT waits for the disk, and what the wishes of one moment must read is mostly the same. So
they queue here, and one worker carries out whatever has come, in the order it came.

A wish that is refused before it has changed anything leaves the others as they are. When one
fails in any other way nothing of the batch is kept, and each is carried out alone: a fault in
the database spoils the whole transaction, though nothing was changed.
"""

import logging
from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any, Protocol

from flask import Flask
from sqlalchemy.orm import Session

from bedreilag import work
from bedreilag.database import plainly
from bedreilag.memory import Memory
from bedreilag.refusals import Refusal, ServerFault

log = logging.getLogger(__name__)

# While wishes come this close after each other, and few at a time, the worker waits a moment until
# enough have come. When many come, the next ones gather by themselves while these are carried out.
A_RUSH = 0.05
GATHERING = 0.04
ENOUGH = 3
MOST_AT_ONCE = 30


class Deed(Protocol):
    """Something to do in a transaction. It may be tried a second time, alone."""

    def act(self, session: Session) -> dict[str, Any]: ...


class Errand:
    """A deed on its way: when `done` is set it has an answer that is committed, or a fault.

    It is a fault until it is committed, also when the worker itself is brought down.
    """

    __slots__ = ("answer", "deed", "done", "fault")

    def __init__(self, deed: Deed, done: Any) -> None:
        self.deed, self.done = deed, done
        self.answer: dict[str, Any] = {}
        self.fault: Exception | None = ServerFault()


class Spoilt(Exception):
    """Something in the batch was half done when it failed."""


class NothingToKeep(Exception):
    """Everyone in the batch was refused."""


class Queue:
    """What waits to be carried out in one installation, and the worker that does it.

    `foresee(session, deeds)` may fetch at once what several deeds are going to ask for.
    """

    def __init__(
        self,
        app: Flask,
        memory: Memory,
        foresee: Callable[[Session, Sequence[Any]], None],
        start: Callable[..., Any] | None,
        sleep: Callable[[float], Any],
        event: Callable[[], Any],
    ) -> None:
        self.app, self.memory, self.foresee = app, memory, foresee
        # Without a way to start a worker (as in tests) whoever comes carries it out at once.
        self.start, self.sleep, self.event = start, sleep, event
        self.waiting: list[Errand] = []
        self.enough = event()
        self.awake = False
        self.rested = 0.0

    def carry_out(self, deed: Deed) -> dict[str, Any]:
        """The deed's answer once it is committed; or what it raised, and nothing of it is kept."""
        errand = Errand(deed, self.event())
        if self.start is None:
            self.work_off([errand])
        else:
            self.waiting.append(errand)
            self._wake()
            errand.done.wait()
        if errand.fault:
            raise errand.fault
        return errand.answer

    def work_off(self, errands: list[Errand]) -> None:
        """Carry these out, together if they let us, and answer every one of them."""
        try:
            with self.app.app_context():
                if len(errands) == 1 or not self._all(errands):
                    for errand in errands:
                        self._alone(errand)
        finally:
            for errand in errands:
                errand.done.set()

    def _wake(self) -> None:
        if len(self.waiting) >= ENOUGH:
            self.enough.set()
        if not self.awake and self.start:
            self.awake = True
            self.start(self._work)

    def _work(self) -> None:
        try:
            while self.waiting:
                self._gather()
                now, self.waiting = self.waiting[:MOST_AT_ONCE], self.waiting[MOST_AT_ONCE:]
                self.work_off(now)
                self.rested = monotonic()
        finally:
            self.awake = False

    def _gather(self) -> None:
        """Wait for more in a rush, and let whoever is about to ask do so in any case."""
        self.enough.clear()
        if len(self.waiting) < ENOUGH and monotonic() < self.rested + A_RUSH:
            self.enough.wait(GATHERING)
        else:
            self.sleep(0)

    def _all(self, errands: list[Errand]) -> bool:
        """Whether the batch is done with: committed, or refused from first to last."""
        session: Session | None = None
        refused: list[Refusal | None] = []
        try:
            with self.memory.transaction() as session:
                self.foresee(session, [errand.deed for errand in errands])
                refused = [_try(session, errand) for errand in errands]
                if all(refused):
                    raise NothingToKeep
                _number(session, errands)
        except NothingToKeep:
            pass
        except Exception:
            if session is None or not work.is_committed(session):
                return False
            log.exception("what follows a commit failed")
        for errand, refusal in zip(errands, refused, strict=True):
            errand.fault = refusal
        return True

    def _alone(self, errand: Errand) -> None:
        session: Session | None = None
        try:
            with self.memory.transaction() as session:
                self.foresee(session, [errand.deed])
                errand.answer = errand.deed.act(session)
                _number(session, [errand])
        except Exception as fault:
            if session is None or not work.is_committed(session):
                errand.fault = fault
                return
            log.exception("what follows a commit failed")
        errand.fault = None


def _number(session: Session, errands: Sequence[Errand]) -> None:
    """Store what is new, together; then the answers can say which ids it got."""
    session.flush()
    for errand in errands:
        errand.answer = plainly(errand.answer)


def _try(session: Session, errand: Errand) -> Refusal | None:
    """Why it was refused, if it was, and the others may be kept all the same."""
    before = work.traces(session)
    try:
        errand.answer = errand.deed.act(session)
    except Refusal as refusal:
        if work.traces(session) != before:
            raise Spoilt from refusal
        return refusal
    return None
