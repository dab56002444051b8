"""PortalSpider: section → listing → article, for any portal; the only spider."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

from scrapy import Request

from newsspider.crawl.asking import asked
from newsspider.crawl.exchange import CAPTURE, DRAWN, ROLE, page_of
from newsspider.crawl.faults import fault_of
from newsspider.crawl.files import bounds
from newsspider.crawl.frontier import Frontier, Task
from newsspider.crawl.losses import is_declared
from newsspider.crawl.memory import REFUSED, keeper_of
from newsspider.crawl.plan import Plan
from newsspider.crawl.resume import archived
from newsspider.crawl.tally import Tally, Verdict
from newsspider.crawl.trying import TryingSpider
from newsspider.crawl.visit import Visit
from newsspider.errors import DataFolderError, StoreError
from newsspider.keeper import Keeper
from newsspider.model import Capture, Fetch, Role
from newsspider.reading import Reading
from newsspider.store.files import file_seen
from newsspider.store.frontier import PAGES
from newsspider.text.urls import canonical

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

log = logging.getLogger("newsspider.crawl")


class PortalSpider(TryingSpider):
    """Crawls one portal by the tasks of its frontier; what an answer means is Visit's business."""

    def __init__(
        self, name: str | None = None, keeper: Keeper | None = None, **arguments: str
    ) -> None:
        super().__init__(name)
        self.plan = Plan.read(arguments)
        self.tally = Tally()
        self.keeper = keeper
        self.verdict: Verdict | None = None
        self._closing: asyncio.Future[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """The spider of one crawl, with the memory that it keeps things in."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        if crawler.settings.getbool("NEWSSPIDER_KEEP", True):
            spider.remember(crawler)
        return spider

    def remember(self, crawler: Crawler) -> None:
        """Take the memory that the command has opened, or open it: archive, database, journal."""
        if self.keeper is None:
            self.keeper = keeper_of(self.portal, crawler.settings)
        self.frontier = Frontier(self.keeper.store, self.portal.name)
        self.visit = Visit(self.portal, self.plan, self.tally, self.keeper, self.frontier)

    async def start(self) -> AsyncIterator[Any]:
        """Requests for the tasks that are due, until none is left; memory stays flat."""
        try:
            self.visit.begin(datetime.now(UTC))
            self.resume(self.visit.keeper)
            async for request in self._due():
                yield request
        except (StoreError, DataFolderError) as error:
            self.cannot_keep(error)

    def resume(self, keeper: Keeper) -> None:
        """End the tasks that a killed run had taken: from the archive where their page is there."""
        for task in self.frontier.interrupted:
            self.frontier.leased[task.name] = task
            listing = task.role is Role.LISTING and is_declared(self.portal, task)
            # What a form was answered is not told by its URL.
            anew = listing or task.form is not None
            if anew or not self._resumed(keeper, self.request(task, task.url)):
                self.frontier.release(task)

    def _resumed(self, keeper: Keeper, request: Request) -> bool:
        """Whether the archive holds the answer to a request, and to those that it leads to."""
        response = archived(keeper, request)
        if response is None:
            return False
        for result in self.answered(response, request.cb_kwargs["task"]):
            if isinstance(result, Request):
                return self._resumed(keeper, result)
            self.save(result)
        return True

    async def _due(self) -> AsyncIterator[Request]:
        while self._closing is None:
            while len(self.frontier.leased) < _AHEAD and (task := self._next_task()) is not None:
                yield self.request(task, task.url)
            wait = None
            if not self.frontier.leased:
                wait = self.frontier.seconds_to_next(datetime.now(UTC), self._wanted())
                if wait is None:
                    self.visit.finish(datetime.now(UTC), limited=self._enough())
                    return
            await self.frontier.change(wait)

    def _enough(self) -> bool:
        tried = self.tally.articles + self.tally.supposed + self.frontier.articles_in_flight
        return self.plan.limit is not None and tried >= self.plan.limit

    def _wanted(self) -> frozenset[Role]:
        """What this run still fetches: no pages beyond its limit, files where they are asked for."""
        pages = frozenset() if self._enough() else PAGES
        return pages | {Role.FILE} if self.plan.files else pages

    def _next_task(self) -> Task | None:
        return self.frontier.lease(datetime.now(UTC), self._wanted())

    def request(self, task: Task, url: str) -> Request:
        """The request for a task's page at `url`: the task's own, or where it was sent."""
        request = asked(task, url, self.answered, self.failed)
        request.meta.update(self._roles(task))
        if task.role is Role.FILE:
            request.meta.update(bounds(self.crawler.settings))
        return request

    def _roles(self, task: Task) -> dict[str, Role]:
        """Why a page is asked for; what scripts draw it from is not yet the page."""
        if self.portal.waits_for(task.role) is None:
            return {ROLE: task.role}
        return {ROLE: Role.OTHER, DRAWN: task.role}

    async def keep(self, fetch: Fetch) -> Capture:
        """Archive one exchange; it is on disk, and the database knows where, on return.

        Raises:
            DiskError, StoreError: nothing can be kept; the crawl stops.
            ArchiveError: this exchange cannot be kept.
        """
        if self.keeper is None:
            raise StoreError("nothing is kept in this crawl")
        try:
            capture = await self.keeper.keep(fetch)
        except REFUSED as error:
            self.cannot_keep(error)
            raise
        self.tally.captures += 1
        self.tally.bytes += len(fetch.response_body)
        return capture

    def conditions(self, url: str) -> tuple[tuple[str, str], ...]:
        """Header names and values that ask for a known article or file only if it has changed."""
        keeper, name = self.keeper, canonical(url)
        if keeper is None:
            return ()
        known = keeper.store.known(self.portal.name, name) or file_seen(
            keeper.store, self.portal.name, name
        )
        return () if known is None else keeper.earlier.conditions(url)

    def note(self, fetch: Fetch) -> None:
        """Archive that an exchange never came to be."""
        if self.keeper is None:
            return
        try:
            self.keeper.note(fetch)
        except REFUSED as error:
            self.cannot_keep(error)

    def refused(self, error: Exception) -> None:
        """Count, and say, that the disk did not take something."""
        self.tally.not_kept += 1
        log.error("%s: %s; the next run goes on from here", self.name, error)

    def cannot_keep(self, error: Exception) -> None:
        """End the crawl in order: what cannot be kept must not be fetched."""
        self.refused(error)
        if self._closing is None and self.crawler.engine is not None:
            closing = self.crawler.engine.close_spider_async(reason="not_kept")
            self._closing = asyncio.ensure_future(closing)

    def save(self, reading: Reading) -> None:
        """Store one reading."""
        try:
            self.visit.save(reading)
        except REFUSED as error:
            self.cannot_keep(error)

    def answered(self, response: Response, task: Task) -> Iterator[Any]:
        """Judge an answer: a page to read, a way to go on, or a failure."""
        try:
            yield from self._judged(response, task)
        except REFUSED as error:
            self.cannot_keep(error)

    def _judged(self, response: Response, task: Task) -> Iterator[Any]:
        capture: Capture = response.meta[CAPTURE]
        sent = self.visit.sent_on(task, response)
        if sent is not None:
            yield self.request(sent, sent.sent_to or sent.url)
        elif self.visit.confirmed(task, response, capture) or self.visit.refused(
            task, response, capture
        ):
            return
        elif task.role is Role.FEED:
            self.visit.source(task, page_of(response, capture.fetched_at))
        elif task.role is Role.LISTING:
            self.visit.listing(task, page_of(response, capture.fetched_at), capture)
        elif task.role is Role.FILE:
            self.visit.files.take(task, page_of(response, capture.fetched_at), capture)
        else:
            reading = self.visit.article(task, page_of(response, capture.fetched_at), capture)
            if reading is not None:
                yield reading

    def failed(self, failure: Failure) -> None:
        """Count a fetch that brought no answer."""
        task = failure.request.cb_kwargs["task"]  # type: ignore[attr-defined]  # Scrapy adds it
        self.failed_with(task, failure.value)

    def failed_with(self, task: Task, error: BaseException | None) -> None:
        """End a task that an error has ended; what the disk refused is asked again as it was."""
        if isinstance(error, REFUSED):
            return
        fault = fault_of(error or Exception())
        try:
            self.visit.failed(task, fault, str(error) or fault.code)
        except REFUSED as refusal:
            self.cannot_keep(refusal)


# Requests under way at once: one is on the wire, the next stands ready behind the pause.
_AHEAD = 2
