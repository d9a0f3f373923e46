"""What a browser proves itself with: a cookie from us, or an address that only we can make."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from urllib.parse import urlsplit

from flask import Response, current_app, g, request
from sqlalchemy.orm import Session

from bedreilag import tokens
from bedreilag.config import Settings
from bedreilag.refusals import NotFound
from bedreilag.seminars.models import Seminar

A_YEAR = timedelta(days=365)


def cookie_name(name: str) -> str:
    """Over HTTPS a `__Host-` cookie, which no other host or path can plant."""
    return f"__Host-{name}" if settings().secure else name


def cookies() -> Mapping[str, str]:
    """What this browser shows. A wish brings its own, for it is carried out outside any request."""
    shown: Mapping[str, str] | None = g.get("cookies")
    return request.cookies if shown is None else shown


def set_cookie(response: Response, name: str, token: str, lasts: timedelta = A_YEAR) -> None:
    """Hand a secret to the browser: for this host only, never readable by scripts."""
    response.set_cookie(
        cookie_name(name),
        token,
        max_age=lasts,
        secure=settings().secure,
        httponly=True,
        samesite="Lax",
    )


def drop_cookie(response: Response, name: str) -> None:
    """Take a secret back from the browser."""
    response.delete_cookie(
        cookie_name(name), secure=settings().secure, httponly=True, samesite="Lax"
    )


def local(address: str, otherwise: str = "/") -> str:
    """The address if it is a page of ours; we never send people on to anyone else's."""
    ours = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if ours and not urlsplit(address).netloc else otherwise


def seminar_of(session: Session, token: str, token_of: Callable[[Seminar], str]) -> Seminar:
    """The seminar of an address `<seminar id>-<derived token>`, if we made that address."""
    number, _, _proof = token.partition("-")
    seminar = session.get(Seminar, int(number)) if number.isdecimal() and len(number) < 10 else None
    if seminar is None or not tokens.same(token, token_of(seminar)):
        raise NotFound
    return seminar


def projector_token(seminar: Seminar) -> str:
    """The address part that lets a screen look at this seminar until it is rotated."""
    proof = tokens.derived(settings().secret, "projector", seminar.id, seminar.projector_turn)
    return f"{seminar.id}-{proof}"


def survey_token(seminar: Seminar) -> str:
    """The address part of the seminar's open survey link, the same for all until it is changed."""
    return f"{seminar.id}-{_proof('survey', seminar.id, seminar.survey_turn)}"


def plan_token(seminar: Seminar) -> str:
    """The address part that lets anyone read this seminar's plan once it is presented."""
    return f"{seminar.id}-{_proof('plan', seminar.id, seminar.plan_turn)}"


def _proof(what: str, seminar_id: int, turn: int) -> str:
    """The first address has no number in it, so those that are sent out already still lead here."""
    later = () if turn == 1 else (turn,)
    return tokens.derived(settings().secret, what, seminar_id, *later)


def settings() -> Settings:
    """The settings of the running installation."""
    found: Settings = current_app.extensions["bedreilag"]
    return found
