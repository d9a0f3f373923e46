"""What a browser would send from a form on a page, if nothing in it was touched."""

import re

SUBMITS = ("submit", "checkbox", "radio")


def sent_by(page: str, action: str) -> dict[str, list[str]]:
    """The fields of the form with this address."""
    [inside] = re.findall(rf'<form [^>]*action="{action}".*?</form>', page, re.DOTALL)
    fields: dict[str, list[str]] = {}
    for tag in re.findall(r"<input [^>]+>", inside):
        attributes = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if attributes.get("type") not in SUBMITS or " checked" in tag:
            fields.setdefault(attributes["name"], []).append(attributes.get("value", "y"))
    for name, text in re.findall(_inside("textarea"), inside, re.DOTALL):
        fields[name] = [text.strip()]
    for name, options in re.findall(_inside("select"), inside, re.DOTALL):
        fields[name] = re.findall(r'<option selected value="([^"]*)"', options)
    return fields


def _inside(tag: str) -> str:
    return rf'<{tag} [^>]*name="([^"]+)"[^>]*>(.*?)</{tag}>'
