"""PortalSpider: section → listing → article, for any portal; the only spider."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Self

from scrapy import Request, Spider
from scrapy.exceptions import CloseSpider

from newsspider import portals
from newsspider.crawl.exchange import CAPTURE, ROLE, page_of
from newsspider.crawl.faults import Fault, fault_of
from newsspider.crawl.frontier import Frontier, Task
from newsspider.crawl.plan import Plan
from newsspider.crawl.tally import Tally
from newsspider.crawl.visit import Visit
from newsspider.errors import ArchiveError, NotAnArticleError, StoreError, UsageError
from newsspider.keeper import Keeper
from newsspider.model import Capture, Fetch, Problem, Role
from newsspider.portal import Portal
from newsspider.reading import Reading, read_record

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

log = logging.getLogger("newsspider.crawl")


class PortalSpider(Spider):
    """Crawls one portal by the tasks of its frontier; what a page means is not its business."""

    portal: ClassVar[Portal]

    def __init__(self, name: str | None = None, **arguments: str) -> None:
        super().__init__(name)
        self.plan = Plan.read(arguments)
        self.tally = Tally()
        self.keeper: Keeper | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """The spider of one crawl, with the memory that it keeps things in."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        settings = crawler.settings
        if settings.getbool("NEWSSPIDER_KEEP"):
            spider.keeper = Keeper.open(
                Path(settings["NEWSSPIDER_DATA"]),
                spider.portal,
                operator=settings["NEWSSPIDER_OPERATOR"] or None,
                user_agent=settings["USER_AGENT"],
            )
            spider.frontier = Frontier(spider.keeper.store, spider.portal.name)
            spider.visit = Visit(
                spider.portal, spider.plan, spider.tally, spider.keeper, spider.frontier
            )
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Requests for the tasks that are due, until none is left; one by one, memory stays flat."""
        self.visit.begin(datetime.now(UTC))
        while True:
            while (task := self._next_task()) is not None:
                yield self.request(task, task.url)
            if not self.frontier.in_flight:
                wait = self.frontier.seconds_to_next(datetime.now(UTC))
                if wait is None or self._enough():
                    return
                await self.frontier.change(wait)
            else:
                await self.frontier.change(None)

    def _enough(self) -> bool:
        limit = self.plan.limit
        return limit is not None and self.tally.articles + self.frontier.articles_in_flight >= limit

    def _next_task(self) -> Task | None:
        return None if self._enough() else self.frontier.lease(datetime.now(UTC))

    def request(self, task: Task, url: str) -> Request:
        """The request that fetches a task's page from `url`, the task's own or where it was sent."""
        return Request(
            url,
            callback=self.answered,
            errback=self.failed,
            cb_kwargs={"task": task},
            dont_filter=True,
            meta={ROLE: task.role, "dont_redirect": True, "dont_retry": True},
        )

    def keep(self, fetch: Fetch) -> Capture:
        """Archive one exchange; a crawl that cannot keep what it fetches stops."""
        assert self.keeper is not None
        try:
            capture = self.keeper.keep(fetch)
        except (ArchiveError, StoreError) as error:
            self.tally.not_kept += 1
            log.error("%s: %s", self.name, error)
            self.stop("not_kept")
            raise
        self.tally.captures += 1
        self.tally.bytes += len(fetch.response_body)
        return capture

    def stop(self, reason: str) -> None:
        """End the crawl in order; what is queued stays for the next run."""
        assert self.crawler.engine is not None
        self.crawler.engine._slot  # noqa: B018
        raise CloseSpider(reason)

    def answered(self, response: Response, task: Task) -> Iterator[Any]:
        """Judge an answer: a page to read, a way to go on, or a failure."""
        capture = response.meta[CAPTURE]
        page = page_of(response, capture.fetched_at)
        sent = self.visit.sent_on(task, response)
        if sent is not None:
            yield self.request(sent, sent.sent_to or sent.url)
        elif self.visit.refused(task, response, capture):
            return
        elif task.role is Role.LISTING:
            self.visit.listing(task, page, capture)
        else:
            reading = self.visit.article(task, page, capture)
            if reading is not None:
                yield reading

    def failed(self, failure: Failure) -> None:
        """Count a fetch that brought no answer."""
        task = failure.request.cb_kwargs["task"]  # type: ignore[attr-defined]  # Scrapy adds it
        fault = fault_of(failure.value)
        self.visit.failed(task, fault, str(failure.value) or fault.code)

    def parse(self, response: Response, **kwargs: Any) -> Iterator[Any]:
        """What `scrapy parse URL` shows: the record of an article, or the links of a listing."""
        page = page_of(response, datetime.now(UTC))
        try:
            yield Reading(record=read_record(page, self.portal), seen_at=datetime.now(UTC))
        except NotAnArticleError:
            for card in self.portal.read_listing(page).cards:
                yield Request(card.url, callback=self.parse)
