"""The cast: phones that join and write, a facilitator who steers, and a projector that watches."""

import re
from threading import Lock
from time import monotonic
from typing import Any

from bedreilag.rehearsal.browser import Browser
from bedreilag.rehearsal.line import Line, Post
from bedreilag.rehearsal.pages import PageForm, read
from bedreilag.rehearsal.script import Entry

A_PROJECTOR = re.compile(r"/lerret/([\w-]+)")


class Phone:
    """A participant's phone."""

    def __init__(
        self, url: str, seat: Entry, table: int, post: Post, line: type[Line] = Line
    ) -> None:
        self.seat, self.table = seat, table
        self.browser = Browser(url)
        self.line = line(self.browser, {"as": "phone"}, post)
        # A person does one thing at a time.
        self.hand = Lock()

    def join(self, code: str) -> None:
        """From the code on the wall to a seat. The same form sent twice is the same seat."""
        self.browser.get(f"/b/{code}")
        page = self.browser.get(f"/b/{code}/om-deg")
        form = page.form(f"/b/{code}/om-deg")
        self.browser.submit(page, form, form.filled(**self.who, group=str(self.table)))
        self.line.open()

    @property
    def who(self) -> dict[str, str | None]:
        """What is asked of everybody at the door."""
        return {
            "role": self.seat["role_id"],
            "kind": self.seat["organisation_kind"],
            "municipality": self.seat["municipality_number"] or "",
            "organisation": self.seat["organisation"],
            "decision_authority": "y" if self.seat["decision_authority"] else None,
            "display_name": self.seat["display_name"],
        }

    def number_of(self, kind: str) -> int:
        """What the server calls this phone's `seat` or `group`."""
        self.line.wait_for(lambda: bool(self.line.room(kind)))
        [name] = [name for name in self.line.rooms if name.partition(":")[0] == kind]
        return int(name.partition(":")[2])

    def follows(self, kind: str) -> bool:
        """Wait until the phone shows that a round of this kind goes on."""
        mark = f'data-kind="{kind}"'
        return self.line.wait_for(lambda: mark in self.line.html("phones", "stage"))

    def write_problem(self, entry: Entry) -> int:
        """Write a problem; one that was edited is first written a little shorter."""
        text = entry["text"]
        first = f"{text[:-1].rstrip()}…"[:400] if entry["edited"] else text
        with self.hand:
            key = int(self.line.ask("problem:write", text=first)["problem"])
            if entry["edited"]:
                self.line.ask("problem:edit", problem=key, text=text)
        return key

    def write_measure(self, entry: Entry, cluster: int | None, problems: list[int]) -> int:
        with self.hand:
            answer = self.line.ask(
                "measure:write",
                title=entry["title"],
                description=entry["description"],
                benefit_for=entry["benefit_for"],
                cluster=cluster,
                problems=problems,
            )
        return int(answer["measure"])

    def vote(self, measure: int, votes: int) -> None:
        with self.hand:
            for _ in range(votes):
                self.line.ask("vote:give", measure=measure)

    def evaluate(self, answer: Entry) -> None:
        with self.hand:
            self.line.ask("exit:answer", **answer["ratings"], e5=answer["comment"])

    def texts(self, name: str, kind: str) -> dict[int, str]:
        """The cards of one kind in one room, by key: what they say, in plain words."""
        cards = {
            picture: drawn
            for picture, drawn in self.line.room(kind).items()
            if picture.partition(":")[0] == name
        }
        return {
            int(picture.partition(":")[2]): read(drawn["html"]).text
            for picture, drawn in cards.items()
        }


class Helped(Phone):
    """Somebody without a phone: a table mate gives them a seat, and writes and votes for them."""

    def __init__(self, helper: Phone, seat: Entry) -> None:
        self.helper, self.seat, self.table = helper, seat, helper.table
        self.browser, self.hand = helper.browser, helper.hand
        self.line = Line(self.browser, {"as": "phone"}, helper.line.post)

    def join(self, _code: str) -> None:
        answer = self.helper.line.ask("seat:proxy", **self.who)
        self.line.auth |= {"for_seat": answer["seat"]}
        self.line.open()


class Panel:
    """The facilitator's control panel: whatever the next press is, it is on the panel."""

    def __init__(self, browser: Browser, seminar: int, post: Post) -> None:
        self.browser, self.seminar = browser, seminar
        self.line = Line(browser, {"as": "panel", "seminar": seminar}, post)

    def open(self) -> None:
        self.page = self.browser.get(f"/samling/{self.seminar}/dagen")
        self.line.open()

    @property
    def projector_token(self) -> str:
        found = A_PROJECTOR.search(self.page.html)
        if found is None:
            raise LookupError("kontrollpanelet har ingen lenke til lerretet")
        return found[1]

    def press(self, wish: str) -> None:
        """Press the button that makes this wish, when the panel shows it."""
        if not self.line.wait_for(lambda: self._form(wish) is not None):
            raise LookupError(f"kontrollpanelet viser ikke {wish}")
        form = self._form(wish)
        fields: Entry = {name: values[-1] for name, values in form.fields.items()} if form else {}
        self.line.ask(wish, **fields)

    def ask(self, wish: str, **fields: Any) -> Entry:
        return self.line.ask(wish, **fields)

    def _form(self, wish: str) -> PageForm | None:
        return read(self.line.html("panel", "steering")).form_of(wish)


class Wall:
    """The projector. It remembers when each number was on the wall."""

    def __init__(self, url: str, token: str, post: Post) -> None:
        self.line = Line(Browser(url), {"as": "projector", "token": token}, post)
        self.reached: dict[str, list[tuple[float, int]]] = {}
        self.line.on_picture = self._notice

    def open(self) -> None:
        self.line.open()

    def shows(self, words: str) -> bool:
        """Wait until these words are on the wall."""
        return self.line.wait_for(lambda: words in self.words(), patience=20)

    def words(self) -> str:
        pictures = self.line.room("projector").values()
        return " ".join(read(str(drawn.get("html", ""))).text for drawn in pictures)

    def number(self, name: str) -> int:
        """The number in the picture of this name: how many texts, how many votes."""
        return _number(self.line.html("projector", name))

    def delay(self, name: str, number: int, since: float) -> float | None:
        """How long after `since` the wall had counted to `number`."""
        for moment, reached in self.reached.get(name, ()):
            if reached >= number:
                return max(0.0, moment - since)
        return None

    def _notice(self, _room: str, name: str, drawn: Entry) -> None:
        if name.endswith("_count"):
            counted = _number(str(drawn.get("html", "")))
            self.reached.setdefault(name, []).append((monotonic(), counted))


def _number(html: str) -> int:
    words = read(html).text
    digits = re.search(r"\d+", words)
    return int(digits[0]) if digits else 1 if re.search(r"\bett?\b|\bén\b", words) else 0
