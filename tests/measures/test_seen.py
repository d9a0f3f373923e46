"""Who sees which measure when: silence, hiding, threads to hidden texts, and never an author."""

import pytest
from sqlalchemy import select

from bedreilag.clusters.models import SortingStep
from bedreilag.measures.models import Measure


def everything(screen):
    page = screen.browser.get("/rom").text if screen.me else ""
    return str(screen.ask("catch:up", since=-1)) + page


def test_a_silent_measure_reaches_the_others_as_a_count_and_nothing_else(
    phone, panel, projector, day
):
    day.start("measure", silent=6)
    rype, oter = phone("Rype"), phone("Oter")

    assert rype.ask("measure:write", title="Ringe tilbake")["ok"]

    assert "Ringe tilbake" in everything(rype)
    assert "Gruppa har foreslått ett tiltak" in everything(oter)
    assert "Gruppene har foreslått ett tiltak" in everything(projector)
    for other in (oter, panel, projector):
        assert "Ringe tilbake" not in everything(other)

    day.share()

    for other in (oter, panel, projector):
        assert "Ringe tilbake" in everything(other)


def test_what_leaves_in_the_silent_part_is_a_number_without_an_id(phone, panel, day):
    day.start("measure", silent=6)
    rype, oter = phone("Rype"), phone("Oter")
    oter.pictures(), panel.pictures()

    number = rype.ask("measure:write", title="Ringe tilbake")["measure"]

    assert f"own_measure:{number}" in rype.pictures()
    assert set(oter.pictures()) == {"measure_count"}
    assert set(panel.pictures()) == {"tiles"}


def test_an_own_measure_says_when_the_group_will_see_it(phone, day):
    day.start("measure", silent=6)
    rype = phone("Rype")
    card = f"own_measure:{rype.ask('measure:write', title='Ringe tilbake')['measure']}"
    assert "Sendt. Gruppa ser det når prosesslederen" in rype.pictures()[card]["html"]

    day.share()

    assert "Sendt til gruppa" in rype.pictures()[card]["html"]


def test_another_group_never_gets_the_measure_in_the_measure_round(phone, day):
    day.start("measure")
    rype, ravn = phone("Rype", group=1), phone("Ravn", group=2)

    rype.ask("measure:write", title="Ringe tilbake")

    assert "Ringe tilbake" in everything(phone("Oter", group=1))
    assert "Ringe tilbake" not in everything(ravn)


def test_no_screen_says_who_proposed_it(phone, panel, projector, day):
    day.start("measure")
    rype, oter = phone("Rype"), phone("Oter")

    rype.ask("measure:write", title="Ringe tilbake")

    frames = [*oter.frames(), *panel.frames(), *projector.frames()]
    for frame in frames:
        frame["pictures"].pop("people", None)  # who sits where, and never what they wrote
    assert "Ringe tilbake" in str(frames)
    assert "Rype" not in str(frames)
    assert f"seat:{rype.me.id}" not in str(frames)
    assert all("author" not in str(frame) for frame in frames)


def test_one_press_hides_a_measure_everywhere_and_one_shows_it_again(phone, panel, projector, day):
    day.start("measure")
    rype, oter = phone("Rype"), phone("Oter")
    number = rype.ask("measure:write", title="Ringe tilbake")["measure"]
    assert "Ringe tilbake" in everything(oter)
    assert "Ringe tilbake" in everything(projector)

    assert panel.ask("measure:hide", measure=number, hidden=True)["ok"]

    assert oter.pictures()[f"measure:{number}"] is None
    assert "Ringe tilbake" not in everything(oter)
    assert "Ringe tilbake" not in everything(projector)
    assert "Prosesslederen har skjult denne teksten" in rype.browser.get("/rom").text
    assert "Vis igjen" in panel.pictures()[f"measure:{number}"]["html"]
    changed = rype.ask("measure:edit", measure=number, title="Ringe likevel")
    assert changed["code"] == "HiddenByFacilitator"

    panel.ask("measure:hide", measure=number, hidden=False)

    assert "Ringe tilbake" in everything(oter)


def test_a_facilitator_of_another_seminar_cannot_hide_it(phone, panel, day, seminar):
    day.start("measure")
    number = phone("Rype").ask("measure:write", title="Ringe tilbake")["measure"]

    answer = panel.ask("measure:hide", measure=number + 1, hidden=True)

    assert answer["code"] == "NotFound"
    assert "Ringe tilbake" in everything(phone("Oter"))


