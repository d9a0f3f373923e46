"""Six months later: the survey and its answers; and the short evaluation on the day."""

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bedreilag.database import Base, Day, Fields, Key, Names


class Survey(Base):
    """A seminar's follow-up survey: when it is open, and how many were invited."""

    __tablename__ = "survey"

    id: Mapped[Key]
    seminar_id: Mapped[int] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), unique=True
    )
    months_after: Mapped[int] = mapped_column(default=6)
    opens_on: Mapped[Day]
    closes_on: Mapped[Day | None]
    invited: Mapped[int]
    reminders: Mapped[Names]
    # How many were invited to the exit evaluation; None means it has not been held.
    exit_invited: Mapped[int | None]

    answers: Mapped[list["SurveyAnswer"]] = relationship(cascade="all, delete-orphan")
    exit_answers: Mapped[list["ExitAnswer"]] = relationship(cascade="all, delete-orphan")


class SurveyAnswer(Base):
    """One answer. No participant, no token, no moment; a random key, so no order either.

    The key is made by the form, so a repeated «Send svar» is the same answer, not a second one.
    """

    __tablename__ = "survey_answer"
    __table_args__ = (
        CheckConstraint("attended IN ('hele', 'deler', 'nei')", name="known_attendance"),
        # SQLite's hidden row number would tell who answered first.
        {"sqlite_with_rowid": False},
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id", ondelete="CASCADE"), index=True)
    ref: Mapped[str | None] = mapped_column(String(40))
    position_group: Mapped[str] = mapped_column(ForeignKey("position_group.id"))
    organisation_kind: Mapped[str] = mapped_column(String(40))
    attended: Mapped[str] = mapped_column(String(10))
    statements: Mapped[Fields]
    worked_further: Mapped[str] = mapped_column(String(10))
    # Answers to the newer questions q5–q7, by question id.
    extra: Mapped[Fields]
    # Plan item ref → status; the ten measures of 2023 → status.
    item_status: Mapped[Fields]
    measures_2023_status: Mapped[Fields]
    open_answers: Mapped[Fields]


class ExitAnswer(Base):
    """One exit evaluation. Anonymous in the same way."""

    __tablename__ = "exit_answer"
    __table_args__ = ({"sqlite_with_rowid": False},)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id", ondelete="CASCADE"), index=True)
    position_group: Mapped[str] = mapped_column(ForeignKey("position_group.id"))
    ratings: Mapped[Fields]
    comment: Mapped[str] = mapped_column(String(500), default="")
