"""Serving: one process on gevent's loop, for as many phones as a hall holds.

Import it only after `__main__` has let gevent patch the standard library.
"""

import errno
import logging
import signal
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import gevent
import simple_websocket
from engineio.async_drivers._websocket_wsgi import SimpleWebSocketWSGI
from engineio.async_drivers.gevent import Thread
from flask import Flask
from gevent import event, selectors, socket
from gevent.lock import BoundedSemaphore
from gevent.pywsgi import WSGIHandler, WSGIServer

from bedreilag import sockets
from bedreilag.accounts import actions as accounts
from bedreilag.joining import retention
from bedreilag.live import socketio
from bedreilag.rounds import clock
from bedreilag.terminal import Stopped
from bedreilag.work import transaction

log = logging.getLogger(__name__)

# Everyone scans the code on the wall at the same moment.
WAITING_AT_THE_DOOR = 2048
SENT_AHEAD = 256 * 1024
# A phone that takes in nothing for so long is not there.
SECONDS_TO_READ = 20
MOST_UNHEARD = 20
SECONDS_BEFORE_MORE = 0.05
A_DAY = 24 * 60 * 60
FILES_FOR_A_HALL = 8192
FILES_A_PHONE = 3
SECONDS_TO_FINISH = 2


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
    engine = socketio.server.eio
    engine._async = engine._async | {"websocket": Door}
    server = WSGIServer(listener, app, log=None, error_log=log, handler_class=Caller)
    for stop in (signal.SIGINT, signal.SIGTERM):
        gevent.signal_handler(stop, server.stop, SECONDS_TO_FINISH)
    gevent.spawn(app.extensions["broadcaster"].pulse)
    gevent.spawn(_tidy_each_day, app)
    gevent.spawn(_watch_the_clock)
    server.start()
    ready()
    server.serve_forever()
    app.extensions["engine"].dispose()


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

    def handle_one_response(self) -> None:
        super().handle_one_response()
        if self.environ and "HTTP_UPGRADE" in self.environ:
            self.close_connection = True


class Door(SimpleWebSocketWSGI):  # type: ignore[misc]
    """A phone's WebSocket, with short messages in, whole messages out, and no compression.

    Compression doubles the memory of each phone and saves little on texts this short.
    """

    def __init__(self, handler: Any, server: Any) -> None:
        super().__init__(
            handler,
            server,
            thread_class=Thread,
            event_class=event.Event,
            selector_class=selectors.DefaultSelector,
            max_message_size=sockets.LONGEST_MESSAGE,
        )
        handler.__self__.door = self

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        if "HTTP_ORIGIN" not in environ:  # every browser says where its page is from
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b""]
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        self.ws = simple_websocket.Server(environ, **self.server_args)
        self.ws.sock = PhonesSocket(self.ws.sock, self.ws.input_buffer)
        return self.app(self)

    def send(self, message: Any) -> Any:
        """A phone that has hung up is nothing to write a log about."""
        try:
            return self.ws.send(message)
        except simple_websocket.ConnectionClosed as gone:
            raise BrokenPipeError(errno.EPIPE, "the phone has hung up") from gone

    def wait(self) -> str | None:
        """The next message; nothing when the phone has hung up or does not say what phones say."""
        said = super().wait()
        return said if isinstance(said, str) and said[:1] in ENGINE_PACKETS else None

    def close(self) -> None:
        """Say goodbye and end the connection, also when nobody answers any more."""
        with suppress(OSError, simple_websocket.ConnectionClosed):
            super().close()
        self.hang_up()

    def hang_up(self) -> None:
        """End the connection without a word, so that whoever waits for it wakes up."""
        if ws := getattr(self, "ws", None):
            ws.sock.hang_up()


# What an Engine.IO message of text begins with: close, ping, pong, message, upgrade, nothing.
ENGINE_PACKETS = frozenset("123456")


class PhonesSocket:
    """A socket that sends all of a message, one message at a time, and takes in no more than it
    can chew.

    simple-websocket calls `send` once and takes no notice of how much of it went out; and it
    reads as fast as the phone sends, however much is waiting to be heard.
    """

    def __init__(self, inner: Any, unheard: list[Any]) -> None:
        self._inner = inner
        self._unheard = unheard
        self._turn = BoundedSemaphore()
        self._over = False

    def send(self, content: bytes) -> int:
        with self._turn:
            try:
                with gevent.Timeout(SECONDS_TO_READ, TimeoutError):
                    self._inner.sendall(content)
            except OSError:
                self.hang_up()
                raise
        return len(content)

    def recv(self, most: int) -> bytes:
        while len(self._unheard) > MOST_UNHEARD and not self._over:
            gevent.sleep(SECONDS_BEFORE_MORE)
        received: bytes = self._inner.recv(most)
        return received

    def hang_up(self) -> None:
        self._over = True
        with suppress(OSError):  # it may be gone already
            self._inner.shutdown(socket.SHUT_RDWR)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


def _watch_the_clock() -> None:
    while True:
        try:
            clock.share_what_is_due(datetime.now(UTC))
        except Exception:  # the next second is another chance
            log.exception("a silent part could not be ended by its time")
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
