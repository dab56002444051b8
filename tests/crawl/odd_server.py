"""A server of odd exchanges and a forwarding proxy, of bare sockets, on loopback."""

import socket
import ssl
import threading
from contextlib import closing, suppress
from typing import Self
from urllib.parse import urlsplit

from odd_exchanges import ENDLESS, ODD, SILENT, Odd

ROWS = {row.name: row for row in (*ODD, ENDLESS)}


class Listener:
    """A thread for each connection; a context manager that ends them."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self._context = context
        self._over = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._open: list[socket.socket] = []

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for each in self._open:
            with suppress(OSError):
                each.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                connection.settimeout(20)
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._open.append(connection)
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError), closing(self._wrapped(connection)) as wrapped:
            self.talk(wrapped)

    def _wrapped(self, connection: socket.socket) -> socket.socket:
        if self._context is None:
            return connection
        return self._context.wrap_socket(connection, server_side=True)

    def talk(self, connection: socket.socket) -> None:
        """What is said on one connection."""
        raise NotImplementedError


class OddServer(Listener):
    """Answers `/NAME` with the row NAME, and keeps what it was asked and what it sent."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        super().__init__(context)
        self.asked: dict[str, bytes] = {}
        self.sent: dict[str, bytes] = {}
        self.connections = 0

    def talk(self, connection: socket.socket) -> None:
        self.connections += 1
        while request := received_head(connection):
            row = self._asked(connection, request)
            if row is None:
                return
            self._answer(connection, row)
            if row.stall:
                self._over.wait(20)
            if row.close or row.stall:
                return

    def _asked(self, connection: socket.socket, request: bytes) -> Odd | None:
        target = request.split(b" ")[1].decode()
        name = urlsplit(target).path.lstrip("/")
        row = ROWS.get(name)
        while row and len(request.partition(b"\r\n\r\n")[2]) < len(row.sent):
            request += connection.recv(1 << 16)
        self.asked[name] = request
        return None if name == SILENT else row

    def _answer(self, connection: socket.socket, row: Odd) -> None:
        sent = b""
        try:
            for start in range(0, len(row.wire), row.piece):
                piece = row.wire[start : start + row.piece]
                connection.sendall(piece)
                sent += piece
        finally:
            self.sent[row.name] = sent


class Proxy(Listener):
    """Forwards requests for absolute URIs byte for byte, and tunnels what asks for CONNECT."""

    def __init__(self) -> None:
        super().__init__()
        self.forwarded = 0

    def talk(self, connection: socket.socket) -> None:
        request = received_head(connection)
        if not request:
            return
        method, target = request.split(b" ")[:2]
        place = target.decode() if method == b"CONNECT" else urlsplit(target.decode()).netloc
        host, _, port = place.partition(":")
        self.forwarded += 1
        with socket.create_connection((host, int(port)), timeout=20) as server:
            if method == b"CONNECT":
                connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            else:
                server.sendall(request)
            back = threading.Thread(target=pour, args=(server, connection), daemon=True)
            back.start()
            pour(connection, server)
            back.join(20)


def received_head(connection: socket.socket) -> bytes:
    """Bytes up to an empty line, and what came with it; empty where the other end is gone."""
    request = b""
    while b"\r\n\r\n" not in request:
        piece = connection.recv(1 << 16)
        if not piece:
            return b""
        request += piece
    return request


def pour(source: socket.socket, drain: socket.socket) -> None:
    """Pass on all that comes, and its end."""
    with suppress(OSError):
        while piece := source.recv(1 << 16):
            drain.sendall(piece)
    with suppress(OSError):
        drain.shutdown(socket.SHUT_WR)
