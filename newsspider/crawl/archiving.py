"""ArchiveMiddleware: no response is seen by a parser before it is in the archive."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from newsspider.crawl.exchange import CAPTURE, STARTED, fetch_of
from newsspider.crawl.spider import PortalSpider

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Request, Response


class ArchiveMiddleware:
    """Stands next to the downloader and writes each response before it goes on."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The middleware of one crawl."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Note when the exchange begins: that is the date of its records."""
        request.meta[STARTED] = datetime.now(UTC)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Archive the response, or stop the crawl where that cannot be done."""
        spider = self.crawler.spider
        if not isinstance(spider, PortalSpider) or spider.keeper is None:
            return response
        started = request.meta.get(STARTED) or datetime.now(UTC)
        fetch = fetch_of(request, response, portal=spider.portal.name, started=started)
        request.meta[CAPTURE] = await spider.keep(fetch)
        return response
