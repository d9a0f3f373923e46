"""Servers of the nursery share what has been read in, and nothing else."""

import signal
import subprocess

import pytest

from tests.nursery import bedreilag


@pytest.fixture
def start():
    """`start(folder)` is a server that is ready, and what it said."""
    servers = []

    def begin(folder):
        server = bedreilag("run", "--empty", "--port", "0", "--data", str(folder))
        servers.append(server)
        said = ""
        while "Ctrl-C" not in said:
            said += server.stdout.readline()
        return server, said

    yield begin
    for server in servers:
        server.kill()
        server.communicate()


def test_each_has_an_installation_of_its_own(start, tmp_path):
    (here, said_here), (there, said_there) = start(tmp_path / "here"), start(tmp_path / "there")

    assert here.pid != there.pid
    assert said_here != said_there
    for file in ("bedreilag.db", "secret.key"):
        assert (tmp_path / "here" / file).read_bytes() != (tmp_path / "there" / file).read_bytes()


def test_it_ends_as_the_command_itself_does(tmp_path):
    refused = bedreilag("flyt", stderr=subprocess.STDOUT)
    done = bedreilag("migrate", "--data", str(tmp_path))

    assert refused.communicate()[0].startswith("Kommandoen flyt finnes ikke.")
    assert refused.returncode == 2
    assert done.communicate()[0] == f"Databasen i {tmp_path} har den nyeste formen.\n"
    assert done.returncode == 0


def test_it_may_be_killed_without_a_goodbye(start, tmp_path):
    server, _ = start(tmp_path)
    assert server.poll() is None

    server.kill()

    assert server.wait(10) == -signal.SIGKILL


def test_settings_of_the_one_who_tests_are_not_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("BEDREILAG_SESSION_HOURS", "evig")

    done = bedreilag("migrate", "--data", str(tmp_path))

    done.communicate()
    assert done.returncode == 0


def test_whoever_waits_for_one_that_goes_on_is_told(start, tmp_path):
    server, _ = start(tmp_path)

    with pytest.raises(TimeoutError):
        server.wait(0)
