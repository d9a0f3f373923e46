"""One unit of work: commit everything or nothing, and only then tell the rooms."""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from threading import Lock

from sqlalchemy import bindparam, event, update
from sqlalchemy.orm import ORMExecuteState, Session

from bedreilag.database import Writing, known
from bedreilag.refusals import NotFound
from bedreilag.seminars.models import Pulse

log = logging.getLogger(__name__)


NEXT_SEQ = (
    update(Pulse)
    .where(Pulse.seminar_id == bindparam("seminar"))
    .values(seq=Pulse.seq + 1)
    .returning(Pulse.seq)
)


@dataclass(frozen=True, slots=True)
class Change:
    """One picture that must be drawn again in one room: ("group:7", "problem", "42")."""

    room: str
    name: str
    key: str = ""


Listener = Callable[[int, int, list[Change]], None]
# What opens a session in a transaction of its own.
Begin = Callable[[], AbstractContextManager[Session]]
_listeners: list[Listener] = []

# SQLite lets one writer in at a time, and a writer that waits inside SQLite would stop every
# other greenlet. So writers queue here, where waiting is free.
_one_writer = Lock()


def after_commit(listener: Listener) -> Listener:
    """Let `listener(seminar_id, seq, changes)` hear of every change that was committed."""
    _listeners.append(listener)
    return listener


def forget_listeners() -> None:
    """Tell nobody, until somebody asks to hear again."""
    _listeners.clear()


@contextmanager
def transaction(begin: Begin | None = None) -> Iterator[Session]:
    """Everything in the block is committed, or nothing is. Never nest it, never wait inside it."""
    with turnstile():
        with (begin or Writing.begin)() as session:
            yield session
        session.info["committed"] = True
        # Whoever is let in next may begin with this very session (`memory.py`).
        told = dict(session.info)
    # First what decides who is in which room, then what the rooms are told, then what may wait.
    for deed in told.get("then", ()):
        _follow_up(deed)
    announced = told.get("announced", {})
    for seminar_id, seq in told.get("turns", {}).items():
        for listener in _listeners:
            changes = list(announced.get(seminar_id, ()))
            _follow_up(partial(listener, seminar_id, seq, changes))
    for deed in told.get("at_last", ()):
        _follow_up(deed)


def _follow_up(deed: Callable[[], object]) -> None:
    """It is stored, whatever goes wrong now; and one fault must not keep the news from the rest."""
    try:
        deed()
    except Exception:
        log.exception("what follows a commit failed")


def take_turn(session: Session, seminar_id: int) -> int:
    """Hold the seminar until commit and return its new seq. Twice in one transaction is once.

    It makes rules that read before they write («has she votes left?») safe on PostgreSQL too,
    and makes seq grow in the order of the commits.
    """
    turns: dict[int, int] = session.info.setdefault("turns", {})
    if seminar_id not in turns:
        # Past the session, in which nothing has changed yet: see `traces`.
        seq: int | None = session.connection().scalar(NEXT_SEQ, {"seminar": seminar_id})
        if seq is None:
            raise NotFound
        turns[seminar_id] = known(session, "seq")[seminar_id] = seq
    return turns[seminar_id]


def announce(session: Session, seminar_id: int, room: str, name: str, key: str | int = "") -> None:
    """Note that a picture has changed for everyone in `room`; saying it twice is saying it once."""
    take_turn(session, seminar_id)
    announced = session.info.setdefault("announced", {}).setdefault(seminar_id, {})
    announced[Change(room, name, str(key))] = None


def then(session: Session, deed: Callable[[], object]) -> None:
    """Do `deed` if, and after, the transaction is committed, before the rooms are told."""
    session.info.setdefault("then", []).append(deed)


def at_last(session: Session, deed: Callable[[], object]) -> None:
    """Do `deed` if the transaction is committed, when everybody has been told."""
    session.info.setdefault("at_last", []).append(deed)


def when_stored(session: Session, deed: Callable[[], object]) -> None:
    """Do `deed` when all that is new has been stored and has its id, still before COMMIT.

    What is new in a batch of wishes is then stored together.
    """
    session.info.setdefault("when_stored", []).append(deed)


@event.listens_for(Writing, "before_commit")
def _store(session: Session) -> None:
    if "when_stored" in session.info:
        session.flush()
    for deed in session.info.pop("when_stored", ()):
        deed()


def is_committed(session: Session) -> bool:
    """Whether the transaction is stored, whatever went wrong afterwards."""
    return bool(session.info.get("committed"))


def traces(session: Session) -> tuple[int, ...]:
    """How much this transaction has done so far, except for taking turns and announcing.

    When it is the same before and after, what happened in between has changed nothing.
    """
    if session.dirty or session.deleted:
        session.flush()
    written, deeds = session.info.get("written", 0), session.info.get("then", ())
    return written + len(session.new), len(deeds)


@event.listens_for(Writing, "after_flush")
def _flushed(session: Session, _flush: object) -> None:
    # Counted in rows, so that it is nothing new when what was pending is merely stored.
    rows = len(session.new) + len(session.dirty) + len(session.deleted)
    session.info["written"] = session.info.get("written", 0) + rows


@event.listens_for(Writing, "do_orm_execute")
def _executed(state: ORMExecuteState) -> None:
    if not state.is_select:
        state.session.info["written"] = state.session.info.get("written", 0) + 1


def turnstile() -> "Lock | nullcontext[None]":
    """Where those who write wait for each other, if the database does not see to it itself."""
    sqlite = Writing.kw["bind"].dialect.name == "sqlite"
    return _one_writer if sqlite else nullcontext()
