"""The control panel: one next step, numbers about the groups, and nothing that should be hidden."""

import pytest

NAMES = ("Rype", "Oter", "Ravn")


@pytest.fixture
def address(seminar):
    return f"/samling/{seminar.id}/dagen"


def test_the_panel_has_one_next_step_that_says_what_will_happen(panel, address):
    page = panel.browser.get(address).text

    assert page.count('class="next-step"') == 1
    assert "Start runden</button>" in page
    assert "Neste: Hva er vanskeligst i samarbeidet vårt?" in page


def test_a_press_takes_the_whole_room_to_the_next_step(panel, phone, projector, seminar):
    rype = phone("Rype")

    assert panel.ask("round:open", round=seminar.rounds[0].id)["ok"]

    assert 'data-kind="problem"' in rype.pictures()["stage"]["html"]
    assert "Hva er vanskeligst i samarbeidet vårt?" in projector.pictures()["view"]["html"]
    assert "Avslutt runden" in panel.pictures()["steering"]["html"]


def test_the_panel_asks_once_more_when_somebody_is_not_ready(panel, phone, day, address):
    rype = phone("Rype")
    day.start("problem")
    assert "Én deltaker har ikke trykket «Jeg er klar»." in panel.browser.get(address).text

    assert rype.ask("round:ready")["ok"]

    assert "har ikke trykket" not in panel.browser.get(address).text


def test_those_whose_network_lets_no_socket_through_are_waited_for_too(
    panel, phone, day, seminar, address
):
    day.start("problem")
    phone("Rype").socket.disconnect()
    assert "Én deltaker har ikke trykket «Jeg er klar»." in panel.browser.get(address).text
    panel.pictures()

    who = {"role": "ansatt", "kind": "kommune", "municipality": "5530", "display_name": "Ravn"}
    assert panel.ask("seat:add", **who, group=seminar.groups[0].id)["ok"]

    steering = panel.pictures()["steering"]["html"]
    assert "0 av 2 er klare" in steering
    assert "2 deltakere har ikke trykket «Jeg er klar»." in steering


def test_a_silent_text_is_a_number_on_the_panel_too(panel, phone, day, address):
    day.start("problem", silent=8)
    phone("Rype").ask("problem:write", text="Ingen ringer tilbake.")
    page = panel.browser.get(address).text
    assert "<b>1</b> tekst<" in page
    assert "Ingen ringer tilbake." not in page

    day.share()

    assert "Ingen ringer tilbake." in panel.browser.get(address).text


def test_the_tiles_follow_the_round_that_is_written_in(panel, phone, day):
    rype = phone("Rype")
    day.start("problem")
    written = rype.ask("problem:write", text="Ingen ringer tilbake.")
    assert "<b>1</b> tekst<" in panel.pictures()["tiles"]["html"]

    day.start("measure")
    assert "<b>0</b> tiltak" in panel.pictures()["tiles"]["html"]
    assert rype.ask("measure:write", title="Ringe tilbake", problems=[written["problem"]])["ok"]

    assert "<b>1</b> tiltak" in panel.pictures()["tiles"]["html"]


@pytest.mark.parametrize(
    ("kind", "words", "says"),
    [
        ("problem", {"text": "Ingen ringer tilbake."}, "Ingen tekster ennå"),
        ("measure", {"title": "Ringe tilbake", "problems": []}, "Ingen tiltak ennå"),
    ],
)
def test_a_group_that_has_written_nothing_asks_for_eyes_only_when_half_of_the_groups_have(
    panel, phone, day, kind, words, says
):
    first, second, _third = (phone(name, group) for group, name in enumerate(NAMES, 1))
    day.start(kind)
    assert first.ask(f"{kind}:write", **words)["ok"]
    assert "data-attention" not in panel.pictures()["tiles"]["html"]

    assert second.ask(f"{kind}:write", **words)["ok"]

    tiles = panel.pictures()["tiles"]["html"]
    assert tiles.count("data-attention") == 1
    assert says in tiles


def test_while_the_room_sorts_the_panel_says_what_is_left_and_leads_to_the_sorting(
    panel, phone, day, seminar
):
    rype = phone("Rype")
    day.start("problem")
    first, second = (rype.ask("problem:write", text=text)["problem"] for text in ("En.", "To."))
    assert "ikke sortert" not in str(panel.pictures())

    sort = day.start("sort")
    steering = panel.pictures()["steering"]["html"]
    assert "2 tekster er ikke sortert" in steering
    assert f'href="/samling/{seminar.id}/sortering">Sorter tekstene' in steering

    panel.ask("cluster:gather", problems=[first], title="Telefon")
    assert "Én tekst er ikke sortert" in panel.pictures()["unsorted_count"]["html"]
    panel.ask("problem:hide", problem=second, hidden="true")
    assert "Ingen tekster venter på å bli sortert" in panel.pictures()["unsorted_count"]["html"]

    panel.ask("round:close", round=sort.id)
    assert "Sorter tekstene" not in str(panel.pictures())


