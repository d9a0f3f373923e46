"""Opening a survey, answering it, and evaluating the day. An answer never knows who gave it."""

from collections.abc import Mapping
from datetime import date
from uuid import uuid4

from flask_babel import lazy_gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag.followup import queries
from bedreilag.followup.dates import phase
from bedreilag.followup.models import ExitAnswer, Survey, SurveyAnswer
from bedreilag.followup.tally import Answer
from bedreilag.refusals import Refusal
from bedreilag.rounds.actions import say_ready, writable_round
from bedreilag.seats import answered
from bedreilag.seats import queries as seats
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Seminar
from bedreilag.work import announce


class SurveyNotOpen(Refusal):
    """It has not opened, or it was closed while somebody was writing."""

    message = _("Undersøkelsen er ikke åpen nå, så svaret ble ikke sendt.")


class AlreadySent(Refusal):
    """The same answer came again with other content. The first one stands."""

    message = _("Svaret ditt er allerede sendt, og kan ikke endres.")


class ResultsAreShown(Refusal):
    """Who has seen the results before and after one more answer has seen that answer."""

    message = _(
        "Undersøkelsen er avsluttet, og resultatet er vist. Da kan den ikke åpnes igjen, "
        "for da kan noen se hva den siste svarte."
    )


class AlreadyAnswered(Refusal):
    """A survey that waits shows its answers, and would then open and take one more."""

    message = _(
        "Noen har allerede svart, så undersøkelsen kan ikke åpnes senere. "
        "Endre heller siste dag å svare."
    )


def ensure_survey(session: Session, seminar: Seminar) -> Survey:
    """The seminar's survey, stored from now on."""
    # One at a time, so that two first answers make one survey. SQLite's writers take turns anyway.
    session.scalar(select(Seminar.id).where(Seminar.id == seminar.id).with_for_update())
    survey = queries.survey_of(session, seminar)
    session.add(survey)
    session.flush()
    return survey


def set_dates(
    session: Session,
    seminar: Seminar,
    *,
    opens_on: date,
    closes_on: date,
    invited: int,
    today: date,
) -> None:
    """Decide when the survey is open and how many were invited."""
    survey = ensure_survey(session, seminar)
    opens_again = phase(opens_on, closes_on, today) == "open"
    if opens_again and queries.is_settled(session, survey, today):
        raise ResultsAreShown("closes_on")
    waits_longer = opens_on > max(survey.opens_on, today)
    if waits_longer and queries.how_many_answered(session, survey):
        raise AlreadyAnswered("opens_on")
    survey.opens_on, survey.closes_on, survey.invited = opens_on, closes_on, invited


def answer_survey(
    session: Session,
    seminar: Seminar,
    answer_id: str,
    answer: Answer,
    open_answers: Mapping[str, str],
    today: date,
) -> None:
    """Keep one answer. The form made its id, so sending twice is answering once."""
    survey = ensure_survey(session, seminar)
    new = _row(answer_id, survey, answer, open_answers)
    kept = session.get(SurveyAnswer, answer_id)
    if kept and kept.survey_id == survey.id and _same(kept, new):
        return
    if kept:
        raise AlreadySent
    if queries.phase_of(survey, today) != "open":
        raise SurveyNotOpen
    session.add(new)


def answer_exit(
    session: Session, seat: Participant, ratings: Mapping[str, int], comment: str
) -> None:
    """Keep one evaluation of the day, and apart from it that this participant has given one.

    Like a ballot box beside a list of voters: the list says that the seat has answered this
    round, the answer has a random key, and nothing leads from one to the other. So asking again
    cannot change an answer; the first one stands.
    """
    found = writable_round(session, seat.seminar_id, "exit")
    if queries.has_evaluated(session, seat, found):
        return
    answered.mark(session, seat, found.id, "exit")
    survey = ensure_survey(session, seat.seminar)
    survey.exit_invited = seats.how_many(session, seat.seminar_id)
    session.add(
        ExitAnswer(
            id=str(uuid4()),
            survey_id=survey.id,
            position_group=seat.position_group,
            ratings=dict(ratings),
            comment=comment,
        )
    )
    say_ready(session, seat)
    announce(session, seat.seminar_id, f"seat:{seat.id}", "exit")


def _row(
    answer_id: str, survey: Survey, answer: Answer, open_answers: Mapping[str, str]
) -> SurveyAnswer:
    return SurveyAnswer(
        id=answer_id,
        survey_id=survey.id,
        position_group=answer.position_group,
        organisation_kind=answer.organisation_kind,
        attended=answer.attended,
        statements=dict(answer.statements),
        worked_further=answer.worked_further,
        extra=dict(answer.extra),
        item_status=dict(answer.item_status),
        measures_2023_status=dict(answer.measures_2023_status),
        open_answers=dict(open_answers),
    )


CONTENT = (
    "position_group",
    "organisation_kind",
    "attended",
    "statements",
    "worked_further",
    "extra",
    "item_status",
    "measures_2023_status",
    "open_answers",
)


def _same(one: SurveyAnswer, other: SurveyAnswer) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in CONTENT)
