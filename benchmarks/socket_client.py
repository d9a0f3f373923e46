"""The cheapest Socket.IO client there is: one protocol object per phone on asyncio's loop.

The load generator shares two cores with the server it measures, so it may not cost much itself.
It sends WebSocket frames masked with zeros, which is legal and leaves the bytes as they are.
"""

import asyncio
import base64
import json
import os
from collections.abc import Callable
from typing import Any

Hear = Callable[[bytes], None]


class Client(asyncio.Protocol):
    """One connection. Events go to `hear` as they came, answers to whoever asked."""

    def __init__(self, hear: Hear) -> None:
        self.hear = hear
        self.buffer = b""
        self.open = False
        self.asked = 0
        self.waiting: dict[int, Callable[[bytes], None]] = {}
        self.transport: asyncio.Transport | None = None
        self.joined: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.auth = "{}"

    async def connect(self, address: str, auth: dict[str, Any], cookie: str = "") -> None:
        """Come in by WebSocket at once, as a browser that has been here before may do."""
        host, port = address.split(":")
        self.auth = json.dumps(auth)
        await asyncio.get_running_loop().create_connection(lambda: self, host, int(port))
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
            f"Host: {address}",
            f"Origin: http://{address}",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            f"Sec-WebSocket-Key: {key}",
            f"Cookie: {cookie}",
        ]
        assert self.transport
        self.transport.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        await self.joined

    def emit(self, event: str, fields: dict[str, Any], answered: Callable[[bytes], None]) -> None:
        """Ask, and be called with the answer as it came."""
        self.asked += 1
        self.waiting[self.asked] = answered
        said = json.dumps([event, fields], ensure_ascii=False, separators=(",", ":"))
        self.send(f"42{self.asked}{said}".encode())

    async def ask(self, event: str, fields: dict[str, Any]) -> Any:
        """Ask, and wait for the answer."""
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.emit(event, fields, lambda said: answer.set_result(json.loads(said)[0]))
        return await asyncio.wait_for(answer, 60)

    def send(self, message: bytes) -> None:
        size = len(message)
        if size < 126:
            head = bytes((0x81, 0x80 | size))
        elif size < 65536:
            head = b"\x81\xfe" + size.to_bytes(2, "big")
        else:
            head = b"\x81\xff" + size.to_bytes(8, "big")
        assert self.transport
        self.transport.write(head + b"\0\0\0\0" + message)

    def close(self) -> None:
        if self.transport:
            self.transport.abort()

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def connection_lost(self, _fault: Exception | None) -> None:
        if not self.joined.done():
            self.joined.set_exception(ConnectionError("turned away"))
        self.open = False

    def data_received(self, received: bytes) -> None:
        buffer = self.buffer + received if self.buffer else received
        if not self.open:
            buffer = self._open(buffer)
        at, end = 0, len(buffer)
        while end - at >= 2:
            size, start = buffer[at + 1], at + 2
            if size == 126:
                size, start = int.from_bytes(buffer[at + 2 : at + 4], "big"), at + 4
            elif size == 127:
                size, start = int.from_bytes(buffer[at + 2 : at + 10], "big"), at + 10
            if start > end or start + size > end:
                break
            self._message(buffer[start : start + size])
            at = start + size
        self.buffer = buffer[at:]

    def _open(self, buffer: bytes) -> bytes:
        if b"\r\n\r\n" not in buffer:
            return b""
        head, _, rest = buffer.partition(b"\r\n\r\n")
        if b" 101 " not in head[:20]:
            self.joined.set_exception(ConnectionError(head[:60].decode()))
        self.open = True
        return rest

    def _message(self, message: bytes) -> None:
        kind = message[:2]
        if kind == b"42":
            self.hear(message)
        elif kind == b"43":
            at = message.index(b"[")
            answered = self.waiting.pop(int(message[2:at]), None)
            if answered:
                answered(message[at:])
        elif message[:1] == b"2":
            self.send(b"3")
        elif message[:1] == b"0":
            self.send(b"40" + self.auth.encode())
        elif kind == b"40" and not self.joined.done():
            self.joined.set_result(None)
        elif kind == b"44" and not self.joined.done():
            self.joined.set_exception(ConnectionError(message.decode()))
