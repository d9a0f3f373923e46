"""What forms and small things promise to everyone who reads a page, sees it or hears it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from lxml.html import HtmlElement, tostring
from wtforms import BooleanField, Form, RadioField, SelectChoice, StringField, TextAreaField
from wtforms.validators import Length

NOW = datetime(2026, 4, 22, 9, 20, tzinfo=UTC)

Draw = Callable[..., HtmlElement]
Words = Callable[[HtmlElement], str]


class ProblemForm(Form):
    text = TextAreaField("Hva er vanskelig i samarbeidet?", [Length(max=20, message="For lang.")])


class JoinForm(Form):
    role = RadioField(
        "Hva er rollen din?",
        choices=[SelectChoice("leder", "Leder"), SelectChoice("ansatt", "Ansatt")],
    )
    name = StringField("Navn")
    agreed = BooleanField("Det er jeg med på")


def test_a_refused_text_is_kept_and_its_error_is_tied_to_the_field(
    draw: Draw, words: Words
) -> None:
    form = ProblemForm(data={"text": "En altfor lang beskrivelse"})
    assert not form.validate()
    page = draw("{{ forms.field(form.text, help='Skriv kort.') }}", form=form)
    (area,) = page.xpath("//textarea")
    assert area.text.strip() == "En altfor lang beskrivelse"
    assert area.get("aria-invalid") == "true"
    told = [words(page.get_element_by_id(one)) for one in area.get("aria-describedby").split()]
    assert told == ["Skriv kort.", "For lang."]


def test_a_field_without_faults_is_not_called_invalid(draw: Draw) -> None:
    page = draw("{{ forms.field(form.text) }}", form=ProblemForm())
    (area,) = page.xpath("//textarea")
    assert area.get("aria-invalid") is None
    assert page.xpath(f"//label[@for='{area.get('id')}']")


def test_the_characters_left_are_counted_without_a_script_too(draw: Draw, words: Words) -> None:
    form = ProblemForm(data={"text": "Blåbær"})
    page = draw("{{ forms.field(form.text, counter=20) }}", form=form)
    assert words(page.get_element_by_id("text-count")) == "14 tegn igjen"


def test_a_large_label_is_the_heading_of_the_page(draw: Draw, words: Words) -> None:
    page = draw("{{ forms.field(form.text, large=true) }}", form=ProblemForm())
    assert [words(h1) for h1 in page.xpath("//h1")] == ["Hva er vanskelig i samarbeidet?"]


def test_every_choice_has_a_label_of_its_own_and_the_chosen_one_is_marked(
    draw: Draw, words: Words
) -> None:
    form = JoinForm(data={"role": "ansatt"})
    page = draw("{{ forms.choice_list(form.role) }}", form=form)
    assert [words(label) for label in page.xpath("//label")] == ["Leder", "Ansatt"]
    assert [one.get("id") for one in page.xpath("//input")] == page.xpath("//label/@for")
    assert page.xpath("//input[@checked]/@value") == ["ansatt"]


def test_a_tick_box_stands_before_its_label(draw: Draw) -> None:
    page = draw("{{ forms.field(form.agreed) }}", form=JoinForm())
    assert [one.tag for one in page[0]][:2] == ["input", "label"]


def test_a_second_press_asks_before_it_sends_and_needs_no_script(draw: Draw, words: Words) -> None:
    page = draw("{{ forms.second_press('Slett', 'Vil du slette?', 'Ja, slett', 'Nei') }}")
    assert words(page.xpath("//details/summary")[0]) == "Slett"
    assert [words(one) for one in page.xpath("//details//button[@type='submit']")] == ["Ja, slett"]
    assert page.xpath("//details/@open") == []
    assert page.xpath("//button[@data-close]/@hidden")


def test_what_a_participant_writes_is_never_markup(draw: Draw, words: Words) -> None:
    page = draw("{{ things.card('problem-1', text) }}", text="<b>Hei</b><script>1</script>")
    assert "<b>Hei</b><script>1</script>" in words(page)
    assert page.xpath("//b | //script") == []


def test_a_card_marks_its_author_only_when_told_so(draw: Draw) -> None:
    page = draw("{{ things.card('problem-1', 'A', mine=true) }}{{ things.card('problem-2', 'B') }}")
    assert page.xpath("//*[@data-mine]/@id") == ["problem-1"]


def test_a_hidden_text_is_not_in_the_card(draw: Draw, words: Words) -> None:
    shown = draw("{{ things.card('problem-1', 'Hemmelig') }}")
    hidden = draw("{{ things.card('problem-1', 'Hemmelig', hidden_text='Skjult.') }}")
    assert "Hemmelig" in words(shown)
    assert "Hemmelig" not in words(hidden)
    assert "Skjult." in words(hidden)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (380, "7 minutter igjen"),
        (60, "Ett minutt igjen"),
        (1, "Ett minutt igjen"),
        (0, "Tida er ute"),
    ],
)
def test_the_timer_says_how_long_is_left(draw: Draw, words: Words, seconds: int, said: str) -> None:
    page = draw("{{ things.timer(ends, now) }}", ends=NOW + timedelta(seconds=seconds), now=NOW)
    assert words(page) == said


def test_the_timer_can_be_read_as_a_clock(draw: Draw, words: Words) -> None:
    page = draw(
        "{{ things.timer(ends, now, clock=true) }}", ends=NOW + timedelta(seconds=368), now=NOW
    )
    assert words(page) == "6:08"


def test_a_paused_timer_says_so_and_does_not_count(draw: Draw, words: Words) -> None:
    page = draw(
        "{{ things.timer(ends, now, still=now) }}", ends=NOW + timedelta(minutes=3), now=NOW
    )
    assert words(page) == "3 minutter igjen Tida står stille"
    assert page.xpath("//time/@data-paused")


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("started", "Igangsatt"),
        ("planlagt", "Planlagt"),
        ("not_started", "Ikke igangsatt"),
        ("vet_ikke", "Vet ikke"),
    ],
)
def test_a_status_is_a_word_and_a_shape(draw: Draw, words: Words, status: str, word: str) -> None:
    page = draw("{{ things.status_tag(status) }}", status=status)
    assert words(page) == word
    assert len(page.xpath("//svg[@aria-hidden='true']/*")) > 0


def test_the_four_statuses_have_four_shapes(draw: Draw) -> None:
    known = ["started", "planned", "not_started", "dont_know"]
    drawings = {
        tostring(draw("{{ things.status_tag(s) }}", s=one).xpath("//svg")[0]) for one in known
    }
    assert len(drawings) == len(known)


def test_a_huki_letter_is_seen_as_a_letter_and_heard_as_a_word(draw: Draw) -> None:
    page = draw("{{ things.huki('HU') }}")
    assert page.xpath("//span[@aria-hidden='true']/text()") == ["H", "U"]
    assert page.xpath("//span[@class='ds-sr-only']/text()") == ["Hovedansvarlig", "Utførende"]
