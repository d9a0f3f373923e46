"""docs/settings.md lists every setting with its default and its meaning, and nothing else."""

import re
from pathlib import Path

from bedreilag.config import Settings

PAGE = (Path(__file__).parents[2] / "docs/settings.md").read_text("utf-8")
ROWS = re.findall(r"^\| `(BEDREILAG_\w+)` \| (.+?) \| (.+) \|$", PAGE, re.MULTILINE)


def test_every_setting_is_there_in_the_order_of_the_code():
    names = [f"BEDREILAG_{name.upper()}" for name in Settings.model_fields]

    assert [name for name, _, _ in ROWS] == names


def test_every_default_is_the_one_in_the_code():
    defaults = [str(field.default) for field in Settings.model_fields.values()]

    assert [default.strip("`") for _, default, _ in ROWS] == [one or "tom" for one in defaults]


def test_every_meaning_begins_as_the_code_says():
    for (name, _, meaning), field in zip(ROWS, Settings.model_fields.values(), strict=True):
        said = re.split(r"[.,]", str(field.description))[0]
        assert words(said)[0] == words(meaning)[0], name


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("`", "").lower())
