"""The plan as organisers see it."""


def test_the_plan_page_shows_every_item_with_its_owner(organiser, planned):
    page = organiser().get(f"/samling/{planned.id}/plan").text

    assert "Varsling før planlagt utskriving" in page
    assert "Leder for døgnenheten, UNN HF, SPHR Midt-Troms" in page
    assert page.count('class="plan-item"') == 8
