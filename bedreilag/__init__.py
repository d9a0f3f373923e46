"""Bedre i lag: from a sentence on a phone in April to what was done in October.

`create_app` in app.py is the table of contents.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask

    from bedreilag.config import Settings


def create_app(settings: "Settings | None" = None, **options: Any) -> "Flask":
    """The whole application for one installation, ready to serve."""
    # Every `bedreilag` command comes through this file before gevent has patched the standard
    # library, and what is imported before that keeps locks and sockets that stop the whole loop.
    from bedreilag import app

    return app.create_app(settings, **options)
