"""Pictures that show several stages at once."""

from bedreilag.screens import panel, projector, stage, steering, tiles

__all__ = ["panel", "projector", "stage", "steering", "tiles"]
