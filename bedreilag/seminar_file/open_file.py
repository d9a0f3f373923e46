"""The seminar file as organisers may have it: what the room made, and nothing of who made it."""

from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session

from bedreilag.followup.computed import computed
from bedreilag.followup.tally import tally
from bedreilag.refusals import Refusal
from bedreilag.seminar_file import write
from bedreilag.seminar_file.parse import Document
from bedreilag.seminars.models import Seminar


class StillSilent(Refusal):
    """In the silent part of a round nobody may read what others write, not even in a file."""

    message = _("Gruppene skriver hver for seg nå. Hent fila når tekstene er delt.")


def document(session: Session, seminar: Seminar) -> Document:
    """A seminar file without people: no seats, authors, ballots, answers or moments.

    A vote has a result once the facilitator has opened it. What was answered in the survey is on
    the survey's own page, where small groups are kept together.
    """
    if any(each.state == "silent" for each in seminar.rounds):
        raise StillSilent
    found = write.document(session, seminar)
    return found | {
        "participants": [],
        "groups": [group | {"participant_ids": []} for group in found["groups"]],
        "problems": [
            problem | {"author_id": None, "submitted_at_second": 0} for problem in found["problems"]
        ],
        "voting": found["voting"]
        | {
            "ballots": [],
            "not_voted": [],
            "results": found["voting"]["results"] if _result_is_open(seminar) else [],
        },
        "exit_evaluation": _without_answers(found["exit_evaluation"]),
        "follow_up": _without_answers(found["follow_up"]),
    }


def _result_is_open(seminar: Seminar) -> bool:
    votes = [each for each in seminar.rounds if each.kind == "vote" and each.state != "waiting"]
    return bool(votes) and votes[-1].results_shown_at is not None


def _without_answers(part: Document | None) -> Document | None:
    if part is None:
        return None
    nothing = {"computed": computed(tally([], part["invited"]))} if "computed" in part else {}
    return part | {"responses": []} | nothing
