"""The shape of a seminar file: its JSON Schema, which is also in the documentation."""

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from bedreilag.file_faults import Fault, of_schema

NAME = "seminar-file.schema.json"


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """The JSON Schema of `bedreilag-seminar/1`."""
    found: dict[str, Any] = json.loads(files(__package__).joinpath("data", NAME).read_bytes())
    return found


def faults(document: object) -> list[Fault]:
    """Everything in the document that does not have the shape of a seminar file."""
    return of_schema(document, schema())
