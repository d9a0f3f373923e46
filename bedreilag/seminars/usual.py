"""What a new seminar begins with: the rounds, a programme to change, and the ground rules."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

GROUND_RULES: Final = (
    _("Vi vil hverandre vel."),
    _("Alle får ordet. Ingen får det to ganger før alle har hatt det én gang."),
    _("Vi snakker om hvordan vi jobber, ikke om enkeltpersoner."),
    _("Vi skriver aldri noe som gjør at en pasient eller en ansatt kan kjennes igjen."),
    _("Vi leter etter løsninger vi selv kan gjøre noe med."),
)
PURPOSE: Final = _(
    "Vi skal bli enige om hva som er vanskeligst i samarbeidet vårt, "
    "og gå hjem med en plan som har navn og frister."
)


class UsualRound(NamedTuple):
    """A round as it is before anybody changes it."""

    kind: str
    title: LazyString
    prompt: LazyString | str
    silent: int
    discussion: int


class UsualEntry(NamedTuple):
    """A line of the programme. `round` is the kind of the round it belongs to."""

    day: int
    start: str
    end: str
    kind: str
    title: LazyString
    round: str = ""


ROUNDS: Final = (
    UsualRound(
        "problem",
        _("Hva er vanskeligst i samarbeidet vårt?"),
        _("Skriv ett problem om gangen. Skriv det slik du ville sagt det til en kollega."),
        8,
        32,
    ),
    UsualRound("sort", _("Vi samler problemene i tema"), "", 0, 30),
    UsualRound(
        "measure",
        _("Hva kan vi gjøre med det?"),
        _("Foreslå tiltak vi selv kan gjennomføre. Koble tiltaket til ett eller flere problemer."),
        6,
        34,
    ),
    UsualRound("vote", _("Hvilke tiltak starter vi med?"), "", 0, 15),
    UsualRound("plan", _("Hvem gjør hva, og når?"), "", 0, 60),
    UsualRound("exit", _("Kort evaluering"), "", 0, 5),
)

# What may be added when a day needs more than the usual.
MORE: Final = {
    "checkin": UsualRound(
        "checkin",
        _("Hvor godt samarbeider vi i dag?"),
        _("Tenk på samarbeidet slik det er nå, og trykk på ett tall."),
        0,
        3,
    ),
    **{one.kind: one for one in ROUNDS if one.kind in ("problem", "sort", "measure", "vote")},
}

ONE_DAY: Final = (
    UsualEntry(1, "08:30", "09:00", "praktisk", _("Registrering og kaffe")),
    UsualEntry(1, "09:00", "09:15", "plenum", _("Velkommen, mål for samlingen og kjøreregler")),
    UsualEntry(1, "09:15", "09:40", "erfaring", _("Erfaringsinnlegg")),
    UsualEntry(1, "09:40", "10:05", "fag", _("Faginnlegg")),
    UsualEntry(1, "10:05", "10:50", "gruppearbeid", _("Gruppearbeid: problemer"), "problem"),
    UsualEntry(1, "10:50", "11:05", "pause", _("Pause")),
    UsualEntry(1, "11:05", "11:35", "plenum", _("Vi samler problemene i tema"), "sort"),
    UsualEntry(1, "11:35", "12:20", "pause", _("Lunsj")),
    UsualEntry(1, "12:20", "13:00", "gruppearbeid", _("Gruppearbeid: tiltak"), "measure"),
    UsualEntry(1, "13:00", "13:20", "gruppearbeid", _("Avstemning"), "vote"),
    UsualEntry(1, "13:20", "13:35", "pause", _("Pause")),
    UsualEntry(1, "13:35", "14:50", "gruppearbeid", _("Gruppearbeid: planen"), "plan"),
    UsualEntry(1, "14:50", "15:20", "plenum", _("Vi legger fram planen")),
    UsualEntry(1, "15:20", "15:30", "plenum", _("Kort evaluering og avslutning"), "exit"),
)
TWO_DAYS: Final = (
    UsualEntry(1, "09:30", "10:00", "praktisk", _("Registrering og kaffe")),
    UsualEntry(1, "10:00", "10:20", "plenum", _("Velkommen, mål for samlingen og kjøreregler")),
    UsualEntry(1, "10:20", "10:50", "erfaring", _("Erfaringsinnlegg")),
    UsualEntry(1, "10:50", "11:20", "fag", _("Faginnlegg")),
    UsualEntry(1, "11:20", "12:10", "gruppearbeid", _("Gruppearbeid: problemer"), "problem"),
    UsualEntry(1, "12:10", "13:00", "pause", _("Lunsj")),
    UsualEntry(1, "13:00", "13:30", "plenum", _("Vi samler problemene i tema"), "sort"),
    UsualEntry(1, "13:30", "14:00", "praksis", _("Praksisinnlegg")),
    UsualEntry(1, "14:00", "14:20", "pause", _("Pause")),
    UsualEntry(1, "14:20", "15:10", "gruppearbeid", _("Gruppearbeid: tiltak"), "measure"),
    UsualEntry(1, "15:10", "15:30", "plenum", _("Takk for i dag")),
    UsualEntry(2, "08:30", "08:50", "plenum", _("God morgen")),
    UsualEntry(2, "08:50", "09:20", "praksis", _("Praksisinnlegg")),
    UsualEntry(2, "09:20", "09:45", "gruppearbeid", _("Avstemning"), "vote"),
    UsualEntry(2, "09:45", "10:05", "pause", _("Pause")),
    UsualEntry(2, "10:05", "11:35", "gruppearbeid", _("Gruppearbeid: planen"), "plan"),
    UsualEntry(2, "11:35", "12:25", "pause", _("Lunsj")),
    UsualEntry(2, "12:25", "13:15", "plenum", _("Vi legger fram planen")),
    UsualEntry(2, "13:15", "13:30", "plenum", _("Kort evaluering og avslutning"), "exit"),
)


def programme(days: int) -> Iterator[UsualEntry]:
    """The usual lines for one day or for two."""
    yield from ONE_DAY if days == 1 else TWO_DAYS
