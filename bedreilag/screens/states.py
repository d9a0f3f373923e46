"""Where a seminar is in its life, in words: a line for each door, and the next thing to do."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bedreilag.followup import queries as surveys
from bedreilag.followup.dates import Phase
from bedreilag.followup.models import Survey
from bedreilag.pages import day
from bedreilag.plans.models import ChangePlan, PlanItem
from bedreilag.seats import queries as seats
from bedreilag.seminars import queries as seminars
from bedreilag.seminars import words
from bedreilag.seminars.models import Seminar


def _(sentence: str, **values: object) -> str:
    return str(gettext(sentence, **values))


@dataclass(frozen=True, slots=True)
class Next:
    """The next thing to do with a seminar. `door` is the last part of its address."""

    says: str
    press: str
    door: str


@dataclass(frozen=True, slots=True)
class State:
    """Everything a page about one seminar says about how far it has come."""

    seminar: Seminar
    seated: int
    plan: ChangePlan | None
    items: int
    survey: Survey
    phase: Phase
    answered: int
    today: date

    @property
    def took_part(self) -> int:
        """How many were there, also when their seats are deleted."""
        return self.seated or sum(self.seminar.headcount.values())

    @property
    def rounds_held(self) -> int:
        return sum(found.state == "closed" for found in self.seminar.rounds)

    @property
    def is_running(self) -> bool:
        return any(found.is_open for found in self.seminar.rounds)


def state_of(session: Session, seminar: Seminar, today: date) -> State:
    """How far this seminar has come."""
    survey = surveys.survey_of(session, seminar)
    plan = session.scalar(select(ChangePlan).where(ChangePlan.seminar_id == seminar.id))
    return State(
        seminar=seminar,
        seated=seats.how_many(session, seminar.id),
        plan=plan,
        items=_items(session, plan),
        survey=survey,
        phase=surveys.phase_of(survey, today),
        answered=surveys.how_many_answered(session, survey),
        today=today,
    )


def doors_of(state: State) -> dict[str, str]:
    """One short line about each door of the seminar."""
    seminar = state.seminar
    return {
        "program": _("%(n)s poster", n=len(seminar.programme)),
        "deltakere": _people(state),
        "dagen": _day(state),
        "plan": plan_in_words(state),
        "undersokelse": survey_in_words(state),
        "fil": _("Lagre eller flytte"),
    }


def plan_in_words(state: State) -> str:
    """The plan's state, as one would say it."""
    if state.plan is None:
        return _("Ikke begynt")
    words = {"utkast": _("utkast"), "lagt_fram": _("lagt fram"), "vedtatt": _("vedtatt")}
    return _("%(n)s tiltak, %(state)s", n=state.items, state=words[state.plan.status])


def survey_in_words(state: State) -> str:
    """The survey's state, as one would say it."""
    if state.phase == "waiting" and not state.answered:
        return _("Åpner %(date)s", date=day(state.survey.opens_on))
    return _("%(n)s av %(total)s har svart", n=state.answered, total=state.survey.invited)


def next_thing(state: State) -> Next:
    """What the working group would do now."""
    if state.is_running:
        return Next(_("Dagen er i gang."), _("Gå til dagen"), "dagen")
    if state.plan is not None:
        return _after_the_plan(state, state.plan)
    last = max(state.seminar.last_day, state.seminar.first_day)
    if state.rounds_held == len(state.seminar.rounds) or state.today > last:
        return Next(_("Lag planen ut fra forslagene på samlingen."), _("Lag planen"), "plan")
    if state.rounds_held or state.seated or state.today >= state.seminar.first_day:
        return _on_the_day(state)
    return _before_the_day(state)


def _before_the_day(state: State) -> Next:
    missing = seminars.missing_kinds(state.seminar)
    if missing:
        return Next(f"{words.MISSING[missing[-1]]}.", _("Se på arbeidsgruppa"), "arbeidsgruppe")
    if not seminars.has_experience(state.seminar):
        return Next(_("Programmet mangler et erfaringsinnlegg."), _("Se på programmet"), "program")
    return Next(
        _("Skriv ut plakaten, og se over gruppene."), _("Deltakere og grupper"), "deltakere"
    )


def _on_the_day(state: State) -> Next:
    if not state.seminar.join_open and not state.seated:
        return Next(_("Åpne for deltakerne."), _("Deltakere og grupper"), "deltakere")
    joined = _("Start dagen. %(n)s av %(total)s er med.", n=state.seated, total=_expected(state))
    return Next(joined, _("Gå til dagen"), "dagen")


def _after_the_plan(state: State, plan: ChangePlan) -> Next:
    if plan.status == "utkast":
        return Next(_("Gjør planen ferdig, og legg den fram."), _("Åpne planen"), "plan")
    if plan.status == "lagt_fram":
        return Next(_("Planen er lagt fram. Nå kan den vedtas."), _("Åpne planen"), "plan")
    if state.phase == "waiting":
        opens = day(state.survey.opens_on)
        return Next(
            _("Følg opp planen. Undersøkelsen åpner %(date)s.", date=opens),
            _("Åpne planen"),
            "plan",
        )
    if state.phase == "open":
        return Next(survey_in_words(state) + ".", _("Åpne undersøkelsen"), "undersokelse")
    return Next(_("Undersøkelsen er avsluttet."), _("Se svarene"), "undersokelse")


def _people(state: State) -> str:
    groups = len(state.seminar.groups)
    if state.seminar.seats_deleted_at:
        return _("%(n)s var med, navnene er slettet", n=state.took_part)
    if not state.seated:
        return _("Ingen er med ennå, %(n)s grupper", n=groups)
    return _("%(n)s er med i %(groups)s grupper", n=state.seated, groups=groups)


def _day(state: State) -> str:
    total = len(state.seminar.rounds)
    for n, found in enumerate(state.seminar.rounds, 1):
        if found.is_open:
            return _("Runde %(n)s av %(total)s er i gang", n=n, total=total)
    if state.rounds_held == total:
        return _("Gjennomført")
    if state.rounds_held:
        return _("%(n)s av %(total)s runder er holdt", n=state.rounds_held, total=total)
    return _("Ikke begynt")


def _expected(state: State) -> int:
    return max(state.seminar.expected_participants, state.seated)


def _items(session: Session, plan: ChangePlan | None) -> int:
    if plan is None:
        return 0
    items = select(func.count()).select_from(PlanItem)
    return session.scalar(items.where(PlanItem.plan_id == plan.id)) or 0
