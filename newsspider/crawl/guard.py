"""GuardMiddleware: no request to the inside of a network, whoever names it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy.exceptions import CannotResolveHostError

from newsspider.crawl import resolver
from newsspider.crawl.faults import unasked
from newsspider.errors import ForbiddenAddressError
from newsspider.text.addresses import why_not_asked

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Request

    from newsspider.portal import Portal


class GuardMiddleware:
    """Looks at each request, robots.txt and redirects included, before it goes anywhere.

    Behind a proxy, which resolves names itself, the look of the URL is all that can be checked;
    without one, the resolver checks the addresses too.
    """

    def __init__(self, portal: Portal | None) -> None:
        self.declared = declared_inside(portal) if portal is not None else frozenset[str]()
        for host in self.declared:
            resolver.allow(urlsplit(f"//{host}").hostname or "")
        for proxy in getproxies().values():
            resolver.allow(urlsplit(proxy if "//" in proxy else f"//{proxy}").hostname or "")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The guard of one crawl."""
        return cls(getattr(crawler.spider, "portal", None))

    def process_request(self, request: Request) -> None:
        """Refuse a request to the inside.

        Raises:
            Unasked: it would leave the public internet.
        """
        if urlsplit(request.url).netloc.lower() in self.declared:
            return
        reason = why_not_asked(request.url)
        if reason is not None:
            raise unasked(ForbiddenAddressError(request.url, reason))

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Tell a refused answer of the DNS from a name that has none."""
        host = urlsplit(request.url).hostname or ""
        reason = resolver.why_refused(host)
        if reason is not None and isinstance(exception, CannotResolveHostError):
            raise unasked(ForbiddenAddressError(request.url, reason))


def declared_inside(portal: Portal) -> frozenset[str]:
    """Hosts with their ports that a private portal may be asked at: those it declares."""
    if not portal.private:
        return frozenset()
    urls = [portal.home, *portal.section_urls().values()]
    return frozenset(urlsplit(url).netloc.lower() for url in urls) | frozenset(portal.hosts)
