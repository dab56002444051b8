"""RobotsMiddleware: robots.txt as RFC 9309 has it.

Scrapy's own takes an answer of any status for rules, and a robots.txt that cannot be had for
leave to go anywhere.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http.request import NO_CALLBACK

from newsspider.crawl.faults import CONNECTION_ERRORS, fault_of, unasked
from newsspider.crawl.pace import GAP
from newsspider.errors import (
    ForbiddenAddressError,
    ForbiddenByRobotsError,
    RobotsUnreachableError,
    UnaskedError,
)

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response

log = logging.getLogger("newsspider.robots")

# What a robot must read of a robots.txt at least (RFC 9309, 2.5).
_MOST_BYTES = 500 * 1024
_LONGEST_DELAY = 60.0
# One more than a host is given before it counts as down: then that is the reason.
_TRIES = 6
_BETWEEN_TRIES = (1.0, 4.0)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host's robots.txt says to us."""

    parsed: Protego
    delay: float
    """Seconds between two requests; 0 where it names none."""


class RobotsMiddleware:
    """Asks each host for its robots.txt first, once in a run, and keeps to it."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._rules: dict[str, Rules | UnaskedError] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The middleware of one crawl."""
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Refuse what robots.txt forbids; pass on the pause that it asks for.

        Raises:
            Unasked: it forbids this URL, or cannot be had for now.
        """
        if request.meta.get("dont_obey_robotstxt"):
            return
        rules = await self._rules_for(request)
        if isinstance(rules, UnaskedError):
            raise unasked(rules)
        if not rules.parsed.can_fetch(request.url, self.agent):
            raise unasked(ForbiddenByRobotsError(request.url))
        request.meta[GAP] = rules.delay

    async def _rules_for(self, request: Request) -> Rules | UnaskedError:
        parts = urlsplit(request.url)
        place = f"{parts.scheme}://{parts.netloc}"
        async with self._locks.setdefault(place, asyncio.Lock()):
            if place not in self._rules:
                self._rules[place] = await self._ask(place)
            return self._rules[place]

    async def _ask(self, place: str) -> Rules | UnaskedError:
        reason = ""
        for number in range(_TRIES):
            try:
                response = await self._fetch(f"{place}/robots.txt")
            except IgnoreRequest as error:
                cause = error.__cause__
                if isinstance(cause, UnaskedError) and not isinstance(cause, ForbiddenAddressError):
                    return cause
                # Sent to nowhere, or in a ring: as good as none (RFC 9309, 2.3.1.2).
                log.info("%s/robots.txt: %s; taken for none", place, cause or error)
                return self._read(b"")
            except CONNECTION_ERRORS as error:
                reason = fault_of(error).code
                continue
            if response.status != 429 and response.status < 500:
                return self._read(response.body if response.status < 300 else b"")
            reason = f"answered {response.status}"
            if number == len(_BETWEEN_TRIES):
                break
            await asyncio.sleep(_BETWEEN_TRIES[number])
        return RobotsUnreachableError(urlsplit(place).netloc, reason)

    async def _fetch(self, url: str) -> Response:
        request = Request(
            url,
            priority=1000,
            callback=NO_CALLBACK,
            meta={"dont_obey_robotstxt": True, "dont_retry": True},
        )
        assert self.crawler.engine is not None
        return await self.crawler.engine.download_async(request)

    def _read(self, body: bytes) -> Rules:
        text = body[:_MOST_BYTES].decode("utf-8-sig", "replace")
        parsed = Protego.parse(text)
        asked = float(parsed.crawl_delay(self.agent) or 0)
        delay = min(max(asked, 0.0), _LONGEST_DELAY)
        if asked:
            log.info("robots.txt asks for %g s between requests: %g s are kept", asked, delay)
        return Rules(parsed=parsed, delay=delay)
