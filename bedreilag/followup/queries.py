"""Reading surveys: what is asked, what was answered, and what of it may be shown to whom."""

from collections.abc import Collection, Iterable
from datetime import date
from hashlib import sha256

from sqlalchemy import func, select
from sqlalchemy.orm import Session, object_session

from bedreilag.followup import year_2023
from bedreilag.followup.asked import AskedSurvey, Row, survey_for
from bedreilag.followup.dates import MONTHS, OPEN_FOR, Phase, phase, six_months_after
from bedreilag.followup.models import ExitAnswer, Survey, SurveyAnswer
from bedreilag.followup.questionnaire import Questionnaire, follow_up
from bedreilag.followup.results import Shown, shown, shown_exit
from bedreilag.followup.tally import Answer, tally, tally_exit
from bedreilag.followup.tally import ExitAnswer as CountedExit
from bedreilag.plans.models import ChangePlan, PlanItem
from bedreilag.region import queries as region_queries
from bedreilag.rounds import queries as rounds
from bedreilag.seats import answered
from bedreilag.seats import queries as seats
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Round, Seminar
from bedreilag.small_cells import LIMIT, Table


def survey_of(session: Session, seminar: Seminar) -> Survey:
    """The seminar's survey as it is stored, or as it will be: opening six months after the day."""
    found = session.scalar(select(Survey).where(Survey.seminar_id == seminar.id))
    if found:
        return found
    opens_on = six_months_after(seminar.last_day)
    return Survey(
        seminar_id=seminar.id,
        months_after=MONTHS,
        opens_on=opens_on,
        closes_on=opens_on + OPEN_FOR,
        invited=took_part(session, seminar),
        reminders=[],
        exit_invited=None,
    )


def took_part(session: Session, seminar: Seminar) -> int:
    """How many were there: the seats, what is left of them, or how many were expected."""
    counted = seats.how_many(session, seminar.id) or sum(seminar.headcount.values())
    return counted or seminar.expected_participants


def phase_of(survey: Survey, today: date) -> Phase:
    """Whether the survey waits, is open or is closed.

    One that came with its answers in a file is closed, whatever its days are: those answers may
    be looked at, and two looks with one answer between them would show that answer.
    """
    if _came_with_answers(survey):
        return "closed"
    return phase(survey.opens_on, survey.closes_on, today)


def _came_with_answers(survey: Survey) -> bool:
    session = object_session(survey)
    if session is None or survey.id is None:
        return False
    named = select(SurveyAnswer.id).where(SurveyAnswer.survey_id == survey.id)
    return session.scalars(named.where(SurveyAnswer.ref.is_not(None)).limit(1)).first() is not None


def how_many_answered(session: Session, survey: Survey) -> int:
    """How many have answered. That is never a secret; what they answered is."""
    number = select(func.count()).select_from(SurveyAnswer)
    return session.scalar(number.where(SurveyAnswer.survey_id == survey.id)) or 0


def is_settled(session: Session, survey: Survey, today: date) -> bool:
    """Whether the results may be looked at: there are answers, and nobody can give another."""
    return phase_of(survey, today) == "closed" and how_many_answered(session, survey) > 0


def answers(session: Session, seminar: Seminar) -> list[Answer]:
    """Every answer as it is counted, in no order that tells anything."""
    return [
        Answer(
            position_group=answer.position_group,
            organisation_kind=answer.organisation_kind,
            attended=answer.attended,
            statements=answer.statements,
            worked_further=answer.worked_further,
            item_status=answer.item_status,
            measures_2023_status=answer.measures_2023_status,
            extra=answer.extra,
        )
        for answer in _stored(session, seminar)
    ]


def results(session: Session, seminar: Seminar) -> Shown:
    """What may be shown of the answers. Ask `is_settled` first."""
    return shown(tally(answers(session, seminar), survey_of(session, seminar).invited))


def open_answers(session: Session, seminar: Seminar) -> dict[str, list[str]]:
    """What people wrote in their own words, by question, shuffled each on its own.

    Nothing stands beside a text that tells who wrote it, and the order is the texts' own: the
    same at every look, and the same whatever came first. From fewer than five there is nothing.
    """
    stored = _stored(session, seminar)
    if len(stored) < LIMIT:
        return {}
    questions = sorted({question for answer in stored for question in answer.open_answers})
    return {
        question: _shuffled(answer.open_answers.get(question, "") for answer in stored)
        for question in questions
    }


