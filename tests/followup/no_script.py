"""A browser without JavaScript: it shows a page's form, and sends what is in it with one press."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Attributes = list[tuple[str, str | None]]


@dataclass
class Form(HTMLParser):
    """The page's form: where it goes, what is in it, what one may choose, and its buttons."""

    html: str
    action: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    choices: dict[str, list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    _inside: bool = False
    _text: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = found.get("data-module") == "survey"
            self.action = found["action"] if self._inside else self.action
        elif not self._inside:
            return
        elif tag == "input":
            self._input(found)
        elif tag == "textarea":
            self._text = found["name"]
            self.texts.append(self._text)
            self.fields[self._text] = ""
        elif tag == "button" and found.get("type") == "submit":
            self.buttons.append((found.get("name", ""), found.get("formaction", "")))

    def _input(self, found: dict[str, str]) -> None:
        name, value = found["name"], found.get("value", "")
        if found["type"] == "radio":
            self.choices.setdefault(name, []).append(value)
        if found["type"] == "hidden":
            self.hidden.add(name)
        if found["type"] == "hidden" or "checked" in found:
            self.fields[name] = value

    def handle_data(self, data: str) -> None:
        if self._text:
            self.fields[self._text] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        if tag == "textarea":
            # A browser leaves out the line break that follows the opening tag.
            self.fields[self._text] = self.fields[self._text].removeprefix("\r\n")
            self._text = ""


@dataclass
class Respondent:
    """Somebody who answers with an old phone."""

    browser: FlaskClient
    response: Any = None

    def open(self, address: str) -> "Respondent":
        self.response = self.browser.get(address)
        return self

    @property
    def form(self) -> Form:
        return Form(self.response.text)

    @property
    def at(self) -> str:
        """The last part of the address of the page that is shown."""
        return str(self.response.headers["Content-Location"]).rsplit("/", 1)[-1]

    def send(self, form: Form) -> TestResponse:
        """Send a form that was filled in before, wherever that was."""
        return self.browser.post(form.action, data=form.fields)

    def answer(self, **chosen: str) -> TestResponse:
        """Fill in the page and press its large button."""
        form = self.form
        self.response = self.browser.post(form.action, data=form.fields | chosen)
        return self.response

    def answer_all(self, value: str) -> TestResponse:
        """Give the same answer to every question on the page."""
        return self.answer(**dict.fromkeys(self.form.choices, value))

    def back(self, **chosen: str) -> TestResponse:
        """Press «Tilbake» with whatever is on the page."""
        form = self.form
        [(name, address)] = [button for button in form.buttons if button[0]]
        self.response = self.browser.post(address, data=form.fields | chosen | {name: "ja"})
        return self.response
