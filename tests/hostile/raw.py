"""A WebSocket that says exactly what it is told to, with Socket.IO's manners when asked for."""

import json
import socket
from contextlib import suppress
from typing import Any, Self

import websocket

PATIENCE = 30


class RawSocket:
    """One connection. It reads only when somebody wants to know something."""

    def __init__(
        self, port: int, cookie: str = "", origin: str | None = "", window: int = 0
    ) -> None:
        small = [(socket.SOL_SOCKET, socket.SO_RCVBUF, window)] if window else []
        self.asked = 0
        self.heard = 0
        self.ws = websocket.create_connection(
            f"ws://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket",
            cookie=cookie or None,
            origin=f"http://127.0.0.1:{port}" if origin == "" else origin,
            suppress_origin=origin is None,
            sockopt=small,
            timeout=PATIENCE,
        )
        self.ws.recv()  # how the server wants to talk

    def step_in(self) -> Self:
        """As the page of a phone does."""
        self.say('40{"as":"phone"}')
        self.until("40")
        return self

    def say(self, packet: str) -> None:
        self.ws.send(packet)

    def say_bytes(self, content: bytes) -> None:
        self.ws.send_binary(content)

    def wish(self, event: str, **fields: Any) -> int:
        """Send a wish and do not wait; answers its number."""
        self.asked += 1
        self.say(f"42{self.asked}{json.dumps([event, fields])}")
        return self.asked

    def answer(self, number: int) -> Any:
        """The answer to a wish."""
        return json.loads(self.until(f"43{number}["))[0]

    def ask(self, event: str, **fields: Any) -> Any:
        return self.answer(self.wish(event, **fields))

    def until(self, beginning: str) -> str:
        """Read until something begins so; answers the rest of it."""
        while True:
            said = self.ws.recv()
            if said == "2" and beginning != "2":
                self.say("3")
            self.heard += said.startswith("43")
            if said == "":
                raise ConnectionError("the server has hung up")
            if said.startswith(beginning):
                return str(said).removeprefix(beginning.removesuffix("["))

    def heard_at_once(self) -> int:
        """How many answers have come already."""
        self.ws.settimeout(0.1)
        with suppress(websocket.WebSocketTimeoutException):
            self.until("nothing begins so")
        return self.heard

    def is_hung_up(self) -> bool:
        """Read all there is; whether the server has ended the connection then.

        One that is asked whether it is there has not been hung up.
        """
        try:
            self.until("2")
            return False
        except websocket.WebSocketTimeoutException:
            return False
        except (OSError, ConnectionError, websocket.WebSocketException):
            return True

    def close(self) -> None:
        self.ws.shutdown()
