"""Servers of the nursery share what has been read in, and nothing else."""

import signal
import subprocess

import pytest

from tests.browser.server import Server
from tests.nursery import bedreilag


def test_each_has_an_installation_of_its_own(tmp_path):
    here, there = Server(tmp_path / "here").start(), Server(tmp_path / "there").start()

    assert here.port != there.port
    assert here.process.pid != there.process.pid
    assert (here.data / "secret.key").read_bytes() != (there.data / "secret.key").read_bytes()
    here.stop()
    there.stop()


def test_it_ends_as_the_command_itself_does(tmp_path):
    refused = bedreilag("flyt", stderr=subprocess.STDOUT)
    done = bedreilag("migrate", "--data", str(tmp_path))

    assert refused.communicate()[0].startswith("Kommandoen flyt finnes ikke.")
    assert refused.returncode == 2
    assert done.communicate()[0] == f"Databasen i {tmp_path} har den nyeste formen.\n"
    assert done.returncode == 0


def test_it_may_be_killed_without_a_goodbye(tmp_path):
    server = Server(tmp_path).start()
    assert server.process.poll() is None

    server.kill()

    assert server.process.poll() == -signal.SIGKILL


def test_settings_of_the_one_who_tests_are_not_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("BEDREILAG_SESSION_HOURS", "evig")

    done = bedreilag("migrate", "--data", str(tmp_path))

    done.communicate()
    assert done.returncode == 0


def test_whoever_waits_for_one_that_goes_on_is_told(tmp_path):
    server = Server(tmp_path).start()

    with pytest.raises(TimeoutError):
        server.process.wait(0)
    server.stop()
