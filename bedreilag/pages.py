"""What every page has: headers, built assets, and Norwegian dates and numbers."""

import json
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask, Response, url_for
from flask_babel import format_date, format_decimal

from bedreilag import access
from bedreilag.config import HOUSE
from bedreilag.doors import refused_here
from bedreilag.tokens import new_token

OSLO = ZoneInfo("Europe/Oslo")
NO_BREAK = "\N{NO-BREAK SPACE}"
POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)


def furnish(app: Flask) -> None:
    """Give the application its headers and its templates their words."""
    app.after_request(_secure)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        asset=asset,
        refused_here=refused_here,
        new_wish_id=lambda: new_token()[:36],
        may=access.may,
        now=lambda: datetime.now(UTC),
    )
    app.jinja_env.filters.update(
        day=day, clock=clock, number=number, percent=percent, iso=datetime.isoformat
    )


def day(value: date | None) -> str:
    """22. april 2026"""
    return format_date(value, "d. MMMM y") if value else ""


def clock(value: datetime | None) -> str:
    """10.00, by the clock on the wall in Norway."""
    return value.astimezone(OSLO).strftime("%H.%M") if value else ""


def number(value: float | None) -> str:
    """1 500 and 30,77: decimal comma, no-break spaces."""
    return "" if value is None else format_decimal(value)


def percent(value: float | None) -> str:
    """77,8 % with a no-break space."""
    return "" if value is None else f"{format_decimal(value)}{NO_BREAK}%"


def today() -> date:
    """The date in Norway."""
    return datetime.now(OSLO).date()


def asset(name: str) -> str:
    """The address of a built file, named after its content so that no browser keeps an old one."""
    return url_for("static", filename=f"dist/{_manifest().get(name, name)}")


@lru_cache
def _manifest() -> dict[str, str]:
    found: dict[str, str] = json.loads((HOUSE / "static/dist/manifest.json").read_text("utf-8"))
    return found


def _secure(response: Response) -> Response:
    headers: dict[str, Any] = {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    }
    if access.settings().secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    for name, value in headers.items():
        response.headers.setdefault(name, value)
    if response.mimetype == "text/html":
        # A page shows one person's seat; no shared cache may keep it.
        response.headers.setdefault("Cache-Control", "no-store")
    return response
