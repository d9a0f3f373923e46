"""One wish as somebody made it: what it holds, who asks, and that it is carried out once."""

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import g
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict
from wtforms import Form

from bedreilag import access, work
from bedreilag.access import Guard, Seat, Steering
from bedreilag.proofs import cookie_name
from bedreilag.refusals import NotUnderstood, TooFast, WishReused
from bedreilag.seats import carried
from bedreilag.seats import queries as seats
from bedreilag.speed import within_limit

Handler = Callable[[Session, Any, Any], dict[str, Any] | None]
Answer = dict[str, Any]
NOT_CONTENT = frozenset({"wish_id", "csrf_token", "next"})


class FormRefused(NotUnderstood):
    """The form was not accepted; the first fault is the sentence, the rest are in `errors`."""

    def __init__(self, form: Form) -> None:
        field, faults = next((str(name), list(some)) for name, some in form.errors.items())
        super().__init__(field or None)
        self.fault = str(faults[0])
        self.errors = {
            str(name): [str(fault) for fault in some] for name, some in form.errors.items()
        }

        refusal = getattr(form._fields.get(field), "refusal", None)
        self.reason = refusal.code if refusal else type(self).__name__
        self.asked = refusal.more if refusal else {}

    @property
    def code(self) -> str:
        return self.reason

    @property
    def text(self) -> str:
        return self.fault

    @property
    def more(self) -> dict[str, Any]:
        return self.asked


@dataclass(frozen=True, slots=True)
class Wish:
    """Something a person can ask of the room: who may, in what form, and what then happens.

    An anonymous wish leaves no trace of who asked: its handler itself makes asking twice harmless.
    """

    event: str
    form: type[Form]
    who: Guard
    handler: Handler
    anonymous: bool = False
    # Forms that lie ready to be filled in again: making one costs more than reading what is in it.
    blanks: list[Form] = field(default_factory=list, compare=False, repr=False)

    def act(self, session: Session, who: Seat | Steering, fields: MultiDict[str, str]) -> Answer:
        """Do what the form asks for, if it holds what it must.

        The handler keeps nothing of the form itself: the next wish fills it in anew.
        """
        form = self.blanks.pop() if self.blanks else self.form()
        form.process(fields)
        if not form.validate():
            raise FormRefused(form)
        answer = self.handler(session, who, form) or {}
        self.blanks.append(form)  # no form comes back in which something was refused
        return answer


@dataclass(slots=True)
class Asked:
    """A wish that somebody has made: what it holds, and what the browser showed."""

    wanted: Wish
    fields: MultiDict[str, str]
    cookies: Mapping[str, str]
    in_time: bool | None = None  # asked only once, however often it is tried

    @property
    def wish_id(self) -> str:
        """What is remembered of a wish would tie an anonymous answer to the seat that gave it."""
        return "" if self.wanted.anonymous else self.fields.get("wish_id", "")[:36]

    def act(self, session: Session) -> Answer:
        """Find out who asks, and do it; the seminar's turn is ours until COMMIT."""
        g.cookies = self.cookies
        who = self.wanted.who(session, self.fields)
        if self.in_time is None:
            self.in_time = within_limit(who.who)
        if not self.in_time:
            raise TooFast
        seq = work.take_turn(session, who.seminar.id)
        return {"seq": seq} | self._once(session, who)

    def _once(self, session: Session, who: Seat | Steering) -> Answer:
        """Act, or answer as before when this very wish was carried out already."""
        digest = _digest(self.wanted.event, self.fields)
        if self.wish_id and (before := carried.before(session, who.who, self.wish_id)):
            if before.digest != digest:
                raise WishReused
            return before.answer
        answer = self.wanted.act(session, who, self.fields)
        if self.wish_id:
            name = (who.who, self.wish_id)
            carried.remember(session, who.seminar.id, name, digest, answer)
        return answer


def foresee(session: Session, deeds: Sequence[Asked]) -> None:
    """Fetch at once the seats that ask, and what is remembered of their wishes."""
    plass = cookie_name("plass")
    tokens = {asked.cookies[plass] for asked in deeds if asked.cookies.get(plass)}
    found = seats.foresee(session, tokens)
    names = {
        (Seat(seat).who, asked.wish_id)
        for asked in deeds
        if asked.wish_id and (seat := found.get(asked.cookies.get(plass, "")))
    }
    if names:
        carried.foresee(session, names)


def flat(payload: object) -> MultiDict[str, str]:
    """Socket data as if a form had sent it, so that one set of forms guards both doors.

    No text has a NUL in it, and PostgreSQL cannot be asked about one. Half an emoji, as a hurried
    phone may send it, cannot be said back.
    """
    fields: MultiDict[str, str] = MultiDict()
    for name, value in payload.items() if isinstance(payload, dict) else ():
        for one in value if isinstance(value, list) else [value]:
            if one is not None and one is not False:
                fields.add(str(name), _sayable(str(one)))
    return fields


def _sayable(text: str) -> str:
    return text.replace("\0", "").encode(errors="ignore").decode()


def _digest(event: str, fields: MultiDict[str, str]) -> str:
    # Keyed, so that a short text cannot be guessed from what stays when it is deleted.
    content = {key: fields.getlist(key) for key in sorted(fields) if key not in NOT_CONTENT}
    message = json.dumps([event, content]).encode()
    return hmac.new(access.settings().secret, message, hashlib.sha256).hexdigest()
