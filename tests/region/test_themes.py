"""The themes are whole, and what refers to them finds them."""

from bedreilag.followup import year_2023
from bedreilag.region.themes import themes
from bedreilag.seminar_file.demo import demo_seminar


def test_the_five_of_the_health_authority_come_first() -> None:
    assert [theme.set for theme in themes()[:6]] == ["helsetilsynet"] * 5 + ["samlingene"]
    assert all(theme.plain for theme in themes()[:5])
    assert len(themes()) == 24


def test_every_theme_that_is_referred_to_exists() -> None:
    known = {theme.id for theme in themes()}
    used = {t for cluster in demo_seminar()["clusters"] for t in cluster["theme_ids"]}
    used |= {t for measure in year_2023.measures() for t in measure.theme_ids}

    assert used, "the demo seminar uses themes"
    assert used <= known
    assert "Tvunget psykisk helsevern uten døgnopphold (TUD)" in {t.label for t in themes()}
