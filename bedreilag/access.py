"""Who is asking, and may they? Every route and every live event passes through here.

Five identities, each proven in its own way: a participant by the seat's cookie, an organiser by
the log-in cookie, a projector by its token, a respondent and a reader by a link. All of it is
checked against the database every time; nothing is remembered on a socket.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any, Literal, Protocol, cast

from flask import g
from sqlalchemy import select
from sqlalchemy.orm import Session

from bedreilag.accounts import queries as accounts
from bedreilag.accounts.models import Account, LoginSession
from bedreilag.database import reading

# What is found out here is used wherever it is asked for.
from bedreilag.identities import Projecting as Projecting
from bedreilag.identities import Seat as Seat
from bedreilag.identities import Steering as Steering
from bedreilag.proofs import cookie_name, cookies, seminar_of

# Whoever asks who someone is may also ask for what they are given to prove it with.
from bedreilag.proofs import drop_cookie as drop_cookie
from bedreilag.proofs import local as local
from bedreilag.proofs import plan_token as plan_token
from bedreilag.proofs import projector_token as projector_token
from bedreilag.proofs import set_cookie as set_cookie
from bedreilag.proofs import settings as settings
from bedreilag.proofs import survey_token as survey_token
from bedreilag.refusals import NotAllowed, NotFound, NotTheirHelper, SeatLost
from bedreilag.region.models import Area
from bedreilag.seats import queries as seats
from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction

READERS = frozenset({"working_group", "coordinator", "facilitator", "steering_group"})
ORGANISERS = frozenset({"working_group", "coordinator"})
STEERERS = frozenset({"facilitator", "working_group", "coordinator"})
Deed = Literal["read", "organise", "steer"]
MAY: dict[Deed, frozenset[str]] = {
    "read": READERS,
    "organise": ORGANISERS,
    "steer": STEERERS,
}
# Audiences whose pages are the organisers' desk.
DESK = ("organiser", "administrator")


class NotLoggedIn(NotAllowed):
    """An organiser's page, and nobody is logged in: the answer is the log-in page."""

    status = 401


class Guard(Protocol):
    """Finds out who makes a wish, or refuses. `access` names the audience for the guard tests."""

    access: str

    def __call__(self, session: Session, fields: Mapping[str, Any]) -> "Seat | Steering": ...


def guard(audience: str) -> Callable[[Callable[..., Any]], Any]:
    """Mark a function as one that finds out who is asking."""

    def mark(function: Callable[..., Any]) -> Any:
        function.access = audience  # type: ignore[attr-defined]
        return function

    return mark


@guard("participant")
def participant(session: Session, fields: Mapping[str, Any] | None = None) -> Seat:
    """The participant whose seat this phone's cookie proves.

    With `for_seat`: somebody without a phone, if the one who asks is the one who acts for them.
    """
    if number := str((fields or {}).get("for_seat") or ""):
        return _in_place_of(session, seats.without_phone(session, number))
    found = _sitting_here(session)
    if found is None:
        raise SeatLost
    return Seat(found)


def author(session: Session, seat_id: int | None) -> Seat:
    """Who asks about a text with this author: the author, or the one who acts for the author."""
    helped = seats.without_phone(session, str(seat_id)) is not None
    return cast(Seat, participant(session, {"for_seat": seat_id} if helped else None))


def _in_place_of(session: Session, proxied: Participant | None) -> Seat:
    """The helper at the same table acts, and if there is none, whoever steers. Nobody else."""
    helper = _sitting_here(session)
    if proxied and helper and seats.helps(helper, proxied):
        return Seat(proxied, by=f"seat:{helper.id}")
    steers = helper is None or cookie_name("konto") in cookies()
    if proxied and proxied.helper_id is None and steers:
        seminar_for(session, proxied.seminar_id, "steer")
        return Seat(proxied, by=f"account:{organiser(session).account.id}")
    raise NotTheirHelper


def _sitting_here(session: Session) -> Participant | None:
    return seats.by_token(session, cookies().get(cookie_name("plass"), ""))


