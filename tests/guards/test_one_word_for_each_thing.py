"""Norwegian has two plurals of «tema»; the house uses one of them."""

import re

from bedreilag.config import HOUSE

GUIDANCE = "bedreilag/rounds/guidance.py"


def test_several_tema_are_called_tema_everywhere():
    files = [
        file
        for folder in ("bedreilag", "templates", "static/js")
        for file in (HOUSE / folder).rglob("*")
        if file.suffix in (".py", ".html", ".mjs", ".json")
    ]
    texts = {file.relative_to(HOUSE).as_posix(): file.read_text("utf-8") for file in files}

    assert "Sikt mot åtte til tolv tema" in texts[GUIDANCE]
    assert [name for name, text in texts.items() if re.search(r"\btemaer\b", text, re.I)] == []