@pytest.mark.parametrize("sorted_", [True, False])
def test_a_hidden_problem_leaves_the_measures_that_answer_it(
    phone, panel, day, problem, cluster, sorted_
):
    day.start("measure")
    rype, oter = phone("Rype"), phone("Oter")
    text = problem("Ingen ringer.", cluster=cluster("Telefon") if sorted_ else None)
    number = rype.ask("measure:write", title="Ringe tilbake", problems=[text])["measure"]
    assert "Ingen ringer." in oter.pictures()[f"measure:{number}"]["html"]
    assert "Ingen ringer." in rype.pictures()[f"own_measure:{number}"]["html"]

    panel.ask("problem:hide", problem=text, hidden=True)

    seen = oter.pictures()
    assert "Ingen ringer." not in seen[f"measure:{number}"]["html"]
    assert "Ingen ringer." not in seen["measure_form"]["html"]
    assert "Ingen ringer." not in rype.pictures()[f"own_measure:{number}"]["html"]
    assert "Ingen ringer." not in everything(oter)
    assert "Ingen ringer." not in everything(rype)


def test_the_form_offers_what_the_room_has_sorted_and_what_the_group_has_not(
    phone, day, problem, cluster
):
    telephone = cluster("Telefon")
    problem("Fra oss, sortert.", group=1, cluster=telephone)
    problem("Fra dem, sortert.", group=2, cluster=telephone)
    problem("Fra oss, usortert.", group=1)
    problem("Fra dem, usortert.", group=2)

    day.start("measure")
    page = phone("Rype", group=1).browser.get("/rom").text

    assert "Fra oss, sortert." in page
    assert "Fra dem, sortert." in page
    assert "Fra oss, usortert." in page
    assert "Fra dem, usortert." not in page


def test_the_form_is_away_while_the_room_rests(phone, panel, day):
    day.start("measure")
    rype = phone("Rype")
    assert "write-measure" in rype.browser.get("/rom").text

    panel.ask("room:pause")
    assert "write-measure" not in rype.browser.get("/rom").text
    assert rype.ask("measure:write", title="Ringe")["code"] == "Resting"

    panel.ask("room:resume")
    assert "write-measure" in rype.browser.get("/rom").text


def test_a_cluster_with_a_new_name_is_so_called_on_the_measures_too(
    phone, panel, day, problem, cluster
):
    telephone = cluster("Telefon")
    problem("Ingen ringer.", cluster=telephone)
    day.start("measure")
    rype, oter = phone("Rype"), phone("Oter")
    number = rype.ask("measure:write", title="Ringe tilbake", cluster=telephone)["measure"]
    assert "Telefon" in oter.pictures()[f"measure:{number}"]["html"]

    panel.ask("cluster:rename", cluster=telephone, title="Å få tak i hverandre")

    assert "Å få tak i hverandre" in oter.pictures()[f"measure:{number}"]["html"]


def test_the_wall_shows_the_newest_and_says_how_many_there_are(phone, projector, day):
    day.start("measure")
    rype = phone("Rype")

    for n in range(10):
        if n == 3:
            assert "<p>3 tiltak</p>" in projector.pictures()["measures_wall"]["html"]
        rype.ask("measure:write", title=f"Tiltak {n}")

    wall = projector.pictures()["measures_wall"]["html"]
    assert "Tiltak 9" in wall
    assert "Tiltak 1<" not in wall
    assert "De 8 siste av 10 tiltak" in wall


@pytest.mark.parametrize("undone", [1, 2])
def test_a_tema_that_comes_back_has_its_measures_again(
    undone, phone, panel, day, cluster, problem, session
):
    telephone, waiting = cluster("Telefon"), cluster("Venting")
    problem("Ingen ringer.", cluster=telephone)
    problem("Alle venter.", cluster=waiting)
    panel.ask("cluster:rename", cluster=waiting, title="Ventetid")
    day.start("measure")
    rype = phone("Rype")
    number = rype.ask("measure:write", title="Ringe", cluster=telephone)["measure"]

    def tied_to():
        session.rollback()
        return session.get_one(Measure, number).cluster_id

    assert tied_to() == telephone
    assert panel.ask("cluster:remove", cluster=telephone)["ok"]
    assert tied_to() is None

    removed, *older = session.scalars(select(SortingStep.id).order_by(SortingStep.id.desc()))
    session.rollback()
    back_to = [removed, *older][undone - 1]
    assert panel.ask("cluster:undo", step=back_to, newest=removed)["ok"]

    assert tied_to() == telephone
