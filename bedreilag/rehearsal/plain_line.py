"""A line for where sockets are blocked: plain requests, as a phone falls back to by itself."""

import re
from time import sleep
from typing import Any

import requests

from bedreilag.rehearsal.line import Answer, Line, beside

ASK_EACH = 1.0
A_TOKEN = re.compile(r'name="csrf-token" content="([^"]+)"')


class PlainLine(Line):
    """The same wishes and the same frames, without a socket."""

    def open(self) -> None:
        """Take the page, and ask now and then from there on."""
        found = A_TOKEN.search(self.browser.get("/rom").html)
        if found is None:
            raise LookupError("rommet har ingen nøkkel for skjemaer")
        self.token = found[1]
        self.turn = turn = object()
        self.is_open.set()
        self.catch_up()
        beside(lambda: self._keep_open(turn))

    def close(self) -> None:
        self.turn = None

    def cut(self) -> None:
        """A request that is cut is asked again; there is nothing else to cut."""

    def fall_asleep(self) -> None:
        self.turn = None

    def _keep_open(self, turn: object) -> None:
        while self.turn is turn:
            sleep(ASK_EACH)
            self.catch_up()

    def _send(self, event: str, fields: dict[str, Any]) -> Answer | None:
        browser = self.browser
        try:
            if event == "catch:up":
                response = browser.session.get(
                    f"{browser.url}/live/siden", params=fields, timeout=self.patience
                )
            else:
                response = browser.session.post(
                    f"{browser.url}/onske/{event.replace(':', '/')}",
                    json=fields,
                    headers={"X-CSRFToken": self.token},
                    timeout=self.patience,
                )
            answer = response.json()
        except requests.RequestException:  # also an answer that is none
            return None
        return answer if isinstance(answer, dict) else None
