"""`bedreilag run`: up with one command, open to those it should be, and down without a mess."""

import json
import signal
import socket
import stat
from datetime import UTC, datetime

import pytest
import requests
import socketio

from bedreilag import database, migrate
from bedreilag.accounts import demo as demo_accounts
from bedreilag.accounts.demo import LOG_INS
from bedreilag.config import Settings
from bedreilag.region import actions as region
from bedreilag.seminar_file.demo import demo_seminar
from bedreilag.work import transaction
from tests.commands.conftest import bedreilag, born, csrf_token, log_in

CODE = r"Koden er ([A-Z0-9]{6})\."


@pytest.fixture
def panel():
    """`panel(server)` is the control panel of the demo's open seminar, on a WebSocket."""
    clients = []

    def connect(server, cookie=None):
        cookie = cookie or log_in(server, LOG_INS[0].email, LOG_INS[0].password).cookies["konto"]
        client = socketio.Client(reconnection=False)
        clients.append(client)
        client.connect(
            server.address,
            headers={"Cookie": f"konto={cookie}"},
            auth={"as": "panel", "seminar": seminar_id(server)},
            transports=["websocket"],
        )
        return client

    yield connect
    for client in clients:
        client.shutdown()
        client.wait()
        client.eio.ws.shutdown()  # it never closes what the other end has closed


def test_it_says_where_it_is_and_who_can_log_in(demo):
    assert requests.get(f"{demo.address}/logg-inn", timeout=10).status_code == 200
    for one in LOG_INS:
        assert demo.find(rf"{one.email}\s+(\S+)") == one.password
        assert demo.find(rf"{one.password}\s+(.+)") == str(one.purpose)
        log_in(demo, one.email, one.password)


def test_a_fresh_seminar_is_open_for_joining(demo):
    code = demo.find(CODE)

    assert requests.get(f"{demo.address}/b/{code}", timeout=10).status_code == 200


def test_only_this_machine_is_let_in_unless_asked(demo):
    assert "--host 0.0.0.0" in "\n".join(demo.said)


def test_with_host_0000_it_prints_the_address_for_phones_as_text_and_as_a_qr_code(empty):
    address = empty.find(r"Telefoner på samme nett: (http://\S+)")

    assert requests.get(f"{address}/logg-inn", timeout=10).status_code == 200
    assert sum("▄" in line for line in empty.said) > 10


def test_with_open_it_opens_the_browser(empty):
    assert empty.opened == f"{empty.address}\n"


def test_it_stops_cleanly_with_a_socket_open_and_starts_again_where_it_was(start, tmp_path, panel):
    first = start("--data", str(tmp_path))
    client = panel(first)
    requests.get(f"{first.address}/logg-inn", timeout=10)
    assert client.connected

    code, log = first.stop(signal.SIGTERM)

    assert code == 0
    assert "GET" not in log
    assert "Traceback" not in log
    client.wait()
    again = start("--data", str(tmp_path))
    assert again.find(CODE) == first.find(CODE)
    assert again.stop(signal.SIGINT)[0] == 0


def test_an_empty_start_in_a_folder_with_a_demo_is_refused(start, tmp_path):
    with_a_demo(tmp_path)

    result = born("run", "--port", "0", "--empty", "--data", str(tmp_path))

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "Det er en demo i mappa. Velg en annen mappe med --data.\n"


def test_logging_out_closes_a_real_socket_and_its_cookie_opens_no_other(demo, panel):
    browser = log_in(demo, LOG_INS[0].email, LOG_INS[0].password)
    cookie = browser.cookies["konto"]
    client = panel(demo, cookie)
    gone = []
    client.on("disconnect", lambda *why: gone.append(why))
    assert client.connected

    token = csrf_token(browser.get(f"{demo.address}/konto/passord").text)
    browser.post(f"{demo.address}/logg-ut", data={"csrf_token": token})

    client.wait()
    assert gone
    with pytest.raises(socketio.exceptions.ConnectionError):
        panel(demo, cookie)


