"""The room's controls and the ways around work by hand, by keyboard and in words."""

from collections.abc import Callable

import pytest
from lxml.html import HtmlElement

Draw = Callable[..., HtmlElement]
Words = Callable[[HtmlElement], str]


def test_votes_are_given_and_taken_back_by_two_plain_buttons(draw: Draw, words: Words) -> None:
    call = (
        "{{ room.vote_stepper('v1', 'Varsle kommunen', n, '/onske/dot/place', '/onske/dot/take') }}"
    )
    page = draw(call, n=1)
    less, more = page.xpath("//button")
    assert (words(less), less.get("formaction")) == ("Trekk tilbake", "/onske/dot/take")
    assert (words(more), more.get("formaction")) == ("Gi stemme", "/onske/dot/place")
    assert words(page.xpath("//output")[0]) == "1"
    assert less.get("disabled") is None
    none_given = draw(call, n=0)
    assert none_given.xpath("//button[@disabled]/@formaction") == ["/onske/dot/take"]


def test_a_plus_that_gives_nothing_more_says_why_and_keeps_its_focus(draw: Draw) -> None:
    call = "{{ room.vote_stepper('v1', 'Varsle', 2, '/gi', '/ta', note='Det er nok.', full=full) }}"
    [_less, more] = draw(call, full="v1-note").xpath("//button")
    assert (more.get("aria-disabled"), more.get("disabled")) == ("true", None)
    [why] = draw(call, full="v1-note").xpath(f"//*[@id='{more.get('aria-describedby')}']/text()")
    assert why == "Det er nok."
    assert draw(call, full="").xpath("//button[@aria-disabled]") == []


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (3, "Du har 3 stemmer igjen"),
        (1, "Du har én stemme igjen"),
        (0, "Du har brukt alle stemmene."),
    ],
)
def test_the_votes_that_are_left_are_said_in_words(
    draw: Draw, words: Words, left: int, said: str
) -> None:
    page = draw("{{ room.votes_left(left, 5) }}", left=left)
    assert words(page).startswith(said)
    assert len(page.find_class("votes-left__dot")) == 5


def test_a_tile_that_needs_eyes_says_why(draw: Draw, words: Words) -> None:
    call = "{{ room.group_tile('g1', 'Gruppe 1', 5, 7, ready=2, texts=3, attention=why) }}"
    calm = draw(call, why="")
    asking = draw(call, why="To telefoner er uten nett")
    assert calm.xpath("//*[@data-attention]") == []
    assert asking.xpath("//*[@data-attention]/@id") == ["g1"]
    assert "To telefoner er uten nett" in words(asking)


def test_a_join_code_is_spaced_to_the_eye_and_one_word_to_copy(draw: Draw) -> None:
    page = draw("{{ room.join_code('MTRM26') }}")
    assert page.text_content() == "MTRM26"
    assert page.xpath("//span/span/text()") == ["MTR", "M26"]


def test_the_six_doors_stand_in_the_order_of_a_seminars_life(draw: Draw, words: Words) -> None:
    page = draw("{{ navigation.doors(7, 'plan') }}")
    names = [words(one) for one in page.find_class("doors__name")]
    assert names == ["Program", "Deltakere og grupper", "Dagen", "Plan", "Undersøkelse", "Fil"]
    assert page.xpath("//a[@aria-current='page']/@href") == ["/samling/7/plan"]


def test_the_last_step_of_the_trail_is_where_we_are(draw: Draw) -> None:
    page = draw("{{ navigation.breadcrumb([('Midt-Troms', '/omrade/midt-troms'), ('Plan', '')]) }}")
    assert page.xpath("//a/@href") == ["/omrade/midt-troms"]
    assert page.xpath("//*[@aria-current='page']/text()") == ["Plan"]


def test_the_programme_says_what_is_now_and_next_in_words(draw: Draw, words: Words) -> None:
    entries = [
        {"start": "09.30", "title": "Kaffe", "state": "done"},
        {"start": "10.00", "title": "Velkommen", "state": "now"},
        {"start": "10.20", "title": "Innlegg", "state": "next"},
    ]
    page = draw("{{ navigation.programme(entries) }}", entries=entries)
    assert [words(one) for one in page.find_class("programme__what")] == [
        "Ferdig: Kaffe",
        "Nå Velkommen",
        "Neste Innlegg",
    ]


def test_a_wide_table_can_be_moved_by_keyboard(draw: Draw) -> None:
    page = draw("{% call tables.table('HUKI-matrise') %}<tbody></tbody>{% endcall %}")
    (frame,) = page.find_class("table-frame")
    assert (frame.get("tabindex"), frame.get("role"), frame.get("aria-label")) == (
        "0",
        "region",
        "HUKI-matrise",
    )
