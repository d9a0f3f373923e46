"""Draws one macro as it stands on a page, and reads it as a person would."""

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from lxml import html

TEMPLATES = Path(__file__).parents[2] / "templates"
FILES = ("forms", "messages", "things", "navigation", "tables", "charts", "room")
IMPORTS = "".join(f'{{% import "components/{file}.html" as {file} %}}' for file in FILES)

Draw = Callable[..., html.HtmlElement]


@pytest.fixture
def draw() -> Draw:
    """`draw("{{ things.huki('H') }}")` gives the element that holds what the macro draws."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]

    def drawn(body: str, **values: object) -> html.HtmlElement:
        return html.fromstring(
            environment.from_string(f"{IMPORTS}<div>{body}</div>").render(**values)
        )

    return drawn


@pytest.fixture
def words() -> Callable[[html.HtmlElement], str]:
    """The words of an element, as they are read."""
    return lambda element: " ".join(element.text_content().split())
