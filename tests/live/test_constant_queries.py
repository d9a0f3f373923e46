"""A page asks the database as often for a full hall as for a small one."""

import re

from bedreilag import access, create_app, database
from bedreilag.config import Settings
from bedreilag.database import reading
from bedreilag.plans import actions as plans
from bedreilag.rounds import actions as rounds
from bedreilag.rounds.models import VIEWS
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction
from benchmarks import furniture, hall
from tests.one_engine import OneEngine
from tests.statements import counting

# Participants, problems and measures of a small day and of a full one.
SMALL, FULL = (24, 36, 24), (150, 300, 150)
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
# Papers are drawn off the loop, and these are no pages.
NO_PAGES = ("/static/", "/live/siden", ".pdf", ".json", "/logg-ut")


class House:
    """One installation, with a day of this size in it, and someone at each of its doors."""

    def __init__(self, data, size):
        people, problems, measures = size
        self.hall = hall.make(data, people, in_a_group=10)
        hall.furnish(data, self.hall, problems, measures)
        self.app = create_app(Settings(data=data, live_tick_ms=0), WTF_CSRF_ENABLED=False)
        with self.app.app_context():
            self.known = self._known()
        self.browser = self.app.test_client()
        self.browser.set_cookie("plass", str(self.hall.seats[0]["token"]))
        self.browser.set_cookie("konto", self.hall.account)

    def _known(self):
        """What the addresses of pages are made of."""
        with transaction() as session:
            seminar = session.get_one(Seminar, self.hall.seminar)
            furniture.vote(session, seminar)
        with reading() as session:
            seminar = session.get_one(Seminar, self.hall.seminar)
            return {
                "seminar_id": seminar.id,
                "area_id": seminar.area_id,
                "code": seminar.join_code,
                "seat_id": self.hall.seats[0]["seat"],
                "round_id": self.hall.rounds["problem"],
                "cluster_id": 1,
                "measure_id": 1,
                "number": 1,
                "/lerret/": access.projector_token(seminar),
                "/svar/": access.survey_token(seminar),
                "/plan/": access.plan_token(seminar),
            }

    def pages(self):
        """Every page there is, with addresses of this day."""
        for rule in self.app.url_map.iter_rules():
            if "GET" in rule.methods and not any(part in rule.rule for part in NO_PAGES):
                names = ARGUMENT.findall(rule.rule)
                views = VIEWS if "view" in names else [""]
                for view in views:
                    yield f"{rule.rule} {view}".strip(), self._address(rule.rule, view)

    def _address(self, rule, view):
        whose = next((known for part, known in self.known.items() if rule.startswith(part)), "")
        facts = self.known | {"view": view, "token": whose}
        return ARGUMENT.sub(lambda found: str(facts.get(found[1], "0")), rule)

    def asked(self):
        """Page → how it was answered, and with how many statements."""
        found = {}
        for name, address in self.pages():
            self.browser.get(address)  # what is read once for the whole process
            with counting(self.app.extensions["engine"]) as statements:
                answer = self.browser.get(address)
            found[name] = (answer.status_code, len(statements))
        return found

    def plan(self, items):
        """A plan with so many items, each of one measure."""
        with self.app.app_context(), transaction() as session:
            seminar = session.get_one(Seminar, self.hall.seminar)
            plans.begin_plan(session, seminar)
            session.flush()
            for number in range(1, items + 1):
                plans.choose(session, seminar, [number])

    def step(self, kind):
        """Go on to the round of this kind."""
        with self.app.app_context(), transaction() as session:
            seminar = session.get_one(Seminar, self.hall.seminar)
            for one in seminar.rounds:
                if one.is_open:
                    rounds.close_round(session, seminar, one.id)
            session.flush()
            rounds.open_round(session, seminar, self.hall.rounds[kind])


def counted(data, size):
    """What each page asks on a day of this size, while people vote and when the plan is made."""
    house = House(data, size)
    try:
        house.step("vote")
        voting = house.asked()
        house.plan(items=size[2] // 10)
        house.step("plan")
        return {("vote", page): asked for page, asked in voting.items()} | {
            ("plan", page): asked for page, asked in house.asked().items()
        }
    finally:
        house.app.extensions["engine"].dispose()


def test_every_page_asks_as_often_for_a_full_hall_as_for_a_small_one(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "create_engine", OneEngine())
    small, full = counted(tmp_path / "small", SMALL), counted(tmp_path / "full", FULL)

    shown = {page for page, (status, _) in full.items() if status == 200}
    assert len(shown) > 50, "most pages are there to be counted"
    assert {page: small[page][0] for page in small} == {page: full[page][0] for page in full}
    more = {page: (small[page][1], full[page][1]) for page in small if small[page] != full[page]}
    assert more == {}
