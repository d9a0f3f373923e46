"""The survey as the organisers see it: its days, its link, and what may be shown of the answers."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from bedreilag import access
from bedreilag.access import open_to
from bedreilag.checkin import queries as checkin
from bedreilag.database import reading
from bedreilag.followup import actions, figures, queries, respondent, year_2023
from bedreilag.followup.forms import DatesForm, page_form
from bedreilag.followup.models import Survey
from bedreilag.followup.questionnaire import exit_evaluation
from bedreilag.followup.tally import percent
from bedreilag.pages import today
from bedreilag.refusals import NotFound
from bedreilag.seminars.models import Seminar
from bedreilag.seminars.qr import qr_svg
from bedreilag.work import transaction

bp = Blueprint("followup", __name__)
bp.register_blueprint(respondent.bp)
# The question of the check-in, asked again.
CHECK_IN = "q8"


@bp.get("/samling/<int:seminar_id>/undersokelse")
@open_to("organiser")
def desk(seminar_id: int) -> str:
    """The survey's door: its state, the link, the days, and the results when they are settled."""
    with reading() as session:
        seminar = access.seminar_for(session, seminar_id)
        return _desk(session, seminar, DatesForm(obj=queries.survey_of(session, seminar)))


@bp.post("/samling/<int:seminar_id>/undersokelse")
@open_to("organiser")
def save_dates(seminar_id: int) -> ResponseReturnValue:
    """Decide when the survey is open, and how many were invited."""
    form = DatesForm(request.form)
    if not form.validate():
        return _desk_again(seminar_id, form, 422)
    try:
        with transaction() as session:
            seminar = access.seminar_for(session, seminar_id, "organise")
            actions.set_dates(session, seminar, **form.data, today=today())
    except (actions.ResultsAreShown, actions.AlreadyAnswered) as refusal:
        form[refusal.field or "closes_on"].errors = [refusal.text]
        return _desk_again(seminar_id, form, refusal.status)
    return redirect(url_for("followup.desk", seminar_id=seminar_id), 303)


@bp.get("/samling/<int:seminar_id>/undersokelse/slik/<int:number>")
@open_to("organiser")
def preview(seminar_id: int, number: int) -> str:
    """One page of the survey as those who answer see it, before, while and after they do."""
    with reading() as session:
        seminar = access.seminar_for(session, seminar_id)
        survey = queries.survey_asked(session, seminar, today())
        if not 1 <= number <= survey.total:
            raise NotFound
        page = survey.pages[number - 1]
        return render_template(
            "followup/preview.html",
            seminar=seminar,
            survey=survey,
            page=page,
            form=page_form(page)(),
        )


@bp.get("/samling/<int:seminar_id>/evaluering")
@open_to("organiser")
def evaluation(seminar_id: int) -> str:
    """What people said before they went home, from the moment the round is closed."""
    with reading() as session:
        seminar = access.seminar_for(session, seminar_id)
        return render_template(
            "followup/evaluation.html",
            seminar=seminar,
            area=seminar.area,
            n=queries.how_many_evaluated(session, seminar),
            invited=queries.survey_of(session, seminar).exit_invited,
            settled=queries.exit_is_settled(session, seminar),
            check_in=checkin.check_in_round(session, seminar.id),
            check_in_counts=checkin.shown(session, seminar.id),
            **_exit_results(session, seminar),
        )


def _desk_again(seminar_id: int, form: DatesForm, status: int) -> ResponseReturnValue:
    with reading() as session:
        seminar = access.seminar_for(session, seminar_id, "organise")
        return _desk(session, seminar, form), status


def _desk(session: Session, seminar: Seminar, form: DatesForm) -> str:
    survey = queries.survey_of(session, seminar)
    link = _link(seminar)
    answered = queries.how_many_answered(session, survey)
    return render_template(
        "followup/desk.html",
        seminar=seminar,
        area=seminar.area,
        survey=survey,
        today=today(),
        form=form,
        phase=queries.phase_of(survey, today()),
        link=link,
        qr=qr_svg(link, title="QR-kode til undersøkelsen"),
        answered=answered,
        response_rate=percent(answered, survey.invited),
        before=year_2023.evaluation(),
        organises=_organises(session, seminar),
        evaluated=queries.how_many_evaluated(session, seminar),
        results=_results(session, seminar, survey),
    )


def _results(session: Session, seminar: Seminar, survey: Survey) -> Mapping[str, Any] | None:
    """Everything the results are drawn from, or None while somebody may still answer."""
    if not queries.is_settled(session, survey, today()):
        return None
    shown = queries.results(session, seminar)
    questions = queries.questionnaire_for(session, seminar, today())
    names = queries.group_names(session)
    check_in = checkin.shown(session, seminar.id)
    return {
        "is_enough": shown.is_enough,
        "one_answer": percent(1, shown.n),
        "statements": figures.statements(shown, questions),
        "worked_further": figures.worked_further(shown, questions),
        "worked_further_text": questions.question("q4").text,
        "gap": figures.dont_know_shares(shown) if shown.has_dont_know_gap else None,
        "in_total": figures.status_in_total(shown, names),
        "items": [
            (item, figures.status_of_item(shown, queries.item_key(item), names))
            for item in queries.plan_items(session, seminar)
        ],
        "left_out": figures.left_out(shown.items, shown.n, names),
        "measures_2023": figures.measures_2023(shown),
        "newer": figures.newer_questions(shown, questions),
        "check_in": check_in
        and figures.before_and_after(shown, questions.question(CHECK_IN), check_in),
        "check_in_text": questions.question(CHECK_IN).text,
        "own_words": _own_words(session, seminar),
    }


def _own_words(session: Session, seminar: Seminar) -> list[tuple[str, list[str]]] | None:
    """The open answers by question, for those who organise in this area; None for others."""
    if not _organises(session, seminar):
        return None
    written = queries.open_answers(session, seminar)
    questions = queries.questionnaire_for(session, seminar, today())
    return [(questions.question(name).text, texts) for name, texts in written.items() if texts]


def _exit_results(session: Session, seminar: Seminar) -> Mapping[str, Any]:
    if not queries.exit_is_settled(session, seminar):
        return {}
    table = queries.exit_results(session, seminar)
    questions = list(exit_evaluation().questions)
    names = queries.group_names(session)
    return {
        "ratings": figures.ratings(table, questions, names),
        "left_out": figures.left_out(table, queries.how_many_evaluated(session, seminar), names),
        "shown": table,
        "organises": _organises(session, seminar),
        "comments": queries.exit_comments(session, seminar),
        "comment_question": questions[-1].text,
    }


def _organises(session: Session, seminar: Seminar) -> bool:
    account = access.organiser(session).account
    return access.may(account, seminar.area_id, "organise")


def _link(seminar: Seminar) -> str:
    path = url_for("followup.respondent.begin", token=access.survey_token(seminar))
    base = access.settings().public_url.rstrip("/") or request.host_url.rstrip("/")
    return f"{base}{path}"
