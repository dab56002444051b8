"""DrawingMiddleware: pages that scripts draw are drawn, and archived as drawn, before a reader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.exceptions import (
    DownloadCancelledError,
    IgnoreRequest,
    NotConfigured,
    UnsupportedURLSchemeError,
)
from scrapy.http import HtmlResponse

from newsspider.crawl.chromium import Answered, Chromium, Wanted, executable
from newsspider.crawl.exchange import CAPTURE, DRAWN, ROLE, drawn_fetch, page_of
from newsspider.crawl.faults import CONNECTION_ERRORS
from newsspider.crawl.spider import PortalSpider
from newsspider.errors import DrawingError, NewsspiderError
from newsspider.model import Role
from newsspider.pages.standins import stand_in
from newsspider.portal import Portal
from newsspider.text.urls import absolute

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.settings import BaseSettings

_UNHAD = (
    *CONNECTION_ERRORS,
    DownloadCancelledError,
    IgnoreRequest,
    UnsupportedURLSchemeError,
    NewsspiderError,
)
# What a script's request says beside what all of ours say.
_PASSED_ON = frozenset({"accept", "content-type", "x-requested-with", "referer"})
# The body is handed on whole and decoded; cookies are nobody's.
_NOT_HANDED_ON = frozenset(
    {"content-encoding", "content-length", "transfer-encoding", "connection", "set-cookie"}
)
_MOST_HOPS = 5
_MOST_SCRIPTS = 200


class DrawingMiddleware:
    """Takes the answer to a request that bears DRAWN, and gives the page that its scripts make.

    Each request of the page goes the way of all our requests (guard, robots.txt, archive, pace):
    the browser has no network. So all that was needed to draw the page is in the archive as it
    came over the wire; the DOM is there too, marked as drawn.
    """

    def __init__(self, crawler: Crawler, portal: Portal, chromium: Chromium) -> None:
        self.crawler = crawler
        self.portal = portal
        self.chromium = chromium
        # A portal's pages share their scripts: asked for once in a run.
        self._scripts: dict[str, Answered] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The drawing of one crawl; none where the portal declares none."""
        portal = getattr(crawler.spider, "portal", None)
        if not isinstance(portal, Portal) or portal.drawn is None:
            raise NotConfigured
        middleware = cls(crawler, portal, chromium_of(crawler.settings))
        crawler.signals.connect(middleware.close, signal=signals.spider_closed)
        return middleware

    async def process_response(self, request: Request, response: Response) -> Response:
        """Draw a page that must be drawn; all other answers go on as they are."""
        role = request.meta.get(DRAWN)
        selector = self.portal.waits_for(role) if isinstance(role, Role) else None
        if selector is None or response.status != 200:
            return response
        try:
            dom = await self.chromium.draw(response.url, _answered(response), self.ask, selector)
        except DrawingError:
            # A wall or an error page in the page's place draws no article; it is judged as it is.
            if stand_in(page_of(response, datetime.now(UTC))) is not None:
                return response
            raise
        return await self._kept(request, response, dom, role)

    async def ask(self, wanted: Wanted) -> Answered | None:
        """What a page's script asks for; None where it is not ours to ask, or cannot be had."""
        if wanted.url in self._scripts:
            return self._scripts[wanted.url]
        answer = await self._fetched(wanted)
        if answer is not None and wanted.kind == "script" and answer.status == 200:
            if len(self._scripts) >= _MOST_SCRIPTS:
                self._scripts.clear()
            self._scripts[wanted.url] = answer
        return answer

    async def close(self) -> None:
        """End the browser with the crawl."""
        await self.chromium.close()

    async def _fetched(self, wanted: Wanted) -> Answered | None:
        assert self.crawler.engine is not None
        url: str | None = wanted.url
        for _ in range(_MOST_HOPS):
            if url is None or not self._may_ask(url):
                return None
            try:
                response = await self.crawler.engine.download_async(_request(wanted, url))
            except _UNHAD:
                return None  # archived and noted where all failures are
            if not 300 <= response.status < 400:
                return _answered(response)
            url = absolute(url, (response.headers.get("Location") or b"").decode("latin-1"))
        return None

    def _may_ask(self, url: str) -> bool:
        host = (urlsplit(url).hostname or "").lower()
        assert self.portal.drawn is not None
        return self.portal.serves(host) or host in self.portal.drawn.hosts

    async def _kept(
        self, request: Request, response: Response, dom: bytes, role: object
    ) -> Response:
        """The drawn page as an answer, once it is in the archive."""
        assert isinstance(role, Role)
        spider = self.crawler.spider
        if isinstance(spider, PortalSpider) and spider.keeper is not None:
            fetch = drawn_fetch(
                response.url, dom, portal=self.portal.name, role=role, at=datetime.now(UTC)
            )
            request.meta[CAPTURE] = await spider.keep(fetch)
        headers = {"Content-Type": "text/html; charset=utf-8"}
        return HtmlResponse(response.url, headers=headers, body=dom, request=request)


def chromium_of(settings: BaseSettings) -> Chromium:
    """The browser that the settings name, not yet started.

    Raises:
        MissingBrowserError: it, or the extra, is not installed.
    """
    return Chromium(
        executable(settings["NEWSSPIDER_CHROMIUM"]),
        user_agent=settings["USER_AGENT"],
        seconds=settings.getfloat("NEWSSPIDER_DRAWING_SECONDS"),
        most=settings.getint("DOWNLOAD_MAXSIZE"),
    )


def _request(wanted: Wanted, url: str) -> Request:
    headers = {name: text for name, text in wanted.headers.items() if name in _PASSED_ON}
    return Request(
        url,
        method=wanted.method,
        headers=headers,
        body=wanted.body,
        dont_filter=True,
        meta={ROLE: Role.OTHER, "dont_redirect": True, "dont_retry": True},
    )


def _answered(response: Response) -> Answered:
    headers: Mapping[str, str] = {
        name.decode("latin-1"): b", ".join(values).decode("latin-1")
        for name, values in response.headers.items()
        if name.decode("latin-1").lower() not in _NOT_HANDED_ON
    }
    return Answered(response.status, headers, response.body)
