"""Dates, numbers and rows, as a hurried leader writes them."""

from datetime import date

import pytest
from flask_babel import force_locale
from werkzeug.datastructures import MultiDict

from bedreilag.plans.forms import ItemForm, PlanForm


@pytest.fixture(autouse=True)
def in_norwegian(house):
    with house.test_request_context(), force_locale("nb"):
        yield


def filled(**fields):
    return ItemForm(MultiDict({"title": "Varsling"} | fields))


def indicator(**fields):
    named = {"name": "Andel varslet", "direction": "up"} | fields
    return filled(**{f"indicators-0-{name}": value for name, value in named.items()})


@pytest.mark.parametrize("written", ["2026-04-22", "22.4.2026", "22.04.2026", " 22. 4. 2026 "])
def test_a_date_can_be_picked_or_written(written):
    form = filled(start=written)

    assert form.validate()
    assert form.content().start == date(2026, 4, 22)


@pytest.mark.parametrize("written", ["22.4", "i morgen", "31.2.2026", "22.4.0026", "2026-13-01"])
def test_what_is_no_date_is_kept_and_explained(written):
    form = filled(start=written)

    assert not form.validate()
    assert form.start.errors == ["Skriv datoen slik: 22.4.2026."]
    assert written in form.start()


def test_an_empty_date_is_no_date():
    form = filled(start=" ", due="")

    assert form.validate()
    assert form.content().start is form.content().due is None


def test_the_deadline_cannot_come_before_the_start():
    form = filled(start="2026-06-01", due="1.5.2026")

    assert not form.validate()
    assert form.due.errors == ["Fristen kan ikke være før start."]


@pytest.mark.parametrize(
    ("written", "number"),
    [("30,77", 30.77), ("30.77", 30.77), ("1 500", 1500), ("1\u00a0500,5", 1500.5), ("−3", -3)],
)
def test_a_number_is_written_as_in_norway(written, number):
    form = indicator(baseline=written)

    assert form.validate()
    assert form.content().indicators[0].baseline == number


@pytest.mark.parametrize("written", ["mange", "3,", "1e9", "NaN", "12345678901"])
def test_what_is_no_number_is_kept_and_explained(written):
    form = indicator(baseline=written)

    assert not form.validate()
    [row] = form.indicators
    assert row.form.baseline.errors == ["Skriv et tall, for eksempel 30,5."]
    assert written in row.form.baseline()


def test_a_stored_number_is_shown_with_a_comma():
    form = ItemForm(data={"indicators": [{"name": "Andel", "baseline": 30.77}]})

    assert 'value="30,77"' in form.indicators[0].form.baseline()


def test_an_empty_row_is_nothing():
    form = filled(**{"milestones-0-date": "", "milestones-0-title": "  "})

    assert form.validate()
    assert form.content().milestones == ()


@pytest.mark.parametrize(
    ("field", "written", "missing"),
    [("title", "Rutinen tas i bruk", "date"), ("date", "2026-09-01", "title")],
)
def test_a_row_that_is_begun_must_be_finished(field, written, missing):
    form = filled(**{f"milestones-0-{field}": written})

    assert not form.validate()
    assert form.milestones[0].form[missing].errors
    assert [fault[0] for fault in form.faults()] == [f"milestones-0-{missing}"]


def test_an_indicator_needs_a_name():
    form = indicator(name="", target="80")

    assert not form.validate()
    assert form.indicators[0].form.name.errors == ["Skriv hva dere måler."]


@pytest.mark.parametrize(
    "name", ["title", "goal", "agreements", "milestones-0-title", "indicators-0-source"]
)
def test_an_identity_number_is_refused_where_it_was_written(name):
    fields = {
        "milestones-0-date": "2026-09-01",
        "milestones-0-title": "Rutinen tas i bruk",
        "indicators-0-name": "Andel varslet",
    }
    assert filled(**fields | {name: "Gjelder avdeling 2"}).validate()

    form = filled(**fields | {name: "Gjelder 10915596784"})

    assert not form.validate()
    [(place, _label, sentence)] = form.faults()
    assert place == name
    assert sentence.startswith("Teksten inneholder noe som ser ut som et fødselsnummer.")


def test_rows_can_be_added_and_taken_away_without_storing():
    form = filled(**{"milestones-0-title": "Først", "milestones-1-title": "Sist"})

    assert form.press("add", "milestones")
    assert len(form.milestones.entries) == 3
    assert form.press("take", "milestones-0")
    assert form.milestones[0].form.title.data == "Sist"


def test_only_rows_can_be_pressed():
    form = filled()

    assert not form.press("add", "title")
    assert not form.press("take", "finnes-ikke-7")


def test_nobody_can_make_more_rows_than_there_is_room_for():
    form = filled(**{f"milestones-{n}-title": "Steg" for n in range(200)})

    assert len(form.milestones.entries) == 30
    form.press("add", "milestones")
    assert len(form.milestones.entries) == 30


def test_follow_up_days_are_stored_in_order_and_once():
    fields = {"title": "Planen"} | {
        f"review_dates-{n}": day
        for n, day in enumerate(["23.10.2026", "2026-06-24", "", "24.6.2026"])
    }
    form = PlanForm(MultiDict(fields))

    assert form.validate()
    assert form.content().review_dates == ("2026-06-24", "2026-10-23")
