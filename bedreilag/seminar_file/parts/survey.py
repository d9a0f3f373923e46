"""The short evaluation on the day and the answers six months later; nameless, so in no order."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import select

from bedreilag.followup.computed import computed
from bedreilag.followup.models import ExitAnswer, Survey, SurveyAnswer
from bedreilag.followup.tally import Answer, tally
from bedreilag.seminar_file.parts.books import Entry, Incoming, Outgoing, filled

SAME = (
    "position_group",
    "organisation_kind",
    "attended",
    "statements",
    "worked_further",
    "item_status",
    "measures_2023_status",
)


def store(incoming: Incoming) -> None:
    """Keep the survey and its answers, each under a random key."""
    document = incoming.document
    entry, exit_entry = document["follow_up"], document["exit_evaluation"]
    if entry is None:
        return
    incoming.session.add(
        Survey(
            seminar_id=incoming.seminar.id,
            months_after=entry["months_after"],
            opens_on=date.fromisoformat(entry["opened"]),
            closes_on=date.fromisoformat(entry["closed"]) if entry["closed"] else None,
            invited=entry["invited"],
            reminders=entry["reminders"],
            exit_invited=exit_entry["invited"] if exit_entry else None,
            answers=[_answer(response) for response in entry["responses"]],
            exit_answers=[
                ExitAnswer(id=str(uuid4()), **response)
                for response in (exit_entry["responses"] if exit_entry else ())
            ],
        )
    )
    incoming.session.flush()


def _answer(response: Entry) -> SurveyAnswer:
    return SurveyAnswer(
        id=str(uuid4()),
        ref=response["id"],
        extra=response.get("extra", {}),
        open_answers=response["open"],
        **{key: response[key] for key in SAME},
    )


def write(outgoing: Outgoing) -> Entry:
    """The short evaluation and the survey; None for what has not been set up."""
    survey = outgoing.session.scalar(select(Survey).filter_by(seminar_id=outgoing.seminar.id))
    if survey is None:
        return {"exit_evaluation": None, "follow_up": None}
    return {"exit_evaluation": _exit(survey), "follow_up": _follow_up(outgoing, survey)}


def _exit(survey: Survey) -> Entry | None:
    if survey.exit_invited is None and not survey.exit_answers:
        return None
    responses = [
        {
            "position_group": answer.position_group,
            "ratings": answer.ratings,
            "comment": answer.comment,
        }
        for answer in survey.exit_answers
    ]
    return {"invited": survey.exit_invited or 0, "responses": sorted(responses, key=_by_content)}


def _follow_up(outgoing: Outgoing, survey: Survey) -> Entry:
    responses = _responses(outgoing, survey.answers)
    return {
        "months_after": survey.months_after,
        "opened": survey.opens_on.isoformat(),
        "reminders": survey.reminders,
        "closed": survey.closes_on.isoformat() if survey.closes_on else None,
        "invited": survey.invited,
        "responses": responses,
        "computed": computed(tally([_counted(entry) for entry in responses], survey.invited)),
    }


def _responses(outgoing: Outgoing, answers: Sequence[SurveyAnswer]) -> list[Entry]:
    """The answers by name. Those without one are named by what they hold, never by when."""
    written = [(answer.ref, _write_answer(outgoing, answer)) for answer in answers]
    written.sort(key=lambda each: _by_content(each[1]))
    taken = {ref for ref, _ in written}
    free = (name for n in range(1, 10**6) if (name := f"s{n:02}") not in taken)
    named = [{"id": ref or next(free), **entry} for ref, entry in written]
    return sorted(named, key=lambda entry: (len(entry["id"]), entry["id"]))


def _write_answer(outgoing: Outgoing, answer: SurveyAnswer) -> Entry:
    return {
        "position_group": answer.position_group,
        "organisation_kind": answer.organisation_kind,
        "attended": answer.attended,
        "statements": answer.statements,
        "worked_further": answer.worked_further,
        **filled(extra=answer.extra),
        "item_status": _by_item(outgoing, answer.item_status),
        "measures_2023_status": answer.measures_2023_status,
        "open": answer.open_answers,
    }


def _by_item(outgoing: Outgoing, status: dict[str, Any]) -> Entry:
    """Without items that have been taken out of the plan since."""
    names = outgoing.items
    return {names[item]: value for item, value in status.items() if item in names}


def _counted(entry: Entry) -> Answer:
    return Answer(**{key: entry[key] for key in SAME}, extra=entry.get("extra", {}))


def _by_content(entry: Any) -> str:
    return json.dumps(entry, ensure_ascii=False, sort_keys=True)
