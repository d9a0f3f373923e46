"""What a programme's entries, and a working group's gaps, are called on a page."""

from typing import Final

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

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
