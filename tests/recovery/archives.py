"""Stand-ins for the Wayback Machine and Common Crawl: their dialects, on loopback."""

from __future__ import annotations

import gzip
import hashlib
import json
import threading
import time
from base64 import b32encode
from calendar import timegm
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass
class Held:
    """One capture that a stand-in holds."""

    url: str
    timestamp: str
    body: bytes
    status: int = 200
    mime: str = "text/html"
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)
    coded: bool = False
    """Whether the replay hands it out in gzip."""

    @property
    def digest(self) -> str:
        return b32encode(hashlib.sha1(self.body).digest()).decode()


@dataclass
class Service:
    """What a stand-in holds, how it misbehaves, and what it was asked."""

    held: list[Held] = field(default_factory=list)
    refusals: list[tuple[int, str | None]] = field(default_factory=list)
    """Statuses and Retry-After to answer the next questions with."""
    cut: int = 0
    """How many answers are cut in half."""
    page: int = 2
    """Rows that one answer of the index holds."""
    same_page: bool = False
    """Whether the number of a page means nothing to the index of lines."""
    neighbour: str | None = None
    """The moment of another capture that the replay hands out in the place of each."""
    slow: float = 0.0
    """Seconds before each answer."""
    asked: list[tuple[float, str]] = field(default_factory=list)
    home: str = ""

    @contextmanager
    def serving(self) -> Iterator[str]:
        server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"service": self}))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.home = f"http://127.0.0.1:{server.server_port}"
        try:
            yield self.home
        finally:
            server.shutdown()
            server.server_close()

    def warc(self) -> tuple[bytes, list[tuple[Held, int, int]]]:
        """All that is held as one WARC file, and where each record stands."""
        file, places = b"", []
        for one in self.held:
            head = "".join(f"{k}: {v}\r\n" for k, v in one.headers)
            block = f"HTTP/1.1 {one.status} OK\r\n{head}\r\n".encode() + one.body
            when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.strptime(one.timestamp, "%Y%m%d%H%M%S"))
            fields = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{one.digest}>\r\n"
                f"WARC-Date: {when}\r\nWARC-Target-URI: {one.url}\r\n"
                f"WARC-Payload-Digest: sha1:{one.digest}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            member = gzip.compress(fields.encode() + block + b"\r\n\r\n", mtime=0)
            places.append((one, len(file), len(member)))
            file += member
        return file, places


def bare(url: str) -> str:
    """The host as indexes sort it: without `www.`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


class Handler(BaseHTTPRequestHandler):
    """Answers as both services do."""

    service: Service

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self.service.asked.append((time.monotonic(), self.path))
        time.sleep(self.service.slow)
        if self.service.refusals:
            status, after = self.service.refusals.pop(0)
            return self.answer(status, b"slow down", {"Retry-After": after} if after else {})
        parts = urlsplit(self.path)
        if parts.path == "/cdx/search/cdx":
            return self.index(parse_qs(parts.query))
        if parts.path.startswith("/web/"):
            return self.replay(self.path.removeprefix("/web/"))
        if parts.path == "/collinfo.json":
            api = {"id": "CC-MAIN-2021-31", "cdx-api": f"{self.service.home}/CC-MAIN-2021-31-index"}
            return self.answer(200, json.dumps([api]).encode())
        if parts.path.endswith("-index"):
            return self.lines(parse_qs(parts.query))
        if parts.path == "/crawl-data/one.warc.gz":
            return self.range()
        return self.answer(404, b"nothing here")

    def index(self, asked: dict[str, list[str]]) -> None:
        names = asked["fl"][0].split(",")
        held = [h for h in self.service.held if bare(h.url) == asked["url"][0]]
        held.sort(key=lambda h: (h.url, h.timestamp))
        start = int(asked.get("resumeKey", ["0"])[0])
        rows: list[list[str]] = [names] if held else []
        for one in held[start : start + self.service.page]:
            said = {
                "timestamp": one.timestamp, "original": one.url, "mimetype": one.mime,
                "statuscode": str(one.status), "digest": one.digest, "length": str(len(one.body)),
            }  # fmt: skip
            rows.append([said[name] for name in names])
        if start + self.service.page < len(held):
            rows += [[], [str(start + self.service.page)]]
        self.answer(200, json.dumps(rows).encode())

    def replay(self, place: str) -> None:
        stamp, _, url = place.partition("id_/")
        for one in self.service.held:
            if (one.timestamp, one.url) == (stamp, url):
                headers = {f"X-Archive-Orig-{k}": v for k, v in one.headers}
                moment = time.strptime(self.service.neighbour or stamp, "%Y%m%d%H%M%S")
                headers["Memento-Datetime"] = formatdate(timegm(moment), usegmt=True)
                if one.coded:
                    headers["Content-Encoding"] = "gzip"
                body = gzip.compress(one.body) if one.coded else one.body
                return self.answer(one.status, body, headers)
        return self.answer(404, b"", {"X-Archive-Wayback-Runtime-Error": "ResourceNotAvailable"})

    def lines(self, asked: dict[str, list[str]]) -> None:
        _, places = self.service.warc()
        start = 0 if self.service.same_page else int(asked["page"][0]) * self.service.page
        found = [p for p in places if f"{bare(p[0].url)}/*" == asked["url"][0]]
        if start >= len(found):
            return self.answer(400 if found else 404, b'{"message": "no captures"}')
        told = [
            {
                "urlkey": "x", "timestamp": one.timestamp, "url": one.url, "mime": one.mime,
                "status": str(one.status), "digest": one.digest, "length": str(length),
                "offset": str(offset), "filename": "crawl-data/one.warc.gz",
            }
            for one, offset, length in found[start : start + self.service.page]
        ]  # fmt: skip
        return self.answer(200, "".join(json.dumps(each) + "\n" for each in told).encode())

    def range(self) -> None:
        first, _, last = self.headers["Range"].removeprefix("bytes=").partition("-")
        file, _ = self.service.warc()
        self.answer(206, file[int(first) : int(last) + 1])

    def answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.service.cut:
            self.service.cut -= 1
            body = body[: len(body) // 2]
            self.close_connection = True
        self.wfile.write(body)
