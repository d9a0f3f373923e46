"""A room with secrets in it, taken from one moment of the day to the next.

Twelve people vote: five of the municipality, five of the specialist service and two from NAV. Every
text, name and number below stands nowhere else, so that finding it on a screen is finding it out.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import uuid4

from bedreilag import tokens
from bedreilag.assessing import actions as assessing
from bedreilag.checkin import actions as checkin
from bedreilag.followup import actions as followup
from bedreilag.followup.models import Survey, SurveyAnswer
from bedreilag.measures import actions as measures
from bedreilag.measures.actions import Written
from bedreilag.pages import today
from bedreilag.plans.models import ChangePlan, PlanItem
from bedreilag.problems import actions as problems
from bedreilag.problems.models import Problem
from bedreilag.rounds import actions as rounds
from bedreilag.rounds.promise import make_promise
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Seminar
from bedreilag.seminars.more_rounds import add_next_round
from bedreilag.voting import actions as voting
from bedreilag.voting import again
from bedreilag.work import transaction
from tests.conftest import MORNING

KINDS = ["kommune"] * 5 + ["helseforetak"] * 5 + ["nav"] * 2
MOMENTS = ("silent", "shared", "voting", "closed", "opened", "afterwards")


@dataclass
class Scene:
    """Where the day has come, and what the tests look for."""

    seminar_id: int
    seats: list[int] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)
    measures: dict[str, int] = field(default_factory=dict)
    rounds: dict[str, int] = field(default_factory=dict)
    plan_item: int = 0
    answers: int = 7

    def to(self, moment: str) -> "Scene":
        """Play the day up to this moment."""
        for step in MOMENTS[: MOMENTS.index(moment) + 1]:
            with transaction() as session:
                getattr(self, f"_{step}")(session, session.get_one(Seminar, self.seminar_id))
        return self

    def _silent(self, session, seminar):
        self._sit(session, seminar)
        first = next(one for one in seminar.rounds if one.kind == "problem")
        first.minutes_silent = 5
        rounds.open_round(session, seminar, first.id)
        for number in (0, 1, 2, 6):
            text = f"TAUS-{number}: tekst skrevet i det stille"
            problems.write_problem(session, self._seat(session, number), text, sure=True)
        written = session.query(Problem).order_by(Problem.id).first()
        written.submitted_at_second = 4711

    def _shared(self, session, seminar):
        current = next(one for one in seminar.rounds if one.is_open)
        rounds.share_round(session, seminar, current.id)
        hidden = problems.write_problem(
            session, self._seat(session, 3), "SKJULT-TEKST skal bort", sure=True
        )
        session.flush()  # it has its id when it is stored
        problems.hide_problem(session, seminar, hidden.id, True)
        make_promise(session, seminar, "nickname")
        text = "MILDERE-TEKST etter at løftet ble endret"
        problems.write_problem(session, self._seat(session, 4), text, sure=True)

    def _voting(self, session, seminar):
        self._close(session, seminar)
        self._measures(session, seminar)
        vote = self._open(session, seminar, "vote")
        for number in range(12):
            voter = self._seat(session, number)
            voting.give(session, voter, self.measures["FELLES"])
            if number == 2:
                voting.give(session, voter, self.measures["BARE-EN"])
                voting.give(session, voter, self.measures["BARE-EN"])
            if number in (0, 1, 10, 11):
                voting.give(session, voter, self.measures["DELT"])
        self.rounds["vote"] = vote

    def _closed(self, session, seminar):
        self._close(session, seminar)
        self._open(session, seminar, "checkin")
        for number in range(3):
            checkin.check_in(session, self._seat(session, number), 4)
        self._close(session, seminar)

    def _opened(self, session, seminar):
        rounds.show_results(session, seminar, self.rounds["vote"])
        checked = next(one for one in seminar.rounds if one.kind == "checkin")
        rounds.show_results(session, seminar, checked.id)
        added = again.add_round_about_the_top(session, seminar, "assess", 3)
        rounds.open_round(session, seminar, added.id)
        for number in range(4):
            who = self._seat(session, number)
            assessing.assess(session, who, self.measures["FELLES"], "effect", 4 + number % 2)
            assessing.assess(session, who, self.measures["FELLES"], "feasibility", 2)
        rounds.show_results(session, seminar, added.id)
        self._open(session, seminar, "exit")
        for number in range(self.answers):
            words = f"KOMMENTAR-{number} om dagen"
            followup.answer_exit(
                session, self._seat(session, number), {"e1": 5 - number % 2}, words
            )
        self._survey(session)

    def _afterwards(self, session, seminar):
        self._close(session, seminar)
        survey = session.query(Survey).filter_by(seminar_id=seminar.id).one()
        survey.opens_on, survey.closes_on = today() - timedelta(30), today() - timedelta(1)

    def _sit(self, session, seminar):
        add_next_round(session, seminar, "checkin")
        seminar.votes_per_participant, seminar.max_per_measure = 5, 2
        for number, kind in enumerate(KINDS):
            token = f"{number}-{uuid4()}"
            seat = Participant(
                seminar_id=seminar.id,
                group_id=seminar.groups[number // 6].id,
                token_hash=tokens.fingerprint(token),
                display_name=f"Kallenavn{number:02}",
                role_id="leder" if number in (5, 6) else "ansatt",
                position_group="leder" if number in (5, 6) else "ansatt",
                organisation="Senja kommune",
                organisation_kind=kind,
                joined_at=MORNING,
            )
            session.add(seat)
            session.flush()
            self.seats.append(seat.id)
            self.cookies.append(token)

    def _measures(self, session, seminar):
        self._open(session, seminar, "measure")
        answers = [session.query(Problem).order_by(Problem.id).first().id]
        for number, title in enumerate(("FELLES", "DELT", "BARE-EN", "INGEN")):
            written = Written(f"Tiltak {title}", problem_ids=answers, promise="group")
            made = measures.write_measure(session, self._seat(session, number), written)
            self.measures[title] = made.id
        self._close(session, seminar)

    def _survey(self, session):
        survey = session.query(Survey).filter_by(seminar_id=self.seminar_id).one()
        survey.opens_on, survey.closes_on = today() - timedelta(5), today() + timedelta(5)
        plan = ChangePlan(seminar_id=self.seminar_id, title="Plan", status="vedtatt")
        plan.items = [PlanItem(ref="t1", position=1, title="Tiltak FELLES")]
        session.add(plan)
        session.flush()
        self.plan_item = plan.items[0].id
        for number in range(self.answers):
            session.add(
                SurveyAnswer(
                    id=str(uuid4()),
                    survey_id=survey.id,
                    position_group="leder" if number < 2 else "ansatt",
                    organisation_kind="kommune",
                    attended="hele",
                    statements={"s1": 5 if number else 1},
                    worked_further="ja" if number < 3 else "nei",
                    item_status={"t1": "igangsatt" if number < 2 else "planlagt"},
                    measures_2023_status={},
                    extra={},
                    open_answers={"fungert": f"FRITEKST-{number}", "hindret": "", "hjelp": ""},
                )
            )

    def _open(self, session, seminar, kind):
        found = next(one for one in seminar.rounds if one.kind == kind and one.state == "waiting")
        rounds.open_round(session, seminar, found.id)
        return found.id

    def _close(self, session, seminar):
        for one in seminar.rounds:
            if one.is_open:
                rounds.close_round(session, seminar, one.id)
        session.flush()

    def _seat(self, session, number):
        return session.get_one(Participant, self.seats[number])
