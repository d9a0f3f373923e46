"""Pictures that show several stages at once, and the wish that asks all of them."""

from bedreilag.screens import panel, projector, removing, stage, steering, tiles

__all__ = ["panel", "projector", "removing", "stage", "steering", "tiles"]
