"""Everything on paper passes PDF/UA-1, in the eyes of judges who do see faults."""

from datetime import date
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from bedreilag.plans.paper_model import PlanPaper
from bedreilag.plans.pdf import plan_pdf
from bedreilag.seminars.poster import poster_pdf, table_cards_pdf
from bedreilag.seminars.sheet import sheets_pdf
from tests.pdf_checks import judge
from tests.plans.demo_paper import demo_paper
from tests.plans.hostile_paper import hostile_paper
from tests.seminars.posters import CARDS, POSTER, SHEETS

DAYS = (date(2026, 4, 23),)
EMPTY = PlanPaper(title="Plan", area="Midt-Troms", seminar="Samling", days=DAYS, items=())
GOOD = {
    "plan": lambda: plan_pdf(demo_paper()),
    "empty-plan": lambda: plan_pdf(EMPTY),
    "hostile-plan": lambda: plan_pdf(hostile_paper(), contacts=True),
    "poster": lambda: poster_pdf(POSTER),
    "table-cards": lambda: table_cards_pdf(POSTER, CARDS),
    "sheets": lambda: sheets_pdf(POSTER, SHEETS),
}


def untagged() -> bytes:
    canvas = Canvas(stream := BytesIO())
    canvas.drawString(100, 700, "Bare tekst")
    canvas.save()
    return stream.getvalue()


# Tags lie outside the compressed streams, so they can be spoilt in place.
SPOILT = {
    "untagged": untagged,
    "scopeless heads": lambda: plan_pdf(hostile_paper()).replace(b"/Scope /Row", b"/Scupe /Row"),
    "headings that skip": lambda: plan_pdf(EMPTY).replace(b"/S /H2", b"/S /H4"),
    "wordless figure": lambda: poster_pdf(POSTER).replace(b"/Alt ", b"/Olt "),
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    documents = {name: make() for name, make in (GOOD | SPOILT).items()}
    return judge(tmp_path_factory.mktemp("judged"), documents)


@pytest.mark.parametrize("name", GOOD)
def test_our_paper_passes_pdf_ua_1(verdicts: dict[str, list[str]], name: str) -> None:
    assert verdicts[name] == []


@pytest.mark.parametrize("name", SPOILT)
def test_the_judges_do_see_faults(verdicts: dict[str, list[str]], name: str) -> None:
    assert verdicts[name]
