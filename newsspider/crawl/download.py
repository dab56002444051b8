"""WireDownloadHandler: Scrapy's own handler for http and https, its connections listened to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import (
    DownloadCancelledError,
    DownloadFailedError,
    ResponseDataLossError,
)

from newsspider.crawl.tap import MARK, Heard, Tap, Taps, tapped

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

# What an answer may have beside its entity: head, interim responses, chunk sizes.
_FRAMING = 1 << 20

# From the handler to ArchiveMiddleware, next to it. Not in request.meta: that is copied into
# redirected and retried requests, and the bytes with it.
_heard: WeakKeyDictionary[Request, Heard] = WeakKeyDictionary()


class WireDownloadHandler(HTTP11DownloadHandler):
    """Fetches as Scrapy does, and leaves what went over the wire for `heard_of`.

    Where Twisted's connection pool is not what it was in the versions known, it only fetches.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._taps = Taps()
        factory = getattr(self._pool, "_factory", None)
        self._listens = isinstance(factory, type) and hasattr(factory, "buildProtocol")
        if self._listens:
            self._pool._factory = tapped(self._pool._factory, self._taps)
        self._most = crawler.settings.getint("DOWNLOAD_MAXSIZE")

    async def download_request(self, request: Request) -> Response:
        """Scrapy's entry: the response, or an exception; either way what was heard is kept."""
        if not self._listens:
            return await super().download_request(request)
        most = request.meta.get("download_maxsize", self._most)
        tap = Tap(most + _FRAMING if most else None)
        mark = self._taps.set(tap)
        request.headers[MARK] = mark
        try:
            return await super().download_request(request)
        except (DownloadFailedError, ResponseDataLossError) as error:
            if tap.overflowed:
                raise DownloadCancelledError(f"a head or framing without end: {error}") from error
            raise
        finally:
            self._taps.clear(mark)
            request.headers.pop(MARK, None)
            heard = tap.end()
            if heard is not None:
                _heard[request] = heard


def heard_of(request: Request) -> Heard | None:
    """What went over the wire for a request that was just downloaded; told once."""
    return _heard.pop(request, None)
