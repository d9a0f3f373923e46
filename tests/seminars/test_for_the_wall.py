"""The network of the house, and what a round may do by itself."""

import pytest

from bedreilag.seminars.models import Round, Seminar
from bedreilag.seminars.wifi import wifi_code


@pytest.mark.parametrize(
    ("name", "password", "code"),
    [
        ("Gjest", "fjell og fjord", "WIFI:T:WPA;S:Gjest;P:fjell og fjord;;"),
        ("Gjest", "", "WIFI:T:nopass;S:Gjest;;"),
        ('Kai; "nord"', r"a\b:c,d", r"WIFI:T:WPA;S:Kai\; \"nord\";P:a\\b\:c\,d;;"),
        ("Gáivuotna", "ææøå", "WIFI:T:WPA;S:Gáivuotna;P:ææøå;;"),
    ],
)
def test_what_has_a_meaning_in_the_code_is_escaped(name, password, code):
    assert wifi_code(name, password) == code


def test_the_network_is_written_on_the_seminars_own_page(seminar, desk, session):
    about = {
        "title": seminar.title,
        "first_day": "2026-04-22",
        "last_day": "2026-04-23",
        "expected_participants": 40,
        "ground_rules": "Vi vil hverandre vel.",
    }

    desk.post(
        f"/samling/{seminar.id}/om",
        data=about | {"wifi_name": "Gjest", "wifi_password": "fjell og fjord"},
    )

    stored = session.get_one(Seminar, seminar.id)
    assert (stored.wifi_name, stored.wifi_password) == ("Gjest", "fjell og fjord")
    assert "for alle i rommet" in desk.get(f"/samling/{seminar.id}/om").text


def test_only_rounds_with_a_silent_part_may_end_it_by_themselves(seminar, desk, session):
    facts = {"title": "Hva er vanskelig?", "minutes_silent": 5, "minutes_discussion": 5}
    first, second = (f"/samling/{seminar.id}/runde/{seminar.rounds[n].id}" for n in (0, 1))
    assert "shares_itself" in desk.get(first).text
    assert "shares_itself" not in desk.get(second).text

    desk.post(first, data=facts | {"shares_itself": "y"})

    assert session.get_one(Round, seminar.rounds[0].id).shares_itself
