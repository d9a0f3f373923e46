"""What a finished round left: its own texts and its own result, never those of a later one."""

from sqlalchemy.orm import Session

from bedreilag.assessing import events as assessing
from bedreilag.measures import queries as measures
from bedreilag.problems import queries as problems
from bedreilag.screens.drawn import DrawnPage
from bedreilag.seminars.models import Round
from bedreilag.voting import events as voting


def texts_of(session: Session, round_: Round) -> set[str]:
    """The keys of the cards that were written in this round."""
    written = {"problem": problems.ids_of_round, "measure": measures.ids_of_round}
    found = written[round_.kind](session, round_.id) if round_.kind in written else ()
    return {str(key) for key in found}


def results_of(session: Session, round_: Round, page: DrawnPage) -> list[str]:
    """What the room was shown when this round was over; nothing before it was shown."""
    match round_.kind:
        case "vote":
            drawn = [
                each(session, round_, "phones") for each in (voting.result_of, voting.agreement_of)
            ]
        case "assess":
            drawn = [assessing.assessed_in(session, round_, "phones")]
        case "checkin":  # held once
            drawn = [page.one("checked_in")]
        case _:
            drawn = []
    return [html for html in drawn if html]
