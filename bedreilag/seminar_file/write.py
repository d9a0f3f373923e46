"""Writing a seminar file: everything of one seminar, at any stage, in one fixed layout."""

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag.seats.models import Participant
from bedreilag.seminar_file.parse import Document
from bedreilag.seminar_file.parts import day, opinions, survey, votes, work, written_plan
from bedreilag.seminar_file.parts.books import Outgoing
from bedreilag.seminars.models import Seminar
from bedreilag.wording import LIMITS

FORMAT = "bedreilag-seminar/1"


def document(session: Session, seminar: Seminar) -> Document:
    """The seminar as a seminar file holds it."""
    seats = session.scalars(
        select(Participant).filter_by(seminar_id=seminar.id).order_by(Participant.id)
    ).all()
    outgoing = Outgoing(session, seminar)
    return {
        "format": FORMAT,
        "language": "nb",
        "fictional": seminar.fictional,
        "notice": seminar.notice,
        "proposed_limits": dict(LIMITS),
        **day.write(outgoing, list(seats)),
        **work.write(outgoing),
        "voting": votes.write(outgoing),
        **opinions.write(outgoing),
        **written_plan.write(outgoing),
        **survey.write(outgoing),
    }


def as_text(document: Document) -> str:
    """The file itself: the same document is always the same bytes."""
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"
