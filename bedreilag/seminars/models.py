"""The day: a seminar, its programme, its rounds, its groups and who planned it."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bedreilag.anonymity import PROMISES
from bedreilag.database import Base, Day, Fields, Key, Moment, Names, Ref
from bedreilag.region.models import Area

ENTRY_KINDS = ("fag", "praksis", "erfaring", "gruppearbeid", "plenum", "pause", "praktisk")
ROUND_KINDS = ("checkin", "problem", "sort", "measure", "vote", "assess", "plan", "exit")
# The rounds in which people may first write alone.
KINDS_WITH_SILENCE = ("problem", "measure")
# waiting → silent → shared → closed; a round without a silent part goes straight to shared.
ROUND_STATES = ("waiting", "silent", "shared", "closed")
NOW_OPEN = text("state IN ('silent', 'shared')")


class Seminar(Base):
    """One «Bedre i lag» gathering in one area. Called «samling» on every page."""

    __tablename__ = "seminar"
    __table_args__ = (
        CheckConstraint("last_day >= first_day", name="ends_after_it_starts"),
        CheckConstraint("votes_per_participant BETWEEN 1 AND 20", name="votes_in_range"),
        CheckConstraint(
            "max_per_measure BETWEEN 1 AND votes_per_participant", name="max_per_measure_in_range"
        ),
        CheckConstraint(f"promise IN {PROMISES}", name="known_promise"),
    )

    id: Mapped[Key]
    ref: Mapped[str] = mapped_column(String(60), unique=True)
    area_id: Mapped[str] = mapped_column(ForeignKey("area.id"), index=True)
    title: Mapped[str] = mapped_column(String(120))
    first_day: Mapped[Day]
    last_day: Mapped[Day]
    venue: Mapped[str] = mapped_column(String(160), default="")
    municipality_number: Mapped[str | None] = mapped_column(ForeignKey("municipality.number"))
    join_code: Mapped[str] = mapped_column(String(6), unique=True)
    join_open: Mapped[bool] = mapped_column(default=False)
    expected_participants: Mapped[int] = mapped_column(default=40)
    purpose: Mapped[str] = mapped_column(String(500), default="")
    knowledge_basis: Mapped[Names]
    ground_rules: Mapped[Names]
    # What the working group wants the room to look at above all (`region/themes.py`, R049).
    focus_theme_ids: Mapped[Names] = mapped_column(server_default="[]")
    votes_per_participant: Mapped[int] = mapped_column(default=5)
    max_per_measure: Mapped[int] = mapped_column(default=2)
    # An invented seminar says so on every page and in its file.
    fictional: Mapped[bool] = mapped_column(default=False)
    notice: Mapped[str] = mapped_column(String(500), default="")
    # The network of the house, for the wall. Not in the seminar file: it is the venue's.
    wifi_name: Mapped[str] = mapped_column(String(32), default="", server_default="")
    wifi_password: Mapped[str] = mapped_column(String(63), default="", server_default="")
    # Rotating such a number makes every address of its kind given out so far worthless.
    projector_turn: Mapped[int] = mapped_column(default=1)
    survey_turn: Mapped[int] = mapped_column(default=1, server_default="1")
    plan_turn: Mapped[int] = mapped_column(default=1, server_default="1")
    # What others may know of an author (`anonymity.py`); texts keep the promise they came under.
    promise: Mapped[str] = mapped_column(String(10), default="group", server_default="group")
    # How many of each organisation kind took part; all that is left when seats are deleted.
    headcount: Mapped[Fields]
    seats_deleted_at: Mapped[Moment | None]

    area: Mapped[Area] = relationship()
    working_group: Mapped[list["WorkingGroupMember"]] = relationship(
        order_by="WorkingGroupMember.position", cascade="all, delete-orphan"
    )
    programme: Mapped[list["ProgrammeEntry"]] = relationship(
        order_by="ProgrammeEntry.position", cascade="all, delete-orphan"
    )
    rounds: Mapped[list["Round"]] = relationship(
        order_by="Round.position", cascade="all, delete-orphan"
    )
    groups: Mapped[list["Group"]] = relationship(
        order_by="Group.number", cascade="all, delete-orphan"
    )

    @property
    def days(self) -> list[date]:
        """One day, or two in a row or apart."""
        return sorted({self.first_day, self.last_day})


class Pulse(Base):
    """The live room's counter. Taking it is taking the seminar's turn: one writer at a time."""

    __tablename__ = "pulse"

    seminar_id: Mapped[int] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), primary_key=True
    )
    seq: Mapped[int] = mapped_column(default=0)


class WorkingGroupMember(Base):
    """A role in the local working group. The person who fills it is not stored."""

    __tablename__ = "working_group_member"

    id: Mapped[Key]
    seminar_id: Mapped[int] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    role: Mapped[str] = mapped_column(String(120))
    organisation: Mapped[str] = mapped_column(String(120))
    organisation_kind: Mapped[str] = mapped_column(ForeignKey("organisation_kind.id"))
    responsibility: Mapped[str] = mapped_column(String(200), default="")


class Round(Base):
    """One steered step of the day. At most one round of a seminar is open at a time."""

    __tablename__ = "round"
    __table_args__ = (
        CheckConstraint(f"kind IN {ROUND_KINDS}", name="kind_of_round"),
        CheckConstraint(f"state IN {ROUND_STATES}", name="known_state"),
        UniqueConstraint("seminar_id", "position"),
        Index(
            "one_open_round_per_seminar",
            "seminar_id",
            unique=True,
            sqlite_where=NOW_OPEN,
            postgresql_where=NOW_OPEN,
        ),
    )

    id: Mapped[Key]
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminar.id", ondelete="CASCADE"))
    ref: Mapped[Ref]
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(String(120))
    prompt: Mapped[str] = mapped_column(String(500), default="")
    minutes_silent: Mapped[int] = mapped_column(default=0)
    minutes_discussion: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    opened_at: Mapped[Moment | None]
    # Whether the end of its time ends the silent part, or only the facilitator does.
    shares_itself: Mapped[bool] = mapped_column(default=False, server_default=false())
    # When the timer of the current part runs out.
    ends_at: Mapped[Moment | None]
    closed_at: Mapped[Moment | None]
    # About the measures on top of a vote, the shortlist, and never about all for want of them.
    about_the_top: Mapped[bool] = mapped_column(default=False, server_default=false())
    # Not one of the plan: those that were added wait in the order they came, ahead of the rest, and
    # what follows from a vote right behind it.
    added: Mapped[bool] = mapped_column(default=False, server_default=false())
    # Votes, assessments and check-ins use it: results stay hidden until they are opened for all.
    results_shown_at: Mapped[Moment | None]

    @property
    def is_open(self) -> bool:
        return self.state in ("silent", "shared")


class ProgrammeEntry(Base):
    """One line of the programme. Times are local clock times, `HH:MM`."""

    __tablename__ = "programme_entry"
    __table_args__ = (CheckConstraint(f"kind IN {ENTRY_KINDS}", name="known_kind"),)

    id: Mapped[Key]
    seminar_id: Mapped[int] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), index=True
    )
    ref: Mapped[Ref]
    position: Mapped[int]
    day: Mapped[int]
    start: Mapped[str] = mapped_column(String(5))
    end: Mapped[str] = mapped_column(String(5))
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(160))
    speaker_role: Mapped[str] = mapped_column(String(120), default="")
    organisation: Mapped[str] = mapped_column(String(120), default="")
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id", ondelete="SET NULL"))


class Group(Base):
    """A table group of six or seven participants."""

    __tablename__ = "seminar_group"
    __table_args__ = (UniqueConstraint("seminar_id", "number"),)

    id: Mapped[Key]
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminar.id", ondelete="CASCADE"))
    ref: Mapped[Ref]
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(40))
    table: Mapped[str] = mapped_column("table_name", String(40), default="")
    capacity: Mapped[int] = mapped_column(default=10)
