"""Steps and views in words, for the facilitator."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from bedreilag.rounds.models import Stage
from bedreilag.seminars.models import Round

STEPS: Final[dict[str, LazyString]] = {
    "round:open": _("Start runden"),
    "round:share": _("Vis tekstene"),
    "round:close": _("Avslutt runden"),
    "round:minutes": _("Mer tid"),
    "timer:set": _("Ny tid"),
    "timer:pause": _("Stopp tida"),
    "timer:run": _("Start tida"),
    "timer:ends": _("Valg for tida"),
    "timer:share": _("Tekstene er vist av seg selv"),
    "result:show": _("Vis resultatet"),
    "room:pause": _("Pause alle"),
    "room:resume": _("Fortsett"),
    "projector:show": _("Lerretet"),
    "projector:dark": _("Lys på lerretet"),
}
VIEWS: Final[dict[str, LazyString]] = {
    "joining": _("Bli med"),
    "question": _("Spørsmålet"),
    "clusters": _("Tema"),
    "measures": _("Tiltak"),
    "result": _("Resultat"),
    "agreement": _("Enighet"),
    "assessed": _("Effekt"),
    "checkin": _("Innsjekk"),
    "plan": _("Planen"),
    "timer": _("Tida"),
    "pause": _("Pause"),
    "wifi": _("Trådløst nett"),
    "message": _("Beskjed"),
}


def titles(rounds: Iterable[Round]) -> dict[int, str]:
    """What each round of a day is called when two ask the same: «Avstemning», «Avstemning (2)»."""
    so_far: Counter[str] = Counter()
    called = {}
    for found in rounds:
        so_far[found.title] += 1
        number = so_far[found.title]
        called[found.id] = f"{found.title} ({number})" if number > 1 else found.title
    return called


def last_step(stage: Stage) -> str:
    """The step that was taken last, as one would say it; nothing before the first."""
    changed = stage.step_changed
    if not changed:
        return ""
    if changed["wish"] == "step:undo":
        return str(_("Angret: %(step)s", step=_one(changed["undone"], changed.get("stage", {}))))
    return _one(changed["wish"], changed.get("stage", {}))


def _one(wish: str, changed: dict[str, Any]) -> str:
    said = str(STEPS[wish])
    if wish != "projector:show":
        return said
    if "second_view" in changed:
        _before, view = changed["second_view"]
        return str(_("Skjerm 2: %(view)s", view=VIEWS[view]) if view else _("Skjerm 2 følger"))
    _before, view = changed.get("view", ("", "message"))
    return f"{said}: {VIEWS[view]}"
