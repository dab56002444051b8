"""A site on loopback whose listings go on in one of many ways; it counts what it is asked."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

PER_PAGE = 5
ARTICLES = 23
_SUBJECTS = (
    "khánh thành cầu dân sinh", "mở lớp học nghề đan lát", "tặng quà hộ khó khăn",
    "tổng kết phong trào thi đua", "ra quân dọn vệ sinh kênh", "họp bàn kế hoạch sản xuất",
)  # fmt: skip


def path(number: int) -> str:
    return f"/tin/bai-viet-so-{number}.html"


def title(number: int) -> str:
    return f"Xã Bình An {_SUBJECTS[number % len(_SUBJECTS)]} lần {number}"


def day(number: int) -> str:
    return f"{1 + number % 28:02}/0{1 + number // 28}/2024"


def article(number: int) -> str:
    text = (
        f"Sáng {day(number)}, {title(number)}. " + "Bà con trong xã đến dự rất đông và vui vẻ. " * 4
    )
    return (
        f"<html><head><title>{title(number)}</title></head><body><h1>{title(number)}</h1>"
        f"<span class='date'>{day(number)} 08:{number % 60:02}</span><div class='content'>"
        f"<p>{text}</p><p>{text}</p></div></body></html>"
    )


def cards(numbers: list[int]) -> str:
    return "".join(
        f"<li class='news'><h3><a href='{path(n)}'>{title(n)}</a></h3><span>{day(n)}</span></li>"
        for n in numbers
    )


def listing(numbers: list[int], onward: str = "", head: str = "") -> str:
    return (
        f"<html><head><title>Tin tức</title>{head}</head><body><ul class='list'>{cards(numbers)}</ul>"
        f"<div class='pager'>{onward}</div></body></html>"
    )


def front() -> str:
    return "<html><body><ul class='menu'><li><a href='/tin-tuc/'>Tin tức</a></li></ul><p>Chào</p></body></html>"


class Site:
    """What is served, and how its listing goes on."""

    def __init__(self, way: str) -> None:
        self.way = way
        self.asked: list[str] = []
        self.numbers = list(range(ARTICLES, 0, -1))

    def page(self, number: int) -> list[int]:
        return self.numbers[(number - 1) * PER_PAGE : number * PER_PAGE]

    def more(self, number: int) -> bool:
        return bool(self.page(number + 1))

    def answer(self, target: str, body: str) -> tuple[int, str, bytes]:
        """Status, type and body."""
        parts = urlsplit(target)
        asked = {k: v[0] for k, v in parse_qs(parts.query).items()}
        if parts.path.startswith("/tin/"):
            number = int(parts.path.removesuffix(".html").rpartition("-")[2])
            return (200, HTML, article(number).encode()) if number in self.numbers else GONE
        if parts.path == "/":
            return 200, HTML, self.front().encode()
        found = getattr(self, self.way)(parts.path, asked, body)
        if found is None:
            return GONE
        if isinstance(found, bytes):
            return 200, "application/octet-stream", found
        return 200, "application/json" if found[:1] in "[{" else HTML, found.encode()

    def front(self) -> str:
        if self.way == "feed":
            link = "<link rel='alternate' type='application/rss+xml' href='/rss/'>"
            return front().replace("<body>", f"<head>{link}</head><body>")
        return front()

    def rel_next(self, path: str, asked: dict[str, str], body: str) -> str | None:
        number = int(asked.get("start", "1"))
        head = f"<link rel='next' href='/tin-tuc/?start={number + 1}'>" if self.more(number) else ""
        return listing(self.page(number), head=head) if path == "/tin-tuc/" else None

    def page_parameter(self, path: str, asked: dict[str, str], body: str) -> str | None:
        number = int(asked.get("page", "1"))
        links = "".join(f"<a href='/tin-tuc/?page={n}'>{n}</a> " for n in range(1, 6))
        return listing(self.page(number), links) if path == "/tin-tuc/" else None

    def page_in_path(self, path: str, asked: dict[str, str], body: str) -> str | None:
        number = int(path.strip("/").rpartition("page-")[2]) if "page-" in path else 1
        onward = f"<a href='/tin-tuc/page-{number + 1}/'>Trang sau</a>" if self.more(number) else ""
        return listing(self.page(number), onward) if path.startswith("/tin-tuc/") else None

    def postback(self, path: str, asked: dict[str, str], body: str) -> str | None:
        """The state of page n leads to page n + 1 only, as that of a GridView does."""
        sent = {k: v[0] for k, v in parse_qs(body).items()}
        number = int(sent.get("__EVENTARGUMENT", "Page$1").removeprefix("Page$"))
        if number > 1 and sent.get("__VIEWSTATE") != f"state/of+{number - 1}=":
            return "<html><body>Invalid postback or callback argument</body></html>"
        shown = " ".join(
            f"<span>{n}</span>" if n == number
            else f"""<a href="javascript:__doPostBack('ctl00$grid','Page${n}')">{n}</a>"""
            for n in range(1, 6)
        )  # fmt: skip
        form = (
            f"<form method='post' action='./'><input type='hidden' name='__VIEWSTATE' value='state/of+{number}='>"
            f"<ul class='list'>{cards(self.page(number))}</ul><div class='pager'>{shown}</div></form>"
        )
        return f"<html><body>{form}</body></html>" if path == "/tin-tuc/" else None

    def refused(self, path: str, asked: dict[str, str], body: str) -> str | None:
        """The pager's form is refused, as that of a state that has run out."""
        spoilt = body.replace("of%2B1", "of%2B0")
        return self.postback(path, asked, spoilt)

    def html_in_json(self, path: str, asked: dict[str, str], body: str) -> str | None:
        """A button brings JSON whose string is the next part of the list."""
        if path not in {"/tin-tuc/", "/tai-them"}:
            return None
        number = int(asked.get("trang", "1"))
        button = (
            f"<a href='#' data-url='/tai-them?trang={number + 1}'>Xem thêm</a>"
            if self.more(number)
            else ""
        )
        if path == "/tin-tuc/":
            return listing(self.page(1), button)
        return json.dumps({"ok": True, "html": cards(self.page(number)) + button})

    def load_more(self, path: str, asked: dict[str, str], body: str) -> str | None:
        if path not in {"/tin-tuc/", "/tai-them"}:
            return None
        number = int(asked.get("trang", "1"))
        button = (
            f"<button class='load-more' data-url='/tai-them?trang={number + 1}'>Xem thêm</button>"
        )
        return listing(self.page(number), button if self.more(number) else "")

    def json_pages(self, path: str, asked: dict[str, str], body: str) -> str | None:
        if path != "/tin-tuc/":
            return None
        number = int(asked.get("page", "1"))
        told = [
            {"title": title(n), "permalink": path_of(n), "datecreate": day(n)}
            for n in self.page(number)
        ]
        onward = f"/tin-tuc/?page={number + 1}" if self.more(number) else None
        return json.dumps({"totallist": ARTICLES, "next": onward, "content_list": told})

    def sitemap(self, path: str, asked: dict[str, str], body: str) -> str | bytes | None:
        """The listing names the newest only; the sitemap of an index, packed, all."""
        if path == "/robots.txt":
            return f"User-agent: *\nAllow: /\nSitemap: http://{self.host}/sitemap.xml\n".encode()
        if path == "/sitemap.xml":
            return f"<sitemapindex><sitemap><loc>http://{self.host}/all.xml.gz</loc></sitemap></sitemapindex>"
        if path == "/all.xml.gz":
            urls = "".join(
                f"<url><loc>http://{self.host}{path_of(n)}</loc></url>" for n in self.numbers
            )
            return gzip.compress(
                f"<urlset>{urls}<url><loc>http://{self.host}/tin-tuc/</loc></url></urlset>".encode()
            )
        return listing(self.page(1)) if path == "/tin-tuc/" else None

    def feed(self, path: str, asked: dict[str, str], body: str) -> str | None:
        if path == "/rss/":
            items = "".join(
                f"<item><title>{title(n)}</title><link>http://{self.host}{path_of(n)}</link></item>"
                for n in self.numbers
            )
            return f"<rss><channel>{items}</channel></rss>"
        return listing(self.page(1)) if path == "/tin-tuc/" else None

    def oldest_first(self, path: str, asked: dict[str, str], body: str) -> str | bytes | None:
        """Page 2 and later are sorted the other way round, as in a release of NukeViet: some are on none."""
        number = int(path.strip("/").rpartition("page-")[2]) if "page-" in path else 1
        order = self.numbers if number == 1 else sorted(self.numbers)
        shown = order[(number - 1) * PER_PAGE : number * PER_PAGE]
        onward = f"<a href='/tin-tuc/page-{number + 1}/'>{number + 1}</a>" if number < 5 else ""
        return (
            self.sitemap(path, asked, body)
            if not path.startswith("/tin-tuc/")
            else listing(shown, onward)
        )

    def beyond_the_last(self, path: str, asked: dict[str, str], body: str) -> str | None:
        """Every page links the next one; past the last the last is shown again, for ever."""
        number = int(asked.get("page", "1"))
        onward = f"<a href='/tin-tuc/?page={number + 1}'>Trang sau</a>"
        return listing(self.page(min(number, 5)), onward) if path == "/tin-tuc/" else None

    def round_and_round(self, path: str, asked: dict[str, str], body: str) -> str | None:
        number = int(asked.get("page", "1"))
        onward = f"<a rel='next' href='/tin-tuc/?page={number % 5 + 1}'>»</a>"
        return listing(self.page(number), onward) if path == "/tin-tuc/" else None

    def calendar(self, path: str, asked: dict[str, str], body: str) -> str | None:
        """A calendar beside the list links every month there will ever be."""
        month = int(asked.get("thang", "1"))
        if path != "/tin-tuc/":
            return None
        days = f"<div class='calendar'><a href='/tin-tuc/?thang={month + 1}'>Tháng sau</a></div>"
        return listing(self.numbers[:PER_PAGE] if month > 1 else self.numbers, days)

    def sessions(self, path: str, asked: dict[str, str], body: str) -> str | None:
        """Every answer names the next page by another address."""
        number = int(asked.get("page", "1"))
        onward = (
            f"<a href='/tin-tuc/?page={number + 1}&amp;sid={len(self.asked):032x}'>Trang sau</a>"
        )
        return listing(self.page(min(number, 5)), onward) if path == "/tin-tuc/" else None

    host = ""


path_of = path
HTML = "text/html; charset=utf-8"
GONE = (404, HTML, b"<html><body>404</body></html>")


@contextmanager
def serving(way: str) -> Iterator[tuple[Site, str]]:
    """The site under way, and its address."""
    site = Site(way)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length).decode()
            site.asked.append(self.path)
            status, kind, answer = site.answer(self.path, body)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.host = f"127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site, f"http://{site.host}"
    finally:
        server.shutdown()
        server.server_close()