@guard("facilitator")
def facilitator(session: Session, fields: Mapping[str, Any]) -> Steering:
    """The organiser who steers the seminar named in the wish's field `seminar`."""
    number = str(fields.get("seminar", ""))
    if not number.isdecimal() or len(number) > 9:
        raise NotFound
    seminar = seminar_for(session, int(number), "steer")
    return Steering(organiser(session).account, seminar)


def projector(session: Session, token: str) -> Projecting:
    """The seminar whose projector address this is; `<seminar id>-<derived token>`."""
    return Projecting(seminar_of(session, token, projector_token))


def respondent(session: Session, token: str) -> Seminar:
    """The seminar whose open survey link this is; anyone who holds it may answer."""
    return seminar_of(session, token, survey_token)


def reader(session: Session, token: str) -> Seminar:
    """The seminar whose plan this link leads to; whether the plan is published is asked there."""
    return seminar_of(session, token, plan_token)


def listener(session: Session, auth: Mapping[str, Any]) -> Seat | Steering | Projecting:
    """Who opens a live connection: a phone, a control panel or a projector."""
    match auth.get("as"):
        case "phone":
            return cast(Seat, participant(session, auth))
        case "panel":
            page = "sorting" if auth.get("page") == "sorting" else "panel"
            return replace(cast(Steering, facilitator(session, auth)), page=page)
        case "projector":
            return projector(session, str(auth.get("token", "")))
    raise NotAllowed


def organiser(session: Session) -> LoginSession:
    """The log-in this browser's cookie proves."""
    idle = timedelta(hours=settings().session_hours)
    token = cookies().get(cookie_name("konto"), "")
    found = accounts.login_by_token(session, token, datetime.now(UTC), idle)
    if found is None:
        raise NotLoggedIn
    if _is_stale(found) and session.get_bind().get_execution_options().get("writes"):
        found.seen_at = datetime.now(UTC)
    return found


def seminar_for(session: Session, seminar_id: int, deed: Deed = "read") -> Seminar:
    """The seminar, if the organiser may do this with it; another area's seminar is not found."""
    account = organiser(session).account
    seminar = session.get(Seminar, seminar_id)
    if seminar is None:
        raise NotFound
    _demand(account, seminar.area_id, deed)
    return seminar


def area_for(session: Session, area_id: str, deed: Deed = "read") -> Area:
    """The area, if the organiser may do this in it; another area is not found."""
    account = organiser(session).account
    area = session.get(Area, area_id)
    if area is None:
        raise NotFound
    _demand(account, area_id, deed)
    return area


def areas_for(session: Session, account: Account) -> list[Area]:
    """Every area this account may read, in the region's order."""
    areas = session.scalars(select(Area).order_by(Area.position))
    return [area for area in areas if accounts.roles_in(account, area.id) & READERS]


def administrator(session: Session) -> Account:
    """The account, if it may manage accounts and reference data."""
    account = organiser(session).account
    if not accounts.administers(account):
        raise NotFound
    return account


def may(account: Account, area_id: str, deed: Deed) -> bool:
    """Whether a page should offer this deed at all."""
    return bool(accounts.roles_in(account, area_id) & MAY[deed])


def open_to(audience: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """State who a route is for. Organisers' and administrators' pages demand a log-in here;

    what they may see of an area is asked inside, where the area is known."""

    def mark(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if audience in DESK:
                _enter_the_desk(administrators_only=audience == "administrator")
            return view(*args, **kwargs)

        guarded.access = audience  # type: ignore[attr-defined]
        return guarded

    return mark


def _enter_the_desk(*, administrators_only: bool) -> None:
    """Demand a log-in, keep it alive, and remember whose desk this is for the page's own bar."""
    with reading() as session:
        login = organiser(session)
        if administrators_only:
            administrator(session)
        g.login, g.account = login, login.account
        g.areas = areas_for(session, login.account)
    if _is_stale(login):
        with transaction() as session:
            organiser(session)


def _is_stale(login: LoginSession) -> bool:
    # To the minute is enough, and spares a write for every page and every wish.
    return login.seen_at < datetime.now(UTC) - timedelta(minutes=1)


def _demand(account: Account, area_id: str, deed: Deed) -> None:
    roles = accounts.roles_in(account, area_id)
    if not roles & READERS:
        raise NotFound
    if not roles & MAY[deed]:
        raise NotAllowed
