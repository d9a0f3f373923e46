"""Charts are read as words and tables as well as seen as bars."""

from collections.abc import Callable

from lxml.html import HtmlElement

Draw = Callable[..., HtmlElement]
Words = Callable[[HtmlElement], str]


def test_a_bar_chart_prints_every_value_and_has_the_same_table(draw: Draw, words: Words) -> None:
    rows = [
        {"label": "Kontakter", "value": 83.3, "earlier": 75, "note": "15 av 18"},
        {"label": "Fokus", "value": 0, "earlier": 54, "note": "0 av 18"},
    ]
    page = draw(
        "{{ charts.bars('a', 'Enige', rows, unit='%', top=100, earlier_name='2023') }}", rows=rows
    )
    assert [words(one) for one in page.find_class("bars__value")] == ["83,3 %", "0 %"]
    assert [words(one) for one in page.find_class("bars__note")] == [
        "15 av 18 · 2023: 75 %",
        "0 av 18 · 2023: 54 %",
    ]
    assert [[words(cell) for cell in row] for row in page.xpath("//tbody/tr")] == [
        ["Kontakter", "83,3 %", "75 %"],
        ["Fokus", "0 %", "54 %"],
    ]


def test_what_is_hidden_in_a_chart_is_said_in_words_and_not_drawn(draw: Draw, words: Words) -> None:
    call = "{{ charts.paired_bars('b', 'Vet ikke', rows, names=('Ledere', 'Ansatte')) }}"
    seen = draw(call, rows=[{"label": "TUD", "first": 20, "second": 40}])
    held = draw(call, rows=[{"label": "TUD", "first": None, "second": 40}])
    bar = "//li//rect[@class='bar-fill']"
    assert len(seen.xpath(bar)) == 1
    assert held.xpath(bar) == []
    assert "Ledere: Færre enn fem svar, vises ikke" in words(held)


def test_leaders_and_employees_are_told_apart_without_colour(draw: Draw) -> None:
    rows = [{"label": "TUD", "first": 20, "second": 40}]
    page = draw("{{ charts.paired_bars('b', 'T', rows, names=('L', 'A')) }}", rows=rows)
    fills = {one.get("fill") for one in page.find_class("bar-second")}
    assert fills == {"url(#b-stripes)"}
    assert page.get_element_by_id("b-stripes").tag == "pattern"


def test_status_bars_write_each_number_beside_its_word(draw: Draw, words: Words) -> None:
    rows = [{"label": "TUD", "counts": {"started": 2, "planned": 6, "dont_know": 6}}]
    page = draw("{{ charts.status_bars('c', 'Status', rows) }}", rows=rows)
    assert [words(one) for one in page.find_class("status")] == [
        "Igangsatt 2",
        "Planlagt 6",
        "Ikke igangsatt 0",
        "Vet ikke 6",
    ]
    assert len(page.xpath("//li//rect")) == 3
