"""Inter on paper: a typeface with every Sámi letter, from the files of the front-end build."""

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from bedreilag.config import HOUSE

REGULAR = "Inter"
SEMIBOLD = "Inter-SemiBold"
BOLD = "Inter-Bold"

_FILES = {REGULAR: "Inter-Regular.ttf", SEMIBOLD: "Inter-SemiBold.ttf", BOLD: "Inter-Bold.ttf"}
# A second registration while another thread is writing a document would mix up its glyphs.
_registering = Lock()
_MISSING_GLYPH = "□"


class FontMissing(Exception):
    """The front-end build has not put the typeface where paper looks for it."""


def font_folder() -> Path:
    """Where the font files lie, in a checkout and in an installed wheel alike."""
    return HOUSE / "static" / "dist" / "fonts"


def load() -> None:
    """Make every cut known to ReportLab. Cheap from the second time on."""
    with _registering:
        for cut in _FILES:
            _registered(cut)


@cache
def _registered(cut: str) -> Any:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    file = font_folder() / _FILES[cut]
    if not file.exists():
        raise FontMissing(f"Skrifta mangler: {file}. Kjør ./bil setup.")
    font = TTFont(cut, file)
    registerFont(font)
    return font


@lru_cache(maxsize=20_000)
def width(word: str, cut: str) -> float:
    """How wide a word is at size 1."""
    return float(_registered(cut).stringWidth(word, 1))


@lru_cache(maxsize=5_000)
def printable(character: str) -> str:
    """The character as paper can show it: invisible ones vanish, unknown ones become a box."""
    category = unicodedata.category(character)
    if category == "Zs" and character not in "\u00a0\u202f":
        return " "
    if ord(character) in _registered(REGULAR).face.charToGlyph and category not in ("Cc", "Cf"):
        return character
    return "" if category in ("Cc", "Cf", "Cs", "Mn", "Me") else _MISSING_GLYPH
