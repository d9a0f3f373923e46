"""Who answers for an item is said in one press, where the item has nobody yet."""

from bedreilag.plans import content, queries


def test_an_item_without_anybody_gets_who_answers_for_it_in_one_press(coordinator, voted, session):
    proposals = f"/samling/{voted.id}/plan/forslag"
    coordinator.post(proposals, data={"measures": [voted.measures["m01"]], "title": "Varsling"})
    [item] = queries.plan_of(session, voted.id).items
    here = f"/samling/{voted.id}/plan/tiltak/{item.id}"
    assert f'action="{here}/hovedansvarlig"' in coordinator.get(f"{here}/ansvar").text
    wish = {"role": "Kommuneoverlege", "organisation": "Et helt nytt sted", "does_it": "y"}

    asked = coordinator.post(f"{here}/hovedansvarlig", data=wish)
    assert asked.status_code == 422
    assert "Velg hva slags organisasjon det er." in asked.text
    assert 'value="Kommuneoverlege"' in asked.text
    wish["organisation_kind"] = "kommune"
    assert coordinator.post(f"{here}/hovedansvarlig", data=wish).status_code == 303

    session.rollback()
    session.expire_all()
    plan = queries.plan_of(session, voted.id)
    [party] = plan.parties
    assert content.letters_of(plan) == {(party.id, item.id): "HU"}
    again = coordinator.post(f"{here}/hovedansvarlig", data=wish | {"role": "En annen"})
    assert again.status_code == 409
    assert "Tiltaket har fått en hovedansvarlig." in again.text
    assert f'action="{here}/hovedansvarlig"' not in again.text


def test_a_committee_does_not_answer_for_an_item_by_the_short_way_either(
    coordinator, voted, session
):
    proposals = f"/samling/{voted.id}/plan/forslag"
    coordinator.post(proposals, data={"measures": [voted.measures["m01"]], "title": "Varsling"})
    [item] = queries.plan_of(session, voted.id).items
    [name, *_others] = queries.committee_names(session)

    refused = coordinator.post(
        f"/samling/{voted.id}/plan/tiltak/{item.id}/hovedansvarlig",
        data={"role": "Leder", "organisation": name, "organisation_kind": "kommune"},
    )

    assert refused.status_code == 409
    session.rollback()
    assert queries.plan_of(session, voted.id).parties == []


def test_the_areas_municipalities_are_offered_and_nobody_has_to_say_what_kind_they_are(
    coordinator, voted, session
):
    proposals = f"/samling/{voted.id}/plan/forslag"
    coordinator.post(proposals, data={"measures": [voted.measures["m01"]], "title": "Varsling"})
    [item] = queries.plan_of(session, voted.id).items
    here = f"/samling/{voted.id}/plan/tiltak/{item.id}"
    for page in (f"{here}/ansvar", f"/samling/{voted.id}/plan/parter"):
        assert '<option value="Senja kommune">' in coordinator.get(page).text

    who = {"role": "Kommuneoverlege", "organisation": "senja kommune"}
    assert coordinator.post(f"{here}/hovedansvarlig", data=who).status_code == 303
    other = {"role": "Leder", "organisation": "Tromsø kommune"}
    assert coordinator.post(f"/samling/{voted.id}/plan/parter", data=other).status_code == 303

    session.rollback()
    session.expire_all()
    parties = queries.plan_of(session, voted.id).parties
    assert [one.organisation_kind for one in parties] == ["kommune", "kommune"]


def test_a_plan_without_parties_does_not_ask_for_them_before_who_answers(coordinator, voted):
    page = f"/samling/{voted.id}/plan"
    ids = [voted.measures["m01"]]
    coordinator.post(f"{page}/forslag", data={"measures": ids, "title": "Varsling"})

    text = coordinator.get(page).text

    assert "Ingen har fått ansvar ennå." in text
    assert "Parten blir lagt til samtidig." in text
    assert "Legg til partene først" not in text
