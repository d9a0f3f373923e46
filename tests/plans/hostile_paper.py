"""A plan full of texts that would like to be more than text."""

from datetime import date

from bedreilag.plans.paper_model import (
    IndicatorPaper,
    ItemPaper,
    MeasurePaper,
    MilestonePaper,
    ParkedPaper,
    PartyPaper,
    PlanPaper,
)

HOSTILE = (
    "<b>åpen",
    '<img src="/etc/passwd" width="100" height="100"/>',
    '<a href="file:///etc/shadow">lenke</a>',
    "& &amp; &#0; ]]> -->",
    "%s {0} {title} \\ ( ) ) <<>> BT ET endstream",
)
INVISIBLE = "bi\u202edi \x00\x07\x1b nu\u200bll \U0001f600 \ud83d \ufffe"
EVERYTHING = " ".join((*HOSTILE, INVISIBLE))
DAY = date(2026, 4, 23)


def hostile_paper() -> PlanPaper:
    """Every field that holds words holds the same hostile ones."""
    text = EVERYTHING
    item = ItemPaper(
        title=text,
        goal=text,
        parties=(PartyPaper("H", text, text, text), PartyPaper("U", text, text, text)),
        milestones=(MilestonePaper(DAY, text),),
        indicators=(IndicatorPaper(text, text, 1.5, None, text, text, text),),
        agreements=(text, text),
        benefit_for=(text,),
        measures=(MeasurePaper(text, 1),),
        problems=(text,),
    )
    return PlanPaper(
        title=text,
        area=text,
        seminar=text,
        days=(DAY,),
        items=(item, item),
        overall_goal=text,
        municipalities=(text,),
        presented_on=DAY,
        presented_by=text,
        parked=(ParkedPaper(text, text),),
        notice=text,
    )