def test_a_message_longer_than_anyone_writes_ends_the_socket(demo, panel):
    client = panel(demo)
    gone = []
    client.on("disconnect", lambda *why: gone.append(why))

    client.emit("catch:up", {"as": "panel", "seminar": seminar_id(demo), "since": "1" * 100_000})

    client.wait()
    assert gone


def test_the_first_administrator_is_made_at_a_one_time_address(empty):
    address = empty.find(r"(http://\S+/forste-konto/\S+)")
    browser = requests.Session()
    form = {
        "csrf_token": csrf_token(browser.get(address).text),
        "name": "Kari",
        "email": "kari@example.no",
        "password": "en fjord er lang og blå",
    }

    made = browser.post(address, data=form)

    assert made.url == f"{empty.address}/bord"
    assert "/konto" in made.text
    assert browser.get(address).status_code == 404
    assert browser.post(address, data=form).status_code == 404


def test_an_empty_start_has_no_demo_in_it(empty):
    said = "\n".join(empty.said)

    assert "demo" not in said
    assert "åpen" not in said
    assert empty.scalar("SELECT count(*) FROM seminar") == 0
    assert empty.scalar("SELECT count(*) FROM municipality") == 24


def test_a_demo_never_comes_into_an_installation_that_is_in_use(start, tmp_path):
    made = born(
        "account", "add", "kari@example.no", "--role", "administrator", "--data", str(tmp_path)
    )
    assert made.returncode == 0

    server = start("--data", str(tmp_path))

    assert "demo" not in "\n".join(server.said)


def test_a_real_seminar_ends_the_demo_and_its_known_passwords(start, tmp_path):
    folder, file = tmp_path / "data", tmp_path / "samling.json"
    server = start("--data", str(folder))
    assert "multe-fjord-4471" in "\n".join(server.said)
    server.stop()
    document = demo_seminar() | {"fictional": False}
    document["seminar"] |= {"id": "ekte-2027", "join_code": "EKTE27"}
    file.write_text(json.dumps(document), "utf-8")

    imported = born("import", str(file), "--data", str(folder))
    again = start("--data", str(folder))

    assert imported.returncode == 0, imported.stderr
    assert "Demokontoene er stengt" in imported.stderr
    assert "multe-fjord-4471" not in "\n".join(again.said)
    assert "/forste-konto/" in "\n".join(again.said)


def test_there_is_a_way_in_as_long_as_there_is_no_administrator(start, tmp_path):
    made = born(
        "account", "add", "kari@example.no", "--role", "prosessleder", "--area", "midt-troms",
        "--data", str(tmp_path),
    )  # fmt: skip
    assert made.returncode == 0, made.stderr

    server = start("--data", str(tmp_path))

    assert "/forste-konto/" in "\n".join(server.said)


def test_a_busy_port_is_one_sentence(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = str(busy.getsockname()[1])
        result = born("run", "--port", port, "--data", str(tmp_path))

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        f"Porten {port} er opptatt. Velg en annen med --port, eller stopp det som bruker den.\n"
    )


def test_a_data_folder_that_cannot_be_used_is_one_sentence(tmp_path):
    in_the_way = tmp_path / "fil"
    in_the_way.write_text("")

    result = bedreilag("run", "--port", "0", "--data", str(in_the_way / "data"))

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        f"Vi kan ikke lagre i mappa {in_the_way}/data. Velg en annen med --data.\n"
    )


def test_a_database_that_is_none_is_one_sentence(tmp_path):
    (tmp_path / "bedreilag.db").write_text("dette er ingen database, men det er langt nok")

    result = born("migrate", "--data", str(tmp_path))

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("Databasen kan ikke brukes nå: ")
    assert result.stderr.count("\n") == 1


def test_the_secret_is_for_its_owner_only(empty):
    assert stat.S_IMODE((empty.folder / "secret.key").stat().st_mode) == 0o600


def seminar_id(server):
    return server.scalar("SELECT id FROM seminar WHERE join_open")


def with_a_demo(folder):
    """A folder where the demo's accounts have been made, as a first start does."""
    settings = Settings(data=folder)
    engine = database.connect(settings.url)
    migrate.upgrade(engine)
    with transaction() as session:
        region.load(session, region.shipped())
        demo_accounts.load(session, datetime.now(UTC))
    engine.dispose()
