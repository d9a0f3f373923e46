"""The schema in the documentation is the one the application reads."""

import re
from pathlib import Path

from jsonschema import Draft202012Validator

from bedreilag.seminar_file import schema

DOCS = Path(__file__).parents[2] / "docs"


def test_the_documented_schema_is_the_one_in_use() -> None:
    assert (DOCS / schema.NAME).resolve() == Path(schema.__file__).parent / "data" / schema.NAME
    Draft202012Validator.check_schema(schema.schema())


def test_every_key_that_may_be_left_out_or_null_is_explained() -> None:
    explained = re.findall(r"`([^`\n]+)`", (DOCS / "seminar-file.md").read_text("utf-8"))
    names = {name.removesuffix(".*").rpartition(".")[2] for name in explained}

    found = set(may_be_left_out(schema.schema()))

    assert "capacity" in found
    assert found - names - PROGRAMME == set()


# A programme entry has a speaker, an organisation and a round when it has.
PROGRAMME = {"speaker_role", "organisation", "round_id"}


def may_be_left_out(rule: object) -> list[str]:
    if isinstance(rule, list):
        return [name for part in rule for name in may_be_left_out(part)]
    if not isinstance(rule, dict):
        return []
    properties = rule.get("properties", {})
    optional = set(properties) - set(rule.get("required", properties))
    return [*optional, *(name for part in rule.values() for name in may_be_left_out(part))]
