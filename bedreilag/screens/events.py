"""Pictures that show several stages at once."""

from bedreilag.screens import panel, projector, stage

__all__ = ["panel", "projector", "stage"]
