"""What people write is kept as they meant it, and only as much as there is room for."""

import unicodedata
from typing import Any

import pytest
from flask import Flask
from flask_babel import Babel
from hypothesis import given
from hypothesis import strategies as st

from bedreilag.refusals import Refusal
from bedreilag.seminar_file.demo import demo_seminar
from bedreilag.wording import (
    LIMITS,
    LooksLikeIdentityNumber,
    TextEmpty,
    TextTooLong,
    clean,
    refuse_identity_numbers,
)

SYNTHETIC = "10915596784"


@pytest.mark.parametrize(
    "text",
    [
        "Gáivuotna – Kåfjord – Kaivuono",
        "Čáhcesuolu, Dielddanuorri, Rivtták, Yykeä, šŋđŧž",
        "🙂 👍🏽 👩‍⚕️ 👨‍👩‍👧 🇳🇴 ❤️",
        "Første linje\n\n– andre avsnitt",
        "18\u00a0% av 1\u00a0500",
        "<script>alert(1)</script> & %(n)s {area}",
    ],
)
def test_ordinary_writing_is_kept_to_the_letter(text: str) -> None:
    assert clean(text, 400) == text


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  for lenge  \n", "for lenge"),
        ("en\r\nto\rtre\u2028fire", "en\nto\ntre\nfire"),
        ("en\n\n\n\n\nto", "en\n\nto"),
        ("mange    mellomrom\tog tabulator", "mange mellomrom og tabulator"),
        ("linje \n  neste", "linje\nneste"),
        ("Ka\u030afjord", "Kåfjord"),
        ("G\u00a0\u200ba\u0301ivuotna", "G\u00a0áivuotna"),
        ("\u202eabc\u202c \u2066def\u2069", "abc def"),
        ("null\x00 og \x1b[31mrødt\x7f", "null og [31mrødt"),
        ("utskri\u00advning\ufeff", "utskrivning"),
        ("ord\u200dord", "ordord"),
        ("halv \ud83d rest", "halv rest"),
        ("slutt\uffff", "slutt"),
    ],
)
def test_what_cannot_be_seen_is_taken_out(written: str, kept: str) -> None:
    assert clean(written, 400) == kept


def test_a_single_line_has_no_line_breaks() -> None:
    assert clean(" Varsle\r\n\r\nkommunen ", 120, single_line=True) == "Varsle kommunen"


def test_length_is_counted_in_characters_after_cleaning() -> None:
    assert clean("  " + "a\u030a" * 400 + "\u200b\n", 400) == "å" * 400


def test_the_last_character_there_is_room_for_is_kept() -> None:
    assert clean("å" * 400, 400) == "å" * 400
    with pytest.raises(TextTooLong):
        clean("å" * 401, 400)


def test_a_text_that_is_too_long_says_by_how_much(in_norwegian: None) -> None:
    with pytest.raises(TextTooLong) as refused:
        clean("å" * 412, LIMITS["problem_text"])

    assert str(refused.value) == "Teksten er 12 tegn for lang. Kort den ned, eller del den i to."
    assert refused.value.code == "TextTooLong"
    assert refused.value.status == 422


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b\u200d\ufe0f", "\u3164\u115f", "\x00"])
def test_a_text_with_nothing_to_see_is_refused(text: str, in_norwegian: None) -> None:
    with pytest.raises(TextEmpty) as refused:
        clean(text, 400)

    assert str(refused.value) == "Skriv noe før du sender."


def test_a_text_that_may_be_left_out_is_then_empty() -> None:
    assert clean(" \u200b\ufe0f ", 400, required=False) == ""


@pytest.mark.parametrize(
    "text", [SYNTHETIC, "om 10.91.55-96784 i går", "１０９１５５\u200b ９６７８４"]
)
def test_an_identity_number_is_refused_in_plain_norwegian(text: str, in_norwegian: None) -> None:
    with pytest.raises(LooksLikeIdentityNumber) as refused:
        clean(text, 400)

    assert str(refused.value) == (
        "Teksten inneholder noe som ser ut som et fødselsnummer. Det kan vi ikke lagre. "
        "Fjern nummeret, og send på nytt."
    )


def test_a_refusal_does_not_repeat_the_number(in_norwegian: None) -> None:
    with pytest.raises(LooksLikeIdentityNumber) as refused:
        clean(SYNTHETIC, 400)

    assert SYNTHETIC not in f"{refused.value!r} {refused.value} {refused.value.args}"


def test_a_number_is_refused_even_where_the_text_is_also_too_long() -> None:
    with pytest.raises(LooksLikeIdentityNumber):
        clean(SYNTHETIC + "å" * 500, 400)


@pytest.mark.parametrize(
    "value",
    [
        {"open": {"hjelp": f"gjelder {SYNTHETIC}"}},
        {"people": [{"name": "a"}, {SYNTHETIC: 1}]},
        [1, [2, (SYNTHETIC, None)]],
        {"phone": int(SYNTHETIC)},
        {"phone": 3846113729},  # 03846113729 without its first digit
    ],
)
def test_a_number_is_found_however_deep_it_lies(value: Any) -> None:
    with pytest.raises(LooksLikeIdentityNumber):
        refuse_identity_numbers(value)


def test_numbers_of_other_kinds_pass() -> None:
    refuse_identity_numbers({"a": [5, 2.5, True, None, "2026-04-22", -3, 10**400]})


def test_every_text_of_the_demo_seminar_passes_unchanged() -> None:
    demo = demo_seminar()
    refuse_identity_numbers(demo)

    for problem in demo["problems"]:
        assert clean(problem["text"], LIMITS["problem_text"]) == problem["text"]
    for measure in demo["measures"]:
        assert clean(measure["title"], LIMITS["measure_title"]) == measure["title"]


def test_the_limits_are_those_the_seminar_file_states() -> None:
    assert demo_seminar()["proposed_limits"] == LIMITS


@given(st.text(), st.booleans())
def test_cleaning_a_clean_text_changes_nothing(text: str, single_line: bool) -> None:
    try:
        once = clean(text, 10_000, single_line=single_line)
    except Refusal:
        return

    assert clean(once, 10_000, single_line=single_line) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode()


@pytest.fixture
def in_norwegian() -> Any:
    app = Flask(__name__)
    Babel(app, default_locale="nb")
    with app.test_request_context():
        yield
