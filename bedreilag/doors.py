"""The plain HTTP door to the live room: for phones without JavaScript, and without sockets."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, current_app, g, jsonify, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from bedreilag import access, live, presence
from bedreilag.access import Seat, open_to
from bedreilag.asked import Answer, Asked
from bedreilag.database import reading
from bedreilag.refusals import NotFound

bp = Blueprint("doors", __name__)

Render = Callable[[MultiDict[str, str]], str]
_pages: dict[str, Render] = {}


@dataclass(frozen=True, slots=True)
class Refused:
    """A wish that was refused over plain HTTP. The page is shown again with what was written."""

    event: str
    answer: Answer
    fields: MultiDict[str, str]

    @property
    def message(self) -> str:
        return str(self.answer["message"])

    def value(self, name: str) -> str:
        return self.fields.get(name, "")

    def values(self, name: str) -> list[str]:
        """Everything that was ticked under one name."""
        return self.fields.getlist(name)


def page_after_refusal(whose: str) -> Callable[[Render], Render]:
    """Register the page that is shown again after a refusal.

    `whose` is an audience ("participant", "facilitator"), or a wish or the noun of some wishes
    ("measure:edit", "cluster") that have a page of their own.
    """

    def register(render: Render) -> Render:
        _pages[whose] = render
        return render

    return register


@bp.post("/onske/<noun>/<verb>")
@open_to("whoever the wish is for")
def ask(noun: str, verb: str) -> ResponseReturnValue:
    """Carry out a wish. Scripts get JSON; a plain form goes back to its page."""
    wanted = live.wishes.get(f"{noun}:{verb}")
    if wanted is None:
        raise NotFound
    fields = live.json_fields()
    answer = live.carry_out(current_app.extensions["queue"], Asked(wanted, fields, request.cookies))
    if request.is_json:
        return jsonify(answer), answer.get("status", 200)
    if answer["ok"]:
        return redirect(access.local(fields.get("next", "")), 303)
    g.refused = Refused(wanted.event, answer, fields)
    own_page = _pages.get(wanted.event) or _pages.get(noun)
    return (own_page or _pages[wanted.who.access])(fields), answer["status"]


@bp.get("/live/siden")
@open_to("whoever listens")
def since() -> ResponseReturnValue:
    """What a phone, panel or projector has missed, for browsers where sockets are blocked."""
    seen = request.args.get("since", type=int)
    with reading() as session:
        listener = access.listener(session, request.args)
        if isinstance(listener, Seat):
            live.came_plainly(listener, presence.A_POLL)
        return jsonify({"ok": True} | live.missed(session, listener, seen))


def refused_here(event: str) -> Refused | None:
    """The refusal that belongs to this wish's form on the page being drawn, if there is one."""
    refused: Refused | None = g.get("refused")
    return refused if refused and refused.event == event else None
