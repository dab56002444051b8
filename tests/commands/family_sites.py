"""Small sites in the markup of a family, on loopback: its frozen listings and articles, linked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from newsspider.text.urls import canonical

FROZEN = Path(__file__).parent.parent / "frozen"
MENU = '<ul class="menu">{0}</ul>'


class FamilySite:
    """Pages by their address: a front page, each listing that is frozen, an article behind each card."""

    def __init__(self, family: str, origin: str) -> None:
        self.origin = origin
        self.pages: dict[str, bytes] = {}
        folder = FROZEN / family
        self.articles = [
            self._moved(path, path.with_suffix(".json"))
            for path in sorted(folder.glob("*.html"))
            if not path.name.startswith("list-")
        ]
        self.sections: list[str] = []
        self.cards: list[str] = []
        for path in sorted(folder.glob("list-*.html")):
            self._list(path)
        if not self.sections:
            self._plain_list()
        self._front()

    def _moved(self, page: Path, told: Path) -> bytes:
        """A page with the addresses of its host led to this site."""
        host = urlsplit(json.loads(told.read_text(encoding="utf-8"))["url"]).netloc.encode()
        return re.sub(rb"https?://" + re.escape(host), self.origin.encode(), page.read_bytes())

    def _here(self, url: str) -> str:
        parts = urlsplit(url)
        return self.origin + parts.path + (f"?{parts.query}" if parts.query else "")

    def _list(self, path: Path) -> None:
        told = path.with_suffix(".expected.json")
        expected = json.loads(told.read_text(encoding="utf-8"))
        # A menu leads to a listing's first page; two listings of one address are two sections.
        section = re.sub(r"page-\d+/$", "", self._here(expected["url"]))
        if section in self.sections:
            section += "-2"
        self.sections.append(section)
        self.pages[canonical(section)] = self._moved(path, told)
        for card in expected["cards"]:
            self._article(self._here(card["url"]))

    def _plain_list(self) -> None:
        self.sections.append(f"{self.origin}/tin-tuc")
        rows = ""
        for number in range(101, 107):
            url = f"{self.origin}/tin-tuc/bai-viet-{number}.html"
            title = f"Nhân dân trong xã sửa con đường liên thôn số {number}"
            rows += f'<li><h3><a href="{url}">{title}</a></h3><span>05/11/2026</span></li>'
            self._article(url)
        body = f"<html><head><title>Tin tức</title></head><body><ul>{rows}</ul></body></html>"
        self.pages[canonical(self.sections[-1])] = body.encode()

    def _article(self, url: str) -> None:
        self.cards.append(url)
        number = len(self.cards) % len(self.articles)
        self.pages.setdefault(canonical(url), self.articles[number])

    def _front(self) -> None:
        links = "".join(f'<li><a href="{url}">Tin tức</a></li>' for url in self.sections)
        inside = self.pages[canonical(self.sections[0])]
        menu = MENU.format(links).encode()
        self.front = re.sub(rb"(<body[^>]*>)", rb"\1" + menu, inside, count=1)


@contextmanager
def family_site(family: str) -> Iterator[FamilySite]:
    """A site of a family under way."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = site.pages.get(canonical(site.origin + self.path))
            if self.path == "/":
                page = site.front
            self.send_response(404 if page is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page or b"khong co")

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = FamilySite(family, f"http://127.0.0.1:{server.server_port}")
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
