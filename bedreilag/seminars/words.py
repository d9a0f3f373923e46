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
# By organisation kind, those the seminar is for (R005).
MISSING: Final[dict[str, LazyString]] = {
    "kommune": _("Kommune mangler i arbeidsgruppa"),
    "helseforetak": _("Helseforetak mangler i arbeidsgruppa"),
    "nav": _("NAV mangler i arbeidsgruppa"),
    "brukerorganisasjon": _("Brukerorganisasjon mangler i arbeidsgruppa"),
    "parorendeorganisasjon": _("Pårørendeorganisasjon mangler i arbeidsgruppa"),
}
