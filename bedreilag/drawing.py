"""What stands on a screen, drawn by the templates' macros: in the language of the page, and no more
than once when it looks the same again."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any

from flask import Flask, current_app, g
from flask_babel import get_locale, get_translations
from jinja2 import Environment
from markupsafe import Markup, escape

# Where something is left open in a mould, which holds nothing that people have written.
OPEN, CLOSE = "\ue000", "\ue001"
LEFT_OPEN = re.compile(f"{OPEN}(\\w+){CLOSE}")
MOST_MOULDS = 1_000


def speak(app: Flask) -> None:
    """Ask which language we speak once for each page and each moment of drawing, not each word.

    What is said without numbers or names in it is markup once, for all the cards that say it.
    """

    def say(text: str, **names: Any) -> Markup:
        said = vocabulary()[text]
        return said % names if names or "%" in text else said

    def count(one: str, many: str, n: int) -> str:
        return str(vocabulary().language.ungettext(one, many, n))

    app.jinja_env.install_gettext_callables(say, count, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.globals |= {"_": say, "gettext": say}


def vocabulary() -> "Vocabulary":
    """What has been said so far in the language that is spoken on this page."""
    words: Vocabulary | None = g.get("vocabulary")
    if words is None:
        known: dict[str, Vocabulary] = current_app.extensions.setdefault("vocabularies", {})
        language = str(get_locale())
        if language not in known:
            known[language] = Vocabulary(get_translations())
        words = g.vocabulary = known[language]
    return words


class Vocabulary(dict[str, Markup]):
    """What has been said in one language, as markup, and the cards that say it."""

    def __init__(self, language: Any) -> None:
        super().__init__()
        self.language = language
        self.drawn = lru_cache(maxsize=MOST_MOULDS)(macro)
        self.mould = lru_cache(maxsize=MOST_MOULDS)(_mould)

    def __missing__(self, text: str) -> Markup:
        said = self[text] = Markup(self.language.ugettext(text))  # noqa: S704 -- our own words
        return said


def macro(template: str, name: str, *args: Any, **kwargs: Any) -> Markup:
    """One visible thing, drawn by the macro that also draws it on the page."""
    drawn: Markup = getattr(_module(current_app.jinja_env, template), name)(*args, **kwargs)
    return drawn.strip()


def macro_once(template: str, name: str, *values: str | int | None) -> Markup:
    """What the macro draws of plain values, such as a count; the same values are drawn once."""
    return vocabulary().drawn(template, name, *values)


def card(
    template: str, name: str, own: Mapping[str, str | int], alike: Mapping[str, bool]
) -> Markup:
    """What the macro draws of one of very many things.

    The macro is given what is the thing's `own` and what it shares with those that look `alike`,
    and nothing else. All that look alike are drawn once, as a mould, and filled. No mould holds
    anything that is somebody's own, except for whether it is there.
    """
    if "refused" in g:  # on the page that gives words back, one card may look like no other
        return macro(template, name, SimpleNamespace(**own, **alike))
    there = tuple((what, bool(value)) for what, value in own.items())
    return vocabulary().mould(template, name, there, tuple(alike.items())).filled(own)


class Mould:
    """A drawn card in which what is each one's own is left open."""

    def __init__(self, drawn: str) -> None:
        self.parts = LEFT_OPEN.split(drawn)  # every second one is the name of what belongs there

    def filled(self, own: Mapping[str, Any]) -> Markup:
        """The card of one thing; what people wrote is never markup."""
        parts = self.parts.copy()
        said = {name: escape(value) for name, value in own.items()}
        parts[1::2] = [said[name] for name in parts[1::2]]
        return Markup("".join(parts))  # noqa: S704 -- drawn by our own macro, and escaped above


def _mould(
    template: str,
    name: str,
    own: tuple[tuple[str, bool], ...],
    alike: tuple[tuple[str, bool], ...],
) -> Mould:
    left_open = {what: f"{OPEN}{what}{CLOSE}" if is_there else "" for what, is_there in own}
    return Mould(macro(template, name, SimpleNamespace(**left_open, **dict(alike))))


@cache  # asked for every card there is
def _module(templates: Environment, name: str) -> Any:
    return templates.get_template(name).module
