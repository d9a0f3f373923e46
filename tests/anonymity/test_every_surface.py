"""Every frame, page, file and paper, at six moments: nobody finds out what is not theirs.

What is looked for is first shown to be there, for those who may see it.
"""

import pytest

from tests.anonymity.scene import MOMENTS
from tests.anonymity.secrets import leaks
from tests.anonymity.surfaces import every_surface

THERE = {
    "silent": [("seat:0", "TAUS-0"), ("phone:0", "TAUS-0")],
    "shared": [
        ("group", "TAUS-1"),
        ("panel", "TAUS-1"),
        ("seat:3", "SKJULT-TEKST"),
        ("panel", "SKJULT-TEKST"),
        ("group", "Kallenavn04"),
        ("panel", "Gruppe 1"),
    ],
    "voting": [("seat:2", ">2</output>"), ("panel", "12 av 12 har stemt")],
    "closed": [("panel", "3 av 12 har svart"), ("projector", "3 av 12 har svart")],
    "opened": [
        ("phones", "Disse tiltakene fikk flest"),
        ("coordinator", '"votes": 12'),
        ("phones", "Kommune og NAV"),
        ("phones", "høyst 1 av 7"),
        ("phones", "for få svar"),
        ("coordinator", "7 av"),
    ],
    "afterwards": [("coordinator", "KOMMENTAR-3"), ("coordinator", "FRITEKST-3")],
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_nobody_finds_out_what_is_not_theirs_and_it_is_there_for_those_who_may_see_it(
    moment, app, scene, organiser
):
    surfaces = every_surface(app, scene.to(moment), organiser)

    for reader, words in THERE[moment]:
        assert any(words in one.text for one in surfaces if one.reader == reader), (reader, words)
    read = {one.reader for one in surfaces}
    assert {"phones", "projector", "panel", "group", "seat:11", "stranger", "facilitator"} <= read
    assert all("Traceback" not in one.text for one in surfaces)
    assert leaks(surfaces, moment) == []
