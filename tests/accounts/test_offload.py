"""Heavy work leaves the loop free, and finds the same surroundings where it is done."""

import subprocess
import sys
from contextvars import ContextVar

import pytest

from bedreilag.offload import offload

LANGUAGE = ContextVar("LANGUAGE", default="nb")

ON_THE_LOOP = """
from gevent import monkey
monkey.patch_all()
import gevent
from bedreilag.accounts import passwords
from bedreilag.offload import offload

turns = []
def others():
    while True:
        turns.append(1)
        gevent.sleep(0.001)
gevent.spawn(others)
kept = offload(passwords.hashed, "en fjord er lang")
print(offload(passwords.fits, "en fjord er lang", kept), len(turns) > 5)
try:
    offload(int, "tekst")
except ValueError as fault:
    print("sa fra:", fault)
"""


def test_without_a_loop_the_work_is_simply_done():
    assert offload(sorted, [2, 1], reverse=True) == [2, 1]


def test_what_goes_wrong_there_is_told_here():
    with pytest.raises(ValueError, match="invalid literal"):
        offload(int, "tekst")


def test_the_work_sees_the_same_context():
    LANGUAGE.set("se")

    assert offload(LANGUAGE.get) == "se"


def test_on_the_loop_others_go_on_while_a_password_is_checked():
    said = subprocess.run(
        [sys.executable, "-c", ON_THE_LOOP], capture_output=True, text=True, check=True, timeout=60
    ).stdout

    assert said.splitlines()[0] == "True True"
    assert said.splitlines()[1].startswith("sa fra: invalid literal")
