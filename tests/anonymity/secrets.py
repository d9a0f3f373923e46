"""What nobody may find out, moment by moment. A rule looks at one surface and says what it saw."""

import re
from collections.abc import Iterator

from tests.anonymity.surfaces import Surface, blocks

NICKNAME = re.compile(r"Kallenavn\d\d")
AUTHOR_OF = {"TAUS-0": 0, "TAUS-1": 1, "TAUS-2": 2, "TAUS-6": 6, "SKJULT-TEKST": 3}
ORGANISERS = ("coordinator",)


def leaks(surfaces: list[Surface], moment: str) -> list[str]:
    """Everything on these surfaces that should not be there now."""
    return [
        f"{surface}: {seen}"
        for surface in surfaces
        for rule in RULES
        for seen in rule(surface, moment)
    ]


def silent_texts(surface: Surface, moment: str) -> Iterator[str]:
    """In the silent part a text is its author's alone."""
    for mark, author in AUTHOR_OF.items():
        mine = surface.reader in (f"seat:{author}", f"phone:{author}")
        if moment == "silent" and mark in surface.text and not mine:
            yield f"the silent text {mark}"


def hidden_texts(surface: Surface, moment: str) -> Iterator[str]:
    """A hidden text is left with its author, and with whoever may show it again."""
    steering = ("panel", "coordinator", "facilitator")
    allowed = surface.reader in ("seat:3", *steering) and "fil.json" not in surface.address
    if "SKJULT-TEKST" in surface.text and not allowed:
        yield "a hidden text"


def authors(surface: Surface, moment: str) -> Iterator[str]:
    """No card says who wrote it, unless that was promised before it was written, to that room."""
    for block in blocks(surface.text):
        about = re.search(r"(TAUS|SKJULT|MILDERE|Tiltak (?:FELLES|DELT|BARE|INGEN))", block)
        if not about or not NICKNAME.search(block):
            continue
        told = surface.reader in ("group", "phone:0", "panel", "coordinator", "facilitator")
        if not (about[0] == "MILDERE" and told):
            yield f"the author of {about[0]}"
    if surface.reader in ("projector", "phones", "stranger") and NICKNAME.search(surface.text):
        yield "a nickname"


# Standing alone: a token may happen to have the same figures in it.
SECOND = re.compile(r"(?<![\w.-])4711(?![\w.-])")


def who_wrote_in_files(surface: Surface, moment: str) -> Iterator[str]:
    """A file has neither authors nor moments."""
    if SECOND.search(surface.text):
        yield "the second at which a text was written"
    if '"author_id": "' in surface.text or re.search(r'"participant_id": "', surface.text):
        yield "who wrote or voted, in a file"


def standings(surface: Surface, moment: str) -> Iterator[str]:
    """No count of votes before the result is opened for everyone."""
    if moment in ("opened", "afterwards"):
        return
    for mark in ("Disse tiltakene fikk flest", "Nr. 1", '"votes": 12', "next-vote-most"):
        if mark in surface.text:
            yield f"standings: {mark}"
    if "Fordelingen" not in surface.text and "check-in-bars" in surface.text:
        yield "the check-in before it is opened"


def ballots(surface: Surface, moment: str) -> Iterator[str]:
    """What somebody voted for is for that somebody."""
    mine = surface.reader == "seat:2" or moment in ("silent", "shared")
    for block in re.findall(r'<form class="vote".*?</form>', surface.text, re.DOTALL):
        if "Tiltak BARE-EN" in block and ">2</output>" in block and not mine:
            yield "somebody else's ballot"


def small_levels(surface: Surface, moment: str) -> Iterator[str]:
    """Two from NAV never stand alone, and no level is said to be of one mind."""
    if '<span class="levels__name">NAV</span>' in surface.text:
        yield "a level with two voters"
    if found := re.search(r'levels__text">(?:5 av 5|7 av 7|0 av \d)<', surface.text):
        yield f"that all or none of a level voted for it: {found[0]}"


def few_answers(surface: Surface, moment: str) -> Iterator[str]:
    """Three check-ins and four assessments are too few to show."""
    if "check-in-bars" in surface.text:
        yield "a check-in of three"
    if "field__point" in surface.text or re.search(r"<b>4,5</b>", surface.text):
        yield "an assessment of four"


def evaluations(surface: Surface, moment: str) -> Iterator[str]:
    """Nothing of an evaluation while it goes on; then no small group, and words for organisers."""
    comments = re.findall(r"KOMMENTAR-\d", surface.text)
    if comments and (moment != "afterwards" or surface.reader not in ORGANISERS):
        yield "what somebody wrote in the evaluation"
    if comments and comments == sorted(comments):
        yield "the order in which they were written"
    if 0 < len(set(comments)) < 5:
        yield "evaluations of fewer than five"
    if any(NICKNAME.search(block) for block in blocks(surface.text) if "KOMMENTAR" in block):
        yield "who wrote in the evaluation"
    if "evaluering" in surface.address and "rating-1" in surface.text:
        if moment != "afterwards":
            yield "ratings before the round is closed"
        if re.search(r'bars__label">Ledere', surface.text):
            yield "what two leaders answered"


def surveys(surface: Surface, moment: str) -> Iterator[str]:
    """Nothing of the survey while it is open; then no small group, and words for organisers."""
    words = re.findall(r"FRITEKST-\d", surface.text)
    if words and (moment != "afterwards" or surface.reader not in ORGANISERS):
        yield "what somebody wrote in the survey"
    if words and words == sorted(words):
        yield "the order of the answers"
    if 0 < len(set(words)) < 5:
        yield "answers of fewer than five"
    if "undersokelse" in surface.address:
        if moment != "afterwards" and "worked-further" in surface.text:
            yield "results of an open survey"
        if re.search(r"Ledere \(2 har svart\)", surface.text):
            yield "what two leaders answered"


RULES = (
    silent_texts,
    hidden_texts,
    authors,
    who_wrote_in_files,
    standings,
    ballots,
    small_levels,
    few_answers,
    evaluations,
    surveys,
)
