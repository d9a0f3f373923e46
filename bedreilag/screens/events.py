"""Pictures that show several stages at once."""

from bedreilag.screens import stage as _stage

__all__ = ["_stage"]
