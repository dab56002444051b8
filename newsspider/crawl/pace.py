"""PaceMiddleware: one request at a time to a host, never before its time, none to a dead one."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from newsspider.crawl.faults import fault_of, unasked
from newsspider.crawl.pauses import after_failures, asks_for_pause, pause_for
from newsspider.crawl.spider import PortalSpider
from newsspider.errors import HostDownError, PausedHostError, RunEndedError, UnaskedError
from newsspider.store.hosts import HostState

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Request, Response

log = logging.getLogger("newsspider.pace")

GAP = "newsspider_gap"
"""Key of a request's meta: seconds between two requests, where robots.txt names them."""
_TURN = "newsspider_turn"
# Failed connections in a row after which a host counts as down.
_MOST_FAILURES = 5
# A run waits for this long; a longer pause is the next run's.
_PATIENCE = timedelta(seconds=120)
_GLANCE = 0.5


@dataclass(slots=True)
class Turn:
    """Whose turn it is to ask a host."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    failures: int = 0
    """Connections that failed in a row, in this run; one short of too many after a bad run."""
    reason: str = ""
    asked: float = float("-inf")
    """When it was last asked, by the monotonic clock."""
    ready: float = float("-inf")
    """Not to be asked before, by the monotonic clock."""


class PaceMiddleware:
    """Stands next to the downloader: what has passed it goes out, one at a time for each host.

    So nothing waits in Scrapy's own queues when a host asks for a pause: the next request,
    robots.txt included, meets the pause here. The pause is in the database, so that it holds
    for the next process and for another one.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._turns: dict[str, Turn] = {}
        self._states: dict[str, HostState] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The pace of one crawl."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait for this request's turn and time.

        Raises:
            Unasked: the host asked for a longer pause than a run waits, it failed too often in a
                row, or the run has ended and what stood ready stays the next run's.
        """
        host = host_of(request)
        turn = self._turn(host)
        await turn.lock.acquire()
        try:
            await self._wait(host, turn, float(request.meta.get(GAP, 0)))
        except UnaskedError as error:
            turn.lock.release()
            raise unasked(error) from error
        except BaseException:
            turn.lock.release()
            raise
        turn.asked = time.monotonic()
        request.meta[_TURN] = True

    def process_response(self, request: Request, response: Response) -> Response:
        """Remember what the host asks for, and let the next request go."""
        host = host_of(request)
        self._note(host, response)
        self._end(request, host)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Count a failed connection, and let the next request go."""
        if _TURN not in request.meta:
            return
        host = host_of(request)
        if fault_of(exception).of_host:
            turn = self._turn(host)
            turn.failures += 1
            turn.reason = fault_of(exception).code
            turn.ready = time.monotonic() + after_failures(turn.failures)
            state = self._state(host)
            self._keep(replace(state, failures=state.failures + 1, reason=turn.reason))
        self._end(request, host)

    def _end(self, request: Request, host: str) -> None:
        if request.meta.pop(_TURN, False):
            self._turn(host).lock.release()

    def _turn(self, host: str) -> Turn:
        if host not in self._turns:
            # After a run that found the host down, one failure is enough to say it still is.
            down = self._state(host).failures >= _MOST_FAILURES
            self._turns[host] = Turn(failures=_MOST_FAILURES - 1 if down else 0)
        return self._turns[host]

    async def _wait(self, host: str, turn: Turn, gap: float) -> None:
        while True:
            if self._has_ended():
                raise RunEndedError(f"the run has ended; {host} is not asked")
            if turn.failures >= _MOST_FAILURES:
                raise HostDownError(host, turn.failures, turn.reason)
            left = max(self._pause_left(host), turn.ready - time.monotonic())
            left = max(left, turn.asked + gap - time.monotonic())
            if left <= 0:
                return
            await asyncio.sleep(min(left, _GLANCE))

    def _has_ended(self) -> bool:
        visit = getattr(self.crawler.spider, "visit", None)
        return visit is not None and visit.losses.ended_by is not None

    def _pause_left(self, host: str) -> float:
        """Seconds until a host's pause ends.

        Raises:
            PausedHostError: more than a run waits, or the run is ending.
        """
        until = self._state(host).paused_until
        now = datetime.now(UTC)
        if until is None or until <= now:
            return 0.0
        if until - now > _PATIENCE or not self.crawler.crawling:
            raise PausedHostError(host, f"{until:%Y-%m-%d %H:%M:%S} UTC")
        return (until - now).total_seconds()

    def _note(self, host: str, response: Response) -> None:
        state = self._state(host)
        printed = (response.headers.get("Retry-After") or b"").decode("latin-1") or None
        self._turn(host).failures = 0
        if asks_for_pause(response.status, printed):
            now = datetime.now(UTC)
            pause = pause_for(response.status, printed, state.pauses, now)
            log.warning("%s answered %d: asked again in %s", host, response.status, pause)
            reason = f"answered {response.status}"
            self._keep(
                HostState(
                    host=host, paused_until=now + pause, pauses=state.pauses + 1, reason=reason
                )
            )
        elif state.pauses or state.failures:
            self._keep(HostState(host=host))

    def _state(self, host: str) -> HostState:
        """How a host stands, other processes' word included."""
        spider = self.crawler.spider
        if isinstance(spider, PortalSpider) and spider.keeper is not None:
            return spider.keeper.store.host(host)
        return self._states.get(host, HostState(host=host))

    def _keep(self, state: HostState) -> None:
        spider = self.crawler.spider
        if isinstance(spider, PortalSpider) and spider.keeper is not None:
            spider.keeper.store.save_host(state)
        self._states[state.host] = state


def host_of(request: Request) -> str:
    """The host that a request asks; with and without `www.` it is the same machine."""
    return (urlsplit(request.url).hostname or "").removeprefix("www.")
