"""Everything on paper passes PDF/UA-1, in the eyes of judges who do see faults."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from bedreilag.plans.paper_model import PlanPaper
from bedreilag.plans.pdf import plan_pdf
from bedreilag.seminars.poster import poster_pdf, table_cards_pdf
from tests.pdf_checks import judge
from tests.plans.demo_paper import demo_paper
from tests.plans.hostile_paper import hostile_paper
from tests.seminars.posters import CARDS, POSTER

GOOD = {
    "plan": lambda: plan_pdf(demo_paper()),
    "plan-with-contacts": lambda: plan_pdf(demo_paper(), contacts=True),
    "empty-plan": lambda: plan_pdf(replace(_bare(demo_paper()), items=())),
    "hostile-plan": lambda: plan_pdf(hostile_paper()),
    "poster": lambda: poster_pdf(POSTER),
    "table-cards": lambda: table_cards_pdf(POSTER, CARDS),
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    documents = {name: make() for name, make in GOOD.items()}
    documents["untagged"] = _untagged()
    return judge(tmp_path_factory.mktemp("judged"), documents)


@pytest.mark.parametrize("name", GOOD)
def test_our_paper_passes_pdf_ua_1(verdicts: dict[str, list[str]], name: str) -> None:
    assert verdicts[name] == []


def test_the_judges_do_see_faults(verdicts: dict[str, list[str]]) -> None:
    assert len(verdicts["untagged"]) > 3


def test_every_judge_sees_a_head_without_scope(tmp_path: Path) -> None:
    # The tags lie outside the compressed streams, so one can be spoilt in place.
    spoilt = plan_pdf(demo_paper()).replace(b"/Scope /Row", b"/Scupe /Row")

    assert judge(tmp_path, {"spoilt": spoilt})["spoilt"]


def _bare(paper: PlanPaper) -> PlanPaper:
    return replace(paper, parked=(), review_dates=(), municipalities=(), overall_goal="", notice="")


def _untagged() -> bytes:
    canvas = Canvas(stream := BytesIO())
    canvas.drawString(100, 700, "Bare tekst")
    canvas.save()
    return stream.getvalue()