def has_evaluated(session: Session, seat: Participant, found: Round) -> bool:
    """Whether this participant has evaluated the day. What they answered is not known of them."""
    return answered.has_answered(session, seat.id, found.id, "exit")


def have_evaluated(session: Session, found: Round, seat_ids: Collection[int]) -> dict[int, bool]:
    """Seat id → whether this participant has, for each of these."""
    return answered.have_answered(session, found.id, "exit", seat_ids)


def exit_is_settled(session: Session, seminar: Seminar) -> bool:
    """Whether the short evaluation may be looked at: it is not going on."""
    return rounds.open_round(session, seminar.id, "exit") is None


def exit_results(session: Session, seminar: Seminar) -> Table[int]:
    """What may be shown of the short evaluation, by the same rules as the survey."""
    return shown_exit(
        tally_exit(
            CountedExit(answer.position_group, answer.ratings)
            for answer in _stored_exit(session, seminar)
        )
    )


def exit_comments(session: Session, seminar: Seminar) -> list[str]:
    """What people wrote before they went home, shuffled and with nothing beside it."""
    stored = _stored_exit(session, seminar)
    return _shuffled(answer.comment for answer in stored) if len(stored) >= LIMIT else []


def how_many_evaluated(session: Session, seminar: Seminar) -> int:
    """How many have answered the short evaluation."""
    return len(_stored_exit(session, seminar))


def group_names(session: Session) -> dict[str, str]:
    """What the position groups are called, in the region's order."""
    return {group.id: group.name for group in region_queries.position_groups(session)}


def plan_items(session: Session, seminar: Seminar) -> list[PlanItem]:
    """The items of the seminar's own plan, in its order."""
    return list(
        session.scalars(
            select(PlanItem)
            .join(ChangePlan, PlanItem.plan_id == ChangePlan.id)
            .where(ChangePlan.seminar_id == seminar.id)
            .order_by(PlanItem.position)
        )
    )


def item_key(item: PlanItem) -> str:
    """What an item's status is stored under: its name in the seminar file, or its number here."""
    return item.ref or str(item.id)


def survey_asked(session: Session, seminar: Seminar, today: date) -> AskedSurvey:
    """The questions as this seminar's respondents meet them."""
    return survey_for(
        questionnaire_for(session, seminar, today),
        {
            "plan_items": [_item_row(item) for item in plan_items(session, seminar)],
            "measures_2023": [
                (f"measure-{measure.id}", measure.id, measure.text)
                for measure in year_2023.measures()
            ],
        },
    )


def questionnaire_for(session: Session, seminar: Seminar, today: date) -> Questionnaire:
    """The questionnaire in the region's own words."""
    region = region_queries.the_region(session)
    committee = region_queries.committee_on(session, today)
    return follow_up(
        area=seminar.area.place,
        committee=committee.spelled_out if committee else region.name,
        trust=region.trust_abbr,
        centre=region.source["centre"]["abbr"],
        plan_link="",
    )


def _item_row(item: PlanItem) -> Row:
    return f"item-{item.id}", item_key(item), item.title


def _stored(session: Session, seminar: Seminar) -> list[SurveyAnswer]:
    of_seminar = select(SurveyAnswer).join(Survey, SurveyAnswer.survey_id == Survey.id)
    return list(
        session.scalars(of_seminar.where(Survey.seminar_id == seminar.id).order_by(SurveyAnswer.id))
    )


def _stored_exit(session: Session, seminar: Seminar) -> list[ExitAnswer]:
    of_seminar = select(ExitAnswer).join(Survey, ExitAnswer.survey_id == Survey.id)
    return list(
        session.scalars(of_seminar.where(Survey.seminar_id == seminar.id).order_by(ExitAnswer.id))
    )


def _shuffled(texts: Iterable[str]) -> list[str]:
    return sorted(filter(None, texts), key=lambda text: sha256(text.encode()).digest())
