"""What a programme's entries, a working group's gaps and focus themes are called on a page."""

from collections.abc import Collection
from typing import Final

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from bedreilag.region.themes import themes
from bedreilag.seminars.models import Round, Seminar

KINDS: Final[dict[str, LazyString]] = {
    "fag": _("Faginnlegg"),
    "praksis": _("Praksisinnlegg"),
    "erfaring": _("Erfaringsinnlegg"),
    "gruppearbeid": _("Gruppearbeid"),
    "plenum": _("Plenum"),
    "pause": _("Pause"),
    "praktisk": _("Praktisk"),
}
# The rounds that may be added to a day.
MORE_ROUNDS: Final[dict[str, LazyString]] = {
    "checkin": _("Innsjekk: hvor godt samarbeider vi i dag?"),
    "problem": _("Problemer: gruppene skriver"),
    "sort": _("Tema: problemene blir samlet"),
    "measure": _("Tiltak: gruppene foreslår"),
    "vote": _("Avstemning om alle tiltakene"),
}
# By organisation kind, those the seminar is for (R005).
MISSING: Final[dict[str, LazyString]] = {
    "kommune": _("Kommune mangler i arbeidsgruppa"),
    "helseforetak": _("Helseforetak mangler i arbeidsgruppa"),
    "nav": _("NAV mangler i arbeidsgruppa"),
    "brukerorganisasjon": _("Brukerorganisasjon mangler i arbeidsgruppa"),
    "parorendeorganisasjon": _("Pårørendeorganisasjon mangler i arbeidsgruppa"),
}
# What is promised to those who write, in one sentence: on the way in, and where they write.
PROMISES: Final[dict[str, LazyString]] = {
    "nothing": _("Ingen ser hvem som har skrevet hva, heller ikke hvilken gruppe teksten er fra."),
    "group": _("Ingen ser hvem som har skrevet hva. Prosesslederen ser hvilken gruppe det er fra."),
    "nickname": _("Gruppa di og prosesslederen ser kallenavnet ditt ved det du skriver."),
}


def focus(theme_ids: Collection[str]) -> str:
    """«ettervern og overganger», in the order of the list; nothing when none is chosen."""
    *others, last = [one.in_a_sentence for one in themes() if one.id in theme_ids] or [""]
    if not others:
        return last
    # Where «og» stands in a name, a comma tells which of them it joins.
    between = _(", og ") if any(" og " in name for name in [*others, last]) else _(" og ")
    return f"{', '.join(others)}{between}{last}"


def focus_in(seminar: Seminar, found: Round | None) -> str:
    """What to look at above all, where the room writes problems and nowhere else."""
    writes = found is not None and found.kind == "problem" and found.is_open
    return focus(seminar.focus_theme_ids) if writes else ""
