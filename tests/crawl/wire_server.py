"""A server on loopback that answers by a script of its own: bytes as written, faults and all."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

PAGE = "<html><head><title>{0}</title></head><body>{1}</body></html>"


def answer(body: str | bytes = b"", status: str = "200 OK", *heads: str) -> bytes:
    """A whole HTTP answer, closed after it."""
    raw = body.encode() if isinstance(body, str) else body
    kind = (
        []
        if any(h.lower().startswith("content-type") for h in heads)
        else ["Content-Type: text/html; charset=utf-8"]
    )
    lines = [
        f"HTTP/1.1 {status}",
        *heads,
        *kind,
        f"Content-Length: {len(raw)}",
        "Connection: close",
        "",
        "",
    ]
    return "\r\n".join(lines).encode() + raw


@dataclass
class Server:
    """What was asked, and when."""

    url: str = ""
    asked: list[tuple[float, str]] = field(default_factory=list)

    def paths(self) -> list[str]:
        return [path for _, path in self.asked]


Script = Callable[[str, Server], bytes | Iterator[bytes]]


@contextmanager
def serving(script: Script) -> Iterator[Server]:
    """A server under way; it answers one request on each connection."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = Server(url=f"http://127.0.0.1:{listener.getsockname()[1]}")

    def work() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=one, args=(connection,), daemon=True).start()

    def one(connection: socket.socket) -> None:
        with connection:
            connection.settimeout(60)
            head = b""
            while b"\r\n\r\n" not in head:
                piece = connection.recv(65536)
                if not piece:
                    return
                head += piece
                if head[:1] == b"\x16":  # a handshake of TLS
                    connection.sendall(answer("speak plainly", "400 Bad Request"))
                    return
            path = head.split(b" ")[1].decode("latin-1")
            server.asked.append((time.time(), path))
            said = script(path, server)
            try:
                for piece in [said] if isinstance(said, bytes) else said:
                    connection.sendall(piece)
            except OSError:
                return

    threading.Thread(target=work, daemon=True).start()
    try:
        yield server
    finally:
        listener.close()


# Linux counts what a process needed from its parent's size on: so the parent is a small one.
_MEASURED = """
import resource, subprocess, sys
ended = subprocess.run(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(ended.returncode)
"""


def newsspider(data, *words, timeout=120, measured=False):
    """The program, as a person starts it, in a process of its own.

    Where it is measured, the last line that it prints is the memory that it needed, in KiB.
    """
    under = [sys.executable, "-c", _MEASURED] if measured else []
    return subprocess.run(
        [*under, sys.executable, "-m", "newsspider", *words],
        env={**os.environ, "NEWSSPIDER_DATA": str(data), "NEWSSPIDER_DEMO": "http://127.0.0.1:1"},
        capture_output=True, text=True, timeout=timeout, check=False,
    )  # fmt: skip


def crawl(data, server, *words, timeout=120, measured=False):
    """A crawl of the server from its front page, without the pause between requests."""
    return newsspider(
        data, "crawl", "any", "-a", f"url={server.url}/", "-s", "DOWNLOAD_DELAY=0", *words,
        timeout=timeout, measured=measured,
    )  # fmt: skip


def rows(data, query):
    connection = sqlite3.connect(data / "newsspider.db")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def codes(data):
    return [code for (code,) in rows(data, "select code from problems order by id")]
