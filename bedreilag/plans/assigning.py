"""Who does what: the parties of a plan, and the letters they hold."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session

from bedreilag.plans import actions, content, queries
from bedreilag.plans.models import ChangePlan, Party, PlanItem, Responsibility
from bedreilag.refusals import Conflict, NotFound, Refusal
from bedreilag.seminars.models import Seminar

# (party, item) → the letters chosen in that cell: "", "H", "U", "K", "I" or "HU".
Cells = Mapping[tuple[int, int], str]
PARTY_FACTS = ("role", "organisation", "organisation_kind", "decision_authority", "contact_person")


class PartyExists(Refusal):
    """The same role in the same organisation is in the plan already."""

    message = _("Denne rollen i denne organisasjonen er allerede en part i planen.")


class PartyHasLetters(Refusal):
    """A party that answers for something is not taken away unseen."""

    message = _("Parten har ansvar i planen. Ta bort bokstavene i matrisen først.")


class HasOneAlready(Refusal):
    """An item has exactly one H."""

    message = _("Tiltaket har fått en hovedansvarlig. Vil du bytte, gjør du det i lista under.")


class CommitteeCannotOwn(Refusal):
    """A committee receives proposals; it owns nothing in a plan (R074)."""

    message = _("Et samarbeidsutvalg kan ikke være hovedansvarlig. Velg en annen part.")


def add_party(session: Session, seminar: Seminar, facts: Mapping[str, object]) -> Party:
    """Bring a role in an organisation into the plan, so that it can hold letters."""
    plan = actions.begin_plan(session, seminar)
    _refuse_twins(plan, facts)
    party = Party(plan_id=plan.id)
    _write(party, facts)
    plan.parties.append(party)
    session.flush()
    return party


def let_answer(
    session: Session, seminar: Seminar, item_id: int, facts: Mapping[str, object], letters: str
) -> None:
    """Give an item its H in one step; the party is made if the plan does not have it yet."""
    plan = actions.begin_plan(session, seminar)
    item = next((one for one in plan.items if one.id == item_id), None)
    if item is None:
        raise NotFound
    if any(one.letter == "H" for one in item.responsibilities):
        raise HasOneAlready
    party = _twin(plan, facts) or add_party(session, seminar, facts)
    _demand_may_own(session, party)
    held = content.letters_of(plan).get((party.id, item.id), "")
    _hold(item, party, "HU" if "U" in held else letters)
    actions.changed(session, seminar)


def save_party(
    session: Session, seminar: Seminar, party_id: int, facts: Mapping[str, object]
) -> None:
    """Change a party; the letters it holds stay with it."""
    plan = actions.begin_plan(session, seminar)
    party = _party(plan, party_id)
    _refuse_twins(plan, facts, but=party)
    _write(party, facts)
    actions.changed(session, seminar)


def remove_party(session: Session, seminar: Seminar, party_id: int) -> None:
    """Take a party that holds no letter out of the plan."""
    plan = actions.begin_plan(session, seminar)
    party = _party(plan, party_id)
    if any(
        held for (holder, _item), held in content.letters_of(plan).items() if holder == party_id
    ):
        raise PartyHasLetters
    plan.parties.remove(party)


def assign(session: Session, seminar: Seminar, cells: Cells, version: str) -> None:
    """Let the parties hold exactly these letters in these cells; other cells stay as they are."""
    plan = actions.begin_plan(session, seminar)
    held = content.letters_of(plan)
    if version != content.version(held):
        raise Conflict
    parties = {party.id: party for party in plan.parties}
    items = {item.id: item for item in plan.items}
    for (party_id, item_id), letters in cells.items():
        if party_id not in parties or item_id not in items:
            raise NotFound
        if letters == held.get((party_id, item_id), ""):
            continue
        if "H" in letters:
            _demand_may_own(session, parties[party_id])
        _hold(items[item_id], parties[party_id], letters)
    actions.changed(session, seminar)


def _demand_may_own(session: Session, party: Party) -> None:
    if party.organisation.casefold() in queries.committee_names(session):
        raise CommitteeCannotOwn


def _hold(item: PlanItem, party: Party, letters: str) -> None:
    """What the party holds already keeps its place among the others."""
    for one in [one for one in item.responsibilities if one.party_id == party.id]:
        if one.letter not in letters:
            item.responsibilities.remove(one)
    already = {one.letter for one in item.responsibilities if one.party_id == party.id}
    last = max((one.position for one in item.responsibilities), default=0)
    for place, letter in enumerate(letters, 1):
        if letter not in already:
            item.responsibilities.append(
                Responsibility(party=party, letter=letter, position=last + place)
            )


def _party(plan: ChangePlan, party_id: int) -> Party:
    for party in plan.parties:
        if party.id == party_id:
            return party
    raise NotFound


def _refuse_twins(plan: ChangePlan, facts: Mapping[str, object], but: Party | None = None) -> None:
    if _twin(plan, facts) not in (None, but):
        raise PartyExists("role")


def _twin(plan: ChangePlan, facts: Mapping[str, object]) -> Party | None:
    """The same role in the same organisation, if the plan has it."""
    wanted = (str(facts["role"]).casefold(), str(facts["organisation"]).casefold())
    for party in plan.parties:
        if (party.role.casefold(), party.organisation.casefold()) == wanted:
            return party
    return None


def _write(party: Party, facts: Mapping[str, object]) -> None:
    for name in PARTY_FACTS:
        setattr(party, name, facts[name])
