"""A hall made ready: a fresh installation with a seminar, its seats, and the problem round shared.

The seats are set directly in the database, so that what is measured is the day and not the door.
Everything that is measured goes through the public doors of the server afterwards.
"""

import os
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bedreilag import app, tokens
from bedreilag.accounts import actions as accounts
from bedreilag.accounts.actions import Role
from bedreilag.proofs import projector_token
from bedreilag.region import actions as region
from bedreilag.region.models import Area
from bedreilag.rounds import actions as rounds
from bedreilag.seats.models import Participant
from bedreilag.seminars import actions as seminars
from bedreilag.seminars.actions import About
from bedreilag.seminars.models import Group, Seminar
from bedreilag.terminal import installation
from bedreilag.work import transaction
from benchmarks import furniture

A_GROUP = 8


@dataclass
class Hall:
    """What a crowd must know to come in: who sits where, and how each proves who they are."""

    data: str
    seats: list[dict[str, object]] = field(default_factory=list)
    rounds: dict[str, int] = field(default_factory=dict)
    seminar: int = 0
    projector: str = ""
    account: str = ""
    seq: int = 0


def make(data: Path, seats: int, in_a_group: int = A_GROUP, kind: str = "problem") -> Hall:
    """Seats in groups, a facilitator who is logged in, and the round of this kind open."""
    hall = Hall(str(data))
    with installation(data) as (settings, _engine):
        # Some of what begins with a seminar is hooked up when the house is put together.
        house = app.create_app(settings)
        with house.app_context(), transaction() as session:
            region.load(session, region.shipped())
            seminar = _seminar(session, -(-seats // in_a_group))
            _sit(session, hall, seminar, seats, in_a_group)
            hall.account = _facilitator(session)
            hall.seminar, hall.projector = seminar.id, projector_token(seminar)
            hall.rounds = {found.kind: found.id for found in seminar.rounds}
            for found in seminar.rounds:
                if found.kind == kind:
                    rounds.open_round(session, seminar, found.id)
                    if found.state == "silent":
                        rounds.share_round(session, seminar, found.id)
    hall.seq = 1
    return hall


def furnish(data: Path, hall: Hall, problems: int, measures: int) -> None:
    """Fill the seminar with what the day has left behind so far."""
    with installation(data), transaction() as session:
        furniture.furnish(session, session.get_one(Seminar, hall.seminar), problems, measures)


def serve(data: Path) -> tuple[subprocess.Popen[str], str]:
    """The real server on this folder, and its address."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("BEDREILAG_")}
    command = [sys.executable, "-m", "bedreilag", "run", "--data", str(data), "--port", "0"]
    return started([*command, "--empty"], environment | {"PYTHONUNBUFFERED": "1"})


def started(command: list[str], environment: dict[str, str]) -> tuple[subprocess.Popen[str], str]:
    """The process, and the address it says that it is at."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout
    for line in process.stdout:
        if "http://127.0.0.1:" in line:
            address = line[line.index("http://127.0.0.1:") :].split()[0].split("/")[2]
            return process, address
    raise SystemExit(f"no address from {command}")


def _seminar(session: object, groups: int) -> Seminar:
    area = session.get(Area, "midt-troms")
    today = datetime.now(UTC).date()  # seats of a day long ago are tidied away at the start
    about = About("Fartsprøven", today, today)
    seminar = seminars.make_seminar(session, area, about, groups)
    session.flush()
    return seminar


def _sit(session: object, hall: Hall, seminar: Seminar, seats: int, in_a_group: int) -> None:
    groups = seminar.groups
    sitting = []
    for number in range(seats):
        token = tokens.new_token()
        group: Group = groups[number // in_a_group]
        sitting.append((token, group.number, _participant(seminar, group, token, number)))
    session.add_all(seat for _, _, seat in sitting)
    session.flush()
    hall.seats = [
        {"token": token, "group": group, "seat": seat.id} for token, group, seat in sitting
    ]


def _participant(seminar: Seminar, group: Group, token: str, number: int) -> Participant:
    return Participant(
        seminar_id=seminar.id,
        group_id=group.id,
        token_hash=tokens.fingerprint(token),
        display_name=f"Nr. {number}",
        role_id="ansatt",
        position_group="ansatt",
        organisation="Senja kommune",
        organisation_kind="kommune",
        joined_at=datetime.now(UTC),
    )


def _facilitator(session: object) -> str:
    now = datetime.now(UTC)
    roles = [Role("facilitator", "midt-troms"), Role("admin")]
    account = accounts.new_account(session, "fart@example.no", "Prosessleder", "", roles, now)
    return accounts.start_login(session, account, now)


def as_json(hall: Hall) -> dict[str, object]:
    return asdict(hall)
