"""The code that a phone's camera reads the network from."""

import pytest

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
