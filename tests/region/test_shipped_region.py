"""The region that comes with the package holds together and is whole."""

from collections import Counter

from bedreilag.region.actions import shipped


def test_there_are_five_areas_and_24_municipalities_three_of_them_in_nordland() -> None:
    municipalities = shipped()["municipalities"]

    assert len(shipped()["areas"]) == 5
    assert len({entry["number"] for entry in municipalities}) == 24
    assert {entry["name"] for entry in municipalities if entry["county"] == "Nordland"} == {
        "Narvik",
        "Evenes",
        "Lødingen",
    }
    assert all(len(entry["number"]) == 4 for entry in municipalities)


def test_names_keep_their_sami_and_kven_forms() -> None:
    names = {entry["number"]: entry["official_name"] for entry in shipped()["municipalities"]}

    assert names["5540"] == "Gáivuotna – Kåfjord – Kaivuono"
    assert names["5538"] == "Storfjord – Omasvuotna – Omasvuono"


def test_everything_that_is_pointed_at_is_there() -> None:
    region = shipped()
    areas = {area["id"] for area in region["areas"]}
    kinds = {kind["id"] for kind in region["organisation_kinds"]}
    groups = {group["id"] for group in region["position_groups"]}
    bodies = {body["id"] for body in region["helsefellesskap"]["bodies"]}

    for municipality in region["municipalities"]:
        assert {municipality["area_id"], *municipality.get("alternative_area_ids", [])} <= areas
    assert {o["kind"] for o in region["other_organisations"]} <= kinds
    assert {u["area_id"] for u in region["hospital_trust"]["units"] if "area_id" in u} == areas
    assert {role["position_group"] for role in region["participant_roles"]} <= groups
    assert {
        b["succeeded_by"] for b in region["helsefellesskap"]["bodies"] if "succeeded_by" in b
    } <= bodies


def test_a_mapping_that_is_not_certain_says_why_and_what_else_it_may_be() -> None:
    municipalities = shipped()["municipalities"]
    uncertain = [entry for entry in municipalities if entry["mapping_status"] != "confirmed"]

    assert Counter(entry["mapping_status"] for entry in uncertain) == {"probable": 3, "disputed": 3}
    assert all(entry["note"] and entry["alternative_area_ids"] for entry in uncertain)
