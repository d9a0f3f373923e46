"""Who does what: parties, and the matrix that is edited where it stands."""

import re

import pytest

from bedreilag.plans import content, queries
from bedreilag.plans.models import Party
from bedreilag.work import transaction
from tests.plans.sent import sent_by


@pytest.fixture
def address(planned):
    return f"/samling/{planned.id}/plan/ansvar"


@pytest.fixture
def party(planned):
    return lambda role, organisation: planned.parties[role, organisation]


def chosen_on(page, address):
    """The letters as a browser would send them."""
    return {name: value for name, [value] in sent_by(page, address).items()}


def held(session, planned):
    session.rollback()
    session.expire_all()
    return content.letters_of(queries.plan_of(session, planned.id))


def test_saving_the_matrix_as_it_stands_changes_nothing(coordinator, address, session, planned):
    before = held(session, planned)
    sent = chosen_on(coordinator.get(address).text, address)
    assert sum(bool(sent[name]) for name in sent if name.startswith("c-")) == len(before)

    assert coordinator.post(address, data=sent).status_code == 303

    assert held(session, planned) == before


def test_every_cell_says_whose_it_is_and_of_what(coordinator, address):
    page = coordinator.get(address).text

    assert (
        'aria-label="Leder for døgnenheten, UNN HF, SPHR Midt-Troms: '
        'Varsling før planlagt utskriving"' in page
    )
    assert '<th scope="row">Leder for døgnenheten' in page
    assert '<th scope="col">Varsling før planlagt utskriving</th>' in page


def test_letters_are_chosen_changed_and_taken_away_in_one_save(
    coordinator, address, party, session, planned
):
    first, second, *_rest = planned.items
    owner = party("Leder for døgnenheten", "UNN HF, SPHR Midt-Troms")
    adviser = party("Rådgiver", "NAPHA")
    voice = party("Brukerrepresentant", "Mental Helse")
    sent = chosen_on(coordinator.get(address).text, address)
    assert sent[f"c-{owner}-{first}"] == "H"
    assert sent[f"c-{voice}-{first}"] == "K"

    sent |= {f"c-{owner}-{first}": "HU", f"c-{adviser}-{second}": "K", f"c-{voice}-{first}": ""}
    assert coordinator.post(address, data=sent).status_code == 303

    now = held(session, planned)
    assert now[owner, first] == "HU"
    assert now[adviser, second] == "K"
    assert (voice, first) not in now


def test_the_choices_say_what_their_letters_mean(coordinator, address):
    page = coordinator.get(address).text
    for said in ("H: Hovedansvarlig", "U: Utførende", "K: Konsulteres", "I: Informeres"):
        assert f">{said}</option>" in page


def test_those_who_keep_their_letter_keep_their_place(
    coordinator, address, party, session, planned
):
    def doers():
        session.rollback()
        session.expire_all()
        item = queries.plan_of(session, planned.id).items[0]
        return [one.role for one in queries.holders(item, "U")]

    before = doers()
    sent = chosen_on(coordinator.get(address).text, address)
    sent[f"c-{party('Rådgiver', 'NAPHA')}-{planned.items[0]}"] = "U"

    coordinator.post(address, data=sent)

    assert doers() == [*before, "Rådgiver"]


def test_one_items_column_can_be_edited_alone(coordinator, party, session, planned):
    item = planned.items[0]
    alone = f"/samling/{planned.id}/plan/tiltak/{item}/ansvar"
    before = held(session, planned)
    sent = chosen_on(coordinator.get(alone).text, alone)
    assert {name.rpartition("-")[2] for name in sent if name.startswith("c-")} == {str(item)}

    sent[f"c-{party('Rådgiver', 'NAPHA')}-{item}"] = "I"
    coordinator.post(alone, data=sent)

    now = held(session, planned)
    assert now.pop((party("Rådgiver", "NAPHA"), item)) == "I"
    assert now == before


def test_two_who_choose_at_once_do_not_overwrite_each_other(
    coordinator, organiser, address, party, session, planned
):
    cell = f"c-{party('Rådgiver', 'NAPHA')}-{planned.items[0]}"
    sent = chosen_on(coordinator.get(address).text, address)
    organiser("working_group").post(address, data=sent | {cell: "I"})

    answer = coordinator.post(address, data=sent | {cell: "K"})

    assert answer.status_code == 409
    assert "Noen andre endret dette mens du skrev." in answer.text
    assert "Lagret: I" in answer.text
    assert chosen_on(answer.text, address)[cell] == "K"
    assert held(session, planned)[party("Rådgiver", "NAPHA"), planned.items[0]] == "I"

    assert coordinator.post(address, data=chosen_on(answer.text, address)).status_code == 303
    assert held(session, planned)[party("Rådgiver", "NAPHA"), planned.items[0]] == "K"


def test_a_letter_that_does_not_exist_is_refused(coordinator, address, session, planned):
    sent = chosen_on(coordinator.get(address).text, address)
    before = held(session, planned)

    answer = coordinator.post(
        address, data=sent | {next(name for name in sent if name.startswith("c-")): "X"}
    )

    assert answer.status_code == 422
    assert held(session, planned) == before


