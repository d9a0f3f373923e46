"""What every page has: headers, built assets, and Norwegian dates and numbers."""

import re
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from flask import Flask, Response, current_app, request
from flask_babel import format_date, format_decimal
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup, escape

from bedreilag import access, assets, drawing
from bedreilag.doors import refused_here
from bedreilag.paper.words import days_in_words
from bedreilag.seats.authors import byline
from bedreilag.seminars import words

OSLO = ZoneInfo("Europe/Oslo")
FORM_MARK = re.compile("<!--skjema-->")
NO_BREAK = "\N{NO-BREAK SPACE}"
POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)


def furnish(app: Flask) -> None:
    """Give the application its headers and its templates their words."""
    app.after_request(_secure)
    assets.furnish(app)
    drawing.speak(app)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        refused_here=refused_here,
        byline=byline,
        promises=words.PROMISES,
        new_wish_id=lambda: str(uuid4()),
        may=access.may,
        now=lambda: datetime.now(UTC),
    )
    app.jinja_env.filters.update(
        with_hidden_fields=with_hidden_fields,
        day=day,
        days=days_in_words,
        clock=clock,
        number=number,
        percent=percent,
        iso=datetime.isoformat,
    )


def with_hidden_fields(html: str, back: str, for_seat: int | None = None) -> Markup:
    """Drawn pictures as part of a page: each form gets what a plain form must carry.

    Frames are the same bytes for everyone in a room, so nothing personal is drawn into them;
    on a page the comment they leave becomes the proof, the way back and an id for this wish.
    """
    proof = f'<input type="hidden" name="csrf_token" value="{generate_csrf()}">'
    proof += f'<input type="hidden" name="next" value="{escape(back)}">'
    if for_seat:
        proof += f'<input type="hidden" name="for_seat" value="{for_seat}">'
    return Markup(  # noqa: S704 -- drawn by our own autoescaped macros
        FORM_MARK.sub(
            lambda _: proof + f'<input type="hidden" name="wish_id" value="{uuid4()}">', html
        )
    )


def day(value: date | None) -> str:
    """22. april 2026"""
    return format_date(value, "d. MMMM y") if value else ""


def day_and_month(value: date) -> str:
    """22. april"""
    return str(format_date(value, "d. MMMM"))


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


def address() -> str:
    """Where phones find us: as set, as said at the start, or as the facilitator's browser does."""
    told: str = current_app.extensions.get("address", "")
    return (access.settings().public_url or told).rstrip("/")


def remember_address() -> None:
    """Frames are drawn outside any request, so the panel's own address is kept for their code."""
    if not current_app.extensions.get("address_is_said"):
        current_app.extensions["address"] = request.host_url.rstrip("/")


def say_address(app: Flask, told: str) -> None:
    """The server knows the address phones can use, for instance on the local network."""
    app.extensions["address"], app.extensions["address_is_said"] = told, True


def forget_address(app: Flask) -> None:
    """Nobody has said yet where phones find us."""
    app.extensions.pop("address", None)
    app.extensions.pop("address_is_said", None)


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
