"""The network between a browser and the server, which a test may spoil."""

import socket
import threading
from contextlib import suppress
from typing import Self

MUCH = 65_536
SOCKETS_ARE_FORBIDDEN = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Wire:
    """Carries bytes to the server's port and back, as long as nobody spoils it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.forbids_sockets = False
        self.open: list[socket.socket] = []
        self.muted: set[socket.socket] = set()
        self.door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.door.getsockname()[1]}"

    def start(self) -> Self:
        threading.Thread(target=self._welcome, daemon=True).start()
        return self

    def mute(self) -> None:
        """Every connection there is stays open, and nothing comes through it ever again."""
        self.muted |= set(self.open)

    def stop(self) -> None:
        self.door.close()
        for one in self.open:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _welcome(self) -> None:
        with suppress(OSError):
            while True:
                phone, _ = self.door.accept()
                server = socket.create_connection(("127.0.0.1", self.port))
                self.open += [phone, server]
                for one, other in ((phone, server), (server, phone)):
                    threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while said := one.recv(MUCH):
                if self.forbids_sockets and b"Upgrade: websocket" in said:
                    one.sendall(SOCKETS_ARE_FORBIDDEN)
                    break
                if one not in self.muted:
                    other.sendall(said)
            if one not in self.muted:
                for end in (one, other):
                    end.shutdown(socket.SHUT_RDWR)
