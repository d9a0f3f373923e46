"""What phones and the big screen see of the clusters: titles, numbers, own texts, and no one."""

import pytest

from bedreilag.clusters import queries


@pytest.fixture
def sort_round(day):
    day.start("sort")


@pytest.fixture
def gather(panel):
    def under(title, *ids):
        assert panel.ask("cluster:gather", problems=list(ids), title=title)["ok"]

    return under


def everything(screen):
    """All a screen can be shown: what was pushed, what it may ask for, and its page."""
    page = screen.browser.get("/rom").text if screen.me else ""
    return str(screen.ask("catch:up", since=-1)) + str(screen.frames()) + page


def test_phones_follow_the_sorting_and_find_their_own_texts(sort_round, phone, texts, gather):
    rype, ravn = phone("Rype", group=1), phone("Ravn", group=2)
    [own], [other] = texts("Ingen ringer.", group=1), texts("Ingen svarer.", group=2)

    gather("Telefon", own, other)

    seen = rype.pictures()["clusters"]["html"]
    assert "Telefon" in seen
    assert "2 tekster fra 2 grupper" in seen
    assert "Ingen ringer." in seen
    assert "Ingen svarer." not in seen
    assert "Ingen svarer." in ravn.pictures()["clusters"]["html"]
    assert seen.split(">", 1)[1] in rype.browser.get("/rom").text


def test_the_big_screen_shows_titles_and_numbers_and_nothing_else(
    sort_round, phone, projector, texts, gather
):
    rype = phone("Rype")
    first, second, _left = texts(
        "Ingen ringer.", "Ingen svarer.", "Alle venter.", author=rype.me.id
    )

    gather("Telefon", first, second)

    seen = projector.pictures()["clusters"]["html"]
    assert "Telefon" in seen
    assert "<b>2</b> tekster · 1 gruppe" in seen
    assert "Én tekst er ikke sortert" in seen
    assert "Ingen ringer." not in everything(projector)
    assert "Rype" not in everything(projector)


def test_twelve_tiles_fit_and_the_rest_is_told_in_words(sort_round, projector, texts, gather):
    for n, text in enumerate(texts(*(f"Tekst {n}." for n in range(14)))):
        gather(f"Tema nummer {n}", text)

    seen = projector.pictures()["clusters"]["html"]

    assert seen.count("tema-tile__title") == 12
    assert "14 tema · 2 til på telefonen" in seen


def test_a_hidden_text_leaves_every_cluster_at_once(
    sort_round, phone, panel, projector, texts, gather
):
    rype = phone("Rype")
    first, second = texts("Ingen ringer.", "Ingen svarer.", author=rype.me.id)
    gather("Telefon", first, second)
    assert "Ingen ringer." in everything(rype)
    assert "<b>2</b> tekster" in everything(projector)
    oter = phone("Oter")

    panel.ask("problem:hide", problem=first, hidden=True)

    assert "Ingen ringer." not in everything(oter)
    assert "Ingen ringer." not in panel.pictures()["clusters"]["html"]
    assert "<b>1</b> tekst ·" in projector.pictures()["clusters"]["html"]
    assert "1 tekst fra én gruppe" in oter.browser.get("/rom").text

    panel.ask("problem:hide", problem=first, hidden=False)

    assert "2 tekster fra én gruppe" in oter.browser.get("/rom").text


def test_a_cluster_with_nothing_left_to_read_is_not_shown(
    sort_round, phone, panel, projector, texts, gather
):
    [text] = texts("Ingen ringer.")
    gather("Ringerunden", text)
    rype = phone("Rype")
    assert "Ringerunden" in everything(rype)
    assert "Ringerunden" in everything(projector)

    panel.ask("problem:hide", problem=text, hidden=True)

    assert "Ringerunden" not in everything(rype)
    assert "Ringerunden" not in everything(projector)
    assert "Ringerunden" in everything(panel)


def test_a_deleted_text_leaves_its_cluster(day, phone, panel, projector, gather):
    day.start("problem")
    rype, oter = phone("Rype"), phone("Oter")
    number = rype.ask("problem:write", text="Ingen ringer.")["problem"]
    other = rype.ask("problem:write", text="Ingen svarer.")["problem"]
    gather("Telefon", number, other)
    assert "Ingen ringer." in oter.pictures()["clusters"]["html"]

    rype.ask("problem:delete", problem=number)

    assert "Ingen ringer." not in oter.pictures()["clusters"]["html"]
    assert "<b>1</b> tekst ·" in projector.pictures()["clusters"]["html"]


def test_a_new_text_comes_to_those_who_sort_and_a_silent_one_does_not(day, phone, panel):
    rype = phone("Rype")
    day.start("problem", silent=8)
    number = rype.ask("problem:write", text="Ingen ringer.")["problem"]
    [frame] = panel.ask("catch:up", since=-1)["frames"]
    assert "unsorted_count" in frame["pictures"]
    assert f"unsorted:{number}" not in frame["pictures"]
    assert "Ingen ringer." not in everything(panel)

    day.share()

    assert "Ingen ringer." in panel.pictures()[f"unsorted:{number}"]["html"]


@pytest.fixture
def people(phone):
    """Five from the municipalities and five from the hospital trust."""
    return [phone(f"K{n}", kind="kommune") for n in range(5)] + [
        phone(f"H{n}", kind="helseforetak") for n in range(5)
    ]


def both_levels(session, seminar):
    session.rollback()
    return [one.on_both_levels for one in queries.board(session, seminar.id).clusters]


def test_both_levels_are_said_when_enough_people_wrote(
    people, texts, gather, session, seminar, projector
):
    ids = [texts(f"Fra {n}.", author=people[n].me.id)[0] for n in (0, 1, 2, 5, 6)]

    gather("Telefon", *ids[:4])
    assert both_levels(session, seminar) == [False]
    gather("Telefon", ids[4])

    assert both_levels(session, seminar) == [True]
    assert "Begge nivåer" in projector.pictures()["clusters"]["html"]


def test_both_levels_are_not_said_of_four_who_wrote(people, texts, gather, session, seminar):
    ids = [texts(f"Fra {n}.", author=people[n].me.id)[0] for n in (0, 1, 5, 6)]

    gather("Telefon", *ids)

    assert both_levels(session, seminar) == [False]


def test_both_levels_are_not_said_when_one_level_is_few_people(
    phone, texts, gather, session, seminar
):
    room = [phone(f"K{n}") for n in range(5)] + [phone("H", kind="helseforetak")]

    gather("Telefon", *(texts(f"Fra {one.me.id}.", author=one.me.id)[0] for one in room))

    assert both_levels(session, seminar) == [False]


def test_both_levels_are_not_said_while_texts_are_moved_one_by_one(
    sort_round, day, people, texts, gather, session, seminar
):
    ids = [texts(f"Fra {n}.", author=people[n].me.id)[0] for n in (0, 1, 2, 5, 6)]
    gather("Telefon", *ids)
    assert both_levels(session, seminar) == [False]

    day.stop()

    assert both_levels(session, seminar) == [True]
