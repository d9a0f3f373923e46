"""For tests marked `on_disk`, which read the bytes that are left of what was deleted."""

from pathlib import Path


def raw(folder: Path) -> bytes:
    """Every byte of the database and its journal."""
    return b"".join(file.read_bytes() for file in sorted(folder.glob("bedreilag.db*")))
