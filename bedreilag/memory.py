"""What has been read stays known for as long as nobody else has written.

The wishes of a rush, and what is drawn after them, ask for the same few rows again and again: the
seminar, its rounds, who sits where. So one session lives on from one of them to the next. It is
only believed after asking the database, inside the transaction, whether anybody else has written
since (SQLite's `data_version`). It is let go when we ourselves have done more than to add rows that
are kept account of, and when a transaction is rolled back, as one is that only refuses. PostgreSQL
has no such question; there each transaction reads for itself.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

from sqlalchemy import Connection, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import ORMExecuteState, Session

from bedreilag import work
from bedreilag.database import Writing, reading

MOST_ROWS = 10_000
# Rows of these kinds may be added: they stand in no list of another row, and whoever adds them sees
# to it that what else is known (`database.known`) is still true.
kept_true: set[type] = set()
# What `Session.info` holds of the rows themselves; all else in it is about one transaction.
OF_THE_ROWS = ("kept", "known")


class Memory:
    """The session that remembers, in one installation. One at a time may use it."""

    def __init__(self) -> None:
        self.connection: Connection | None = None
        self.session: Session | None = None
        self.version = -1

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A unit of work, as `work.transaction`, in which much is known from the start."""
        with work.transaction(self._begin if _can_tell() else Writing.begin) as session:
            yield session

    @contextmanager
    def look(self) -> Iterator[Session]:
        """A session that only looks, as `database.reading`, in which much is known already."""
        if not _can_tell():
            with reading() as session:
                yield session
            return
        with work.turnstile(), self._begin(writes=False) as session:
            yield session
            if session.new or session.dirty or session.deleted:
                raise RuntimeError("what only looks has changed something")

    def forget(self) -> None:
        """Know nothing any more, and let the database go."""
        with suppress(DBAPIError), ExitStack() as closing:  # it may be gone with what went wrong
            for held in (self.connection, self.session):
                if held is not None:
                    closing.callback(held.close)
            self.session = self.connection = None

    @contextmanager
    def _begin(self, *, writes: bool = True) -> Iterator[Session]:
        session = self._session(writes=writes)
        try:
            with session.begin():
                self._ask_whether_it_is_so(session)
                yield session
        except BaseException:
            self.forget()
            raise
        if session.info.get("unsettled") or len(session.info.get("kept", ())) > MOST_ROWS:
            self.forget()

    def _session(self, *, writes: bool) -> Session:
        """The session, cleared of what was about the transaction before."""
        if self.session is None or self.connection is None:
            self.connection = Writing.kw["bind"].connect()
            self.session = Writing(bind=self.connection, autobegin=False)
        self.connection.execution_options(writes=writes)
        info = self.session.info
        for key in [key for key in info if key not in OF_THE_ROWS]:
            del info[key]
        return self.session

    def _ask_whether_it_is_so(self, session: Session) -> None:
        # Past SQLAlchemy: it is asked before everything else, all day long.
        database = session.connection().connection.dbapi_connection
        [version] = database.execute("PRAGMA data_version").fetchone()  # type: ignore[union-attr]
        if version != self.version:
            self.version = version
            session.expunge_all()
            session.info.clear()


@event.listens_for(Writing, "after_flush")
def _flushed(session: Session, _flush: object) -> None:
    added = {type(row) for row in session.new}
    if session.dirty or session.deleted or added - kept_true:
        session.info["unsettled"] = True


@event.listens_for(Writing, "do_orm_execute")
def _executed(state: ORMExecuteState) -> None:
    if not state.is_select:
        state.session.info["unsettled"] = True


def _can_tell() -> bool:
    return bool(Writing.kw["bind"].dialect.name == "sqlite")
