"""Everything that leaves the server, by who may ask for it: frames, pages, files and papers.

Pages are read from the application, so a page that is added later is in here by itself.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bedreilag import access
from bedreilag.access import DESK
from bedreilag.database import reading
from bedreilag.frames import Room, frame_of
from bedreilag.live import STEERING_ROOMS
from bedreilag.seminars.models import Seminar
from tests.pdf_checks import words_of

# One role at a time; each of them reads this area.
DESK_ROLES = ("coordinator", "facilitator", "steering_group")


@dataclass(frozen=True)
class Surface:
    """What one kind of reader gets at one address."""

    reader: str
    address: str
    text: str

    def __str__(self) -> str:
        return f"{self.reader} {self.address}"


def every_surface(app, scene, organiser, readers=None) -> list[Surface]:
    """All of them, or those of some readers only."""
    wanted = readers or ("rooms", "phone", "stranger", *DESK_ROLES)
    found: list[Surface] = []
    if "rooms" in wanted:
        found += _rooms(app, scene)
    if "phone" in wanted:
        found += _phone(app, scene, 0)
    if "stranger" in wanted:
        found += _stranger(app, scene)
    for role in DESK_ROLES:
        if role in wanted:
            area = None if role == "steering_group" else "midt-troms"
            found += _desk(app, scene, role, organiser(role, area))
    return found


def _rooms(app, scene) -> Iterator[Surface]:
    """Every room's whole frame: what is pushed, caught up and polled is drawn from the same."""
    with app.app_context(), reading() as session:
        groups = [group.id for group in session.get_one(Seminar, scene.seminar_id).groups]
        names = ["phones", "projector", "panel", "sorting", *(f"group:{key}" for key in groups)]
        for name in [*names, *(f"seat:{seat_id}" for seat_id in scene.seats)]:
            frame = frame_of(session, Room(scene.seminar_id, name), None)
            text = "\n".join(f"{key} {drawn['html']}" for key, drawn in frame["pictures"].items())
            yield Surface(_number_of(name, scene), "frame", f"{text}\n{sorted(frame['pictures'])}")


def _number_of(name: str, scene) -> str:
    kind, _, number = name.partition(":")
    return f"seat:{scene.seats.index(int(number))}" if kind == "seat" else kind


def _phone(app, scene, number: int) -> Iterator[Surface]:
    browser = app.test_client()
    browser.set_cookie("plass", scene.cookies[number])
    rounds = [f"/rom/tilbake/{key}" for key in _round_ids(scene)]
    for address in ("/rom", "/live/siden?as=phone&since=-1", *rounds):
        yield from _seen(f"phone:{number}", browser, address)


def _stranger(app, scene) -> Iterator[Surface]:
    with app.test_request_context(), reading() as session:
        seminar = session.get_one(Seminar, scene.seminar_id)
        wall, survey = access.projector_token(seminar), access.survey_token(seminar)
        plan, code = access.plan_token(seminar), seminar.join_code
    for reader, address in (
        ("projector", f"/lerret/{wall}"),
        ("projector", f"/live/siden?as=projector&token={wall}&since=-1"),
        ("stranger", f"/svar/{survey}"),
        ("stranger", f"/svar/{survey}/side/4"),
        ("stranger", f"/plan/{plan}"),
        ("stranger", f"/plan/{plan}.pdf"),
        ("stranger", f"/b/{code}"),
        ("stranger", f"/b/{code}/om-deg"),
    ):
        yield from _seen(reader, app.test_client(), address)


def _desk(app, scene, role: str, browser) -> Iterator[Surface]:
    known = {"seminar_id": scene.seminar_id, "area_id": "midt-troms", "item_id": scene.plan_item}
    known["round_id"] = scene.rounds.get("vote", 1)
    with app.test_request_context():
        adapter = app.url_map.bind("localhost")
        addresses = [
            adapter.build(rule.endpoint, {name: known.get(name, 1) for name in rule.arguments})
            for rule in app.url_map.iter_rules()
            if "GET" in rule.methods
            and getattr(app.view_functions[rule.endpoint], "access", "") in DESK
        ]
    polled = [
        f"/live/siden?as=panel&page={page}&seminar={scene.seminar_id}&since=-1"
        for page in STEERING_ROOMS
    ]
    for address in [*addresses, *polled]:
        yield from _seen(role, browser, address)


def _seen(reader: str, browser, address: str) -> Iterator[Surface]:
    answer = browser.get(address)
    headers = str(answer.headers)
    if answer.mimetype == "application/pdf":
        yield Surface(reader, address, words_of(answer.data) + headers)
    elif answer.mimetype == "application/json":
        whole = json.dumps(answer.get_json(), ensure_ascii=False)
        yield Surface(reader, address, re.sub(r'\\"', '"', whole) + headers)
    else:
        yield Surface(reader, address, answer.text + headers)


def _round_ids(scene) -> list[int]:
    with reading() as session:
        return [one.id for one in session.get_one(Seminar, scene.seminar_id).rounds]


def blocks(text: str) -> list[str]:
    """The cards, rows and list items of a page: what stands together says something together."""
    return re.findall(
        r"<(?:article|li|tr|div class=\"choice\")\b.*?</(?:article|li|tr|div)>", text, re.DOTALL
    )
