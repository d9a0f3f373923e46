"""The database: one engine, one base class, and the few column types every stage shares."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Annotated, Any, TypeVar

from sqlalchemy import (
    JSON,
    Date,
    DateTime,
    Dialect,
    Engine,
    MetaData,
    String,
    create_engine,
    event,
    select,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column, sessionmaker
from sqlalchemy.orm.attributes import instance_state
from sqlalchemy.types import TypeDecorator


class Knowing(Session):
    """A session that looks among the rows it knows before it thinks of how to ask for one."""

    def get(self, entity: Any, ident: Any, **options: Any) -> Any:
        """As every session's; a row it knows is found a dozen times as fast."""
        if isinstance(ident, int | str) and not any(options.values()):
            held = self.identity_map.get(_name(entity, ident))
            if held is not None and not instance_state(held).expired:
                return held
        return super().get(entity, ident, **options)


Reading = sessionmaker(class_=Knowing)
# What was just committed may be read on without asking the database again.
Writing = sessionmaker(class_=Knowing, expire_on_commit=False)


@event.listens_for(Reading, "loaded_as_persistent")
@event.listens_for(Writing, "loaded_as_persistent")
@event.listens_for(Writing, "pending_to_persistent")
def _keep(session: Session, row: object) -> None:
    """A session forgets rows that nobody holds on to; ours is short and looks at one moment, so
    what has been read once need not be asked for again."""
    session.info.setdefault("kept", []).append(row)


@event.listens_for(Reading, "after_rollback")
def _forget(session: Session) -> None:
    """Whoever looks again in the same session looks at another moment."""
    session.info.clear()


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC. SQLite forgets time zones; this column remembers."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.replace(tzinfo=UTC)


Key = Annotated[int, mapped_column(primary_key=True)]
Moment = Annotated[datetime, mapped_column(UtcDateTime)]
Day = Annotated[date, mapped_column(Date)]
# The name a thing has in the seminar file (`p01`, `m12`). Empty for what was made here.
Ref = Annotated[str | None, mapped_column(String(40))]
Names = Annotated[list[str], mapped_column(JSON, default=list)]
Fields = Annotated[dict[str, Any], mapped_column(JSON, default=dict)]


class Base(DeclarativeBase):
    """Every table of the house. The naming convention lets migrations find each constraint."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def connect(url: str) -> Engine:
    """Point `Reading` and `Writing` at the database of this installation."""
    # What people write must not reach the log by way of a database error.
    engine = create_engine(url, hide_parameters=True, **_pool(url))
    if engine.dialect.name == "sqlite":
        _teach_sqlite_manners(engine)
    Reading.configure(bind=_steady(engine))
    Writing.configure(bind=engine.execution_options(writes=True))
    return engine


def nature_of(fault: DBAPIError) -> str:
    """What kind of fault, and which constraint, without a word of what was to be stored."""
    constraint = getattr(getattr(fault.orig, "diag", None), "constraint_name", None)
    return f"{type(fault).__name__} {type(fault.orig).__name__} {constraint or ''}".strip()


def _steady(engine: Engine) -> Engine:
    """Readers see one moment from first query to last, which SQLite gives without being asked."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


def known(session: Session, what: str) -> dict[Any, Any]:
    """What this session has found out about `what`, for as long as it believes its rows."""
    found: dict[Any, Any] = session.info.setdefault("known", {}).setdefault(what, {})
    return found


Row = TypeVar("Row", bound=Base)


def rows(session: Session, kind: type[Row], ids: Collection[int]) -> list[Row]:
    """The rows with these ids, by id. Those the session knows are not asked for again."""
    held = {key: session.identity_map.get(_name(kind, key)) for key in sorted(ids)}
    if missing := [key for key, row in held.items() if row is None]:
        number = kind.id  # type: ignore[attr-defined]
        for row in session.scalars(select(kind).where(number.in_(missing))):
            held[row.id] = row  # type: ignore[attr-defined]
    return [row for row in held.values() if row is not None]


def _name(kind: type[Base], key: Any) -> Any:
    # As SQLAlchemy's `identity_key`, for a row with one key; asking that takes longer than looking.
    return kind, (key,), None


def plainly(answer: Mapping[str, Any]) -> dict[str, Any]:
    """The answer as it is sent. What is new in it stands for its id, which it has when stored."""
    return {
        name: value.id if isinstance(value, Base) else value  # type: ignore[attr-defined]
        for name, value in answer.items()
    }


@contextmanager
def reading() -> Iterator[Session]:
    """A session that only looks. Everything in it is one and the same moment."""
    with Reading() as session:
        yield session


def _pool(url: str) -> dict[str, Any]:
    if url.startswith("sqlite"):
        return {}
    return {"pool_size": 10, "max_overflow": 20, "pool_pre_ping": True}


def _teach_sqlite_manners(engine: Engine) -> None:
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)


def _on_connect(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, below
    for manner in (
        "foreign_keys = ON",
        "journal_mode = WAL",
        "synchronous = FULL",
        "secure_delete = ON",
        "busy_timeout = 5000",
    ):
        connection.execute(f"PRAGMA {manner}")


def _on_begin(connection: Any) -> None:
    # A writer queues up at the start, so two writers can never read the same "before".
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
