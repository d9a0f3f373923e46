"""A whole hall behind one address is welcome, also with somebody in it who guesses."""

from concurrent.futures import ThreadPoolExecutor

import requests

from tests.hostile.conftest import CODE, take_seat

HALL = 150
AT_ONCE = 30


def test_a_hall_comes_in_at_once_through_one_address(server):
    before = server.megabytes
    with ThreadPoolExecutor(AT_ONCE) as hall:
        answers = list(hall.map(lambda _: _scan(server, CODE), range(HALL)))
        seated = list(hall.map(lambda n: take_seat(server, f"Gjest {n}", n % 6 + 1), range(24)))

    assert answers == [200] * HALL
    assert all("plass=" in browser.cookies for browser in seated)
    assert server.megabytes - before < 40


def test_one_who_guesses_shuts_nobody_in_the_hall_out(server):
    with ThreadPoolExecutor(AT_ONCE) as hall:
        wrong = set(hall.map(lambda n: _scan(server, f"FEIL{n}"), range(100)))
        neighbours = list(hall.map(lambda _: _scan(server, CODE), range(20)))

    assert wrong == {404}
    assert neighbours == [200] * 20


def _scan(server, code):
    return requests.get(f"{server.url}/b/{code}", timeout=60).status_code
