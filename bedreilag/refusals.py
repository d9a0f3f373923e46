"""Polite refusals: the one kind of error a person is meant to read."""

from typing import Any, ClassVar

from flask_babel import LazyString
from flask_babel import lazy_gettext as _


class Refusal(Exception):
    """Something a person may not do right now, said in their own language.

    Raise it with the values its sentence needs: `raise TextTooLong(n=12)`. `field` names the
    form field it belongs to, so that the sentence can stand beside what was written.
    """

    status: ClassVar[int] = 409
    message: ClassVar[LazyString | str]

    def __init__(self, field: str | None = None, **values: object) -> None:
        super().__init__(type(self).__name__)
        self.field = field
        self.values = values

    @property
    def code(self) -> str:
        return type(self).__name__

    @property
    def text(self) -> str:
        """The sentence with its values filled in."""
        sentence = str(self.message)
        return sentence % self.values if self.values else sentence

    @property
    def more(self) -> dict[str, Any]:
        """What else the form needs in order to answer."""
        return {}

    def __str__(self) -> str:
        return self.text


class AskedFirst(Refusal):
    """Not a no: asked once, and a second press takes the same words.

    `presses` are buttons for the form, each (what it says, field, value).
    """

    presses: tuple[tuple[LazyString | str, str, object], ...] = ((_("Send likevel"), "sure", 1),)

    @property
    def more(self) -> dict[str, Any]:
        return {
            "presses": [
                {"text": str(text), "name": name, "value": str(value)}
                for text, name, value in self.presses
            ]
        }


class MayIdentify(AskedFirst):
    """The words hold something that may tell who a person is."""

    status = 422
    message = _(
        "Se over teksten: Det ser ut som %(what)s. Kan noen kjenne igjen en person? "
        "Skriv om, eller send likevel."
    )


class NotUnderstood(Refusal):
    """Something in a form was missing or of the wrong kind."""

    status = 422
    message = _("Noe manglet i det du sendte. Se over, og prøv igjen.")


class NotAllowed(Refusal):
    """Nobody is logged in, or the person may not do this."""

    status = 403
    message = _("Du har ikke tilgang til denne siden.")


class NotFound(Refusal):
    """There is no such thing, or it belongs to another area, which is the same answer."""

    status = 404
    message = _("Vi finner ikke siden. Den kan være flyttet eller slettet.")


class SeatLost(Refusal):
    """The phone's seat is unknown: too old, deleted, or never taken."""

    status = 403
    message = _("Du har vært borte en stund. Bli med på nytt med koden.")


class NotTheirHelper(Refusal):
    """Somebody without a phone is helped by another, or sits at another table now."""

    status = 403
    message = _("Du skriver ikke for denne deltakeren nå. Gå tilbake til din egen side.")


class TooFast(Refusal):
    """More wishes or guesses than a person makes."""

    status = 429
    message = _("Det går litt fort. Vent noen sekunder, og prøv igjen.")


class Conflict(Refusal):
    """Somebody else changed the same thing in the meantime."""

    message = _("Noen andre endret dette mens du skrev. Les den nye teksten, og prøv igjen.")


class FormTooOld(Refusal):
    """The proof that a form is ours is missing or no longer holds."""

    status = 400
    message = _("Siden har stått åpen for lenge. Last den på nytt, og send en gang til.")


class WishReused(Refusal):
    """The same wish id came again with other content. Never answer it with the old answer."""

    message = _("Dette er allerede sendt med et annet innhold. Last siden på nytt.")


class ServerFault(Refusal):
    """A bug of ours. The log has it; the person gets a sentence."""

    status = 500
    message = _(
        "Noe gikk galt hos oss. Prøv igjen om litt. "
        "Hvis det ikke hjelper, si fra til prosesslederen."
    )
