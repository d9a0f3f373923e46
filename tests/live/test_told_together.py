"""What the rooms are told when many wishes are carried out at the same moment."""

import pytest

from bedreilag import frames, live, work
from bedreilag.seats.models import Wish
from tests.live.conftest import TEXTS, texts, wish


@pytest.fixture(autouse=True)
def problem_round(day):
    day.start("problem")


def test_everyone_hears_of_everything_in_the_batch(queue, phone):
    rype, oter = phone("Rype"), phone("Oter")
    queue.work_off([wish(rype, text=TEXTS[0]), wish(oter, text=TEXTS[1])])

    seen = rype.pictures()

    shown = [drawn["html"] for name, drawn in seen.items() if name.startswith("problem:")]
    assert len(shown) == 2
    assert len([name for name in seen if name.startswith("own_problem:")]) == 1


def test_rooms_of_a_kind_share_their_queries(phone, session, app, seminar, statements):
    for n in range(6):
        phone(f"Nr. {n}", group=n % 3 + 1).ask(
            "problem:write", text=f"{TEXTS[n % 3]} {n}", sure="1"
        )
    with app.app_context():
        rooms = [frames.Room(seminar.id, f"seat:{n}") for n in range(1, 7)]
        change = [work.Change("", "own_problem", str(n)) for n in range(1, 7)]
        session.expire_all()
        frames.foresee(session, dict.fromkeys(rooms, change))
        with statements() as asked:
            drawn = [frames.frame_of(session, room, change)["pictures"] for room in rooms]

    assert len(asked) == 3, "where we are, what is drawn, and whether its round is silent"
    assert [[name for name, it in found.items() if it] for found in drawn] == [
        [f"own_problem:{n}"] for n in range(1, 7)
    ]


def group_count(screen):
    """What the group was told last of how many texts it has written."""
    return screen.pictures()["problem_count"]["html"]


def test_texts_of_one_batch_are_counted_once(queue, phone, app):
    rype, oter, hare = (phone(name) for name in ("Rype", "Oter", "Hare"))
    app.extensions["memory"].forget()

    queue.work_off([wish(one, text=text) for one, text in zip((rype, oter), TEXTS, strict=False)])
    assert "2 tekster" in group_count(hare)

    queue.work_off([wish(hare, text=TEXTS[2]), wish(oter, text="Møtelokalet er kaldt.")])
    assert "4 tekster" in group_count(rype)


def test_the_tile_of_a_group_whose_first_texts_come_together_says_no_more_that_it_has_none(
    queue, phone, panel, app
):
    rype, oter = phone("Rype"), phone("Oter")
    assert phone("Hare", group=2).ask("problem:write", text=TEXTS[2])["ok"]
    [frame] = panel.ask("catch:up", since=-1)["frames"]
    assert "Ingen tekster ennå" in frame["pictures"]["tiles"]["html"]
    panel.frames()

    queue.work_off([wish(one, text=text) for one, text in zip((rype, oter), TEXTS, strict=False)])

    drawn = panel.pictures()
    assert "Ingen tekster ennå" not in drawn[f"tile:{rype.me.group_id}"]["html"]
    assert "tiles" not in drawn, "nothing has changed at the other tables"


def test_groups_are_said_to_be_late_when_half_of_them_begin_in_one_batch(queue, phone, panel):
    first, second, late = (phone(f"Nr. {group}", group=group) for group in (1, 2, 3))
    panel.frames()

    queue.work_off(
        [wish(one, text=text) for one, text in zip((first, second), TEXTS, strict=False)]
    )

    tiles = panel.pictures()["tiles"]["html"]
    assert tiles.count("Ingen tekster ennå") == 1
    assert "Ingen tekster ennå" in tiles.partition(f'id="tile-{late.me.group_id}"')[2]


def test_a_text_is_changed_and_another_written_in_one_batch(queue, phone, session, commits):
    rype, oter = phone("Rype"), phone("Oter")
    first = rype.ask("problem:write", text=TEXTS[0])["problem"]
    commits.clear()

    queue.work_off(
        [
            wish(oter, text=TEXTS[1]),
            wish(rype, "problem:edit", problem=first, text=TEXTS[2]),
            wish(oter, text=TEXTS[0], sure=1),
        ]
    )

    assert texts(session) == set(TEXTS)
    assert len(commits) == 1
    assert "3 tekster" in group_count(rype)


def test_a_text_is_erased_in_the_batch_in_which_another_is_written(queue, phone, panel, session):
    rype, oter = phone("Rype"), phone("Oter")
    told = rype.ask("problem:write", text=TEXTS[0], wish_id="a")["problem"]
    panel.ask("problem:hide", problem=told, hidden=True)

    queue.work_off([wish(oter, text=TEXTS[1]), wish(panel, "problem:erase", problem=told)])

    assert texts(session) == {TEXTS[1]}
    assert session.get_one(Wish, (f"seat:{rype.me.id}", "a")).digest == ""
    assert "én tekst" in group_count(rype)


def test_two_who_are_taken_away_in_one_batch_are_both_shown_out(queue, phone, panel):
    rype = phone("Rype")
    who = {"role": "ansatt", "kind": "kommune", "municipality": "5530"}
    seats = [rype.ask("seat:proxy", **who)["seat"] for _ in range(2)]
    browser = rype.browser
    pages = [
        live.socketio.test_client(
            browser.application, flask_test_client=browser, auth={"as": "phone", "for_seat": seat}
        )
        for seat in seats
    ]
    assert all(page.is_connected() for page in pages)

    queue.work_off([wish(panel, "seat:remove", seat=seat, sure="1") for seat in seats])

    assert not any(page.is_connected() for page in pages)
