"""Norwegian words, as far as they can be compared without a dictionary: stems, parts, weights."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Said in every other sentence, whatever it is about.
SILENT: Final = _listed(
    """
    aldri alle allerede alltid alt andre annen annet at av bare ble bli blir da de deg dem den denne
    der dere deres derfor det dette din disse du eg egen egne ei eller en enn er et etter for fordi
    fortsatt fra fram få får fått før gang ganger gi gir gjennom gjør gjøre godt ha hadde han har
    helt hele hennes her hos hun hva hvem hver hverandre hvert hvis hvor hvordan hvorfor i ikke
    ingen inn inne jeg kan kanskje kom komme kommer kunne la lang langt lite litt man mange med meg
    mellom men mens mer mest min mot mye må måtte ned nei no noe noen nok når ny nye nå ofte og
    også om opp oss over på rundt samme samt se seg selv si sier sin sine sitt sjelden skal skulle
    slik slutt som står så ta tar til under ut uten var ved veldig vet vi vil ville vår vårt våre
    være vært å én ønsker to tre
    """
)
ENDINGS: Final = _listed(
    """
    hetene heten heter ingene ingens ingen inger elser elsen else
    endes ende enes ene ane ing ens ets ert est ede ete en et er ar es te de e a s t
    """
)
# Read from the left, so that the longest one is found.
ENDING: Final = re.compile(rf"(?:{'|'.join(sorted(ENDINGS))})\Z")
SHORTEST_STEM: Final = 3
SHORTEST_PART: Final = 5


def words(text: str) -> Iterator[tuple[str, str]]:
    """Each word that says something, as its stem and as it was written."""
    for word in WORD.findall(text):
        small = word.lower()
        if small not in SILENT and len(small) > 1:
            yield stem(small), word


@lru_cache(maxsize=50_000)  # single words, which people use again and again
def stem(word: str) -> str:
    """The word without its ending: «epikrisen» and «epikriser» are one and the same."""
    ending = ENDING.search(word, SHORTEST_STEM)
    return word[: ending.start()] if ending else word


def parts(word: str, known: Collection[str]) -> set[str]:
    """The known stems this compound begins or ends with: «ansvar» in «ansvarsgruppemøte»."""
    cuts = range(SHORTEST_PART, len(word))
    return {part for n in cuts for part in (word[:n], word[-n:]) if part in known}


# Whom and where every text in this field is about, and what anybody does there: two texts are
# not alike because both of them say it.
EVERYDAY: Final = frozenset(
    stem(word)
    for word in _listed("""
    ansatte bruker brukere brukeren dag dager dps folk hjem hjemme kommune kommunen kommuner møte
    møter pasient pasienten pasienter person personen personer ringe ringer samarbeid sphr starter
    tjeneste tjenester uka uke uker år behandler behandling
    avtalt best bestemt bruke brukes brukt enkel endret faller finne finnes forskjellig forstå følge
    følger første gå går halve hjelpe kaller kjenne kjenner legges ligge mangler plan praksis
    rekker sende sendt sent sen siste sitter skrive skrives slutter snakke spurt stemmer stoppe
    tida uklart ulik virke virker vite
    """)
)
