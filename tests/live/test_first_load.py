"""What a phone must fetch before its room can be seen, over the wire, from the real server."""

import gzip
import re
from urllib.request import Request, urlopen

import pytest

from benchmarks import hall

MOST = 120_000
ADDRESS = re.compile(r'(?:href|src)="(/static/dist/[^"]+\.(?:css|js))"')
IMPORTED = re.compile(r'(?:from|import)\s*"\./([^"]+\.js)"')


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The real server with a shared problem round, and the cookie of one who sits there."""
    data = tmp_path_factory.mktemp("first") / "data"
    made = hall.make(data, 8)
    process, address = hall.serve(data)
    yield f"http://{address}", f"plass={made.seats[0]['token']}"
    process.terminate()
    process.wait(20)
    process.stdout.close()


def fetched(url, **headers):
    """The answer, and how many bytes it was on the wire."""
    with urlopen(Request(url, headers=headers)) as answer:
        body = answer.read()
    size = len(body) + sum(len(name) + len(value) + 4 for name, value in answer.headers.items())
    return answer, body, size


@pytest.mark.parametrize("understood", ["br, gzip", "gzip"])
def test_the_first_load_of_the_room_is_small(server, understood):
    url, cookie = server
    _, html, total = fetched(f"{url}/rom", cookie=cookie)
    assert 'id="problem-text"' in html.decode(), "this is the room, not the door"
    waiting, seen = ADDRESS.findall(html.decode()), set()
    assert len(waiting) == 2

    while waiting:
        seen.add(address := waiting.pop())
        answer, _, size = fetched(url + address, **{"accept-encoding": understood})
        assert answer.headers["Content-Encoding"] == understood.partition(",")[0]
        total += size
        _, source, _ = fetched(url + address)
        needed = {f"/static/dist/{name}" for name in IMPORTED.findall(source.decode())}
        waiting += needed - seen

    assert total <= MOST


def test_a_built_file_is_kept_and_the_plain_one_is_there_for_whoever_cannot_unpack(server):
    url, _ = server
    _, html, _ = fetched(f"{url}/")
    address = ADDRESS.search(html.decode())[1]

    plain, whole, _ = fetched(url + address)
    packed, small, _ = fetched(url + address, **{"accept-encoding": "gzip"})

    assert "immutable" in plain.headers["Cache-Control"]
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert packed.headers["Content-Type"] == plain.headers["Content-Type"]
    assert gzip.decompress(small) == whole
