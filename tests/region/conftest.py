"""A region that does not exist, for all that must not be about one region."""

import json
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


def another_region() -> dict[str, Any]:
    """A new copy of the invented region, to change as one likes."""
    region: dict[str, Any] = json.loads((DATA / "eplevik.json").read_text("utf-8"))
    return region
