"""A wireless network as phones read it off a code: `WIFI:T:WPA;S:…;P:…;;`."""

import re

SPECIAL = re.compile(r'([\\;,":])')


def wifi_code(name: str, password: str) -> str:
    """What the camera is to read. A network without a password is an open one."""
    kind = f"T:WPA;S:{_escaped(name)};P:{_escaped(password)}"
    return f"WIFI:{kind};;" if password else f"WIFI:T:nopass;S:{_escaped(name)};;"


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)
