"""The demo portal's server: on loopback only, its state in memory, faults on request."""

from __future__ import annotations

import gzip
import re
import threading
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

from newsspider.demo.content import EACH, DemoArticle, articles, edited
from newsspider.demo.markup import article_page, listing_page, page
from newsspider.demo.picture import PDF, picture

_PER_PAGE = 10
_SECTIONS = {
    "/tin-tuc/": ("nukeviet", "Tin tức", "page-{}/"),
    "/chi-dao-dieu-hanh/": ("lacviet", "Chỉ đạo điều hành", "page/{}/"),
    "/xay-dung-dang/": ("haugiang", "Xây dựng Đảng", "?page={}"),
}
_PAGE = re.compile(r"(?:page[-/]|\?page=)(\d+)/?$")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says to one request."""

    status: int
    body: bytes
    kind: str = "text/html; charset=utf-8"
    location: str | None = None
    cut: bool = False
    """Whether the connection ends half-way through the body."""


@dataclass(frozen=True, slots=True)
class Faults:
    """What goes wrong on purpose."""

    fail_every: int = 0
    """Each so many-th request is answered 503."""
    cut_every: int = 0
    """The connection is closed half-way through each so many-th answer."""
    counters_stand: bool = False
    """View counters count nobody: a page is the same however often it is asked for."""
    empty_listings: bool = False
    broken_articles: bool = False
    """Article pages answer 500."""
    unmarked: bool = False
    """Article pages show a login form and nothing else."""


class DemoPortal:
    """The portal under way; a context manager that ends it."""

    def __init__(self, port: int, faults: Faults, each: int) -> None:
        self.faults = faults
        self.requests: list[str] = []
        """Paths asked for, in order."""
        self._articles = {article.path: article for article in articles(each)}
        self._views = {path: article.views for path, article in self._articles.items()}
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def articles(self) -> tuple[DemoArticle, ...]:
        """The truth of today."""
        return tuple(self._articles.values())

    def advance(self) -> None:
        """A day passes: the newest article is corrected, the second newest is withdrawn."""
        first, second, *_ = self._articles
        self._articles[first] = edited(self._articles[first])
        del self._articles[second]

    def answer(self, target: str) -> Answer:
        """The answer to a request for `target`: path and query."""
        with self._lock:
            self.requests.append(target)
            every = self.faults.fail_every
            if every and len(self.requests) % every == 0:
                return Answer(503, b"busy", "text/plain")
            cut = self.faults.cut_every
            answer = self._answer(target)
            return replace(answer, cut=bool(cut) and len(self.requests) % cut == 0)

    def _answer(self, target: str) -> Answer:
        path = unquote(urlsplit(target).path)
        if path in self._articles:
            return self._article(path)
        for prefix, (family, name, onward) in _SECTIONS.items():
            if target == prefix or (target.startswith(prefix) and _PAGE.search(target)):
                return self._listing(prefix, family, name, onward, target)
        if path.startswith("/pictures/"):
            return Answer(200, picture(path), "image/png")
        if path.startswith("/files/"):
            return Answer(200, PDF, "application/pdf")
        if path == "/robots.txt":
            return Answer(200, b"User-agent: *\nDisallow: /admin/\n", "text/plain")
        if path == "/":
            return Answer(200, page("nukeviet", "Trang chủ", "<h1>Sông Ngân</h1>").encode())
        # As a CMS does: the page of a 404 sends browsers home.
        refresh = '<meta http-equiv="Refresh" content="3;URL=/">Không tìm thấy trang'
        return Answer(404, page("nukeviet", "404", refresh).encode())

    def _article(self, path: str) -> Answer:
        if self.faults.broken_articles:
            return Answer(500, b"error", "text/plain")
        if self.faults.unmarked:
            return Answer(200, page("haugiang", "", "<form><input name=u></form>").encode())
        self._views[path] += not self.faults.counters_stand
        return Answer(200, article_page(self._articles[path], self._views[path]).encode())

    def _listing(self, prefix: str, family: str, name: str, onward: str, target: str) -> Answer:
        found = _PAGE.search(target)
        number = int(found[1]) if found else 1
        own = [a for a in self._articles.values() if a.family == family]
        shown = own[(number - 1) * _PER_PAGE : number * _PER_PAGE]
        more = len(own) > number * _PER_PAGE
        cards = [] if self.faults.empty_listings else [(a, self._views[a.path]) for a in shown]
        way = prefix + onward.format(number + 1) if more and cards else None
        return Answer(200, listing_page(family, name, cards, way).encode())


def serve(port: int = 0, faults: Faults | None = None, each: int = EACH) -> DemoPortal:
    """Serve the demo portal on 127.0.0.1, `each` articles a section; port 0 takes a free one."""
    return DemoPortal(port, faults or Faults(), each)


def _handler(portal: DemoPortal) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            answer = portal.answer(self.path)
            body = answer.body
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            if "gzip" in self.headers.get("Accept-Encoding", "") and len(body) > 500:
                body = gzip.compress(body, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if answer.cut else body)
            self.close_connection = self.close_connection or answer.cut

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: the crawl says what happens."""

    return Handler
