"""What a table's missing voices, and somebody's line to the room, are called on a page."""

from typing import Final

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from bedreilag.seats.perspectives import DECIDER, MUNICIPAL, NAV, SPECIALIST, USER

PERSPECTIVES: Final[dict[str, LazyString]] = {
    USER: _("Bruker eller pårørende"),
    DECIDER: _("Leder som kan avgjøre"),
    MUNICIPAL: _("Kommune"),
    SPECIALIST: _("Spesialisthelsetjeneste"),
    NAV: _("NAV"),
}
# After «Mangler». The longest may break, so that it has room in a narrow tile.
MISSING: Final[dict[str, LazyString]] = {
    USER: _("bruker- eller pårørendestemme"),
    DECIDER: _("leder som kan avgjøre"),
    MUNICIPAL: _("kommunen"),
    SPECIALIST: _("spesialist\u00adhelsetjenesten"),
    NAV: _("NAV"),
}
