"""Scout: fetches a few pages of a site one after the other, with all of a crawl's manners."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcessBase
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest, UnsupportedURLSchemeError
from scrapy.http import TextResponse

from newsspider.crawl.exchange import page_of
from newsspider.crawl.faults import CONNECTION_ERRORS, fault_of
from newsspider.errors import NewsspiderError, UnaskedError
from newsspider.model import Page
from newsspider.portal import Portal

_REFUSALS = (
    *CONNECTION_ERRORS, DownloadCancelledError, IgnoreRequest, UnaskedError,
    UnsupportedURLSchemeError,
)  # fmt: skip

Fetch = Callable[[str], Awaitable[Page | None]]
"""Fetches a URL; None where it is not answered with a page."""

Errand = Callable[[Fetch], Awaitable[None]]
"""What is to be done with something that fetches."""


def send(process: CrawlerProcessBase, errand: Errand, portal: Portal) -> dict[str, str]:
    """Do the errand at a portal; why URLs were not answered with a page. What it raised is raised here."""
    told = _Told()
    process.crawl(_Scout, errand=errand, told=told, portal=portal)
    process.start()
    if told.error is not None:
        raise told.error
    if not told.done:
        raise NewsspiderError("the fetches were ended before their end")
    return told.refused


class _Told:
    """What comes back from the spider."""

    def __init__(self) -> None:
        self.refused: dict[str, str] = {}
        self.error: NewsspiderError | None = None
        self.done = False


class _Scout(Spider):
    name = "scout"

    def __init__(self, errand: Errand, told: _Told, portal: Portal) -> None:
        super().__init__()
        # Whether it lies inside a network is asked before each request.
        self.portal = portal
        self._errand = errand
        self._told = told

    async def start(self) -> AsyncIterator[Any]:
        """Do the errand; nothing goes through Scrapy's scheduler."""
        try:
            await self._errand(self.fetch)
            self._told.done = True
        except NewsspiderError as error:
            self._told.error = error
        none: tuple[Request, ...] = ()
        for request in none:
            yield request

    async def fetch(self, url: str) -> Page | None:
        """The page at `url`, redirects followed; None, and why, where there is none."""
        assert self.crawler.engine is not None
        try:
            response = await self.crawler.engine.download_async(Request(url, dont_filter=True))
        except _REFUSALS as error:
            self._told.refused[url] = fault_of(error).code
            return None
        if response.status != 200 or not isinstance(response, TextResponse):
            self._told.refused[url] = f"http.{response.status}"
            return None
        return page_of(response, datetime.now(UTC))
