"""The plan as a page and on paper: for organisers, and for readers with the link."""

import re
from datetime import date
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from bedreilag import access, work
from bedreilag.access import open_to
from bedreilag.database import reading
from bedreilag.offload import offload
from bedreilag.pages import address, today, with_hidden_fields
from bedreilag.plans import actions, content, events, papers, queries, sharing, words, writing
from bedreilag.plans.models import ChangePlan
from bedreilag.plans.paper_model import PlanPaper
from bedreilag.refusals import NotFound, Refusal
from bedreilag.seminars.models import Seminar

bp = Blueprint("plans", __name__)
bp.register_blueprint(writing.bp)
bp.register_blueprint(sharing.bp)


@bp.get("/samling/<int:seminar_id>/plan")
@open_to("organiser")
def plan_page(seminar_id: int) -> str:
    """The plan as it stands, what it lacks, and the next thing to do with it."""
    with reading() as session:
        return _plan_page(session, seminar_id)


def _plan_page(session: Session, seminar_id: int, refusal: Refusal | None = None) -> str:
    seminar = access.seminar_for(session, seminar_id)
    account = access.organiser(session).account
    plan = queries.plan_of(session, seminar.id)
    return render_template(
        "plans/plan.html",
        seminar=seminar,
        area=seminar.area,
        refusal=refusal,
        saved="lagret" in request.args,
        can_edit=access.may(account, seminar.area_id, "organise"),
        can_steer=access.may(account, seminar.area_id, "steer"),
        n_proposals=queries.how_many_proposed(session, seminar.id),
        reader_link=_reader_link(seminar),
        **(_whole_plan(session, plan) if plan else {"plan": None}),
    )


def _whole_plan(session: Session, plan: ChangePlan) -> dict[str, Any]:
    votes = queries.votes_of(session, plan.seminar_id)
    proposals = queries.proposals(session, plan.seminar_id, plan)
    return _shown_to_all(plan) | {
        "checks": queries.checks(session, plan),
        "votes": votes,
        "left_over": sum(one.is_left_over for one in proposals),
        "reordered": queries.differs_from_the_vote(plan, votes),
        "committees": queries.committees_by_id(session),
        "steering": with_hidden_fields(
            events.steering(plan), f"/samling/{plan.seminar_id}/plan#lerret"
        ),
    }


def _shown_to_all(plan: ChangePlan) -> dict[str, Any]:
    """What organisers and readers both see, drawn from the same facts."""
    return {
        "plan": plan,
        "parties": queries.parties_with_letters(plan),
        "held": content.letters_of(plan),
        "steps": queries.progress(plan),
        "parked": queries.parked_in(plan),
        "review_days": [date.fromisoformat(day) for day in plan.review_dates],
        "measures_of": queries.measures_of,
        "problems_of": queries.problems_of,
        "holders": queries.holders,
        "words": words,
    }


@bp.post("/samling/<int:seminar_id>/plan/legg-fram")
@open_to("organiser")
def present(seminar_id: int) -> ResponseReturnValue:
    return _step(seminar_id, lambda session, seminar: actions.present(session, seminar, today()))


@bp.post("/samling/<int:seminar_id>/plan/trekk-tilbake")
@open_to("organiser")
def withdraw(seminar_id: int) -> ResponseReturnValue:
    return _step(seminar_id, actions.withdraw)


@bp.post("/samling/<int:seminar_id>/plan/vedta")
@open_to("organiser")
def adopt(seminar_id: int) -> ResponseReturnValue:
    return _step(seminar_id, lambda session, seminar: actions.adopt(session, seminar, today()))


def _step(seminar_id: int, deed: Any) -> ResponseReturnValue:
    """Take the plan one step on; a refusal is said on the plan's own page."""
    try:
        with work.transaction() as session:
            deed(session, access.seminar_for(session, seminar_id, "organise"))
    except Refusal as refusal:
        if refusal.status in (401, 403, 404):
            raise
        with reading() as session:
            return _plan_page(session, seminar_id, refusal), refusal.status
    return redirect(url_for("plans.plan_page", seminar_id=seminar_id), 303)


@bp.get("/samling/<int:seminar_id>/plan.pdf")
@open_to("organiser")
def plan_pdf(seminar_id: int) -> Response:
    """The plan on paper, with the names of contact persons only if asked for (R096)."""
    with reading() as session:
        seminar = access.seminar_for(session, seminar_id)
        paper, name = queries.paper(session, seminar), seminar.ref
    return _pdf(paper, name, contacts="kontakter" in request.args)


@bp.get("/plan/<token>")
@open_to("reader")
def readers_page(token: str) -> str:
    """The published plan: without names of any kind."""
    with reading() as session:
        seminar, plan = _published(session, token)
        return render_template(
            "plans/reader.html",
            seminar=seminar,
            is_hidden=papers.counts_few,
            pdf=url_for("plans.readers_pdf", token=token),
            **_shown_to_all(plan),
        )


@bp.get("/plan/<token>.pdf")
@open_to("reader")
def readers_pdf(token: str) -> Response:
    with reading() as session:
        seminar, _plan = _published(session, token)
        paper, name = queries.paper(session, seminar), seminar.ref
    return _pdf(paper, name)


def _reader_link(seminar: Seminar) -> str:
    base = address() or request.host_url.rstrip("/")
    return base + url_for("plans.readers_page", token=access.plan_token(seminar))


def _published(session: Session, token: str) -> tuple[Seminar, ChangePlan]:
    seminar = access.reader(session, token)
    plan = queries.published(session, seminar.id)
    if plan is None:
        raise NotFound
    return seminar, plan


def _pdf(paper: PlanPaper | None, name: str, *, contacts: bool = False) -> Response:
    if paper is None:
        raise NotFound
    from bedreilag.plans import pdf

    body = offload(pdf.plan_pdf, paper, contacts=contacts)
    answer = Response(body, mimetype="application/pdf")
    file = re.sub(r"[^a-z0-9-]+", "-", f"plan-{name}".lower())
    answer.headers["Content-Disposition"] = f'inline; filename="{file}.pdf"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
