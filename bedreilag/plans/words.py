"""The plan's own words: what its states, benefits and levels are called on a page."""

from flask_babel import lazy_gettext as _

STATES = {"utkast": _("Utkast"), "lagt_fram": _("Lagt fram"), "vedtatt": _("Vedtatt")}
BENEFITS = {"bruker": _("bruker"), "kommune": _("kommune"), "helseforetak": _("helseforetak")}
BENEFIT_CHOICES = {
    "bruker": _("Brukeren"),
    "kommune": _("Kommunen"),
    "helseforetak": _("Helseforetaket"),
}
DIRECTIONS = {"up": _("Skal opp"), "down": _("Skal ned")}
CASE_TYPES = {"B": _("Beslutningssak"), "O": _("Orienteringssak"), "R": _("Referatsak")}
LETTERS = {
    "H": _("Hovedansvarlig"),
    "U": _("Utførende"),
    "K": _("Konsulteres"),
    "I": _("Informeres"),
}
LEVELS = {
    "kommune": _("kommunene"),
    "spesialisthelsetjeneste": _("spesialisthelsetjenesten"),
    "nav": _("NAV"),
    "bruker_parorende": _("brukere og pårørende"),
    "stat": _("staten"),
    "kompetanse": _("kompetansemiljøer"),
}
ELSEWHERE = _("andre")
FREQUENCIES = (_("månedlig"), _("kvartalsvis"), _("halvårlig"), _("årlig"), _("ved milepæl"))
UNITS = (_("prosent"), _("antall"), _("dager"), _("virkedager"))
