"""What a person sees when something is refused, missing or broken."""

from flask import Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from bedreilag.access import NotLoggedIn
from bedreilag.live import no
from bedreilag.refusals import FormTooOld, NotFound, NotUnderstood, Refusal, ServerFault


def answer(app: Flask) -> None:
    """Turn refusals and faults into pages, or into JSON for scripts."""
    app.register_error_handler(NotLoggedIn, _to_the_log_in)
    app.register_error_handler(Refusal, _politely)
    app.register_error_handler(CSRFError, lambda _fault: _politely(FormTooOld()))
    app.register_error_handler(HTTPException, _plainly)
    app.register_error_handler(500, lambda _fault: _politely(ServerFault()))


def _to_the_log_in(refusal: Refusal) -> ResponseReturnValue:
    if _asked_by_script():
        return no(refusal), refusal.status
    back = request.full_path.rstrip("?") if request.method == "GET" else "/"
    return redirect(url_for("accounts.log_in", next=back))


def _politely(refusal: Refusal) -> ResponseReturnValue:
    if _asked_by_script():
        return no(refusal), refusal.status
    return render_template("errors/refusal.html", refusal=refusal), refusal.status


def _plainly(fault: HTTPException) -> ResponseReturnValue:
    if fault.code in (404, 405):
        return _politely(NotFound())
    if fault.code is None or fault.code < 400:
        return fault
    if fault.code < 500 and _asked_by_script():
        return _politely(NotUnderstood())  # a page instead of an answer would be asked for again
    return render_template("errors/http.html", fault=fault), fault.code


def _asked_by_script() -> bool:
    return request.is_json or request.path.startswith("/live/")