def test_those_who_take_part_are_one_press_from_the_panel(panel, seminar):
    people = f"/samling/{seminar.id}/deltakere"

    assert f'href="{people}"' in panel.browser.get(f"/samling/{seminar.id}/dagen").text
    assert panel.browser.get(people).status_code == 200


def test_phones_on_the_line_are_counted_and_a_lost_one_is_noticed(panel, phone, seminar):
    rype = phone("Rype")
    assert "1 av 1 på nett" in panel.pictures()["tiles"]["html"]

    rype.socket.disconnect()

    assert "0 av 1 på nett" in panel.pictures()["tiles"]["html"]


def test_pause_stops_the_writing_and_says_so(panel, phone, day):
    rype = phone("Rype")
    day.start("problem")

    panel.ask("room:pause")

    assert "satt runden på pause" in rype.pictures()["stage"]["html"]
    assert rype.ask("problem:write", text="Nå?")["code"] == "Resting"
    panel.ask("room:resume")
    assert rype.ask("problem:write", text="Nå!")["ok"]


def test_a_second_round_waits_for_the_first(panel, seminar, day):
    day.start("problem")

    answer = panel.ask("round:open", round=seminar.rounds[2].id)

    assert answer["message"] == "En annen runde er i gang. Avslutt den først."


def test_a_plain_press_works_too_and_a_refused_one_shows_the_panel_again(panel, seminar, day):
    day.start("problem")
    first, third = seminar.rounds[0].id, seminar.rounds[2].id

    refused = panel.browser.post("/onske/round/open", data={"seminar": seminar.id, "round": third})
    done = panel.browser.post("/onske/round/close", data={"seminar": seminar.id, "round": first})

    assert refused.status_code == 409
    assert "En annen runde er i gang." in refused.text
    assert done.status_code == 303


@pytest.mark.parametrize(("role", "area"), [("facilitator", "ofoten"), ("steering_group", None)])
def test_nobody_else_steers(app, seminar, organiser, role, area):
    browser = organiser(role, area)

    response = browser.post(
        "/onske/round/open",
        json={"seminar": seminar.id, "round": seminar.rounds[0].id},
    )

    assert response.json["code"] in ("NotFound", "NotAllowed")


def test_a_participant_cannot_steer(phone, seminar):
    answer = phone("Rype").ask("round:open", seminar=seminar.id, round=seminar.rounds[0].id)

    assert answer["code"] == "NotLoggedIn"


def test_an_evaluation_that_was_closed_is_never_opened_again(panel, seminar, day):
    """Two looks with one answer between them would show that answer."""
    found = day.start("exit")
    day.stop()

    answer = panel.ask("round:open", round=found.id)

    assert answer["message"] == "Runden er avsluttet for godt. Den kan ikke åpnes igjen."


@pytest.mark.parametrize(("voters", "asks"), [(0, False), (1, True), (4, True), (5, False)])
def test_the_panel_asks_once_more_before_a_result_of_fewer_than_five(
    panel, phone, day, address, seminar, voters, asks
):
    people = [phone(name) for name in ("Rype", "Oter", "Ravn", "Multe", "Jerv")]
    for kind in ("problem", "sort", "measure"):
        day.start(kind)
    measure = people[0].ask("measure:write", title="Ringe tilbake", problems=[])["measure"]
    vote = day.start("vote")
    for one in people[:voters]:
        assert one.ask("vote:give", measure=measure, votes=1)["ok"]
    panel.ask("round:close", round=vote.id)

    page = panel.browser.get(address).text

    assert "Vis resultatet</" in page
    assert ("Færre enn fem har stemt. Da kan noen regne ut hva andre har stemt." in page) is asks


def test_without_a_script_the_panel_says_why_a_press_about_texts_or_votes_was_refused(
    panel, seminar, day
):
    day.start("measure")
    hide = {"seminar": seminar.id, "measure": 999, "hidden": "true"}
    again = {"seminar": seminar.id, "kind": "vote", "most": 10}

    for address, fields in (("measure/hide", hide), ("vote/again", again)):
        response = panel.browser.post(f"/onske/{address}", data=fields)

        assert response.status_code >= 400
        assert response.text.count('role="alert"') == 1


def test_a_message_is_taken_away_with_one_press_that_shows_what_belongs_to_the_round(
    panel, seminar, day
):
    assert "Ta bort beskjeden" not in panel.browser.get(f"/samling/{seminar.id}/dagen").text
    for kind, usual in ((None, "joining"), ("problem", "question"), ("sort", "clusters")):
        if kind:
            day.start(kind)
        panel.ask("projector:show", view="message", message="Maten er klar")

        showing = panel.pictures()["showing"]["html"]

        form = showing[: showing.index("Ta bort beskjeden")].rpartition("<form")[2]
        assert f'name="view" value="{usual}"' in form


def test_a_message_that_was_refused_stands_in_its_field_again(panel, seminar):
    panel.ask("projector:show", view="message", message="Lunsj kl. 12")
    too_long = "Vi møtes igjen " * 20

    page = panel.browser.post(
        "/onske/projector/show",
        data={"seminar": seminar.id, "view": "message", "message": too_long},
    ).text

    assert f'value="{too_long}"' in page
    assert 'role="alert"' in page
