"""Health: opens the run, closes it with its counts and its verdict."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from scrapy import signals
from scrapy.exceptions import NotConfigured

from newsspider.crawl.memory import REFUSED
from newsspider.crawl.spider import PortalSpider
from newsspider.crawl.tally import Tally, Verdict, judge
from newsspider.errors import StoreError
from newsspider.keeper import Keeper
from newsspider.model import Problem
from newsspider.store.runs import RunCounts

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure


class Health:
    """Writes one row of `runs` for each crawl, whatever way it ends."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The extension, listening for the beginning and the end."""
        # Not set in settings.py: what a command sets would not override it there.
        if not crawler.settings.getbool("NEWSSPIDER_KEEP", True):
            raise NotConfigured
        health = cls(crawler)
        crawler.signals.connect(health.opened, signal=signals.spider_opened)
        crawler.signals.connect(health.closed, signal=signals.spider_closed)
        crawler.signals.connect(health.broken, signal=signals.spider_error)
        crawler.signals.connect(health.broken, signal=signals.item_error)
        return health

    def opened(self, spider: PortalSpider) -> None:
        """Begin the run."""
        if spider.keeper is not None:
            now = datetime.now(UTC)
            try:
                spider.keeper.begin(now, sys.argv)
                if spider.portal.old_tls:
                    told = "TLS 1.0 and 1.1 are spoken to this portal, as it is declared"
                    spider.keeper.problem(Problem("tls.old", told, url=spider.portal.home), now)
            except StoreError as error:
                spider.cannot_keep(error)

    def broken(self, spider: PortalSpider, failure: Failure, response: Response | None) -> None:
        """Count an exception in our own code, and end its task: nothing waits for it for ever."""
        spider.tally.broken += 1
        request = response.request if response is not None else None
        if request is not None and "task" in request.cb_kwargs:
            spider.failed_with(request.cb_kwargs["task"], failure.value)

    def closed(self, spider: PortalSpider, reason: str) -> None:
        """End the run; keep what was counted."""
        if spider.keeper is None:
            return
        try:
            spider.keeper.settle()
            if not spider.tally.not_kept:  # else the next run looks for their pages in the archive
                spider.frontier.end()
                if reason != "finished":
                    spider.visit.cut_short(datetime.now(UTC))
        except REFUSED as error:
            spider.refused(error)
        spider.verdict = judge(spider.tally, reason)
        try:
            self._end(spider, spider.keeper, spider.verdict, reason)
        except StoreError as error:
            spider.refused(error)
            spider.verdict = judge(spider.tally, reason)
        finally:
            spider.keeper.close()

    def _end(self, spider: PortalSpider, keeper: Keeper, verdict: Verdict, reason: str) -> None:
        keeper.end(
            datetime.now(UTC),
            finish_reason=reason,
            verdict=verdict.words,
            counts=counts_of(spider.tally, self.crawler),
        )


def counts_of(tally: Tally, crawler: Crawler) -> RunCounts:
    """The tally as the store keeps it."""
    requests = crawler.stats.get_value("downloader/request_count", 0) if crawler.stats else 0
    return RunCounts(
        listings=tally.listings,
        articles=tally.articles,
        new=tally.new,
        changed=tally.changed,
        unchanged=tally.unchanged,
        withdrawn=tally.gone,
        failed=tally.failed,
        problems=tally.problems.total(),
        requests=requests,
        bytes=tally.bytes,
        files=tally.files,
        files_failed=tally.files_failed,
    )


def verdict_of(spider: PortalSpider | None) -> Verdict:
    """The verdict on a crawl; one that was stopped at once has spoken none."""
    if spider is None:
        return Verdict.NOT_KEPT
    return Verdict.CUT_SHORT if spider.verdict is None else spider.verdict
