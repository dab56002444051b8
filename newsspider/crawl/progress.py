"""Progress: a live line on a terminal, a log line a minute elsewhere."""

from __future__ import annotations

import logging
import shutil
import sys
import time
from typing import TYPE_CHECKING, Self

from scrapy import signals
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import create_looping_call

from newsspider.crawl.spider import PortalSpider

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

log = logging.getLogger("newsspider.progress")

_ON_TERMINAL = 0.5
_IN_LOG = 60.0


class Progress:
    """Says how a crawl goes on: pages, new, unchanged, problems, pace."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.live = sys.stderr.isatty()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The extension; it has nothing to say where nothing is kept."""
        if not crawler.settings.getbool("NEWSSPIDER_KEEP", True):
            raise NotConfigured
        progress = cls(crawler)
        crawler.signals.connect(progress.opened, signal=signals.spider_opened)
        crawler.signals.connect(progress.closed, signal=signals.spider_closed)
        return progress

    def opened(self, spider: PortalSpider) -> None:
        """Begin to speak."""
        self.began = time.monotonic()
        self.loop = create_looping_call(self.say, spider)
        self.loop.start(_ON_TERMINAL if self.live else _IN_LOG, now=False)

    def closed(self, spider: PortalSpider) -> None:
        """Leave the line to the verdict."""
        if self.loop.running:
            self.loop.stop()
        if self.live:
            sys.stderr.write("\r\x1b[K")
        else:
            log.info("%s", line_of(spider, time.monotonic() - self.began))

    def say(self, spider: PortalSpider) -> None:
        """One line about now."""
        line = line_of(spider, time.monotonic() - self.began)
        if self.live:
            width = shutil.get_terminal_size().columns - 1
            sys.stderr.write(f"\r\x1b[K{line[:width]}")
            sys.stderr.flush()
        else:
            log.info("%s", line)


def line_of(spider: PortalSpider, seconds: float) -> str:
    """The progress of a crawl in one line."""
    tally = spider.tally
    pace = tally.captures / seconds if seconds > 0 else 0.0
    files = f"{tally.files} files, " if spider.plan.files else ""
    return (
        f"{spider.name}: {tally.captures} pages, {tally.listings} listings, {tally.new} new, "
        f"{tally.changed} changed, {tally.unchanged} unchanged, {files}"
        f"{tally.problems.total()} problems, {pace:.1f} pages/s"
    )
