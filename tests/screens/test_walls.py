"""Several screens in one room, light and dark, and a look before anybody else sees it."""

import re

import pytest

from bedreilag import access
from bedreilag.seminars.models import Seminar
from bedreilag.seminars.more_rounds import add_next_round
from bedreilag.work import transaction


@pytest.fixture
def wall(app, seminar, projector):
    with app.app_context():
        address = f"/lerret/{access.projector_token(seminar)}"
    return lambda query="": projector.browser.get(address + query).text


def test_screen_2_follows_screen_1_until_it_is_shown_something_of_its_own(
    panel, projector, day, wall
):
    day.start("problem")
    assert "Hva er vanskeligst" in wall("?skjerm=2")

    panel.ask("projector:show", screen=2, view="joining")

    seen = projector.pictures()
    assert "Hva er vanskeligst" in seen["view"]["html"]
    assert "Bli med i Bedre i lag" in seen["view:2"]["html"]
    assert 'data-picture="view:2"' in wall("?skjerm=2")
    panel.ask("projector:show", screen=2, view="")
    assert "Hva er vanskeligst" in projector.pictures()["view:2"]["html"]


def test_screen_1_always_shows_something(panel):
    assert panel.ask("projector:show", view="")["message"] == "Velg hva lerretet skal vise."


def test_the_facilitator_makes_every_screen_dark(panel, projector):
    panel.ask("projector:dark", dark=True)
    seen = projector.pictures()
    assert 'data-color-scheme="dark"' in seen["view"]["html"]
    assert 'data-color-scheme="dark"' in seen["view:2"]["html"]

    panel.ask("projector:dark", dark=False)

    assert "data-color-scheme" not in projector.pictures()["view"]["html"]


def test_a_preview_shows_it_to_the_facilitator_and_to_nobody_else(panel, projector, seminar):
    projector.frames()

    page = panel.browser.get(f"/samling/{seminar.id}/lerret/pause").text

    assert "<h1" in page
    assert "Vis på lerretet" in page
    assert projector.frames() == []


def test_what_was_looked_at_is_shown_with_one_press_that_needs_no_script(panel, projector, seminar):
    here = f"/samling/{seminar.id}/lerret/pause"

    done = panel.browser.post(
        "/onske/projector/show",
        data={"seminar": seminar.id, "view": "pause", "screen": 1, "next": here},
    )

    assert done.headers["Location"] == here
    assert "Pause" in projector.pictures()["view"]["html"]
    assert "Vises nå på skjerm 1 og 2" in panel.browser.get(here).text


@pytest.mark.parametrize("role", ["steering_group"])
def test_only_those_who_steer_may_look_first(organiser, seminar, role):
    browser = organiser(role, None)

    assert browser.get(f"/samling/{seminar.id}/lerret/pause").status_code == 403
    assert browser.get(f"/samling/{seminar.id}/lerret/noe").status_code == 404


def test_the_network_is_offered_only_where_it_is_filled_in(panel, projector, seminar):
    address = f"/samling/{seminar.id}/dagen"
    assert "Trådløst nett" not in panel.browser.get(address).text
    with transaction() as session:
        stored = session.get_one(Seminar, seminar.id)
        stored.wifi_name, stored.wifi_password = "Gjest", "fjell og fjord"

    assert "Trådløst nett" in panel.browser.get(address).text
    panel.ask("projector:show", view="wifi")

    html = projector.pictures()["view"]["html"]
    assert "Gjest" in html
    assert "fjell og fjord" in html
    assert "<svg" in html


def test_a_scene_that_is_added_to_the_day_moves_no_number_key(panel, seminar):
    address = f"/samling/{seminar.id}/dagen"

    def keys():
        page = panel.browser.get(address).text
        return dict(re.findall(r'data-key="(\d)"[^>]*>([^<]*?) <kbd>', page))

    before = keys()
    assert len(before) == 9

    with transaction() as session:
        stored = session.get_one(Seminar, seminar.id)
        stored.wifi_name, stored.wifi_password = "Gjest", "fjell og fjord"
        add_next_round(session, stored, "checkin")

    assert "Innsjekk</button>" in panel.browser.get(address).text
    assert keys() == before


def test_the_time_alone_is_shown_large(panel, projector, day):
    day.start("problem")

    panel.ask("projector:show", view="timer")

    html = projector.pictures()["view"]["html"]
    assert "scene-time" in html
    assert 'data-module="timer"' in html


def test_two_facilitators_see_each_other_and_one_last_step(panel, organiser, app, seminar):
    from bedreilag import live

    assert "facilitator midt-troms" in panel.pictures()["steerers"]["html"]
    other = organiser("coordinator")
    auth = {"as": "panel", "seminar": seminar.id}
    socket = live.socketio.test_client(app, flask_test_client=other, auth=auth)

    both = panel.pictures()["steerers"]["html"]
    assert "coordinator midt-troms, facilitator midt-troms" in both
    socket.emit("round:open", auth | {"round": seminar.rounds[0].id}, callback=True)

    assert "Start runden · coordinator midt-troms, " in panel.pictures()["steering"]["html"]
    socket.disconnect()
    assert "coordinator" not in panel.pictures()["steerers"]["html"]
