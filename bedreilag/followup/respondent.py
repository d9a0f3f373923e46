"""The open link where people answer, page by page. Nothing is stored before «Send svar»."""

from uuid import uuid4

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from bedreilag import access
from bedreilag.access import open_to
from bedreilag.database import reading
from bedreilag.followup import actions, queries
from bedreilag.followup.forms import Answering
from bedreilag.pages import today
from bedreilag.refusals import NotFound, TooFast
from bedreilag.seminars.models import Seminar
from bedreilag.speed import within_limit
from bedreilag.work import transaction

bp = Blueprint("respondent", __name__)


@bp.get("/svar/<token>")
@open_to("respondent")
def begin(token: str) -> Response:
    """The first page; before or after the survey's days, when it opens or when it closed."""
    return _show(token, 1)


@bp.get("/svar/<token>/side/<int:number>")
@open_to("respondent")
def page(token: str, number: int) -> Response:
    """One page of the survey. Answers that are kept on the device are put back by the script."""
    return _show(token, number)


@bp.post("/svar/<token>/side/<int:number>")
@open_to("respondent")
def turn(token: str, number: int) -> Response:
    """Leave a page: onwards when it is filled in, back at any time."""
    with reading() as session:
        seminar = access.respondent(session, token)
        if not _is_open(session, seminar):
            return _not_open(session, seminar, 409)
        answering = _answering(session, seminar, request.form)
        if "tilbake" in request.form:
            return _page(token, seminar, answering, answering.before(number))
        if not 1 <= number <= answering.survey.total or answering.form(number).validate():
            return _page(token, seminar, answering, answering.after(number))
        return _page(token, seminar, answering, number, 422)


@bp.post("/svar/<token>/send")
@open_to("respondent")
def send(token: str) -> ResponseReturnValue:
    """Store the answer when every page is filled in, or show the first one that is not."""
    with reading() as session:
        seminar = access.respondent(session, token)
        if not within_limit(f"survey:{seminar.id}"):
            raise TooFast
        answering = _answering(session, seminar, request.form)
        fault = answering.first_fault()
        if fault or not answering.answer_id:
            return _page(token, seminar, answering, fault or answering.survey.total, 422)
    try:
        with transaction() as session:
            _store(session, access.respondent(session, token), answering)
    except actions.SurveyNotOpen:
        return _show(token, 1), 409
    return redirect(url_for("followup.respondent.thanks", token=token), 303)


@bp.get("/svar/<token>/takk")
@open_to("respondent")
def thanks(token: str) -> str:
    """The answer is stored; the script now forgets it on the device."""
    with reading() as session:
        seminar = access.respondent(session, token)
        return render_template("followup/thanks.html", seminar=seminar)


def _show(token: str, number: int) -> Response:
    with reading() as session:
        seminar = access.respondent(session, token)
        if not _is_open(session, seminar):
            return _not_open(session, seminar)
        return _page(token, seminar, _answering(session, seminar, MultiDict()), number)


def _store(session: Session, seminar: Seminar, answering: Answering) -> None:
    actions.answer_survey(
        session,
        seminar,
        answering.answer_id,
        answering.answer(),
        answering.open_answers(),
        today(),
    )


def _is_open(session: Session, seminar: Seminar) -> bool:
    return queries.phase_of(queries.survey_of(session, seminar), today()) == "open"


def _not_open(session: Session, seminar: Seminar, status: int = 200) -> Response:
    survey = queries.survey_of(session, seminar)
    html = render_template(
        "followup/not_open.html",
        seminar=seminar,
        survey=survey,
        today=today(),
        phase=queries.phase_of(survey, today()),
    )
    return make_response(html, status)


def _answering(session: Session, seminar: Seminar, fields: MultiDict[str, str]) -> Answering:
    return Answering(queries.survey_asked(session, seminar, today()), fields)


def _page(
    token: str, seminar: Seminar, answering: Answering, number: int, status: int = 200
) -> Response:
    survey = answering.survey
    if not 1 <= number <= survey.total:
        raise NotFound
    html = render_template(
        "followup/survey.html",
        token=token,
        seminar=seminar,
        survey=survey,
        page=survey.pages[number - 1],
        form=answering.form(number),
        carried=list(answering.carried(number)),
        asks=answering.asks(number),
        answer_id=answering.answer_id or str(uuid4()),
    )
    response = make_response(html, status)
    # A page that was posted to is shown at the address of the one before it; this is its own.
    response.headers["Content-Location"] = url_for(".page", token=token, number=number)
    return response
