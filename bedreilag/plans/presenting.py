"""The plan on the projector: a row of pictures, and where in the row we are.

First the whole list, then one item at a time, and last who does what (R067, R069).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session

from bedreilag.plans import content, queries
from bedreilag.plans.models import ChangePlan, PlanItem
from bedreilag.refusals import NotFound, Refusal
from bedreilag.rounds import actions as rounds
from bedreilag.seminars.models import Seminar
from bedreilag.work import announce

# What `presenting_item_id` holds when no item is shown: nothing for the front, and 0, -1, … for
# the pictures of the matrix.
FRONT = None
STEPS = ("next", "previous", "front", "item", "overview")
ORGANISATIONS_IN_A_PICTURE = 24
ITEMS_IN_A_PICTURE = 10

Scene = int | None


class NothingToShow(Refusal):
    """There is no plan yet."""

    message = _("Planen er tom. Det er ingenting å vise ennå.")


@dataclass(frozen=True, slots=True)
class Row:
    """An organisation, and its letters on each item of the picture."""

    organisation: str
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Where:
    """Where in the row of pictures we are, for the one who steers."""

    scene: Scene
    number: int
    total: int
    item: PlanItem | None


def show(session: Session, seminar: Seminar, step: str, item_id: int | None = None) -> None:
    """Turn to the next picture, the one before, or a certain one; and put the plan on the wall."""
    plan = queries.plan_of(session, seminar.id)
    if plan is None or not plan.items:
        raise NothingToShow
    plan.presenting_item_id = _turned(plan, step, item_id)
    rounds.show(session, seminar, "plan")
    for room in ("projector", "panel"):
        announce(session, seminar.id, room, "plan")


def _turned(plan: ChangePlan, step: str, item_id: int | None) -> Scene:
    row = scenes(plan)
    if step == "item":
        if item_id not in row:
            raise NotFound
        return item_id
    here = row.index(where(plan).scene)
    place = {"front": 0, "overview": len(plan.items) + 1, "next": here + 1, "previous": here - 1}
    return row[min(max(place[step], 0), len(row) - 1)]


def scenes(plan: ChangePlan) -> list[Scene]:
    """The pictures in their order."""
    matrices = max(1, len(_pages(plan)))
    return [FRONT, *(item.id for item in plan.items), *(-n for n in range(matrices))]


def where(plan: ChangePlan) -> Where:
    """The picture that is shown; the front, if the item that was shown is gone."""
    row = scenes(plan)
    scene = plan.presenting_item_id if plan.presenting_item_id in row else FRONT
    item = next((item for item in plan.items if item.id == scene), None)
    return Where(scene, row.index(scene) + 1, len(row), item)


def matrix_rows(plan: ChangePlan, scene: int) -> tuple[Sequence[tuple[int, PlanItem]], list[Row]]:
    """The numbered items and the organisations of one picture of the matrix."""
    numbers, names = _pages(plan)[-scene]
    held = content.letters_of(plan)
    rows = []
    for name in names:
        ours = [party.id for party in plan.parties if party.organisation == name]
        letters = tuple(
            _strongest("".join(held.get((party, item.id), "") for party in ours))
            for _number, item in numbers
        )
        rows.append(Row(name, letters))
    return numbers, rows


def _pages(plan: ChangePlan) -> list[tuple[list[tuple[int, PlanItem]], list[str]]]:
    """Items and organisations in as few pictures as can be read from the back of the room."""
    numbered = list(enumerate(plan.items, 1))
    names = _organisations(plan)
    return [
        (
            numbered[across : across + ITEMS_IN_A_PICTURE],
            names[down : down + ORGANISATIONS_IN_A_PICTURE],
        )
        for across in range(0, len(numbered), ITEMS_IN_A_PICTURE)
        for down in range(0, max(1, len(names)), ORGANISATIONS_IN_A_PICTURE)
    ]


def _organisations(plan: ChangePlan) -> list[str]:
    """Every organisation with a letter, those that answer for most first."""
    weight: dict[str, list[int]] = {}
    for item in plan.items:
        for one in item.responsibilities:
            counts = weight.setdefault(one.party.organisation, [0, 0, 0, 0])
            counts["HUKI".index(one.letter)] -= 1
    return sorted(weight, key=lambda name: (weight[name], name))


def _strongest(letters: str) -> str:
    """What a whole organisation answers for: H and U are both said, K and I only alone."""
    for wanted in ("HU", "K", "I"):
        found = "".join(letter for letter in wanted if letter in letters)
        if found:
            return found
    return ""
