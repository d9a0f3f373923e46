"""Promises of the look that can be read off its sources."""

import re
from pathlib import Path

HOUSE = Path(__file__).parents[2]
TEMPLATES = sorted((HOUSE / "templates").rglob("*.html"))
STYLES = sorted((HOUSE / "static/css").rglob("*.css"))
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)", re.IGNORECASE)
SMALLEST_ON_THE_WALL = 28


def test_the_inline_pattern_finds_what_it_looks_for() -> None:
    assert INLINE.search('<p style="color:red">')
    assert INLINE.search('<button onclick="go()">')
    assert INLINE.search("<script>go()</script>")
    assert not INLINE.search('<script type="module" src="/app.mjs"></script>')


def test_no_template_carries_styles_scripts_or_handlers_of_its_own() -> None:
    assert TEMPLATES
    found = {str(file): INLINE.findall(file.read_text("utf-8")) for file in TEMPLATES}
    assert {file: hits for file, hits in found.items() if hits} == {}


def test_nothing_on_the_projector_is_set_smaller_than_ten_metres_allow() -> None:
    style = "".join(file.read_text("utf-8") for file in STYLES if file.name.startswith("projector"))
    sizes = [int(size) for size in re.findall(r"font-size: calc\((\d+) \* var\(--u\)\)", style)]
    assert len(sizes) > 20
    assert min(sizes) >= SMALLEST_ON_THE_WALL


def test_colours_are_named_in_one_place() -> None:
    # Black, white and the bars' own ink are paper and light, not theme.
    elsewhere = [file for file in STYLES if file.name not in ("tokens.css", "print.css")]
    raw = re.compile(r"#[0-9a-f]{3,8}\b(?<!#fff)|\brgba?\(|\bhsla?\(", re.IGNORECASE)
    assert raw.search("color: #0b5561;")
    found = {file.name: raw.findall(file.read_text("utf-8")) for file in elsewhere}
    assert {file: hits for file, hits in found.items() if hits} == {}


def test_the_next_press_fills_the_width_of_a_phone() -> None:
    style = (HOUSE / "static/css/phone.css").read_text("utf-8")
    assert re.search(r"\.phone :is\(\.primary[^{]*\{\s*width: 100%", style)
