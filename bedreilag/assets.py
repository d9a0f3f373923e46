"""Built files: named after their content, sent as small as may be, and kept for ever."""

import json
import mimetypes
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, current_app, request, send_from_directory, url_for

from bedreilag.config import HOUSE

BUILT = "dist/"
# The smallest first. The build writes each of them beside the file itself.
SMALLER = {"br": ".br", "gzip": ".gz"}
A_YEAR = 365 * 24 * 60 * 60


def furnish(app: Flask) -> None:
    """Give templates the addresses of built files, and send those files as they were packed."""
    app.jinja_env.globals["asset"] = asset
    app.view_functions["static"] = send


def asset(name: str) -> str:
    """The address of a built file, named after its content so that no browser keeps an old one."""
    return url_for("static", filename=f"{BUILT}{_manifest().get(name, name)}")


def send(filename: str) -> Response:
    """A file under /static; a built one in the smallest form the browser understands."""
    if not filename.startswith(BUILT):
        return current_app.send_static_file(filename)
    folder = current_app.static_folder or ""
    packed = _packed(Path(folder), filename)
    response = send_from_directory(
        folder,
        filename + SMALLER.get(packed, ""),
        mimetype=mimetypes.guess_type(filename)[0],
        max_age=A_YEAR,
    )
    response.vary.add("Accept-Encoding")
    response.cache_control.immutable = True
    if packed:
        response.headers["Content-Encoding"] = packed
    return response


def _packed(folder: Path, filename: str) -> str:
    for name, ending in SMALLER.items():
        if request.accept_encodings.quality(name) and (folder / (filename + ending)).is_file():
            return name
    return ""


@lru_cache
def _manifest() -> dict[str, str]:
    found: dict[str, str] = json.loads((HOUSE / "static/dist/manifest.json").read_text("utf-8"))
    return found
