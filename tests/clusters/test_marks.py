"""What a tema is about: themes and «tomrom»/«dobbelt», optional, shown, and kept in the file."""

import pytest

from bedreilag.region.themes import fitting


@pytest.fixture(autouse=True)
def sort_round(day):
    day.start("sort")


@pytest.fixture
def marked(panel, texts, cluster):
    """A tema with a theme and both marks."""
    panel.ask("cluster:gather", problems=texts("Epikrisen kommer for sent."), title="Epikriser")
    chosen = {"themes": ["informasjonsflyt", "nav"], "marks": ["gap", "overlap"]}
    assert panel.ask("cluster:mark", cluster=cluster("Epikriser"), **chosen)["ok"]
    return cluster("Epikriser")


@pytest.mark.usefixtures("marked")
def test_marks_are_shown_to_everyone(panel, phone, projector, seminar):
    rype = phone("Rype")
    wall = projector.ask("catch:up", since=-1)
    assert "Tomrom · Dobbelt" in str(wall)
    assert "Informasjonsflyt" in rype.browser.get("/rom").text
    page = panel.browser.get(f"/samling/{seminar.id}/sortering").text
    assert "Informasjonsflyt" in page
    assert "Tomrom" in page


def test_a_tema_without_marks_shows_none(panel, texts, projector):
    panel.ask("cluster:gather", problems=texts("Epikrisen kommer for sent."), title="Epikriser")

    assert "Epikriser" in str(projector.ask("catch:up", since=-1))
    assert "Tomrom" not in str(projector.ask("catch:up", since=-1))


def test_the_page_offers_what_fits_first_and_takes_the_marks_without_a_script(
    panel, marked, seminar, session
):
    address = f"/samling/{seminar.id}/sortering/{marked}"
    page = panel.browser.get(address).text
    assert "Helsetilsynets områder" in page
    assert page.index("Informasjonsflyt") < page.index("Helsetilsynets områder")

    form = {"seminar": seminar.id, "cluster": marked, "next": f"/samling/{seminar.id}/sortering"}
    response = panel.browser.post("/onske/cluster/mark", data=form | {"marks": "overlap"})

    assert response.status_code == 303
    page = panel.browser.get(f"/samling/{seminar.id}/sortering").text
    assert "Dobbelt" in page
    assert "Tomrom" not in page


def test_an_unknown_theme_is_refused(panel, marked):
    answer = panel.ask("cluster:mark", cluster=marked, themes=["hva-som-helst"])

    assert not answer["ok"]


def test_only_those_who_steer_reach_the_page(organiser, seminar, marked):
    address = f"/samling/{seminar.id}/sortering/{marked}"

    assert organiser("coordinator").get(address).status_code == 200
    assert organiser("coordinator", "ofoten").get(address).status_code == 404
    assert organiser("working_group").get(f"{address}99").status_code == 404


def test_a_theme_fits_when_its_words_stand_in_the_texts():
    found = fitting(
        ["Epikrisen kommer for sent.", "Ingen beskjed, ingen epikrise.", "NAV er ikke med."]
    )

    assert [theme.id for theme in found][:2] == ["informasjonsflyt", "nav"]


def test_more_than_every_fifth_text_unsorted_is_said(panel, texts, seminar):
    address = f"/samling/{seminar.id}/sortering"
    first, *rest = texts(*(f"Tekst nummer {n}." for n in range(10)))
    assert "hver femte" not in panel.browser.get(address).text, "nobody has begun"
    panel.ask("cluster:gather", problems=rest[:-2], title="Samlet")
    assert (
        "3 tekster er ikke sortert, og det er mer enn hver femte" in panel.browser.get(address).text
    )

    panel.ask("cluster:gather", problems=[first], title="Samlet")

    page = panel.browser.get(address).text
    assert "2 tekster er ikke sortert" in page
    assert "hver femte" not in page


def test_the_themes_are_added_up_over_the_tema(panel, texts, seminar):
    for title, n in (("En", 2), ("To", 1)):
        written = texts(*(f"{title} {number}." for number in range(n)))
        made = panel.ask("cluster:gather", problems=written, title=title)["cluster"]
        panel.ask("cluster:mark", cluster=made, themes=["nav"])

    page = panel.browser.get(f"/samling/{seminar.id}/sortering").text

    assert "Samarbeid med NAV: 2 tema, 3 tekster" in page
