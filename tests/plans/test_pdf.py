"""The plan on paper says what was agreed, to everyone, and nothing about who wrote it."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from bedreilag.plans.paper_model import ItemPaper, PartyPaper, PlanPaper
from bedreilag.plans.pdf import plan_pdf
from bedreilag.seminar_file.demo import demo_seminar
from tests.pdf_checks import is_landscape, words_of, words_of_page
from tests.plans.demo_paper import demo_paper
from tests.plans.hostile_paper import HOSTILE, hostile_paper


@pytest.fixture(scope="module")
def demo() -> bytes:
    return plan_pdf(demo_paper())


def words_with(**changes: object) -> str:
    """The words of a plan with one item, changed as told."""
    one = replace(demo_paper(), items=demo_paper().items[:1])
    return words_of(plan_pdf(replace(one, **changes)))


def with_items(*items: ItemPaper) -> str:
    return words_of(plan_pdf(replace(demo_paper(), items=items)))


def with_party(**changes: str) -> PlanPaper:
    party = replace(PartyPaper("H", "Kommuneoverlege", "Målselv kommune"), **changes)
    item = replace(demo_paper().items[0], parties=(party,))
    return replace(demo_paper(), items=(item,))


def test_the_cover_says_what_the_plan_is_and_where_it_stands(demo: bytes) -> None:
    cover = words_of_page(PdfReader(BytesIO(demo)).pages[0])

    assert "Plan for endringsarbeid i Midt-Troms 2026" in cover
    assert "Folk i Midt-Troms skal møte ett lag, ikke mange tjenester." in cover
    assert "Samling Bedre i lag i Midt-Troms 2026, 22.–23. april 2026" in cover
    assert "Lagt fram 23. april 2026 av lokal arbeidsgruppe" in cover
    assert "Vedtatt 4. mai 2026" in cover
    assert "T8 Fastlegen med på laget 9" in cover


def test_a_plan_that_is_not_adopted_says_so() -> None:
    assert "Vedtatt Ikke vedtatt ennå" in words_with(adopted_on=None)


def test_an_item_is_told_in_words(demo: bytes) -> None:
    words = words_of_page(PdfReader(BytesIO(demo)).pages[1])

    assert "T1 Varsling før planlagt utskriving Ingen skal komme hjem" in words
    assert "Prioritet 1 (forslagene fikk 24 stemmer)" in words
    assert "Tid fra 4. mai 2026 til 1. desember 2026" in words
    assert "Avtaler Tjenesteavtale om utskrivingsklare pasienter" in words
    assert "Til nytte for bruker og kommune" in words
    assert "Hovedansvarlig Leder for døgnenheten UNN HF, SPHR Midt-Troms" in words
    assert "Informeres Veileder NAV-kontorene i Midt-Troms" in words
    assert "19. juni 2026 Rutinen vedtatt på SPHR og i sju kommuner" in words
    assert "35 % 80 % kvartalsvis Telling på døgnenheten Leder for døgnenheten" in words
    assert "• Varsle kommunen senest 48 timer før planlagt utskriving" in words
    assert "• Utskriving på fredager! Ingen på jobb i kommunen før mandag." in words


def test_every_item_milestone_and_problem_of_the_demo_is_there(demo: bytes) -> None:
    words = words_of(demo)

    for item in demo_paper().items:
        assert item.goal in words
        assert all(milestone.title in words for milestone in item.milestones)
        assert all(problem in words for problem in item.problems)


def test_the_progress_plan_has_all_milestones_by_date(demo: bytes) -> None:
    page = next(
        it for it in PdfReader(BytesIO(demo)).pages if "Fremdriftsplan" in it.extract_text()[:40]
    )
    words = words_of_page(page)

    first = words.index("20. mai 2026 PLO-ansvarlig og stedfortreder")
    second = words.index("29. mai 2026 Utkast til felles varslingsrutine")
    last = words.index("1. februar 2027 Rutinen tas i bruk T4 Felles rutine for TUD")
    assert first < second < last


def test_what_waits_and_when_to_look_again_come_last(demo: bytes) -> None:
    words = words_of(demo)

    assert "Avhenger av regionale valg av videosystem." in words
    assert "Lovet oppfølging" in words
    assert "• 24. juni 2026 • 23. oktober 2026 • 10. februar 2027" in words


def test_an_item_without_indicator_cannot_be_measured_yet() -> None:
    item = demo_paper().items[0]

    assert "Kan ikke måles ennå" in with_items(replace(item, indicators=()))
    assert "Kan ikke måles ennå" not in with_items(item)


def test_an_item_without_dates_responsibility_or_priority_still_gets_printed() -> None:
    words = with_items(ItemPaper(title="Noe nytt"))

    assert "Noe nytt Prioritet – Hvem gjør hva" in words
    assert "Tiltaket mangler hovedansvarlig." in words
    assert "Ingen har fått ansvar ennå." in words
    assert "Planen har ingen milepæler ennå." in words


def test_amounts_are_written_the_norwegian_way() -> None:
    item = demo_paper().items[0]
    half = replace(item.indicators[0], baseline=30.77, target=1500, unit="dager")

    words = with_items(replace(item, indicators=(half,)))

    assert "30,77 dager" in words
    assert "1 500 dager" in words


def test_sami_and_kven_names_survive() -> None:
    names = ("Gáivuotna – Kåfjord – Kaivuono", "čđŋšŧž ČĐŊŠŦŽ", "Čáhcesuolu", "Omasvuono")

    words = words_with(municipalities=names, overall_goal=" ".join(names))

    assert "Gáivuotna – Kåfjord – Kaivuono, čđŋšŧž ČĐŊŠŦŽ, Čáhcesuolu og Omasvuono" in words


def test_the_matrix_of_eight_items_and_ten_parties_fits_one_landscape_page() -> None:
    parties = [
        PartyPaper("HUKI"[number % 4], "Leder psykisk helse og rus", f"Organisasjon {number}")
        for number in range(10)
    ]
    title = "Felles oversikt over tilbud i alle kommunene, og besøk fra organisasjonene"
    items = [replace(demo_paper().items[0], title=title, parties=tuple(parties)) for _ in range(8)]

    pdf = plan_pdf(replace(demo_paper(), items=tuple(items)))

    wide = [page for page in PdfReader(BytesIO(pdf)).pages if is_landscape(page)]
    assert len(wide) == 1
    assert all(f"Organisasjon {number}" in words_of_page(wide[0]) for number in range(10))


def test_the_matrix_of_the_demo_names_all_its_38_parties(demo: bytes) -> None:
    wide = [page for page in PdfReader(BytesIO(demo)).pages if is_landscape(page)]
    words = " ".join(map(words_of_page, wide))
    parties = {(it.organisation, it.role) for item in demo_paper().items for it in item.parties}

    assert len(parties) == 38
    assert all(f"{organisation} {role}" in words for organisation, role in parties)
    assert "Målselv kommune Leder psykisk helse og rus U H" in words


def test_more_items_than_one_matrix_holds_go_on_in_another() -> None:
    items = [replace(demo_paper().items[0], title=f"Tiltaket {number}") for number in range(1, 12)]

    words = words_with(items=tuple(items))

    assert "T6 Tiltaket 6 Bardu" not in words
    assert "T11 Tiltaket 11" in words


def test_organisations_stand_in_norwegian_order() -> None:
    names = ("Åsgård", "Øksnes", "Ærfugl", "Áltá", "Alta", "Čáhput", "Dyrøy")
    parties = tuple(PartyPaper("I", "Leder", name) for name in names)
    item = replace(demo_paper().items[0], parties=parties)

    words = with_items(item)

    rows = words[words.index("HUKI-matrise: hvem gjør hva H:") :]
    order = ["Alta", "Áltá", "Čáhput", "Dyrøy", "Ærfugl", "Øksnes", "Åsgård"]
    assert sorted(names, key=rows.index) == order


def test_contact_persons_are_named_only_when_asked_for() -> None:
    paper = with_party(contact_person="Kontakt Kontaktesen")

    assert "Kontakt Kontaktesen" in words_of(plan_pdf(paper, contacts=True))
    assert "Kontakt" not in words_of(plan_pdf(paper))


def test_the_nicknames_of_participants_are_nowhere(demo: bytes) -> None:
    nicknames = {person["display_name"] for person in demo_seminar()["participants"]} - {None, ""}
    words = words_of(demo).split()

    assert nicknames
    assert not nicknames & set(words)


def test_texts_are_only_texts() -> None:
    pdf = plan_pdf(hostile_paper(), contacts=True)

    words = words_of(pdf)
    assert all(text in words for text in HOSTILE)
    assert not any("/XObject" in page["/Resources"] for page in PdfReader(BytesIO(pdf)).pages)
    assert "\u202e" not in words
    assert "root:" not in words


def test_long_texts_go_on_over_the_pages() -> None:
    goal = " ".join(f"ord{number}" for number in range(2000))
    item = replace(demo_paper().items[0], goal=goal, problems=(goal,))

    words = with_items(item).split()

    assert words.count("ord1999") == 2


def test_an_invented_plan_says_so_on_every_page(demo: bytes) -> None:
    invented = [words_of_page(page) for page in PdfReader(BytesIO(demo)).pages]

    assert all("(oppdiktet eksempel)" in page for page in invented)
    assert "oppdiktet" not in words_with(notice="").lower()


def test_the_same_plan_gives_the_same_bytes(demo: bytes) -> None:
    assert plan_pdf(demo_paper()) == demo


def test_one_day_two_days_and_two_months_are_said_plainly() -> None:
    assert "2026, 30. april og 1. mai 2026" in words_with(
        days=(date(2026, 4, 30), date(2026, 5, 1))
    )
    assert "2026, 22. april 2026" in words_with(days=(date(2026, 4, 22),))
