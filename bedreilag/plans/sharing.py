"""Who does what: the parties of the plan, and the HUKI matrix edited where it stands."""

from collections.abc import Mapping
from typing import TypeVar

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms.form import BaseForm

from bedreilag.access import open_to
from bedreilag.database import reading
from bedreilag.plans import assigning, content, desk, matrix_form, queries
from bedreilag.plans.matrix_form import AccountableForm, PartyForm
from bedreilag.plans.models import ChangePlan, Party, PlanItem
from bedreilag.refusals import Conflict, NotFound, Refusal
from bedreilag.region import queries as region
from bedreilag.seminars.models import Seminar

F = TypeVar("F", bound=PartyForm)

bp = Blueprint("sharing", __name__, url_prefix="/samling/<int:seminar_id>/plan")


@bp.route("/ansvar", methods=["GET", "POST"])
@bp.route("/tiltak/<int:item_id>/ansvar", methods=["GET", "POST"])
@open_to("organiser")
def matrix(seminar_id: int, item_id: int = 0) -> ResponseReturnValue:
    """The whole matrix, or one item's column of it. One save."""
    if request.method == "GET":
        return _matrix_page(seminar_id, item_id)
    with reading() as session:
        form = _matrix(session, _plan(session, seminar_id), item_id)
    chosen, version = matrix_form.cells(form), form["version"].data or ""
    refusal = desk.carry_out(
        seminar_id,
        lambda session, seminar: assigning.assign(session, seminar, chosen, version),
        form,
    )
    if refusal is None:
        return desk.saved(seminar_id, anchor=f"tiltak-{item_id}" if item_id else "ansvar")
    return _matrix_page(seminar_id, item_id, form, refusal)


@bp.post("/tiltak/<int:item_id>/hovedansvarlig")
@open_to("organiser")
def accountable(seminar_id: int, item_id: int) -> ResponseReturnValue:
    """The common case in one press: the role in an organisation that answers for this item."""
    with reading() as session:
        form = _party_form(session, desk.seminar_of(session, seminar_id), 0, AccountableForm)
    letters = "HU" if form.does_it.data else "H"
    refusal = desk.carry_out(
        seminar_id,
        lambda session, seminar: assigning.let_answer(
            session, seminar, item_id, form.facts(), letters
        ),
        form,
    )
    if refusal is None:
        return desk.saved(seminar_id, anchor=f"tiltak-{item_id}")
    return _matrix_page(seminar_id, item_id, refusal=refusal, owner=form)


def _matrix_page(
    seminar_id: int,
    item_id: int,
    form: BaseForm | None = None,
    refusal: Refusal | None = None,
    owner: AccountableForm | None = None,
) -> ResponseReturnValue:
    with reading() as session:
        plan = _plan(session, seminar_id)
        seminar = desk.seminar_of(session, seminar_id)
        form = form or _matrix(session, plan, item_id)
        held = content.letters_of(plan)
        if isinstance(refusal, Conflict):
            form["version"].data = content.version(held)
        return desk.page(
            seminar,
            "plans/matrix.html",
            refusal,
            form=form,
            parties=queries.in_order(plan.parties),
            items=_items(plan, item_id),
            item_id=item_id,
            owner=owner or _party_form(session, seminar, 0, AccountableForm),
            needs_owner=bool(item_id) and not _has_owner(held, item_id),
            organisations=region.organisation_names(session, seminar.area_id),
            stored=held,
            lacking={one.item.id: one.lacks for one in queries.checks(session, plan)},
        )


def _matrix(session: Session, plan: ChangePlan, item_id: int) -> BaseForm:
    return matrix_form.matrix(
        plan.parties,
        _items(plan, item_id),
        content.letters_of(plan),
        queries.committee_names(session),
        request.form,
    )


def _has_owner(held: Mapping[tuple[int, int], str], item_id: int) -> bool:
    return any("H" in letters for (_party, item), letters in held.items() if item == item_id)


def _items(plan: ChangePlan, item_id: int) -> list[PlanItem]:
    return [desk.item_in(plan, item_id)] if item_id else plan.items


@bp.route("/parter", methods=["GET", "POST"])
@bp.route("/parter/<int:party_id>", methods=["GET", "POST"])
@open_to("organiser")
def parties(seminar_id: int, party_id: int = 0) -> ResponseReturnValue:
    """Who can hold a letter: roles in organisations, added once for the whole plan."""
    with reading() as session:
        form = _party_form(session, desk.seminar_of(session, seminar_id), party_id, PartyForm)
    if request.method == "GET":
        return _parties_page(seminar_id, party_id, form)
    refusal = desk.carry_out(
        seminar_id, lambda session, seminar: _save(session, seminar, party_id, form), form
    )
    if refusal is None:
        return desk.saved(seminar_id, "plans.sharing.parties")
    return _parties_page(seminar_id, party_id, form, refusal)


def _party_form(session: Session, seminar: Seminar, party_id: int, kind: type[F]) -> F:
    plan = queries.plan_of(session, seminar.id)
    names = region.organisation_names(session, seminar.area_id)
    known = {name.casefold(): kind for name, kind in names.items()}
    party = _party(plan, party_id)
    return kind(region.organisation_kinds(session), request.form, known, obj=party)


def _save(session: Session, seminar: Seminar, party_id: int, form: PartyForm) -> None:
    if party_id:
        assigning.save_party(session, seminar, party_id, form.facts())
    else:
        assigning.add_party(session, seminar, form.facts())


def _parties_page(
    seminar_id: int, party_id: int, form: PartyForm, refusal: Refusal | None = None
) -> ResponseReturnValue:
    with reading() as session:
        seminar = desk.seminar_of(session, seminar_id)
        plan = queries.plan_of(session, seminar.id)
        return desk.page(
            seminar,
            "plans/parties.html",
            refusal,
            form=form,
            parties=queries.in_order(plan.parties) if plan else [],
            party=_party(plan, party_id),
            used={party for party, _item in content.letters_of(plan)} if plan else set(),
            suggestions=queries.suggested_parties(seminar, plan),
            organisations=region.organisation_names(session, seminar.area_id),
            kinds={kind.id: kind.name for kind in region.organisation_kinds(session)},
        )


@bp.post("/parter/<int:party_id>/fjern")
@open_to("organiser")
def remove_party(seminar_id: int, party_id: int) -> ResponseReturnValue:
    return desk.simply(
        seminar_id,
        lambda session, seminar: assigning.remove_party(session, seminar, party_id),
        "plans.sharing.parties",
    )


def _plan(session: Session, seminar_id: int) -> ChangePlan:
    return desk.plan_of(session, desk.seminar_of(session, seminar_id))


def _party(plan: ChangePlan | None, party_id: int) -> Party | None:
    if not party_id:
        return None
    for party in plan.parties if plan else ():
        if party.id == party_id:
            return party
    raise NotFound