def test_a_committee_is_never_offered_the_h(coordinator, address, session, planned):
    with transaction() as writing:
        committee = Party(
            plan_id=queries.plan_of(writing, planned.id).id,
            role="Leder",
            organisation="FSU Pasientforløp",
            organisation_kind="annet",
        )
        writing.add(committee)
        writing.flush()
    page = coordinator.get(address).text
    [cell] = re.findall(rf'name="c-{committee.id}-{planned.items[0]}".*?</select>', page, re.S)
    assert re.findall(r'value="(\w*)"', cell) == ["", "U", "K", "I"]

    sent = chosen_on(page, address) | {f"c-{committee.id}-{planned.items[0]}": "H"}

    assert coordinator.post(address, data=sent).status_code == 422
    assert (committee.id, planned.items[0]) not in held(session, planned)


def test_a_party_is_a_role_in_an_organisation(coordinator, session, planned):
    parties = f"/samling/{planned.id}/plan/parter"
    fields = {
        "role": "Virksomhetsleder",
        "organisation": "Gáivuotna – Kåfjord – Kaivuono",
        "organisation_kind": "kommune",
        "decision_authority": "y",
        "contact_person": "",
    }

    assert coordinator.post(parties, data=fields).status_code == 303

    page = coordinator.get(parties).text
    assert "Virksomhetsleder, Gáivuotna – Kåfjord – Kaivuono" in page


def test_the_kind_of_a_known_organisation_need_not_be_told(coordinator, session, planned):
    parties = f"/samling/{planned.id}/plan/parter"

    coordinator.post(parties, data={"role": "Erfaringskonsulent", "organisation": "MARBORG"})

    plan = queries.plan_of(session, planned.id)
    [added] = [party for party in plan.parties if party.role == "Erfaringskonsulent"]
    assert added.organisation_kind == "brukerorganisasjon"


def test_the_kind_of_an_unknown_organisation_must_be_chosen(coordinator, planned):
    parties = f"/samling/{planned.id}/plan/parter"

    answer = coordinator.post(parties, data={"role": "Leder", "organisation": "Fjellfolket"})

    assert answer.status_code == 422
    assert "Velg hva slags organisasjon det er." in answer.text
    assert 'value="Fjellfolket"' in answer.text


def test_the_same_party_is_not_added_twice(coordinator, planned):
    parties = f"/samling/{planned.id}/plan/parter"
    twin = {"role": "rådgiver", "organisation": "NAPHA", "organisation_kind": "kompetansemiljo"}

    answer = coordinator.post(parties, data=twin)

    assert answer.status_code == 409
    assert "er allerede en part i planen" in answer.text


def test_the_working_groups_roles_are_suggested_until_they_are_parties(coordinator, voted):
    parties = f"/samling/{voted.id}/plan/parter"
    suggested = 'name="role" value="Områdekoordinator"'
    assert suggested in coordinator.get(parties).text

    coordinator.post(
        parties,
        data={
            "role": "Områdekoordinator",
            "organisation": "UNN HF, SPHR Midt-Troms",
            "organisation_kind": "helseforetak",
        },
    )

    page = coordinator.get(parties).text
    assert "Områdekoordinator, UNN HF, SPHR Midt-Troms" in page
    assert suggested not in page


def test_a_party_can_be_changed_and_keeps_its_letters(coordinator, party, session, planned):
    number = party("Leder for døgnenheten", "UNN HF, SPHR Midt-Troms")
    before = held(session, planned)
    page = f"/samling/{planned.id}/plan/parter/{number}"
    assert 'value="Leder for døgnenheten"' in coordinator.get(page).text

    fields = {
        "role": "Enhetsleder",
        "organisation": "UNN HF, SPHR Midt-Troms",
        "organisation_kind": "helseforetak",
        "contact_person": "Kari Nordby",
    }
    assert coordinator.post(page, data=fields).status_code == 303

    session.rollback()
    changed = session.get(Party, number)
    assert (changed.role, changed.contact_person) == ("Enhetsleder", "Kari Nordby")
    assert changed.decision_authority is False
    assert held(session, planned) == before


def test_a_party_with_letters_is_not_taken_away(coordinator, party, session, planned):
    number = party("Leder for døgnenheten", "UNN HF, SPHR Midt-Troms")

    answer = coordinator.post(f"/samling/{planned.id}/plan/parter/{number}/fjern")

    assert answer.status_code == 409
    assert "Parten har ansvar i planen." in answer.text
    assert session.get(Party, number)


def test_a_party_without_letters_can_be_taken_away(coordinator, session, voted):
    parties = f"/samling/{voted.id}/plan/parter"
    coordinator.post(parties, data={"role": "Leder", "organisation": "MARBORG"})
    [party] = queries.plan_of(session, voted.id).parties

    coordinator.post(f"{parties}/{party.id}/fjern")

    session.rollback()
    session.expire_all()
    assert queries.plan_of(session, voted.id).parties == []


@pytest.mark.parametrize("page", ["ansvar", "parter", "om", "forslag"])
def test_another_area_finds_none_of_the_pages(organiser, planned, page):
    address = f"/samling/{planned.id}/plan/{page}"
    assert organiser().get(address).status_code == 200

    assert organiser("working_group", "nord-troms").get(address).status_code == 404


def test_the_legend_says_each_word_once_also_to_those_who_hear_it(coordinator, address):
    page = coordinator.get(address).text
    legend = page.partition('class="huki-legend"')[2].partition("</ul>")[0]

    for word in ("Hovedansvarlig", "Utførende", "Konsulteres", "Informeres"):
        assert legend.count(word) == 1
