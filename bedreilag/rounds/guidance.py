"""What a facilitator may say and do in each kind of round: at most eighty words each (R028)."""

from typing import Final

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

HELP: Final[dict[str, LazyString]] = {
    "checkin": _(
        "Si: «Tenk på samarbeidet slik det er i dag, og trykk på ett tall.» Svarene har ingen "
        "avsender, og ingen ser dem før du viser fordelingen for alle. Vi spør om det samme om et "
        "halvt år. Da ser dere om noe er blitt bedre."
    ),
    "problem": _(
        "Si: «Skriv ett problem om gangen, slik du ville sagt det til en kollega.» "
        "La alle skrive stille først. Gå rundt og hjelp dem som ikke får til telefonen. "
        "Når de fleste er klare, viser du tekstene for gruppene og lar dem snakke sammen. "
        "Ser du en tekst som kan røpe hvem noen er, trykker du «Skjul overalt»."
    ),
    "sort": _(
        "Les problemene høyt og spør: «Hvilke hører sammen?» Kryss av tekstene, trykk «Samle» og "
        "gi temaet navn med deltakernes egne ord. Det er greit at noen tekster blir stående alene. "
        "Sikt mot åtte til tolv tema."
    ),
    "measure": _(
        "Si: «Foreslå tiltak dere selv kan gjennomføre. Begynn med et verb.» Be hver gruppe velge "
        "problemene de vil svare på. La dem skrive stille før de snakker sammen. "
        "Minn om at et tiltak kan løse flere problemer."
    ),
    "vote": _(
        "Fortell hvor mange stemmer hver har, og at ingen ser hva andre stemmer på. Les gjerne opp "
        "tiltakene først. Du stemmer ikke selv. Avslutt når de fleste har stemt, og vis resultatet "
        "for alle samtidig."
    ),
    "assess": _(
        "Si: «Nå tar vi bare de øverste tiltakene. Hvor mye vil de bety, og får vi det til?» "
        "Minn om at «vet ikke» også er et svar. Vis bildet for alle når de fleste har svart. "
        "Snakk om tiltakene der svarene spriker mest: Hva ser vi ulikt på?"
    ),
    "plan": _(
        "Velg de øverste tiltakene og lag dem til tiltak i planen. Spør for hvert av dem: "
        "«Hvem har ansvaret? Hvem gjør jobben? Hva er første steg, og når?» "
        "Ett tiltak har én hovedansvarlig. Parker resten med en grunn."
    ),
    "exit": _(
        "Be alle svare på den korte evalueringen før de går. Den tar ett minutt, og svarene er "
        "anonyme. Takk for i dag, og si når planen blir sendt ut."
    ),
}
