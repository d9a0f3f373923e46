"""Serving: one process on gevent's loop, for as many phones as a hall holds.

Import it only after `__main__` has let gevent patch the standard library.
"""

import errno
import gc
import logging
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from time import process_time
from typing import Any

import gevent
from flask import Flask
from gevent import socket
from gevent.pywsgi import WSGIHandler, WSGIServer

from bedreilag import live, wire
from bedreilag.accounts import actions as accounts
from bedreilag.joining import retention
from bedreilag.rounds import clock
from bedreilag.terminal import Stopped
from bedreilag.work import transaction

log = logging.getLogger(__name__)

# Everyone scans the code on the wall at the same moment.
WAITING_AT_THE_DOOR = 2048
SENT_AHEAD = 256 * 1024
A_DAY = 24 * 60 * 60
FILES_FOR_A_HALL = 8192
FILES_A_PHONE = 3
SECONDS_TO_FINISH = 2
# So many new objects are looked through for rubbish together. After some such heaps it is worth
# looking among the older ones too, and after very many we must, however much there is to do.
A_HEAP = 10_000
WORTH_IT, MUST = 10, 100
# Seconds, and the share of them that we work, when we have little to do.
A_WHILE = 0.5
LITTLE = 0.1


def listen(host: str, port: int) -> Any:
    """Take the port before anything else is done. Port 0 takes any that is free."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Inherited by every connection: an answer after a frame must not wait for the phone to say
    # that it got the frame.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    # What a phone does not read waits here first. Left to itself the kernel keeps megabytes.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SENT_AHEAD)
    try:
        listener.bind((host, port))
    except OSError as fault:
        raise Stopped(_why_not(fault, host, port)) from fault
    listener.listen(WAITING_AT_THE_DOOR)
    listener.setblocking(False)
    return listener


def serve(app: Flask, listener: Any, ready: Callable[[], None]) -> None:
    """Serve, say that we are `ready`, and go on until Ctrl-C or SIGTERM.

    Old seats are tidied away now and each day.
    """
    engine = live.socketio.server.eio
    engine._async = engine._async | {"websocket": wire.Door}
    server = WSGIServer(listener, app, log=None, error_log=log, handler_class=Caller)
    for stop in (signal.SIGINT, signal.SIGTERM):
        gevent.signal_handler(stop, server.stop, SECONDS_TO_FINISH)
    gevent.spawn(app.extensions["broadcaster"].pulse)
    gevent.spawn(_tidy_each_day, app)
    gevent.spawn(_watch_the_clock, app)
    gevent.spawn(_sweep)
    _let_the_house_stand()
    server.start()
    ready()
    server.serve_forever()
    app.extensions["engine"].dispose()


def _let_the_house_stand() -> None:
    """What is here from the start stays; looking for rubbish in it again and again is in vain."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(A_HEAP, MUST, 20)


def _sweep() -> None:
    """Look for rubbish everywhere when we have little to do, so that hardly anybody waits for it.

    While there is much to do only what is new is looked through, in small heaps.
    """
    while True:
        worked = process_time()
        gevent.sleep(A_WHILE)
        is_calm = process_time() - worked < LITTLE * A_WHILE
        if is_calm and gc.get_count()[1] >= WORTH_IT:
            gc.collect()


def allow_many_files() -> str | None:
    """Let each phone have its sockets. Says so when the machine allows too few for a hall."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return None
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = FILES_FOR_A_HALL if hard == resource.RLIM_INFINITY else min(hard, FILES_FOR_A_HALL)
    if soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    if max(soft, most) >= FILES_FOR_A_HALL:
        return None
    phones = most // FILES_A_PHONE
    return f"Maskinen lar oss åpne {most} filer. Det holder til omtrent {phones} telefoner."


class Caller(WSGIHandler):
    """A connection that has been a WebSocket is hung up afterwards.

    What a phone says as it leaves is not its next HTTP request.
    """

    def get_environ(self) -> dict[str, Any]:
        return super().get_environ() | {wire.SOCKET: self.socket}

    def handle_one_response(self) -> None:
        super().handle_one_response()
        if self.environ and "HTTP_UPGRADE" in self.environ:
            self.close_connection = True


def _watch_the_clock(app: Flask) -> None:
    while True:
        try:
            clock.share_what_is_due(datetime.now(UTC))
            with app.app_context():
                live.look_for_the_gone()
        except Exception:  # the next second is another chance
            log.exception("what the clock does by itself could not be done")
        gevent.sleep(1)


def _tidy_each_day(app: Flask) -> None:
    days = app.extensions["bedreilag"].name_retention_days
    while True:
        try:
            retention.tidy(datetime.now(UTC), days)
            with transaction() as session:
                accounts.forget_old_logins(session, datetime.now(UTC))
        except Exception:  # tomorrow is another day, and the hall must not go dark
            log.exception("old seats could not be deleted")
        gevent.sleep(A_DAY)


def _why_not(fault: OSError, host: str, port: int) -> str:
    if fault.errno == errno.EADDRINUSE:
        return (
            f"Porten {port} er opptatt. Velg en annen med --port, eller stopp det som bruker den."
        )
    if fault.errno == errno.EACCES:
        return f"Vi får ikke bruke porten {port}. Velg en over 1023 med --port."
    return f"Vi kan ikke svare på adressen {host}. Velg en annen med --host."
