"""The seminar file as organisers may have it: what the room made, and nothing of who made it."""

from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session

from bedreilag.followup.computed import computed
from bedreilag.followup.tally import tally
from bedreilag.refusals import Refusal
from bedreilag.seminar_file import write
from bedreilag.seminar_file.parse import Document
from bedreilag.seminars.models import Seminar
from bedreilag.voting import queries as votes

# What somebody answered, and nothing else.
OF_PEOPLE = ("check_ins", "assessments")
RULES_OF_THE_VOTE = ("votes_per_participant", "max_per_measure", "facilitators_vote")


class StillSilent(Refusal):
    """In the silent part of a round nobody may read what others write, not even in a file."""

    message = _("Deltakerne skriver hver for seg nå. Hent fila når tekstene er delt.")


def document(session: Session, seminar: Seminar) -> Document:
    """A seminar file without people: no seats, authors, ballots, answers or moments.

    A vote has a result once the facilitator has opened it. What was answered in the survey is on
    the survey's own page, where small groups are kept together.
    """
    if any(each.state == "silent" for each in seminar.rounds):
        raise StillSilent
    is_open = _result_is_open(session, seminar)
    whole = write.document(session, seminar)
    found = {part: content for part, content in whole.items() if part not in OF_PEOPLE}
    voting = {part: found["voting"][part] for part in RULES_OF_THE_VOTE}
    return found | {
        "participants": [],
        "groups": [group | {"participant_ids": []} for group in found["groups"]],
        "problems": [
            problem | {"author_id": None, "submitted_at_second": 0} for problem in found["problems"]
        ],
        "voting": voting
        | {
            "ballots": [],
            "not_voted": [],
            "results": found["voting"]["results"] if is_open else [],
        },
        "exit_evaluation": _without_answers(found["exit_evaluation"]),
        "follow_up": _without_answers(found["follow_up"]),
    }


def _result_is_open(session: Session, seminar: Seminar) -> bool:
    counts = votes.vote_round(session, seminar.id)
    return counts is not None and votes.is_shown(counts)


def _without_answers(part: Document | None) -> Document | None:
    if part is None:
        return None
    nothing = {"computed": computed(tally([], part["invited"]))} if "computed" in part else {}
    return part | {"responses": []} | nothing
