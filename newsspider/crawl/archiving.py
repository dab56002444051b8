"""ArchiveMiddleware: nothing is seen by a parser before it is in the archive; failures too."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest

from newsspider.archive import heads
from newsspider.crawl.download import heard_of
from newsspider.crawl.exchange import (
    CAPTURE,
    STARTED,
    heard_fetch,
    rebuilt_fetch,
    role_of,
    unheard_fetch,
)
from newsspider.crawl.spider import PortalSpider
from newsspider.model import Role

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Request, Response

    from newsspider.crawl.tap import Heard
    from newsspider.model import Fetch

log = logging.getLogger("newsspider.crawl")


class ArchiveMiddleware:
    """Stands next to the downloader and writes each exchange before its answer goes on."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._told = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The middleware of one crawl."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Note when the exchange begins, and ask for what is known only if it has changed."""
        request.meta[STARTED] = datetime.now(UTC)
        spider = self._spider()
        if spider is not None and role_of(request) in {Role.ARTICLE, Role.FILE}:
            for name, value in spider.conditions(request.url):
                request.headers.setdefault(name, value)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Archive the response, or stop the crawl where that cannot be done."""
        heard, spider = heard_of(request), self._spider()
        if spider is not None:
            fetch = self._fetch(request, response, heard, spider.portal.name)
            request.meta[CAPTURE] = await spider.keep(fetch)
        return response

    async def process_exception(self, request: Request, exception: Exception) -> None:
        """Archive what a failed exchange brought; that one brought nothing is noted there too."""
        heard, spider = heard_of(request), self._spider()
        if spider is None or isinstance(exception, IgnoreRequest) or not _is_http(request):
            return
        portal = spider.portal.name
        if heard is not None and heard.received:
            await spider.keep(heard_fetch(request, heard, portal=portal, error=exception))
        else:
            started = heard.began if heard else request.meta.get(STARTED) or datetime.now(UTC)
            spider.note(unheard_fetch(request, exception, portal=portal, started=started))

    def _spider(self) -> PortalSpider | None:
        spider = self.crawler.spider
        return spider if isinstance(spider, PortalSpider) and spider.keeper is not None else None

    def _fetch(
        self, request: Request, response: Response, heard: Heard | None, portal: str
    ) -> Fetch:
        """The exchange as heard, if what was heard is this answer; else put together again."""
        if heard is not None:
            fetch = heard_fetch(request, heard, portal=portal, error=None)
            if fetch.status == response.status and heads.method(fetch.request_head):
                return fetch
        self._tell_once(request)
        started = request.meta.get(STARTED) or datetime.now(UTC)
        return rebuilt_fetch(request, response, portal=portal, started=started)

    def _tell_once(self, request: Request) -> None:
        if not self._told:
            self._told = True
            log.warning(
                "%s could not be heard on the wire: its archived heads, and those of others like"
                " it, are put together from what Scrapy parsed, and marked so",
                request.url,
            )


def _is_http(request: Request) -> bool:
    return urlsplit(request.url).scheme in {"http", "https"}
