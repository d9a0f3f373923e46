"""What the doors show of things no file tells: one's own texts and votes, nicknames, results."""

import re
from collections.abc import Iterator, Mapping

from bedreilag.followup import questionnaire, year_2023
from bedreilag.followup.results import Shown, shown
from bedreilag.followup.tally import STATUSES, Answer, percent, tally
from bedreilag.rehearsal.browser import Browser
from bedreilag.rehearsal.cast import Phone
from bedreilag.rehearsal.pages import read
from bedreilag.rehearsal.script import Entry, Script
from bedreilag.rehearsal.survey import organisation_kind

MY_VOTES = re.compile(r"^(.*) · (?:én stemme|(\d+) stemmer) fra deg$")
WORDS = {"igangsatt": "Igangsatt", "planlagt": "Planlagt", "ikke_igangsatt": "Ikke igangsatt"}
YES_NO = {"ja": "Ja", "nei": "Nei", "vet_ikke": "Vet ikke"}
SAME = ("position_group", "attended", "statements", "worked_further")


def seat(script: Script, phone: Phone) -> Iterator[str]:
    """Whether a phone shows the participant's own problems, and the names at the table."""
    who = phone.seat["id"]
    mine = [p["text"] for p in script.entries("problems") if p["author_id"] == who]
    cards = phone.texts("own_problem", "seat").values()
    if len(cards) != len(mine) or not all(any(_plain(t) in card for card in cards) for t in mine):
        yield f"telefonen til {who} viser {len(cards)} egne tekster, fila har {len(mine)}"
    table = script.seats_of(phone.seat["group_id"])
    names = sorted(each["display_name"] for each in table if each["display_name"])
    drawn = read(phone.line.html("group", "neighbours")).words
    if sorted(word for word in drawn[1:] if word.strip()) != names and names:
        yield f"telefonen til {who} viser ikke navnene ved bordet"


def ballot(script: Script, phone: Phone) -> Iterator[str]:
    """Whether a phone shows the votes its participant gave, once the vote is over."""
    titles = {entry["id"]: entry["title"] for entry in script.entries("measures")}
    given: dict[str, int] = next(
        (b["allocations"] for b in script.ballots if b["participant_id"] == phone.seat["id"]), {}
    )
    wanted = {titles[measure]: votes for measure, votes in given.items()}
    drawn = [read(d["html"]) for n, d in phone.line.room("seat").items() if n.startswith("ballot")]
    found = [MY_VOTES.match(" ".join(word.split())) for page in drawn for word in page.words]
    votes = {one[1]: int(one[2] or 1) for one in found if one}
    if votes != wanted:
        yield f"telefonen til {phone.seat['id']} viser andre stemmer enn fila"


def evaluation(script: Script, browser: Browser, here: str) -> Iterator[str]:
    """Whether every short evaluation was counted, and every comment kept."""
    part = script.document["exit_evaluation"]
    text = browser.get(f"{here}/evaluering").text
    n, invited = len(part["responses"]), part["invited"]
    if f"{n} av {invited} deltakere har svart." not in text:
        yield f"den korte evalueringen viser ikke {n} av {invited} svar"
    for answer in part["responses"]:
        if answer["comment"] and n >= 5 and _plain(answer["comment"]) not in text:
            yield f"den korte evalueringen mangler «{answer['comment'][:40]}»"


def survey(script: Script, browser: Browser, here: str) -> Iterator[str]:
    """Whether the survey's results are those of the file's answers, as far as they may be shown."""
    follow_up = script.document["follow_up"]
    text = browser.get(f"{here}/undersokelse").text
    results = shown(tally(_answers(follow_up), follow_up["invited"]))
    for words in _results_in_words(follow_up, results):
        if words not in text:
            yield f"resultatet av undersøkelsen viser ikke «{words}»"


def _answers(follow_up: Entry) -> list[Answer]:
    return [
        Answer(
            **{key: response[key] for key in SAME},
            organisation_kind=organisation_kind(response["organisation_kind"]),
            item_status=response["item_status"],
            measures_2023_status=response["measures_2023_status"],
            extra=response.get("extra", {}),
        )
        for response in follow_up["responses"]
    ]


def _results_in_words(follow_up: Entry, results: Shown) -> Iterator[str]:
    yield f"{results.n} av {results.invited} har svart ({_percent(results.n, results.invited)})"
    if not results.is_enough:
        return
    questions = questionnaire.follow_up(area="", committee="", trust="", centre="", plan_link="")
    for name, share in results.statements.items():
        figure = _share(share.agree, share.n_all)
        yield f"{_plain(questions.question(name).text)} {figure}"
    for answer, number in results.worked_further.items():
        yield f"{YES_NO[answer]} {_share(number, results.n)}"
    for cell in results.items.groups.values():
        yield _statuses(cell.in_all())
    for measure in year_2023.measures():
        if measure.id in results.measures_2023:
            yield _statuses(results.measures_2023[measure.id])
    for response in follow_up["responses"]:
        yield from (_plain(written) for written in response["open"].values() if written)


def _statuses(counts: Mapping[str, int]) -> str:
    words = {**WORDS, "vet_ikke": "Vet ikke"}
    return " ".join(f"{words[status]} {counts.get(status, 0)}" for status in STATUSES)


def _share(part: int, whole: int) -> str:
    return f"{_percent(part, whole)} ({part} av {whole})"


def _percent(part: int, whole: int) -> str:
    return f"{str(percent(part, whole)).removesuffix('.0').replace('.', ',')} %"


def _plain(text: str) -> str:
    return " ".join(text.split())
