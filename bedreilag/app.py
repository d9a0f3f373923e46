"""`create_app` is the table of contents: the whole house, in the order of a seminar."""

from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from babel import Locale
from flask import Flask
from flask_babel import Babel
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter

from bedreilag import broadcast, database, faults, frames, live, pages, presence, sockets, speed
from bedreilag.accounts import lockout
from bedreilag.config import HOUSE, Settings
from bedreilag.fields import LARGEST_KEY
from bedreilag.memory import Memory
from bedreilag.whereabouts import Whereabouts

LANGUAGE = Locale("nb")
# In the order of a seminar. Wishes and pictures are in a stage's events.py, pages in routes.py.
STAGES = (
    "region",
    "accounts",
    "seminars",
    "joining",
    "rounds",
    "problems",
    "clusters",
    "measures",
    "voting",
    "assessing",
    "checkin",
    "plans",
    "followup",
    "screens",
    "seminar_file",
)


def create_app(
    settings: Settings | None = None, *, async_mode: str = "threading", **flask: Any
) -> Flask:
    """The whole application for one installation, ready to serve."""
    settings = settings or Settings()
    app = Flask(
        "bedreilag",
        template_folder=str(HOUSE / "templates"),
        static_folder=str(HOUSE / "static"),
    )
    app.config.update(_flask_settings(settings) | flask)
    # No database has a row with a larger number, and asking for one is a fault in some of them.
    app.url_map.converters["int"] = partial(IntegerConverter, max=LARGEST_KEY)  # type: ignore[assignment]
    # The language itself: its name would be looked up anew each time something is drawn.
    Babel(app, locale_selector=lambda: LANGUAGE)
    CSRFProtect(app)
    pages.furnish(app)
    faults.answer(app)
    _open_stages(app)
    move_in(app, settings, async_mode)
    return app


def move_in(app: Flask, settings: Settings, async_mode: str) -> None:
    """Make the house one installation's: its secret, its database, and a live room with nobody in.

    Moving in again is moving: nothing of the installation before is left.
    """
    app.extensions["bedreilag"] = settings
    app.secret_key = settings.secret
    _forget(app)
    app.extensions["engine"] = database.connect(settings.url)
    app.extensions["memory"] = Memory()
    pages.forget_address(app)
    app.wsgi_app = app.extensions.setdefault("door", app.wsgi_app)  # type: ignore[method-assign]
    _start_live(app, settings, async_mode)
    _trust_proxies(app, settings.trusted_proxies)


def _forget(app: Flask) -> None:
    if memory := app.extensions.get("memory"):
        memory.forget()


def _flask_settings(settings: Settings) -> dict[str, Any]:
    return {
        "SECRET_KEY": settings.secret,
        # Holds nothing but the proof that a form is ours.
        "SESSION_COOKIE_NAME": "__Host-skjema" if settings.secure else "skjema",
        "SESSION_COOKIE_SECURE": settings.secure,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_TIME_LIMIT": None,
        # We send `no-referrer`, so there is no referrer to compare with; the token is the proof.
        "WTF_CSRF_SSL_STRICT": False,
        "BABEL_DEFAULT_LOCALE": str(LANGUAGE),
        "BABEL_DEFAULT_TIMEZONE": "Europe/Oslo",
        "MAX_CONTENT_LENGTH": 2_000_000,
    }


def _trust_proxies(app: Flask, hops: int) -> None:
    if hops:
        proxied = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)
        app.wsgi_app = proxied  # type: ignore[method-assign]


def _open_stages(app: Flask) -> None:
    for stage in STAGES:
        for door in ("events", "routes"):
            if find_spec(f"bedreilag.{stage}.{door}"):
                module = import_module(f"bedreilag.{stage}.{door}")
                if door == "routes":
                    app.register_blueprint(module.bp)
    app.register_blueprint(import_module("bedreilag.doors").bp)


def _start_live(app: Flask, settings: Settings, async_mode: str) -> None:
    frames.forget()
    speed.forget()
    lockout.forget()
    presence.forget_everybody()
    origin = settings.public_url.rstrip("/")
    live.socketio.init_app(
        app,
        async_mode=async_mode,
        client_manager=Whereabouts(),
        cors_allowed_origins=[origin] if origin else sockets.same_host,
    )
    sockets.guard(live.socketio.server)
    live.begin(app, at_once=not settings.live_tick_ms)
    app.extensions["broadcaster"] = broadcast.start(app, settings.live_tick_ms)
