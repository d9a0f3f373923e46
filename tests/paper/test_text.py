"""From what people wrote to lines on paper."""

import pytest

from bedreilag.paper.looks import BODY
from bedreilag.paper.text import length, plain, wrap


def test_every_line_but_the_last_keeps_the_space_where_it_was_broken() -> None:
    text = "giella čáhci " * 12

    lines = wrap(text, BODY, 120)

    assert len(lines) > 3
    assert all(line.endswith(" ") for line in lines[:-1])
    assert "".join(lines) == text.strip()


def test_no_line_is_wider_than_it_may_be() -> None:
    text = "rus-/psykiatri og samhandlingsavdelingenslederstilling i ett"

    assert all(length(line.rstrip(), BODY) <= 90 for line in wrap(text, BODY, 90))


def test_a_word_wider_than_the_line_is_parted_at_its_hyphen() -> None:
    assert wrap("oppfølgings-undersøkelsen", BODY, 90) == ("oppfølgings-", "undersøkelsen")
    assert wrap("Midt-Troms", BODY, 90) == ("Midt-Troms",)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Gáivuotna – Kåfjord – Kaivuono", "Gáivuotna – Kåfjord – Kaivuono"),
        ("čđŋšŧž ČĐŊŠŦŽ", "čđŋšŧž ČĐŊŠŦŽ"),
        ("Ka\u030afjord", "Kåfjord"),
        ("snu\u202e på \u2066hodet\u2069", "snu på hodet"),
        ("bjel\x07le\x00 og null\u200bbredde", "bjelle og nullbredde"),
        ("av\u00adstand", "avstand"),
        ("glad \U0001f600", "glad □"),
        ("<b>fet</b> & &amp;", "<b>fet</b> & &amp;"),
        ("to\nlinjer", "to\nlinjer"),
        ("\ud800 alene", " alene"),
        ("30,77\u00a0%", "30,77\u00a0%"),
    ],
)
def test_what_was_written_is_printed_and_what_cannot_be_seen_vanishes(
    written: str, printed: str
) -> None:
    assert plain(written) == printed
